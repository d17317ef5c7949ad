#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "formats/language_tag.h"
#include "verify/package/package.h"
#include "vocabulary/attribute_forms.h"

namespace colophon::verify {

namespace {

using xml::Space;

// An element of the package document: where it stands and which attributes it has. Lists of words;
// `xml:` and `opf:` stand for those namespaces, `xsi:` for any other.
struct Rule {
  std::string_view elements;
  std::string_view parents;
  std::string_view required;
  std::string_view optional;
};

// EPUB 3.3 #sec-package-doc, of <link> and <meta> what both of their forms may have.
constexpr Rule kEpub3[] = {
    {"package", "", "version unique-identifier", "id prefix xml:lang dir"},
    {"metadata", "package collection", "", "id xml:lang dir"},
    {"dc:title dc:source dc:creator dc:subject dc:description dc:publisher dc:contributor "
     "dc:relation dc:coverage dc:rights",
     "metadata", "", "id xml:lang dir"},
    {"dc:identifier dc:language dc:date dc:type dc:format", "metadata", "", "id"},
    {"meta", "metadata", "", "property refines id scheme xml:lang dir name content"},
    {"link", "metadata collection", "href", "rel hreflang id refines media-type properties"},
    {"manifest", "package", "", "id"},
    {"item", "manifest", "id href media-type", "fallback media-overlay properties"},
    {"spine", "package", "", "id toc page-progression-direction"},
    {"itemref", "spine", "idref", "linear id properties"},
    {"guide", "package", "", ""},
    {"reference", "guide", "href type", "title"},
    {"bindings", "package", "", ""},
    {"mediaType", "bindings", "media-type handler", ""},
    {"collection", "package collection", "role", "id xml:lang dir"},
};

// OPF 2.0.1.
constexpr Rule kEpub2[] = {
    {"package", "", "version unique-identifier", "id"},
    {"metadata", "package", "", "id"},
    {"dc-metadata x-metadata", "metadata", "", "id"},
    {"dc:identifier", "metadata dc-metadata", "", "id xsi:type opf:scheme"},
    {"dc:title dc:coverage dc:description dc:publisher dc:relation dc:rights dc:source dc:subject",
     "metadata dc-metadata", "", "id xml:lang"},
    {"dc:language dc:format dc:type", "metadata dc-metadata", "", "id xsi:type"},
    {"dc:creator dc:contributor", "metadata dc-metadata", "", "id xml:lang opf:file-as opf:role"},
    {"dc:date", "metadata dc-metadata", "", "id xsi:type opf:event"},
    {"meta", "metadata x-metadata", "name content", "id xml:lang scheme"},
    {"manifest", "package", "", "id"},
    {"item", "manifest", "id href media-type",
     "fallback fallback-style required-namespace required-modules"},
    {"spine", "package", "toc", "id"},
    {"itemref", "spine", "idref", "id linear"},
    {"tours", "package", "", "id"},
    {"tour", "tours", "title", "id"},
    {"site", "tour", "title href", "id"},
    {"guide", "package", "", "id"},
    {"reference", "guide", "type href", "id title"},
};

std::string qualified(Space space, std::string_view name) {
  switch (space) {
    case Space::dc:
      return fmt::format("dc:{}", name);
    case Space::xml:
      return fmt::format("xml:{}", name);
    case Space::other:
      return fmt::format("xsi:{}", name);
    default:
      return std::string(name);
  }
}

std::string attribute_name(const TreeAttribute& attribute) {
  return attribute.space == Space::opf ? fmt::format("opf:{}", attribute.name)
                                       : qualified(attribute.space, attribute.name);
}

template <std::size_t kCount>
const Rule* find_rule(const Rule (&rules)[kCount], std::string_view name) {
  const auto* const found = std::find_if(std::begin(rules), std::end(rules), [&](const Rule& rule) {
    return has_word(rule.elements, name);
  });
  return found == std::end(rules) ? nullptr : found;
}

// What an attribute's value has to be, as a phrase; empty where it is that.
std::string malformed_value(std::string_view name, std::string_view value) {
  const auto is_one_of = [&](std::string_view words) { return has_word(words, value); };
  constexpr std::string_view kNames =
      "id idref toc fallback fallback-style media-overlay handler unique-identifier";
  if (has_word(kNames, name))
    return vocabulary::forms::is_xml_name(value) ? "" : "a name without space and colon";
  if (name == "linear") return is_one_of("yes no") ? "" : "`yes` or `no`";
  if (name == "dir") return is_one_of("ltr rtl auto") ? "" : "`ltr`, `rtl` or `auto`";
  if (name == "page-progression-direction") {
    return is_one_of("ltr rtl default") ? "" : "`ltr`, `rtl` or `default`";
  }
  return {};
}

// The same of attributes that EPUB 2 does not constrain.
std::string malformed_value_3(std::string_view name, std::string_view value) {
  if (name == "media-type") return vocabulary::forms::is_media_type(value) ? "" : "a media type";
  if (name == "property" || name == "scheme") return value.empty() ? "a property" : "";
  if (name == "properties" || name == "rel") return value.empty() ? "a list of properties" : "";
  if (name == "xml:lang" || name == "hreflang") {
    return value.empty() || is_well_formed_language(value) ? "" : "a language tag";
  }
  return malformed_value(name, value);
}

class StructureCheck {
 public:
  StructureCheck(const Package& package, Diagnostics& findings)
      : package_(package), tree_(package.tree), findings_(findings) {}

  void run() {
    for (std::size_t i = 0; i < tree_.elements.size();) i = check_element(i);
    if (!tree_.is_well_formed) return;
    check_package_order();
    require("manifest", "item");
    require("spine", "itemref");
    require("guide", "reference");
    require("tours", "tour");
    check_collections();
    check_ids();
  }

 private:
  const Rule* rule_of(std::string_view name) const {
    return package_.version == 2 ? find_rule(kEpub2, name) : find_rule(kEpub3, name);
  }

  // The next element to look at: what stands in one that is unknown is not looked at.
  std::size_t check_element(std::size_t index) {
    const Element& element = tree_.elements[index];
    const bool is_ours = element.space == Space::opf || element.space == Space::dc;
    const std::string name = qualified(element.space, element.name);
    const Rule* rule = is_ours ? rule_of(name) : nullptr;
    const std::string_view parent = element.parent == Element::kNone
                                        ? std::string_view()
                                        : std::string_view(tree_.elements[element.parent].name);
    const bool is_placed =
        rule != nullptr && (index == 0 ? name == "package" : has_word(rule->parents, parent));
    if (!is_placed) {
      if (!is_foreign_metadata(element, parent)) report_misplaced(element, name, parent);
      return element.next;
    }
    check_attributes(element, *rule);
    check_text(element, name);
    return index + 1;
  }

  // OPF 2.0.1 lets elements of other namespaces stand in the metadata.
  bool is_foreign_metadata(const Element& element, std::string_view parent) const {
    return package_.version == 2 && has_word("metadata x-metadata", parent) &&
           element.space != Space::opf && element.space != Space::dc;
  }

  void report_misplaced(const Element& element, std::string_view name, std::string_view parent) {
    findings_.report(Code::malformed_package, element.span(),
                     fmt::format("<{}> cannot stand in <{}>", name, parent));
  }

  void check_attributes(const Element& element, const Rule& rule) {
    for (const std::string_view name : split_words(rule.required)) {
      if (element.find(name) == nullptr) report_missing(element, name);
    }
    for (const TreeAttribute& attribute : element.attributes) {
      const std::string name = attribute_name(attribute);
      // EPUBCheck leaves these out of every document of EPUB 3.
      if (package_.version == 3 && name.starts_with("data-")) continue;
      if (!has_word(rule.required, name) && !has_word(rule.optional, name)) {
        findings_.report(Code::malformed_package, attribute.span(),
                         fmt::format("<{}> has no attribute `{}`", element.name, name));
        continue;
      }
      // A language tag is read as it stands.
      const bool is_language = package_.version == 3 && name == "xml:lang";
      const std::string_view value = is_language ? attribute.value : trim(attribute.value);
      const std::string wanted =
          package_.version == 2 ? malformed_value(name, value) : malformed_value_3(name, value);
      if (!wanted.empty()) {
        findings_.report(Code::malformed_metadata, attribute.span(), std::string(value), wanted);
      }
    }
    if (package_.version == 3) check_forms(element);
    const bool lacks_namespace = element.find("required-modules") != nullptr &&
                                 element.find("required-namespace") == nullptr;
    if (lacks_namespace) report_missing(element, "required-namespace");
  }

  void report_missing(const Element& element, std::string_view attribute) {
    findings_.report(Code::malformed_package, element.span(),
                     fmt::format("this <{}> has no `{}`", element.name, attribute));
  }

  // <meta> has a property or, as in EPUB 2, a name and content; <link> has `rel` in the metadata.
  void check_forms(const Element& element) {
    if (element.is(Space::opf, "meta")) {
      const bool is_named = element.find("name") != nullptr || element.find("content") != nullptr;
      if (is_named) {
        for (const std::string_view name : {"name", "content"}) {
          if (element.find(name) == nullptr) report_missing(element, name);
        }
        if (element.attributes.size() > 2) {
          findings_.report(Code::malformed_package, element.span(),
                           "a <meta> with `name` has no attribute but this and `content`");
        }
      } else if (element.find("property") == nullptr) {
        report_missing(element, "property");
      }
    }
    const bool is_in_metadata =
        element.parent != Element::kNone && tree_.elements[element.parent].name == "metadata";
    if (element.is(Space::opf, "link") && is_in_metadata && element.find("rel") == nullptr) {
      report_missing(element, "rel");
    }
  }

  void check_text(const Element& element, std::string_view name) {
    const bool is_named_meta = name == "meta" && element.find("name") != nullptr;
    if (element.space == Space::dc || (name == "meta" && !is_named_meta)) return;
    if (trim(element.text).empty()) return;
    findings_.report(Code::malformed_package, element.span(),
                     fmt::format("<{}> has text in it, which it cannot have", name));
  }

  void check_package_order() {
    constexpr std::array<std::string_view, 7> kOrder = {
        "metadata", "manifest", "spine", "tours", "guide", "bindings", "collection"};
    std::size_t last = 0;
    std::array<bool, kOrder.size()> seen = {};
    for (const std::size_t i : tree_.children(0)) {
      const Element& element = tree_.elements[i];
      const auto at = static_cast<std::size_t>(
          std::find(kOrder.begin(), kOrder.end(), element.name) - kOrder.begin());
      if (element.space != Space::opf || at == kOrder.size()) continue;
      if (at < last) {
        findings_.report(Code::malformed_package, element.span(),
                         fmt::format("<{}> stands before <{}>", element.name, kOrder[last]));
      } else if (seen[at] && element.name != "collection") {
        findings_.report(Code::malformed_package, element.span(),
                         fmt::format("there is a second <{}>", element.name));
      }
      seen[at] = true;
      last = std::max(last, at);
    }
    for (std::size_t at = 0; at < 3; ++at) {
      if (seen[at]) continue;
      findings_.report(Code::malformed_package, tree_.elements.front().span(),
                       fmt::format("<package> has no <{}>", kOrder[at]));
    }
  }

  void require(std::string_view parent, std::string_view name) {
    const std::size_t found = tree_.child(0, Space::opf, parent);
    if (found == Element::kNone || tree_.child(found, Space::opf, name) != Element::kNone) return;
    findings_.report(Code::malformed_package, tree_.elements[found].span(),
                     fmt::format("<{}> is empty", parent));
  }

  void check_collections() {
    for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
      const Element& element = tree_.elements[i];
      if (!element.is(Space::opf, "collection") || element.next > i + 1) continue;
      findings_.report(Code::malformed_package, element.span(), "<collection> is empty");
    }
  }

  void check_ids() {
    std::unordered_set<std::string_view> seen;
    for (const Element& element : tree_.elements) {
      const TreeAttribute* id = element.find("id");
      if (id == nullptr || seen.insert(trim(id->value)).second) continue;
      findings_.report(Code::duplicate_id, id->span(), id->value);
    }
  }

  const Package& package_;
  const ElementTree& tree_;
  Diagnostics& findings_;
};

}  // namespace

void check_structure(const Package& package, Diagnostics& findings) {
  StructureCheck(package, findings).run();
}

}  // namespace colophon::verify
