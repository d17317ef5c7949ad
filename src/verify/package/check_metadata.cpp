#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/uuid.h"
#include "formats/dates.h"
#include "formats/language_tag.h"
#include "verify/package/package.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/relators.h"

namespace colophon::verify {

namespace {

using xml::Space;

// The elements of the book's metadata, not of a collection's.
std::vector<const Element*> elements_of_metadata(const ElementTree& tree) {
  std::vector<const Element*> found;
  const std::size_t metadata = tree.child(0, Space::opf, "metadata");
  for (const std::size_t i : tree.children(metadata)) {
    const Element& element = tree.elements[i];
    found.push_back(&element);
    if (element.name != "dc-metadata" && element.name != "x-metadata") continue;
    for (const std::size_t k : tree.children(i)) found.push_back(&tree.elements[k]);
  }
  return found;
}

void check_required(const Package& package, const std::vector<const Element*>& elements,
                    Diagnostics& findings) {
  for (const std::string_view name : {"title", "language", "identifier"}) {
    bool is_there = false;
    for (const Element* element : elements) is_there |= element->is(Space::dc, name);
    if (is_there) continue;
    const std::size_t metadata = package.tree.child(0, Space::opf, "metadata");
    if (metadata == Element::kNone) return;
    findings.report(Code::missing_metadata, package.tree.elements[metadata].span(),
                    fmt::format("<dc:{}>", name));
  }
}

// Of EPUB 2 only the identifier has to have a value; anything else that is empty is of no use.
void check_empty(const Package& package, const Element& element, Diagnostics& findings) {
  if (!trim(element.text).empty()) return;
  const bool is_named = element.name == "meta" && element.find("property") == nullptr;
  if (is_named || element.space == Space::other) return;
  const std::string name =
      element.space == Space::dc ? fmt::format("dc:{}", element.name) : element.name;
  if (package.version == 3 || element.name == "identifier") {
    findings.report(Code::empty_metadata, element.span(), name);
  } else if (element.space == Space::dc && element.name != "date") {
    findings.report(Code::empty_metadata, element.span(), name).severity = Severity::note;
  }
}

void check_date(const Package& package, const Element& element, Diagnostics& findings) {
  const std::string_view date = trim(element.text);
  if (is_w3c_date(date, Zone::optional) || (date.empty() && package.version == 3))
    return;  // check_empty has it
  constexpr std::string_view kWanted = "a date like 2024, 2024-02 or 2024-02-01";
  const Code code = package.version == 2 ? Code::malformed_metadata : Code::doubtful_metadata;
  findings.add({code,
                info_of(code).severity,
                element.span(),
                fmt::format("`{}` is not {}", date, kWanted),
                {},
                {}});
}

void check_language(const Element& element, Diagnostics& findings) {
  const std::string_view tag = trim(element.text);
  if (tag.empty() || is_well_formed_language(tag)) return;
  findings.report(Code::malformed_metadata, element.span(), std::string(tag), "a language tag");
}

void check_identifier(const Package& package, const Element& element, Diagnostics& findings) {
  constexpr std::string_view kUrn = "urn:uuid:";
  const bool identifies =
      element.value("id") == package.tree.elements.front().value("unique-identifier");
  std::string_view value = trim(element.text);
  const bool is_urn = ascii::lower(value.substr(0, kUrn.size())) == kUrn;
  const bool is_marked = is_urn || ascii::lower(element.value("scheme", Space::opf)) == "uuid";
  if (!identifies || !is_marked) return;
  if (is_urn) value.remove_prefix(kUrn.size());
  if (is_uuid(value)) return;
  findings.report(Code::doubtful_metadata, element.span(), std::string(value), "a UUID");
}

void check_role(const Element& element, Diagnostics& findings) {
  const TreeAttribute* role = element.find("role", Space::opf);
  if (role == nullptr) return;
  const std::string_view value = trim(role->value);
  if (value.starts_with("oth.") || vocabulary::find_relator(value) == value) return;
  findings.report(Code::malformed_metadata, role->span(), std::string(value),
                  "a MARC relator code");
}

void check_modified(const Package& package, const std::vector<const Element*>& elements,
                    Diagnostics& findings) {
  std::size_t count = 0;
  for (const Element* element : elements) {
    if (!element->is(Space::opf, "meta") || element->value("property") != "dcterms:modified") {
      continue;
    }
    if (element->find("refines") == nullptr && ++count == 2) {
      findings.report(Code::repeated_metadata, element->span(), "`dcterms:modified`");
    }
    const std::string_view time = trim(element->text);
    if (!time.empty() && !vocabulary::forms::is_modification_time(time)) {
      findings.report(Code::malformed_metadata, element->span(), std::string(time),
                      "a time like 2024-02-01T12:00:00Z");
    }
  }
  const std::size_t metadata = package.tree.child(0, Space::opf, "metadata");
  if (count > 0 || metadata == Element::kNone) return;
  findings.report(Code::missing_metadata, package.tree.elements[metadata].span(),
                  "<meta property=\"dcterms:modified\">");
}

void check_once(const std::vector<const Element*>& elements, Diagnostics& findings) {
  bool has_date = false;
  for (const Element* element : elements) {
    if (!element->is(Space::dc, "date")) continue;
    if (has_date) findings.report(Code::repeated_metadata, element->span(), "<dc:date>");
    has_date = true;
  }
}

struct RenditionValue {
  std::string_view property;
  std::string_view values;
};
constexpr std::array kRendition = {
    RenditionValue{"rendition:flow", "paginated scrolled-continuous scrolled-doc auto"},
    RenditionValue{"rendition:layout", "reflowable pre-paginated"},
    RenditionValue{"rendition:orientation", "landscape portrait auto"},
    RenditionValue{"rendition:spread", "none landscape portrait both auto"},
};

// EPUB 3.3 #sec-rendition: each once, for the whole book.
void check_rendition(const std::vector<const Element*>& elements, Diagnostics& findings) {
  for (const RenditionValue& known : kRendition) {
    bool is_given = false;
    for (const Element* element : elements) {
      if (!element->is(Space::opf, "meta") || element->value("property") != known.property) {
        continue;
      }
      const std::string property = fmt::format("`{}`", known.property);
      if (is_given) findings.report(Code::repeated_metadata, element->span(), property);
      is_given = true;
      if (element->find("refines") != nullptr) {
        findings.report(Code::malformed_refinement, element->span(),
                        fmt::format("{} is of the whole book and refines nothing", property));
      }
      const std::string_view value = trim(element->text);
      if (property == "`rendition:spread`" && value == "portrait") {
        findings.report(Code::doubtful_package, element->span(),
                        "the value `portrait` is outdated; `both` is meant by it");
      }
      if (!value.empty() && !has_word(known.values, value)) {
        findings.report(Code::malformed_metadata, element->span(), std::string(value),
                        fmt::format("a value of {}", property));
      }
    }
  }
}

void check_outdated(const std::vector<const Element*>& elements, Diagnostics& findings) {
  for (const Element* element : elements) {
    if (element->value("property") != "rendition:viewport") continue;
    findings.report(Code::doubtful_package, element->span(), "`rendition:viewport` is outdated");
  }
}

void check_unique_identifier(const Package& package, Diagnostics& findings) {
  const Element& root = package.tree.elements.front();
  const TreeAttribute* attribute = root.find("unique-identifier");
  if (attribute == nullptr) return;  // the schema's
  for (const Element& element : package.tree.elements) {
    if (element.is(Space::dc, "identifier") && element.value("id") == trim(attribute->value)) {
      return;
    }
  }
  findings.report(Code::dangling_identifier, attribute->span(), attribute->value);
}

// A language tag is read as it stands, with the spaces around it.
void check_language_spaces(const ElementTree& tree, Diagnostics& findings) {
  for (const Element& element : tree.elements) {
    const TreeAttribute* language = element.find("lang", Space::xml);
    const std::string_view tag = language ? trim(language->value) : std::string_view();
    if (tag.empty() || tag.size() == language->value.size()) continue;
    findings.report(Code::malformed_metadata, language->span(), language->value,
                    "a language tag without spaces");
  }
}

}  // namespace

void check_metadata(const Package& package, Diagnostics& findings) {
  if (!package.tree.is_well_formed) return;
  const std::vector<const Element*> elements = elements_of_metadata(package.tree);
  check_required(package, elements, findings);
  check_unique_identifier(package, findings);
  for (const Element* element : elements) {
    const bool is_value = element->space == Space::dc || element->is(Space::opf, "meta");
    if (!is_value) continue;
    check_empty(package, *element, findings);
    if (element->is(Space::dc, "date")) check_date(package, *element, findings);
    if (element->is(Space::dc, "language") && package.version == 3) {
      check_language(*element, findings);
    }
    if (element->is(Space::dc, "identifier")) check_identifier(package, *element, findings);
    if (package.version == 2) check_role(*element, findings);
  }
  if (package.version != 3) return;
  check_once(elements, findings);
  check_language_spaces(package.tree, findings);
  check_modified(package, elements, findings);
  check_rendition(elements, findings);
  check_outdated(elements, findings);
}

}  // namespace colophon::verify
