#include "verify/documents/prefixes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "verify/xml/url.h"
#include "vocabulary/attribute_forms.h"

namespace colophon::verify {

namespace {

struct Reserved {
  std::string_view prefix;
  std::string_view address;
  bool everywhere = true;  // else where its vocabulary has properties
};
constexpr std::string_view kAccessibility = "http://www.idpf.org/epub/vocab/package/a11y/#";
constexpr std::string_view kOverlays = "http://www.idpf.org/epub/vocab/overlays/#";
constexpr std::string_view kRendition = "http://www.idpf.org/vocab/rendition/#";
constexpr std::array kReserved = {
    Reserved{"a11y", kAccessibility, false},
    Reserved{"dcterms", "http://purl.org/dc/terms/"},
    Reserved{"marc", "http://id.loc.gov/vocabulary/"},
    Reserved{"media", kOverlays},
    Reserved{"onix", "http://www.editeur.org/ONIX/book/codelists/current.html#"},
    Reserved{"rendition", kRendition},
    Reserved{"schema", "http://schema.org/"},
    Reserved{"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

// Those of content documents are of other vocabularies.
constexpr std::array kReservedInDocuments = {
    Reserved{"msv", "http://www.idpf.org/epub/vocab/structure/magazine/#"},
    Reserved{"prism", "http://www.prismstandard.org/specifications/3.0/PRISM_CV_Spec_3.0.htm#"},
};

// The properties that EPUB defines, by the address of their vocabulary (none for those without a
// prefix) and the place.
struct Vocabulary {
  PropertyPlace place;
  std::string_view address;
  std::string_view properties;
};
constexpr std::array kVocabularies = {
    Vocabulary{PropertyPlace::meta, "",
               "alternate-script authority belongs-to-collection collection-type display-seq "
               "dictionary-type file-as group-position identifier-type meta-auth role "
               "source-language source-of target-language term title-type pageBreakSource"},
    Vocabulary{PropertyPlace::meta, kAccessibility, "certifiedBy certifierCredential exemption"},
    Vocabulary{PropertyPlace::meta, kOverlays,
               "active-class duration narrator playback-active-class"},
    Vocabulary{PropertyPlace::meta, kRendition, "layout orientation spread viewport flow"},
    Vocabulary{
        PropertyPlace::item, "",
        "cover-image data-nav dictionary glossary index mathml nav remote-resources scripted "
        "search-key-map svg switch"},
    Vocabulary{PropertyPlace::item, kOverlays, ""},
    Vocabulary{PropertyPlace::item, kRendition, ""},
    Vocabulary{PropertyPlace::itemref, "", "page-spread-right page-spread-left"},
    Vocabulary{PropertyPlace::itemref, kOverlays, ""},
    Vocabulary{
        PropertyPlace::itemref, kRendition,
        "layout-pre-paginated layout-reflowable orientation-auto orientation-landscape "
        "orientation-portrait spread-auto spread-both spread-landscape spread-none "
        "spread-portrait page-spread-center page-spread-left page-spread-right "
        "flow-paginated flow-scrolled-continuous flow-scrolled-doc flow-auto align-x-center"},
    Vocabulary{PropertyPlace::rel, "",
               "acquire alternate marc21xml-record mods-record onix-record record voicing "
               "xml-signature xmp-record"},
    Vocabulary{PropertyPlace::rel, kAccessibility, "certifierCredential certifierReport"},
    Vocabulary{PropertyPlace::rel, kOverlays, ""},
    Vocabulary{PropertyPlace::rel, kRendition, ""},
    Vocabulary{PropertyPlace::link, "", "onix"},
    Vocabulary{PropertyPlace::link, kAccessibility, ""},
    Vocabulary{PropertyPlace::link, kOverlays, ""},
    Vocabulary{PropertyPlace::link, kRendition, ""},
};

const Vocabulary* find_vocabulary(PropertyPlace place, std::string_view address) {
  const auto* const found =
      std::find_if(kVocabularies.begin(), kVocabularies.end(), [&](const Vocabulary& vocabulary) {
        return vocabulary.place == place && vocabulary.address == address;
      });
  return found == kVocabularies.end() ? nullptr : found;
}

const Reserved* find_reserved(std::string_view prefix, std::span<const Reserved> all = kReserved) {
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const Reserved& reserved) { return reserved.prefix == prefix; });
  return found == all.end() ? nullptr : &*found;
}

// A vocabulary that needs no prefix, by the address that EPUB gives it.
bool is_default_vocabulary(std::string_view address) {
  return address.starts_with("http://idpf.org/epub/vocab/package/") &&
         (address.ends_with("/item/#") || address.ends_with("/itemref/#") ||
          address.ends_with("/meta/#") || address.ends_with("/link/#"));
}

struct PrefixReport {
  Diagnostics& findings;
  Span place;
  bool is_package = true;

  Diagnostic& error(std::string message) {
    return findings.report(Code::malformed_prefix, place, message);
  }
  void warning(std::string message) { error(std::move(message)).severity = Severity::warning; }
};

void declare(std::string_view prefix, std::string_view address, Prefixes& prefixes,
             PrefixReport report) {
  if (prefix == "_") {
    report.error("the prefix `_` is never declared");
    return;
  }
  if (report.is_package && is_default_vocabulary(address)) {
    report.error(fmt::format("the vocabulary of `{}` has no prefix", prefix));
    return;
  }
  if (address == "http://purl.org/dc/elements/1.1/") {
    report.error(fmt::format(
        "`{}` stands for the elements of the Dublin Core, which are no properties", prefix));
    return;
  }
  const Reserved* reserved =
      report.is_package ? find_reserved(prefix) : find_reserved(prefix, kReservedInDocuments);
  if (reserved != nullptr && reserved->address != address) {
    report.warning(fmt::format("the prefix `{}` is reserved for `{}`", prefix, reserved->address));
  }
  if (resolve("", address).kind == Url::Kind::broken) {
    report.error(fmt::format("`{}` is no valid address", address));
  }
  prefixes.declared.insert_or_assign(std::string(prefix), std::string(address));
}

Prefixes read(std::string_view value, PrefixReport report) {
  Prefixes prefixes;
  if (trim(value).size() != value.size()) {
    report.warning("there is space before or behind the prefixes");
  }
  const std::vector<std::string_view> words = split_words(value);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view prefix = words[i];
    if (prefix == ":") {
      report.error("a prefix has no name");
      return prefixes;
    }
    if (!prefix.ends_with(':')) {
      const bool is_glued = prefix.find(':') != prefix.npos;
      report.error(is_glued ? fmt::format("`{}` has no space behind its colon", prefix)
                            : fmt::format("the prefix `{}` has no colon behind it", prefix));
      return prefixes;
    }
    prefix.remove_suffix(1);
    if (!vocabulary::forms::is_xml_name(prefix)) {
      report.error(fmt::format("`{}` is no name for a prefix", prefix));
      return prefixes;
    }
    if (++i == words.size()) {
      report.error(fmt::format("the prefix `{}` has no address", prefix));
      return prefixes;
    }
    declare(prefix, words[i], prefixes, report);
  }
  return prefixes;
}

}  // namespace

Prefixes read_prefixes(const TreeAttribute* attribute, Diagnostics& findings) {
  if (attribute == nullptr) return {};
  return read(attribute->value, {findings, attribute->span()});
}

void judge_prefixes(std::string_view value, Span place, Diagnostics& findings) {
  read(value, {findings, place, false});
}

PropertyProblem judge_property(std::string_view property, PropertyPlace place,
                               const Prefixes& prefixes) {
  const std::size_t colon = property.find(':');
  std::string_view address;
  std::string_view name = property;
  if (colon != property.npos) {
    const std::string_view prefix = property.substr(0, colon);
    name = property.substr(colon + 1);
    if (prefix.empty() || name.empty()) return PropertyProblem::malformed;
    const auto declared = prefixes.declared.find(prefix);
    const Reserved* reserved = find_reserved(prefix);
    if (declared != prefixes.declared.end()) {
      address = declared->second;
    } else if (reserved != nullptr &&
               (reserved->everywhere || find_vocabulary(place, reserved->address) != nullptr)) {
      address = reserved->address;
    } else {
      return PropertyProblem::undeclared;
    }
  }
  const Vocabulary* vocabulary = find_vocabulary(place, address);
  if (vocabulary == nullptr) return PropertyProblem::none;  // not EPUB's to define
  return has_word(vocabulary->properties, name) ? PropertyProblem::none : PropertyProblem::unknown;
}

}  // namespace colophon::verify
