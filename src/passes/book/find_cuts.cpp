#include "passes/book/find_cuts.h"

#include <algorithm>
#include <string_view>

#include "model/markup.h"

namespace colophon::passes {

namespace {

// A file with more headings than that is no book of chapters, and each would cost a document.
constexpr std::size_t kMostChapters = 2'000;

// A heading that may begin a chapter: one that lies in nothing else.
struct Place {
  pugi::xml_node heading;
  int level = 0;
};

std::vector<Place> list_headings(pugi::xml_node body, int lowest) {
  std::vector<Place> places;
  for (const pugi::xml_node child : body.children()) {
    const int level = heading_level(child);
    if (level > 0 && level <= lowest) places.push_back({child, level});
  }
  return places;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\f\r") == text.npos; }

bool is_rule(pugi::xml_node node) { return is_element(node, "hr") && !node.attribute("id"); }

// Nothing that a reader sees: white space, or a place that links lead to.
bool is_invisible(pugi::xml_node root) {
  for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
    if (is_element(node)) {
      const std::string_view name = node.name();
      if (name != "p" && name != "div" && name != "span" && name != "a") return false;
    } else if (!is_blank(node.value())) {
      return false;
    }
  }
  return true;
}

// Whether nothing but headings and rules stands from `begin` to `end`.
bool is_headings_only(pugi::xml_node begin, pugi::xml_node end) {
  for (pugi::xml_node node = begin; node && node != end; node = node.next_sibling()) {
    if (heading_level(node) == 0 && !is_rule(node) && !is_invisible(node)) return false;
  }
  return true;
}

bool is_first_to_be_seen(pugi::xml_node heading) {
  for (pugi::xml_node node = heading.previous_sibling(); node; node = node.previous_sibling()) {
    if (!is_rule(node) && !is_invisible(node)) return false;
  }
  return true;
}

// A title, then its chapters: one heading of the highest level, and it comes first.
bool has_title(const std::vector<Place>& places, int top) {
  if (places.empty() || places.front().level != top) return false;
  const auto tops = std::count_if(places.begin(), places.end(),
                                  [top](const Place& place) { return place.level == top; });
  return tops == 1 && is_first_to_be_seen(places.front().heading);
}

// Beside a title may stand headings that name its author or year: what has no text of its own
// before the first chapter that has.
void drop_companions_of_title(std::vector<Place>& places) {
  auto chapter = places.begin() + 1;
  while (chapter + 1 < places.end() && is_headings_only(chapter->heading, (chapter + 1)->heading)) {
    ++chapter;
  }
  if (chapter + 1 == places.end()) return;  // nothing but headings: each is a chapter
  places.erase(places.begin() + 1, chapter);
}

std::vector<Place> choose(pugi::xml_node body, int top, Split split, bool& titled) {
  std::vector<Place> places = list_headings(body, top + 1);
  titled = split != Split::first && has_title(places, top);
  if (titled) {
    if (split == Split::automatic && places.size() < 3) return {};
    drop_companions_of_title(places);
  } else if (split != Split::second) {
    std::erase_if(places, [top](const Place& place) { return place.level > top; });
  }
  return places;
}

}  // namespace

std::vector<Cut> find_cuts(pugi::xml_node body, int top, Split split) {
  if (split == Split::none) return {};
  bool titled = false;
  const std::vector<Place> places = choose(body, top, split, titled);
  if (places.size() < 2 || places.size() > kMostChapters) return {};

  std::vector<Cut> cuts;
  cuts.reserve(places.size() + 1);
  for (std::size_t i = 0; i < places.size(); ++i) {
    Cut cut{.begin = places[i].heading, .heading = places[i].heading};
    // Places that links lead to belong to what follows them.
    for (pugi::xml_node before; (before = cut.begin.previous_sibling()) && is_invisible(before);)
      cut.begin = before;
    const bool is_top = places[i].level == top;
    cut.is_deeper = !titled && !is_top;
    cut.is_part = !titled && is_top && i + 1 < places.size() && places[i + 1].level > top;
    cuts.push_back(cut);
  }
  cuts.insert(cuts.begin(), Cut{.begin = body.first_child()});
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    if (i + 1 < cuts.size()) cuts[i].end = cuts[i + 1].begin;
    // A new page says what a rule at its edge would say.
    while (cuts[i].begin != cuts[i].end && is_rule(cuts[i].begin))
      cuts[i].begin = cuts[i].begin.next_sibling();
  }
  cuts[1].is_title = titled;
  if (is_first_to_be_seen(cuts[1].heading)) {
    cuts[1].begin = cuts[0].begin;
    cuts.erase(cuts.begin());
    cuts[0].is_bare = is_headings_only(cuts[0].begin, cuts[0].end);
  }
  return cuts;
}

}  // namespace colophon::passes
