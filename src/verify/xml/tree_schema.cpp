#include "verify/xml/tree_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace colophon::verify {

namespace {

using Kind = TreeFinding::Kind;

// Any element of another namespace, as parts have it.
constexpr std::string_view kForeign = "*:*";

class TreeJudge {
 public:
  TreeJudge(const ElementTree& tree, const TreeSchema& schema,
            const std::function<void(const TreeFinding&)>& report)
      : tree_(tree), schema_(schema), report_(report) {}

  std::vector<bool> run() {
    std::vector<bool> is_known(tree_.elements.size());
    const Element& root = tree_.elements.front();
    if (name_of(root) != schema_.root) {
      report_({.element = root, .name = name_of(root)});
      return is_known;
    }
    is_known[0] = true;
    for (std::size_t i = 0; i < tree_.elements.size();) {
      const vocabulary::Element* model =
          is_known[i] ? schema_.elements.find(name_of(tree_.elements[i])) : nullptr;
      if (model) judge_element(i, *model, is_known);
      const bool holds_anything = !model || model->content.holds == vocabulary::kAnything;
      i = holds_anything ? tree_.elements[i].next : i + 1;
    }
    return is_known;
  }

 private:
  std::string name_of(const Element& element) const {
    if (element.space == schema_.space || schema_.has_any_namespace) return element.name;
    return element.space == xml::Space::dc ? fmt::format("dc:{}", element.name)
                                           : std::string(kForeign);
  }
  static std::string name_of(const TreeAttribute& attribute) {
    return xml::prefixed({.space = attribute.space, .local = attribute.name, .uri = {}});
  }

  void judge_element(std::size_t index, const vocabulary::Element& model,
                     std::vector<bool>& is_known) {
    const Element& element = tree_.elements[index];
    judge_attributes(element, model);
    if (model.content.holds == vocabulary::kAnything) return;
    OpenContent content{.model = model.content};
    for (const std::size_t child : tree_.children(index)) {
      is_known[child] = judge_child(content, tree_.elements[child]);
    }
    if (tree_.is_well_formed) {
      for (std::string& part : missing_content(content)) {
        report_({.kind = Kind::missing, .element = element, .name = std::move(part)});
      }
    }
    const bool has_text = !trim(element.text).empty();
    if (!has_text || (model.content.holds & vocabulary::kText) != 0) return;
    report_({.kind = Kind::text, .element = element, .name = name_of(element)});
  }

  // Whether it is one to look into.
  bool judge_child(OpenContent& parent, const Element& child) {
    const OpenContent before = parent;
    const std::string name = name_of(child);
    ++parent.children;
    const Fit fit = add_child(parent, name, 0);
    if (fit == Fit::yes) return true;
    report_({.kind = fit == Fit::no ? Kind::stranger : Kind::misplaced,
             .element = child,
             .name = name,
             .parent = &before});
    return fit == Fit::not_here;
  }

  void judge_attributes(const Element& element, const vocabulary::Element& model) {
    for (const TreeAttribute& attribute : element.attributes) {
      if (attribute.space == xml::Space::other && schema_.has_foreign_attributes) continue;
      const std::string name = name_of(attribute);
      const vocabulary::Attribute* rule = schema_.elements.find_attribute(&model, name);
      const bool fits = rule && vocabulary::has_form(*rule, trim(attribute.value));
      if (fits) continue;
      report_({.kind = rule ? Kind::invalid_value : Kind::unknown_attribute,
               .element = element,
               .name = name,
               .attribute = &attribute,
               .rule = rule});
    }
    for (const vocabulary::Attribute& own : schema_.elements.own_attributes(model)) {
      const bool is_there =
          std::any_of(element.attributes.begin(), element.attributes.end(),
                      [&](const TreeAttribute& has) { return name_of(has) == own.name; });
      if (!own.is_required || is_there) continue;
      report_({.kind = Kind::missing_attribute, .element = element, .name = std::string(own.name)});
    }
  }

  const ElementTree& tree_;
  const TreeSchema& schema_;
  const std::function<void(const TreeFinding&)>& report_;
};

}  // namespace

std::vector<bool> judge_tree(const ElementTree& tree, const TreeSchema& schema,
                             const std::function<void(const TreeFinding&)>& report) {
  if (tree.elements.empty()) return {};
  return TreeJudge(tree, schema, report).run();
}

std::string describe(const TreeFinding& finding) {
  const std::string& element = finding.element.name;
  switch (finding.kind) {
    case Kind::stranger:
    case Kind::misplaced:
      return fmt::format("<{}> cannot stand here", element);
    case Kind::missing:
      return fmt::format("this <{}> has no {}", element, finding.name);
    case Kind::text:
      return fmt::format("<{}> has text in it, which it cannot have", finding.name);
    case Kind::unknown_attribute:
      return fmt::format("<{}> has no attribute `{}`", element, finding.name);
    case Kind::invalid_value:
      return fmt::format("attribute `{}` of <{}> cannot be `{}`", finding.name, element,
                         finding.attribute->value);
    case Kind::missing_attribute:
      return fmt::format("this <{}> has no `{}`", element, finding.name);
  }
  return {};
}

void check_ids(const ElementTree& tree, Diagnostics& findings) {
  std::unordered_set<std::string_view> seen;
  for (const Element& element : tree.elements) {
    const TreeAttribute* id = element.find("id");
    if (id == nullptr || seen.insert(trim(id->value)).second) continue;
    findings.report(Code::duplicate_id, id->span(), id->value);
  }
}

}  // namespace colophon::verify
