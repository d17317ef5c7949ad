#include <fmt/format.h>

#include <string_view>

#include "verify/package/package.h"
#include "verify/xml/tree_schema.h"
#include "vocabulary/schema_table.h"

namespace colophon::verify {

namespace {

using vocabulary::also;
using vocabulary::ElementRow;
using vocabulary::kText;
using vocabulary::ValueRow;
using xml::Space;

// EPUB 3.3 #sec-package-doc, of <link> and <meta> what both of their forms may have.
constexpr ElementRow kEpub3[] = {
    {"package",
     {"metadata!, manifest!, spine!, guide?, bindings?, collection*"},
     "version! unique-identifier! prefix"},
    {"metadata",
     {"dc:title|dc:source|dc:creator|dc:subject|dc:description|dc:publisher|dc:contributor|"
      "dc:relation|dc:coverage|dc:rights|dc:identifier|dc:language|dc:date|dc:type|dc:format|meta|"
      "link*"}},
    {"dc:title dc:source dc:creator dc:subject dc:description dc:publisher dc:contributor "
     "dc:relation dc:coverage dc:rights dc:identifier dc:language dc:date dc:type dc:format",
     {.holds = kText}},
    {"meta", {.holds = kText}, "property@filled refines scheme@filled name content"},
    {"link", {}, "href! rel@filled hreflang@tag refines media-type@mime properties@filled"},
    {"manifest", {"item+"}},
    {"item", {}, "id! href! media-type!@mime fallback media-overlay properties@filled"},
    {"spine", {"itemref+"}, "toc page-progression-direction"},
    {"itemref", {}, "idref! linear properties@filled"},
    {"guide", {"reference+"}},
    {"reference", {}, "href! type! title"},
    {"bindings", {"mediaType*"}},
    {"mediaType", {}, "media-type!@mime handler!"},
    {"collection", {.parts = "metadata|link|collection*", .least = 1}, "role!"},

    // EPUBCheck leaves data-* out of every document of EPUB 3.
    also("", "data-*"),
    also("package metadata dc:title dc:source dc:creator dc:subject dc:description dc:publisher "
         "dc:contributor dc:relation dc:coverage dc:rights dc:identifier dc:language dc:date "
         "dc:type dc:format meta link manifest spine itemref collection",
         "id"),
    also("package metadata dc:title dc:source dc:creator dc:subject dc:description dc:publisher "
         "dc:contributor dc:relation dc:coverage dc:rights meta collection",
         "xml:lang@tag dir"),
};

// OPF 2.0.1, which lets elements of other namespaces stand in the metadata.
constexpr ElementRow kEpub2[] = {
    {"package", {"metadata!, manifest!, spine!, tours?, guide?"}, "version! unique-identifier!"},
    {"metadata",
     {"dc:title|dc:source|dc:creator|dc:subject|dc:description|dc:publisher|dc:contributor|"
      "dc:relation|dc:coverage|dc:rights|dc:identifier|dc:language|dc:date|dc:type|dc:format|meta|"
      "dc-metadata|x-metadata|*:**"}},
    {"dc-metadata",
     {"dc:title|dc:source|dc:creator|dc:subject|dc:description|dc:publisher|dc:contributor|"
      "dc:relation|dc:coverage|dc:rights|dc:identifier|dc:language|dc:date|dc:type|dc:format*"}},
    {"x-metadata", {"meta|*:**"}},
    {"dc:identifier", {.holds = kText}, "*:type opf:scheme"},
    {"dc:title dc:coverage dc:description dc:publisher dc:relation dc:rights dc:source dc:subject",
     {.holds = kText},
     "xml:lang"},
    {"dc:language dc:format dc:type", {.holds = kText}, "*:type"},
    {"dc:creator dc:contributor", {.holds = kText}, "xml:lang opf:file-as opf:role"},
    {"dc:date", {.holds = kText}, "*:type opf:event"},
    {"meta", {.holds = kText}, "name! content! xml:lang scheme"},
    {"manifest", {"item+"}},
    {"item",
     {},
     "id! href! media-type! fallback fallback-style required-namespace required-modules"},
    {"spine", {"itemref+"}, "toc!"},
    {"itemref", {}, "idref! linear"},
    {"tours", {"tour+"}},
    {"tour", {"site*"}, "title!"},
    {"site", {}, "title! href!"},
    {"guide", {"reference+"}},
    {"reference", {}, "type! href! title"},
    also("", "id"),
};

constexpr ValueRow kValues[] = {
    {"id idref toc fallback fallback-style media-overlay handler unique-identifier", "@name"},
    {"linear", "=yes|no"},
    {"dir", "=ltr|rtl|auto"},
    {"page-progression-direction", "=ltr|rtl|default"},
};
constexpr auto kTable3 = vocabulary::compile_schema<kEpub3, kValues>();
constexpr auto kTable2 = vocabulary::compile_schema<kEpub2, kValues>();
constexpr TreeSchema kSchema3{"package", Space::opf, kTable3.schema()};
constexpr TreeSchema kSchema2{"package", Space::opf, kTable2.schema()};

// `yes` or `no`; `ltr`, `rtl` or `auto`.
std::string list_words(std::string_view words) {
  std::string list = "`";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != '|') {
      list += words[i];
    } else {
      list += words.find('|', i + 1) == words.npos ? "` or `" : "`, `";
    }
  }
  return list + '`';
}

// What an attribute's value has to be, as a phrase.
std::string wanted(const vocabulary::Attribute& rule) {
  using Form = vocabulary::AttributeForm;
  if (rule.form == Form::one_of) return list_words(rule.words);
  if (rule.form == Form::name) return "a name without space and colon";
  if (rule.form == Form::media_type) return "a media type";
  if (rule.form == Form::language_tag) return "a language tag";
  return has_word("properties rel", rule.name) ? "a list of properties" : "a property";
}

class StructureCheck {
 public:
  StructureCheck(const Package& package, Diagnostics& findings)
      : package_(package), tree_(package.tree), findings_(findings) {}

  void run() {
    const std::vector<bool> is_known =
        judge_tree(tree_, package_.version == 2 ? kSchema2 : kSchema3,
                   [this](const TreeFinding& finding) { report(finding); });
    for (std::size_t i = 0; i < is_known.size(); ++i) {
      if (is_known[i]) check_forms(tree_.elements[i]);
    }
    if (tree_.is_well_formed) check_ids(tree_, findings_);
  }

 private:
  void report(const TreeFinding& finding) {
    if (finding.kind == TreeFinding::Kind::invalid_value) {
      findings_.report(Code::malformed_metadata, finding.place(),
                       std::string(trim(finding.attribute->value)), wanted(*finding.rule));
    } else {
      findings_.report(Code::malformed_package, finding.place(), message_of(finding));
    }
  }

  std::string message_of(const TreeFinding& finding) const {
    const Element& element = finding.element;
    switch (finding.kind) {
      case TreeFinding::Kind::stranger:
        return fmt::format("<{}> cannot stand in <{}>", finding.name, parent_of(element));
      case TreeFinding::Kind::misplaced: {
        const std::string_view last =
            vocabulary::part_at(finding.parent->model.parts, finding.parent->place);
        if (last == element.name) return fmt::format("there is a second <{}>", element.name);
        return fmt::format("<{}> stands before <{}>", element.name, last);
      }
      case TreeFinding::Kind::missing:
        return element.parent == Element::kNone ? fmt::format("<package> has no {}", finding.name)
                                                : fmt::format("<{}> is empty", element.name);
      default:
        return describe(finding);
    }
  }

  std::string_view parent_of(const Element& element) const {
    if (element.parent == Element::kNone) return {};
    return tree_.elements[element.parent].name;
  }

  void report_missing(const Element& element, std::string_view attribute) {
    findings_.report(Code::malformed_package, element.span(),
                     fmt::format("this <{}> has no `{}`", element.name, attribute));
  }

  // What stands with what. <meta> has a property or, as in EPUB 2, a name and content; <link> has
  // `rel` in the metadata.
  void check_forms(const Element& element) {
    const bool is_meta = element.is(Space::opf, "meta");
    const bool is_named = element.find("name") != nullptr;
    if (is_meta && is_named && !trim(element.text).empty()) {
      findings_.report(Code::malformed_package, element.span(),
                       "<meta> has text in it, which it cannot have");
    }
    const bool lacks_namespace = element.find("required-modules") != nullptr &&
                                 element.find("required-namespace") == nullptr;
    if (lacks_namespace) report_missing(element, "required-namespace");
    if (package_.version == 2) return;
    if (is_meta && (is_named || element.find("content") != nullptr)) {
      for (const std::string_view name : {"name", "content"}) {
        if (element.find(name) == nullptr) report_missing(element, name);
      }
      if (element.attributes.size() > 2) {
        findings_.report(Code::malformed_package, element.span(),
                         "a <meta> with `name` has no attribute but this and `content`");
      }
    } else if (is_meta && element.find("property") == nullptr) {
      report_missing(element, "property");
    }
    const bool lacks_relation = element.is(Space::opf, "link") && element.find("rel") == nullptr &&
                                parent_of(element) == "metadata";
    if (lacks_relation) report_missing(element, "rel");
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
