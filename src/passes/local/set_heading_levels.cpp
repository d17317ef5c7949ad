#include <algorithm>
#include <vector>

#include "formats/internal_names.h"
#include "passes/local/local.h"

namespace colophon::passes {

namespace {

constexpr char const* kHeadings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

struct Level {
  int written = 0;
  int given = 0;
};

bool has_elements(pugi::xml_node node) {
  const auto children = node.children();
  return std::any_of(children.begin(), children.end(),
                     [](pugi::xml_node child) { return is_element(child); });
}

pugi::xml_node next_element(pugi::xml_node node, pugi::xml_node root) {
  do {
    node = next_skipping(node, root);
  } while (node && !is_element(node));
  return node;
}

// What others link to stays in its place, on the next element or on an empty one.
void move_id(Markup& markup, pugi::xml_node heading, pugi::xml_node root) {
  const pugi::xml_attribute id = heading.attribute("id");
  if (!id) return;
  pugi::xml_node next = next_element(heading, root);
  if (!next || next.attribute("id")) {
    next = markup.insert_element_after(heading, "div", markup.span_of(heading));
  }
  markup.set_attribute(next, "id", id.value(), markup.span_of(id));
}

// Takes an empty heading away; one that holds a reference or an anchor becomes a paragraph.
// Returns the node to go on behind.
pugi::xml_node remove_heading(Chapter& chapter, pugi::xml_node heading, pugi::xml_node root) {
  Markup& markup = chapter.markup;
  chapter.diagnostics.report(Code::empty_heading, markup.span_of(heading)).hint =
      "give it a text or take it out";
  if (has_elements(heading)) {
    markup.rename(heading, "p");
    return next_in_order(heading, root);
  }
  move_id(markup, heading, root);
  const pugi::xml_node next = next_skipping(heading, root);
  markup.remove(heading);
  return next;
}

class Levels {
 public:
  explicit Levels(int first) : first_(first) {}

  int place(Chapter& chapter, pugi::xml_node heading) {
    const int written = heading_level(heading);
    if (last_ > 0 && written > last_ + 1) {
      chapter.diagnostics.report(Code::heading_skip, chapter.markup.span_of(heading), written,
                                 last_, last_ + 1);
    }
    last_ = written;
    while (!open_.empty() && open_.back().written >= written) open_.pop_back();
    const int given = open_.empty() ? first_ : std::min(open_.back().given + 1, 6);
    open_.push_back({written, given});
    return given;
  }

 private:
  int first_;
  int last_ = 0;             // as written
  std::vector<Level> open_;  // the headings that the present place lies under
};

template <class Place>
void for_each_heading(Chapter& chapter, pugi::xml_node root, Place place) {
  for (pugi::xml_node node = root; node;) {
    if (heading_level(node) == 0) {
      node = next_in_order(node, root);
    } else if (plain_text(node).empty()) {
      node = remove_heading(chapter, node, root);
    } else {
      chapter.markup.rename(node, kHeadings[place(node) - 1]);
      node = next_in_order(node, root);
    }
  }
}

}  // namespace

void set_heading_levels(Chapter& chapter, int level) {
  level = std::clamp(level, 1, 6);
  Levels levels(level);
  for_each_heading(chapter, chapter.body,
                   [&](pugi::xml_node heading) { return levels.place(chapter, heading); });
  // Under the heading of the notes, which is one below the chapter's; no place to go to.
  for_each_heading(chapter, chapter.notes, [&](pugi::xml_node heading) {
    chapter.markup.set_attribute(heading, internal::kUnlisted, "");
    return std::min(level + 2, 6);
  });
}

}  // namespace colophon::passes
