#include "passes/content_model/formula_order.h"

#include <string_view>
#include <vector>

#include "passes/common/addresses.h"
#include "vocabulary/math_elements.h"

namespace colophon::passes {

namespace {

using vocabulary::ContentModel;
using vocabulary::Order;

// A row of expressions where nobody knows the element.
const ContentModel& model_of(pugi::xml_node node) {
  static constexpr ContentModel kRow = {.holds = vocabulary::kExpression};
  const vocabulary::Element* element = vocabulary::math_schema().find(node.name());
  return element ? element->content : kRow;
}

bool holds_part(pugi::xml_node node, std::string_view name) {
  return vocabulary::find_part(model_of(node).parts, name).place >= 0;
}

bool is_first_element(pugi::xml_node node) {
  for (node = node.previous_sibling(); node; node = node.previous_sibling()) {
    if (is_element(node)) return false;
  }
  return true;
}

class Orderer {
 public:
  Orderer(Markup& markup, pugi::xml_node root, Diagnostics& diags)
      : markup_(markup), root_(root), diags_(diags) {}

  void run() {
    for (pugi::xml_node node = root_; node;) node = place(node);
    for (pugi::xml_node node = root_; node; node = next_in_order(node, root_)) complete(node);
  }

 private:
  // Returns the node to go on with.
  pugi::xml_node place(pugi::xml_node node) {
    if (!is_element(node)) return next_in_order(node, root_);
    hold_words(node);
    const ContentModel& model = model_of(node);
    if (model.holds == 0 && model.parts.empty() && node.first_child()) evict(node);
    const pugi::xml_node parent = node.parent();
    const bool fits = node == root_ || vocabulary::is_math_child_allowed(parent.name(), node.name(),
                                                                         is_first_element(node));
    return fits ? next_in_order(node, root_) : settle(node, parent);
  }

  // Words stand in tokens alone.
  void hold_words(pugi::xml_node node) {
    if ((model_of(node).holds & vocabulary::kText) != 0) return;
    for (pugi::xml_node child : std::vector<pugi::xml_node>(node.begin(), node.end())) {
      const bool has_words = !is_element(child) && !trim(child.value()).empty();
      if (has_words) markup_.wrap(child, "mtext", markup_.span_of(child));
    }
  }

  // What stands in an element that holds nothing comes behind it.
  void evict(pugi::xml_node node) {
    const pugi::xml_node first = node.first_child();
    if (is_element(first)) report_misplaced(first, node);
    while (const pugi::xml_node last = node.last_child())
      node.parent().insert_move_after(last, node);
  }

  pugi::xml_node settle(pugi::xml_node node, pugi::xml_node parent) {
    const pugi::xml_node next = next_skipping(node, root_);
    if (is_element(node, "annotation")) {
      diags_.report(Code::removed_element, markup_.span_of(node), node.name());
      markup_.remove(node);
      return next;
    }
    report_misplaced(node, parent);
    const Span span = markup_.span_of(node);
    if (holds_part(parent, "mtr")) {
      const bool is_cell = is_element(node, "mtd");
      return markup_.wrap(is_cell ? node : markup_.wrap(node, "mtd", span), "mtr", span);
    }
    if (holds_part(parent, "mtd")) return markup_.wrap(node, "mtd", span);
    if (node.first_child()) return markup_.unwrap(node);
    markup_.remove(node);
    return next;
  }

  void report_misplaced(pugi::xml_node node, pugi::xml_node parent) {
    const bool is_made = is_element(node, "mtext") && !is_element(node.first_child()) &&
                         markup_.span_of(node) == markup_.span_of(node.first_child());
    if (is_made) {
      diags_.report(Code::misplaced_text, markup_.span_of(node), parent.name());
    } else {
      diags_.report(Code::misplaced_element, markup_.span_of(node), node.name(), parent.name());
    }
  }

  void complete(pugi::xml_node node) {
    if (!is_element(node)) return;
    const ContentModel& model = model_of(node);
    if (model.order == Order::meaning) return order_meaning(node);
    if (holds_part(node, "mtd")) return complete_row(node);
    if (is_element(node, "maction") && !node.attribute("actiontype")) return settle_action(node);
    if (model.least > 0) count_parts(node, model);
    if (model.order == Order::scripts) pair_scripts(node);
  }

  // A row with a label has it.
  void complete_row(pugi::xml_node node) {
    if (is_element(node, "mlabeledtr") && !has_element(node)) markup_.rename(node, "mtr");
  }

  static bool has_element(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      if (is_element(child)) return true;
    }
    return false;
  }

  // What does not say how it acts does not.
  void settle_action(pugi::xml_node node) {
    diags_.report(Code::incomplete_element, markup_.span_of(node), node.name(), "`actiontype`");
    markup_.rename(node, "mrow");
    markup_.remove_attribute(node, "selection");
  }

  // Scripts stand in pairs, below and above, those in front behind <mprescripts>.
  void pair_scripts(pugi::xml_node node) {
    std::vector<pugi::xml_node> scripts;
    for (const pugi::xml_node child : node.children()) {
      if (is_element(child)) scripts.push_back(child);
    }
    std::size_t count = 0;
    bool are_in_front = false;
    for (std::size_t i = 1; i < scripts.size(); ++i) {
      if (!is_element(scripts[i], "mprescripts")) {
        ++count;
      } else if (are_in_front) {
        report_misplaced(scripts[i], node);
        markup_.remove(scripts[i]);
      } else {
        if (count % 2 == 1) pair_with_none(markup_.insert_element_before(scripts[i], "none"), node);
        are_in_front = true;
        count = 0;
      }
    }
    if (count % 2 == 1) pair_with_none(markup_.append_element(node, "none"), node);
  }

  void pair_with_none(pugi::xml_node made, pugi::xml_node node) {
    markup_.set_span(made, markup_.span_of(node));
    diags_.report(Code::incomplete_element, markup_.span_of(node), node.name(),
                  "pair for its last script");
  }

  // <semantics> has one formula, and then annotations.
  void order_meaning(pugi::xml_node node) {
    std::vector<pugi::xml_node> formulas;
    for (const pugi::xml_node child : node.children()) {
      if (is_element(child) && !is_element(child, "annotation")) formulas.push_back(child);
    }
    pugi::xml_node first = node.first_child();
    while (first && !is_element(first)) first = first.next_sibling();
    if (formulas.size() == 1 && formulas.front() == first) return;
    diags_.report(Code::incomplete_element, markup_.span_of(node), "semantics",
                  "formula of its own before all else");
    pugi::xml_node whole = first
                               ? markup_.insert_element_before(first, "mrow", markup_.span_of(node))
                               : markup_.append_element(node, "mrow", markup_.span_of(node));
    for (const pugi::xml_node formula : formulas) whole.append_move(formula);
  }

  // A fraction without its lower part has an empty one; what is too much stands in the last.
  void count_parts(pugi::xml_node node, const ContentModel& model) {
    std::vector<pugi::xml_node> parts;
    for (const pugi::xml_node child : node.children()) {
      if (is_element(child)) parts.push_back(child);
    }
    if (parts.size() < model.least) {
      constexpr std::string_view kParts[] = {"first part", "second part", "third part"};
      diags_.report(Code::incomplete_element, markup_.span_of(node), node.name(),
                    kParts[parts.size()]);
      for (std::size_t i = parts.size(); i < model.least; ++i)
        markup_.append_element(node, "mrow", markup_.span_of(node));
      return;
    }
    if (!model.is_exact || parts.size() == model.least) return;
    diags_.report(Code::misplaced_element, markup_.span_of(parts[model.least]),
                  parts[model.least].name(), node.name());
    pugi::xml_node last = markup_.append_element(node, "mrow", markup_.span_of(node));
    for (std::size_t i = model.least - 1u; i < parts.size(); ++i) last.append_move(parts[i]);
  }

  Markup& markup_;
  pugi::xml_node root_;
  Diagnostics& diags_;
};

}  // namespace

void order_formula(Markup& markup, pugi::xml_node formula, Diagnostics& diags) {
  Orderer(markup, formula, diags).run();
}

}  // namespace colophon::passes
