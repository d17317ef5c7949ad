#include "passes/content_model/order.h"

#include "passes/content_model/children.h"
#include "vocabulary/content_model.h"

namespace colophon::passes {

namespace {

// What a stranger in a list or a table is to be put into.
std::string_view hint_for(std::string_view parent) {
  if (parent == "ul" || parent == "ol" || parent == "menu") return "put it into an `<li>`";
  if (parent == "dl") return "put it into a `<dd>`";
  if (parent == "tr") return "put it into a `<td>`";
  if (parent == "thead" || parent == "tbody" || parent == "tfoot") return "put it into a `<tr>`";
  return {};
}

}  // namespace

bool Ordering::is_allowed(pugi::xml_node child) const {
  return is_element(child) && vocabulary::is_child_allowed(parent.name(), child.name());
}

pugi::xml_node Ordering::first_stranger(pugi::xml_node from) const {
  while (from && (is_blank(from) || is_allowed(from))) from = from.next_sibling();
  return from;
}

std::vector<pugi::xml_node> Ordering::run_of_strangers(pugi::xml_node first) const {
  std::vector<pugi::xml_node> run;
  std::size_t size = 0;
  for (pugi::xml_node node = first; node && !is_allowed(node); node = node.next_sibling()) {
    run.push_back(node);
    if (!is_blank(node)) size = run.size();
  }
  run.resize(size);
  return run;
}

void Ordering::report_misplaced(pugi::xml_node child) {
  if (is_element(child)) {
    diags.report(Code::misplaced_element, markup.span_of(child), child.name(), parent.name()).hint =
        hint_for(parent.name());
    return;
  }
  const Span own = markup.span_of(child);
  diags.report(Code::misplaced_text, own ? own : markup.span_of(parent), parent.name());
}

pugi::xml_node Ordering::wrap_run(const std::vector<pugi::xml_node>& run, const char* name) {
  pugi::xml_node wrapper =
      markup.insert_element_before(run.front(), name, markup.span_of(run.front()));
  for (const pugi::xml_node node : run) wrapper.append_move(node);
  return wrapper;
}

void Ordering::wrap_strangers(const char* name) {
  for (pugi::xml_node at = first_stranger(parent.first_child()); at;) {
    report_misplaced(at);
    at = first_stranger(wrap_run(run_of_strangers(at), name));
  }
}

void Ordering::move_out(pugi::xml_node node, pugi::xml_node place) {
  place.parent().insert_move_before(node, place);
  if (!resume) resume = node;
}

}  // namespace colophon::passes
