#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "formats/internal_names.h"
#include "passes/common/ids.h"
#include "passes/local/drawing_ids.h"
#include "passes/local/local.h"

namespace colophon::passes {

namespace {

class IdAssigner {
 public:
  explicit IdAssigner(Chapter& chapter) : chapter_(chapter), markup_(chapter.markup) {}

  void assign() {
    for (const pugi::xml_node root : {chapter_.body, chapter_.notes}) {
      for (pugi::xml_node node = root; node; node = next_in_order(node, root)) collect(node);
    }
    // First what the author wrote, so that no made id takes one of these away.
    for (const pugi::xml_node element : with_id_) settle_written_id(element);
    for (const pugi::xml_node element : repeated_) {
      rename(element, ids_.make_unique(valid_id(element.attribute("id").value())));
    }
    for (const auto& [drawing, ids] : renamed_in_drawings_) {
      rename_references(markup_, pugi::xml_node(drawing), ids);
    }
    for (const pugi::xml_node heading : headings_) name_heading(heading);
    for (const auto& [element, name] : references_) settle_reference(element, name);
  }

  void settle_references() {
    for (const pugi::xml_node root : {chapter_.body, chapter_.notes}) {
      for (pugi::xml_node node = root; node; node = next_in_order(node, root)) collect(node);
    }
    if (references_.empty()) return;
    for (const pugi::xml_node element : with_id_) ids_.reserve(element.attribute("id").value());
    for (const auto& [element, name] : references_) settle_reference(element, name);
  }

 private:
  void collect(pugi::xml_node node) {
    if (heading_level(node) > 0) headings_.push_back(node);
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
      const std::string_view name = attribute.name();
      if (name == "id") with_id_.push_back(node);
      if (is_id_reference(name)) references_.emplace_back(node, attribute.name());
    }
  }

  void name_heading(pugi::xml_node heading) {
    if (heading.attribute("id")) return;
    const std::string slug = valid_id(unicode::slug(plain_text(heading)));
    markup_.set_attribute(heading, "id", ids_.make_unique(slug.empty() ? "section" : slug));
  }

  void settle_written_id(pugi::xml_node element) {
    const std::string written = element.attribute("id").value();
    const std::string id = valid_id(written);
    if (id.empty()) {
      markup_.remove_attribute(element, "id");
      return;
    }
    const Span span = markup_.span_of(element, "id");
    if (const pugi::xml_node drawing = drawing_around(element)) {
      return settle_id_in_drawing(element, id, drawing);
    }
    if (const auto [first, is_new] = first_use_.emplace(written, span); !is_new) {
      Diagnostic& diagnostic = chapter_.diagnostics.report(Code::duplicate_id, span, written);
      diagnostic.hint = "give one of them another id; all links go to the first";
      diagnostic.related.push_back({first->second, "first used here"});
      repeated_.push_back(element);
    } else if (!ids_.reserve(id)) {
      rename(element, ids_.make_unique(id));  // `a b` and `a:b` come to the same
    } else if (id != written) {
      rename(element, id);
    }
  }

  static pugi::xml_node drawing_around(pugi::xml_node element) {
    pugi::xml_node drawing;
    for (pugi::xml_node at = element.parent(); at; at = at.parent()) {
      if (is_element(at, "svg")) drawing = at;
    }
    return drawing;
  }

  // Drawing programs call what they make the same in every drawing; nothing else refers to it.
  void settle_id_in_drawing(pugi::xml_node element, const std::string& id, pugi::xml_node drawing) {
    const std::string written = element.attribute("id").value();
    const std::string settled = ids_.reserve(id) ? id : ids_.make_unique(id);
    if (settled == written) return;
    markup_.set_attribute(element, "id", settled);
    renamed_in_drawings_[drawing.internal_object()].emplace(written, settled);
  }

  void rename(pugi::xml_node element, const std::string& id) {
    const std::string written = element.attribute("id").value();
    markup_.set_attribute(element, "id", id);
    if (renamed_.emplace(written, id).second)
      markup_.set_attribute(element, internal::kWrittenId, written);
  }

  // Takes out of a list of ids those that are nowhere, and the attribute with its last one.
  void settle_reference(pugi::xml_node element, const char* name) {
    const std::string_view written = element.attribute(name).value();
    std::string settled;
    bool any_missing = false;
    for (std::size_t begin = written.find_first_not_of(" \t\n"); begin < written.size();) {
      const std::size_t end = std::min(written.find_first_of(" \t\n", begin), written.size());
      std::string id(written.substr(begin, end - begin));
      begin = written.find_first_not_of(" \t\n", end);
      if (const auto found = renamed_.find(id); found != renamed_.end() && !ids_.contains(id)) {
        id = found->second;
      }
      if (!ids_.contains(id)) {
        any_missing = true;
      } else {
        if (!settled.empty()) settled += ' ';
        settled += id;
      }
    }
    if (any_missing) {
      chapter_.diagnostics
          .report(Code::removed_attribute, markup_.span_of(element, name), name, element.name())
          .hint = "it may only name ids of its own file";
    }
    if (settled.empty()) {
      markup_.remove_attribute(element, name);
    } else if (settled != written) {
      markup_.set_attribute(element, name, settled);
    }
  }

  Chapter& chapter_;
  Markup& markup_;
  IdSet ids_;
  std::unordered_map<std::string, Span> first_use_;
  std::unordered_map<std::string, std::string> renamed_;          // as written -> as it is now
  std::map<pugi::xml_node_struct*, NewIds> renamed_in_drawings_;  // by their outermost <svg>
  std::vector<pugi::xml_node> with_id_;
  std::vector<pugi::xml_node> repeated_;
  std::vector<pugi::xml_node> headings_;
  std::vector<std::pair<pugi::xml_node, const char*>> references_;  // and the attribute's name
};

}  // namespace

void assign_ids(Chapter& chapter) { IdAssigner(chapter).assign(); }

void settle_id_references(Chapter& chapter) { IdAssigner(chapter).settle_references(); }

}  // namespace colophon::passes
