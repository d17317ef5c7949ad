// Which attributes an element may have and what they may say.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "verify/documents/judge.h"
#include "verify/documents/prefixes.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"
#include "vocabulary/document_elements.h"
#include "vocabulary/legacy_drawings.h"
#include "vocabulary/legacy_elements.h"
#include "vocabulary/math_elements.h"
#include "vocabulary/roles.h"

namespace colophon::verify {

namespace {

using xml::Space;

void refuse(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute,
            const Frame& frame) {
  document.findings.report(Code::invalid_attribute, name_span(document, tag, attribute),
                           written_name(document, tag, attribute), frame.written);
}

void refuse_value(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute,
                  const Frame& frame) {
  document.findings.report(Code::invalid_value, value_span(document, tag, attribute),
                           written_name(document, tag, attribute), frame.written,
                           shortened(attribute.value));
}

// By a name as rows have it.
const xml::Attribute* find_attribute(const xml::StartTag& tag, std::string_view name) {
  if (name == "xlink:href") return tag.find(Space::xlink, "href");
  return tag.find(name);
}

// An attribute in no namespace, or one of XML's.
void judge_plain(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute,
                 std::string_view name, const Frame& frame) {
  if (name == "role" || name.starts_with("aria-")) return;  // for judge_roles
  const vocabulary::Attribute* known =
      vocabulary::xhtml_schema().find_attribute(frame.element, name);
  const bool is_value_of_list = name == "value" && frame.name == short_name("li") &&
                                document.open.size() > 1 &&
                                document.open[document.open.size() - 2].name != short_name("ol");
  const bool is_bad_data = name.starts_with("data-") && !vocabulary::is_custom_data_name(name);
  if (!known || is_value_of_list || is_bad_data) return refuse(document, tag, attribute, frame);
  if (!vocabulary::has_form(*known, attribute.value)) refuse_value(document, tag, attribute, frame);
}

// Vocabularies whose prefixes nobody has to declare (EPUB 3.3 section D.1.4).
constexpr std::string_view kReservedPrefixes = "msv prism";

// Whether a term of epub:type is made of characters that XML's names have.
bool is_name_token(std::string_view term) {
  return std::all_of(term.begin(), term.end(), [](char c) {
    const char lower = ascii::lower(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_declared(const Document& document, std::string_view prefix) {
  return vocabulary::has_word(kReservedPrefixes, prefix) ||
         document.prefixes.contains(std::string(prefix));
}

// The terms of epub:type; those without a prefix are usage, not errors.
void judge_terms(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute,
                 const Frame& frame) {
  std::string_view rest = vocabulary::forms::trim(attribute.value);
  if (rest.empty()) return refuse_value(document, tag, attribute, frame);
  while (!rest.empty()) {
    const std::size_t length = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    const std::string_view term = rest.substr(0, length);
    rest = vocabulary::forms::trim(rest.substr(length));
    if (!is_name_token(term) || term.front() == ':') {
      refuse_value(document, tag, attribute, frame);
      continue;
    }
    const std::size_t colon = term.find(':');
    if (colon == term.npos || is_declared(document, term.substr(0, colon))) continue;
    document.findings.report(Code::undeclared_prefix, value_span(document, tag, attribute),
                             term.substr(0, colon), term);
  }
}

// `name: address name: address`; what else it says is for nobody here to judge.
void take_prefixes(Document& document, std::string_view value) {
  for (std::size_t colon = value.find(':'); colon != value.npos; colon = value.find(':')) {
    document.prefixes.emplace(vocabulary::forms::trim(value.substr(0, colon)));
    value = vocabulary::forms::trim(value.substr(colon + 1));
    value.remove_prefix(std::min(value.find_first_of(" \t\r\n"), value.size()));
  }
}

void judge_ops_attribute(Document& document, const xml::StartTag& tag,
                         const xml::Attribute& attribute, const Frame& frame) {
  if (attribute.name.local == "prefix" && frame.name == short_name("html")) return;
  const bool fits = attribute.name.local == "type" &&
                    vocabulary::xhtml_schema().find_attribute(frame.element, "epub:type");
  if (!fits) return refuse(document, tag, attribute, frame);
  judge_terms(document, tag, attribute, frame);
}

// Whether an attribute of another namespace is refused: one of those who make the rules, or one
// whose address has no host, at which EPUBCheck stumbles (CHK-008).
bool is_refused_namespace(std::string_view uri) {
  if (uri.find_first_of(" |<>\"{}\\^`[%") != uri.npos) return false;
  const std::size_t slashes = uri.find("//");
  if (slashes == uri.npos) return true;
  const std::string_view rest = uri.substr(slashes + 2);
  std::string_view host = rest.substr(0, std::min(rest.find_first_of("/?#"), rest.size()));
  if (const std::size_t at = host.find('@'); at != host.npos) host.remove_prefix(at + 1);
  host = host.substr(0, host.find(':'));
  return host.empty() || host.find("w3.org") != host.npos || host.find("idpf.org") != host.npos ||
         std::any_of(host.begin(), host.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

void judge_speech_attribute(Document& document, const xml::StartTag& tag,
                            const xml::Attribute& attribute, const Frame& frame) {
  if (attribute.name.local == "ph") {
    const bool is_inner = document.open.size() > 1 &&
                          (document.open[document.open.size() - 2].inside & kInPronounced) != 0;
    if (is_inner) refuse(document, tag, attribute, frame);
    if (!vocabulary::forms::trim(attribute.value).empty()) return;
    document.findings.report(Code::deprecated_markup, value_span(document, tag, attribute),
                             "a pronunciation of nothing");
  } else if (attribute.name.local != "alphabet") {
    refuse(document, tag, attribute, frame);
  } else if (attribute.value != "ipa" &&
             (!attribute.value.starts_with("x-") || attribute.value.size() == 2)) {
    refuse_value(document, tag, attribute, frame);
  }
}

void judge_attribute(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute,
                     const Frame& frame) {
  switch (attribute.name.space) {
    case Space::none:
      return judge_plain(document, tag, attribute, attribute.name.local, frame);
    case Space::xml:
      return judge_plain(document, tag, attribute, xml::prefixed(attribute.name), frame);
    case Space::ops:
      return judge_ops_attribute(document, tag, attribute, frame);
    case Space::ssml:
      return judge_speech_attribute(document, tag, attribute, frame);
    case Space::other:
      if (is_refused_namespace(attribute.name.uri)) refuse(document, tag, attribute, frame);
      return;
    default:
      return refuse(document, tag, attribute, frame);
  }
}

void judge_required(Document& document, const xml::StartTag& tag, const Frame& frame,
                    const vocabulary::Schema& schema) {
  for (const vocabulary::Attribute& own : schema.own_attributes(*frame.element)) {
    if (!own.is_required || find_attribute(tag, own.name)) continue;
    document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                             fmt::format("`{}`", own.name));
  }
}

// What no row says: drawings and formulas may have anything of other namespaces.
bool is_unjudged(const Frame& frame, const xml::Name& name) {
  const Space space = name.space;
  if (frame.space == Space::svg) {
    return space != Space::none && space != Space::xlink && space != Space::xml &&
           space != Space::ops;
  }
  if (frame.space != Space::mathml) return false;
  if (space == Space::none) {
    return name.local.starts_with("its-") ||
           (name.local.starts_with("aria-") && vocabulary::is_aria_allowed("math", "", name.local));
  }
  if (space == Space::xml) return name.local == "base";
  if (space == Space::ops) return name.local == "type";
  return space != Space::ssml || name.local == "ph";
}

void judge_by_schema(Document& document, const xml::StartTag& tag, const Frame& frame,
                     const vocabulary::Schema& schema) {
  for (const xml::Attribute& attribute : tag.attributes) {
    if (is_unjudged(frame, attribute.name)) continue;
    const vocabulary::Attribute* known =
        schema.find_attribute(frame.element, xml::prefixed(attribute.name));
    if (!known) {
      refuse(document, tag, attribute, frame);
    } else if (!vocabulary::has_form(*known, attribute.value)) {
      refuse_value(document, tag, attribute, frame);
    }
  }
  judge_required(document, tag, frame, schema);
}

void judge_languages(Document& document, const xml::StartTag& tag) {
  const xml::Attribute* xml_lang = tag.find(Space::xml, "lang");
  const xml::Attribute* lang = xml_lang ? tag.find("lang") : nullptr;
  if (!lang || ascii::lower(lang->value) == ascii::lower(xml_lang->value)) return;
  document.findings.report(Code::two_languages, value_span(document, tag, *lang),
                           shortened(lang->value), shortened(xml_lang->value));
}

// In drawings nobody is asked but for ids and meanings.
void judge_drawing_attribute(Document& document, const xml::StartTag& tag,
                             const xml::Attribute& attribute, const Frame& frame) {
  constexpr std::string_view kTyped =
      "a audio canvas circle ellipse g iframe image line path polygon polyline rect svg switch "
      "symbol text textPath tspan unknown use video";
  if (attribute.name.space == Space::ops) {
    if (attribute.name.local == "prefix" && document.open.size() == 1) return;
    const bool fits =
        attribute.name.local == "type" && vocabulary::has_word(kTyped, tag.name.local);
    if (!fits) return refuse(document, tag, attribute, frame);
    return judge_terms(document, tag, attribute, frame);
  }
  const bool is_data = attribute.name.space == Space::none &&
                       attribute.name.local.starts_with("data-") &&
                       document.kind != DocumentKind::svg;
  if (is_data && !vocabulary::is_custom_data_name(attribute.name.local)) {
    return refuse(document, tag, attribute, frame);
  }
  if (!attribute.name.is(Space::none, "id")) return;
  // In a file of its own it is a name of XML 1.0, as the schema has it.
  constexpr vocabulary::Attribute kId{"id", vocabulary::AttributeForm::word};
  const bool is_id = document.kind == DocumentKind::svg
                         ? vocabulary::forms::is_xml_name(vocabulary::forms::trim(attribute.value))
                         : vocabulary::has_form(kId, attribute.value);
  if (!is_id) refuse_value(document, tag, attribute, frame);
}

// epub:switch and what stands in it, and epub:trigger: what they may and must say.
void judge_switch_attributes(Document& document, const xml::StartTag& tag, const Frame& frame) {
  const std::string_view known = tag.name.local == "trigger" ? "" : "id required-namespace";
  for (const xml::Attribute& attribute : tag.attributes) {
    const std::string_view name = attribute.name.local;
    const bool fits =
        known.empty() || (attribute.name.space == Space::none && vocabulary::has_word(known, name));
    if (!fits) {
      refuse(document, tag, attribute, frame);
    } else if (name == "id" && attribute.value.find_first_of(" \t\r\n") != std::string_view::npos) {
      refuse_value(document, tag, attribute, frame);
    }
  }
  const std::string_view needed = tag.name.local == "case"      ? "required-namespace"
                                  : tag.name.local == "trigger" ? "action"
                                                                : "";
  if (needed.empty() || tag.find(needed)) return;
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                           fmt::format("`{}`", needed));
}

}  // namespace

std::string_view shortened(std::string_view value) {
  constexpr std::size_t kMostQuoted = 60;
  if (value.size() <= kMostQuoted) return value;
  std::size_t end = kMostQuoted;
  while (end > 0 && (value[end] & 0xC0) == 0x80) --end;
  return value.substr(0, end);
}

void judge_attributes(Document& document, const xml::StartTag& tag, Frame& frame) {
  if (document.is_legacy()) {
    if (!frame.is_judged) return;
    const bool is_drawing = frame.space == Space::svg;
    return judge_by_schema(
        document, tag, frame,
        is_drawing ? vocabulary::legacy_svg_schema() : vocabulary::legacy_xhtml_schema());
  }
  if (document.open.size() == 1) {
    const xml::Attribute* prefixes = tag.find(Space::ops, "prefix");
    if (prefixes) {
      take_prefixes(document, prefixes->value);
      judge_prefixes(prefixes->value, value_span(document, tag, *prefixes), document.findings);
    }
  }
  if (frame.space == Space::xhtml && frame.is_judged) {
    for (const xml::Attribute& attribute : tag.attributes) {
      judge_attribute(document, tag, attribute, frame);
      document.bound.keep();
    }
    judge_required(document, tag, frame, vocabulary::xhtml_schema());
    judge_combinations(document, tag, frame);
    judge_roles(document, tag, frame);
    if (!tag.attributes.empty()) judge_languages(document, tag);
  } else if (frame.space == Space::svg && frame.rules != Rules::anything) {
    for (const xml::Attribute& attribute : tag.attributes) {
      judge_drawing_attribute(document, tag, attribute, frame);
    }
  } else if (frame.space == Space::mathml && frame.rules != Rules::anything) {
    // Content MathML is nobody's to judge here.
    if (frame.element) judge_by_schema(document, tag, frame, vocabulary::math_schema());
  } else if (frame.space == Space::ops) {
    judge_switch_attributes(document, tag, frame);
  }
}

}  // namespace colophon::verify
