#include "verify/documents/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "verify/documents/judge.h"
#include "verify/documents/style_sheet.h"
#include "verify/xml/errors.h"
#include "vocabulary/legacy_elements.h"

namespace colophon::verify {

namespace {

using xml::Space;

constexpr std::string_view kLegacyDoctype = "-//W3C//DTD XHTML 1.1//EN";

void start(Document& document, const xml::StartTag& tag) {
  document.bound.keep();
  document.is_given_up |= document.bound.is_spent();
  if (document.is_given_up) return;
  document.are_places_known = false;
  judge_place(document, tag);
  Frame& frame = document.open.back();
  if (document.is_legacy() ? frame.is_judged
                           : frame.rules != Rules::anything || frame.space == Space::xhtml) {
    judge_nesting(document, tag, frame);
  }
  judge_attributes(document, tag, frame);
  if (frame.space == Space::xhtml && frame.name == short_name("table")) {
    if (document.ids.table_depth++ == 0) ++document.ids.tables;
  }
  if (!tag.attributes.empty()) note_ids(document, tag, frame);
  gather_references(document, tag, frame);
  if (tag.name.local == "style" && (frame.space == Space::xhtml || frame.space == Space::svg)) {
    document.style.clear();
    document.style_pieces.clear();
  }
}

void judge_head(Document& document, const Frame& frame) {
  constexpr std::uint32_t kTitle = 1;  // the first of its parts
  if (frame.content.seen & kTitle) return;
  document.findings.report(Code::untitled_document, tag_span(document, frame));
}

// What is known of an element only when it closes.
void settle(Document& document, const Frame& frame, std::uint32_t end) {
  if (frame.active >= 0) {
    document.ids.uses[static_cast<std::size_t>(frame.active)].scope_end = end;
  }
  const auto reference = static_cast<std::size_t>(frame.reference);
  if (reference < document.facts.references.size() &&
      (frame.content.has_content || frame.content.children > 0)) {
    document.facts.references[reference].has_fallback = true;
  }
  if (frame.space != Space::xhtml) return;
  if (frame.name == short_name("table")) --document.ids.table_depth;
  if (frame.rules != Rules::document || document.is_legacy()) return;
  if (frame.name == short_name("head")) judge_head(document, frame);
  const bool is_blank = frame.name == short_name("title") && !frame.content.has_content;
  if (is_blank) {
    document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                             "text");
  }
}

void end(Document& document, const xml::EndTag& tag) {
  if (document.is_given_up) return;
  const Frame frame = document.open.back();
  document.open.pop_back();
  if (frame.has_base) document.base = document.facts.bases[document.base - 1].outer;
  const bool is_style =
      tag.name.local == "style" && (frame.space == Space::xhtml || frame.space == Space::svg);
  if (is_style && !document.style.empty()) document.facts.has_style = true;
  if (is_style) judge_style(document, document.style, false, document.style_pieces);
  judge_end(document, frame);
  if (document.kind == DocumentKind::navigation) judge_navigation_end(document, frame);
  settle(document, frame, tag.begin);
}

bool holds_style(const Frame& frame) {
  const bool is_style = frame.space == Space::xhtml ? frame.name == short_name("style")
                                                    : frame.written.ends_with("style");
  return is_style && (frame.rules != Rules::document || frame.space == Space::xhtml);
}

void take_text(Document& document, std::string_view text, std::uint32_t begin) {
  if (document.open.empty() || document.is_given_up) return;
  Frame& frame = document.open.back();
  if (holds_style(frame)) {
    document.style_pieces.emplace_back(static_cast<std::uint32_t>(document.style.size()), begin);
    document.style += text;
    return;
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return;
  ++document.labels;
  judge_text(document, begin, static_cast<std::uint32_t>(text.size()));
  frame.content.has_content = true;
}

// `<?xml-stylesheet href="…"?>`, which EPUBCheck follows in drawings alone.
void take_instruction(Document& document, std::string_view target, std::string_view data,
                      std::uint32_t begin) {
  if (target != "xml-stylesheet" || document.kind != DocumentKind::svg) return;
  const std::size_t name = data.find("href");
  const std::size_t quote = data.find_first_of("\"'", std::min(name, data.size()));
  if (name == data.npos || quote == data.npos) return;
  const std::size_t close = data.find(data[quote], quote + 1);
  if (close == data.npos) return;
  const std::string_view address = data.substr(quote + 1, close - quote - 1);
  const std::size_t at = document.text.find(address, begin);
  if (at == document.text.npos) return;
  document.facts.has_style = true;
  refer(document, {.kind = Reference::Kind::style_sheet,
                   .target = std::string(address),
                   .begin = static_cast<std::uint32_t>(at),
                   .end = static_cast<std::uint32_t>(at + address.size())});
}

bool is_right(const xml::Doctype& type, DocumentKind kind) {
  if (kind == DocumentKind::legacy) {
    return type.name != "html" ||
           (type.public_id == kLegacyDoctype &&
            type.system_id == "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd");
  }
  const bool is_legacy_compatible = type.system_id == "about:legacy-compat";
  return type.public_id.empty() && (!type.has_external_subset || is_legacy_compatible);
}

void judge_doctype(Document& document, const xml::Doctype& type) {
  document.has_legacy_entities = type.public_id == kLegacyDoctype;
  if (document.kind == DocumentKind::svg || is_right(type, document.kind)) return;
  const std::size_t close = document.text.find('>', type.begin);
  const std::size_t size = close == document.text.npos ? 0 : close + 1 - type.begin;
  document.findings.report(
      Code::wrong_doctype, document.span(type.begin, type.begin + static_cast<std::uint32_t>(size)),
      document.is_legacy() ? "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" …>"
                           : "<!DOCTYPE html>");
}

// A character that the document type of XHTML 1.1 declares, or nobody.
void take_entity(Document& document, std::string_view name, std::uint32_t begin) {
  const auto end = static_cast<std::uint32_t>(begin + name.size() + 2);
  if (document.has_legacy_entities && vocabulary::is_legacy_entity(name)) {
    return take_text(document, document.text.substr(begin, end - begin), begin);
  }
  document.findings.report(Code::malformed_xml, document.span(begin, end),
                           fmt::format("`&{};` is declared nowhere", name));
}

xml::Handlers handlers_of(Document& document) {
  xml::Handlers handlers;
  handlers.start = [&document](const xml::StartTag& tag) { start(document, tag); };
  handlers.end = [&document](const xml::EndTag& tag) { end(document, tag); };
  handlers.text = [&document](std::string_view text, std::uint32_t begin) {
    take_text(document, text, begin);
  };
  handlers.instruction = [&document](std::string_view target, std::string_view data,
                                     std::uint32_t begin) {
    take_instruction(document, target, data, begin);
  };
  handlers.declaration = [&document](const xml::Declaration& declaration) {
    if (declaration.version == "1.0") return;
    document.findings.report(Code::malformed_xml, document.span(0, 5), "its version is not 1.0");
  };
  handlers.doctype = [&document](const xml::Doctype& type) { judge_doctype(document, type); };
  if (document.is_legacy()) {
    handlers.skipped_entity = [&document](std::string_view name, std::uint32_t begin) {
      take_entity(document, name, begin);
    };
  }
  handlers.external_entity = [&document](std::string_view name, std::uint32_t begin) {
    if (document.is_legacy()) return;
    document.findings.report(Code::external_entity, document.span(begin, begin), name);
  };
  return handlers;
}

// What a style sheet may be in, beside UTF-8, is UTF-16 (EPUB 3.3 #sec-css-req).
void judge_encoding(const xml::Decoded& decoded, bool is_sheet, Diagnostics& findings) {
  if (decoded.encoding != xml::Decoded::Encoding::utf8) {
    Diagnostic& finding = findings.report(Code::wrong_encoding, {SourceId{0}, 0, 0}, decoded.name);
    const bool is_allowed = is_sheet && decoded.encoding == xml::Decoded::Encoding::utf16;
    if (is_allowed) finding.severity = Severity::warning;
  } else if (is_sheet && !decoded.has_mark) {
    judge_charset(decoded.text, findings);
  }
}

// By the text's order; findings of one place stay as they were made.
void sort_findings(Diagnostics& findings, std::size_t first) {
  findings.seal();
  std::vector<Diagnostic>& all = findings.all();
  std::stable_sort(
      all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
      [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
}

DocumentFacts judge_markup(const xml::Decoded& decoded, DocumentKind kind, FactBudget& budget,
                           Diagnostics& findings) {
  FindingBound bound(findings);
  Document document{
      .text = decoded.text, .kind = kind, .findings = findings, .bound = bound, .budget = budget};
  if (decoded.invalid) {
    findings.report(Code::malformed_xml, document.span(*decoded.invalid, *decoded.invalid),
                    "these bytes are no text");
  }
  const std::optional<xml::Malformed> malformed = xml::walk(document.text, handlers_of(document));
  const bool is_whole = !malformed && !document.is_given_up;
  document.facts.is_well_formed = is_whole && !decoded.invalid;
  if (malformed) xml::report(*malformed, findings);
  // What a document cut short lacks says nothing.
  if (!is_whole) document.ids.uses.clear();
  document.facts.ids = settle_ids(document.ids, findings);
  if (is_whole && kind == DocumentKind::navigation) judge_navigation_document(document);
  return std::move(document.facts);
}

}  // namespace

DocumentFacts judge_document(std::string_view bytes, DocumentKind kind, Diagnostics& findings) {
  FactBudget budget;
  return judge_document(bytes, kind, budget, findings);
}

DocumentFacts judge_document(std::string_view bytes, DocumentKind kind, FactBudget& budget,
                             Diagnostics& findings) {
  std::string converted;
  const xml::Decoded decoded = xml::decode(bytes, converted);
  const std::size_t first = findings.all().size();
  DocumentFacts facts;
  const bool is_sheet =
      kind == DocumentKind::style_sheet || kind == DocumentKind::legacy_style_sheet;
  if (is_sheet) {
    facts = judge_style_sheet(decoded.text, kind, findings);
    if (!budget.take(facts.references.size())) facts.references.clear();
  } else {
    facts = judge_markup(decoded, kind, budget, findings);
  }
  judge_encoding(decoded, is_sheet, findings);
  sort_findings(findings, first);
  return facts;
}

void refer(Document& document, Reference reference) {
  if (!document.budget.take()) return;
  reference.base = document.base;
  document.facts.references.push_back(std::move(reference));
}

const xml::AttributePlace& place_of(Document& document, const xml::StartTag& tag,
                                    const xml::Attribute& attribute) {
  if (!document.are_places_known) xml::locate_attributes(document.text, tag, document.places);
  document.are_places_known = true;
  return document.places[static_cast<std::size_t>(&attribute - tag.attributes.data())];
}

std::string_view written_name(Document& document, const xml::StartTag& tag,
                              const xml::Attribute& attribute) {
  const xml::AttributePlace& place = place_of(document, tag, attribute);
  const std::string_view written = document.text.substr(place.begin, place.name_end - place.begin);
  return shortened(written.ends_with(attribute.name.local) ? written : attribute.name.local);
}

Span name_span(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute) {
  const xml::AttributePlace& place = place_of(document, tag, attribute);
  return document.span(place.begin, place.name_end);
}

Span value_span(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute) {
  const xml::AttributePlace& place = place_of(document, tag, attribute);
  return document.span(place.value_begin, place.value_end);
}

Span tag_span(const Document& document, const Frame& frame) {
  const auto size = static_cast<std::uint32_t>(frame.written.size() + 1);
  return document.span(frame.begin, std::min(frame.begin + size, frame.end));
}

}  // namespace colophon::verify
