#include "verify/xml/placed_elements.h"

#include <algorithm>
#include <utility>

namespace colophon::verify {
namespace {

// How far above the innermost open element the one that an end tag closes is looked for.
constexpr std::size_t kFarthest = 32;

// Behind the `>` of a tag that begins at `at`; a `>` in a quoted value is not it.
std::size_t end_of_tag(std::string_view xml, std::size_t at) {
  char quote = '\0';
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return xml.size();
}

std::size_t skip_to(std::string_view xml, std::size_t at, std::string_view mark) {
  const std::size_t found = xml.find(mark, at);
  return found == xml.npos ? xml.size() : found + mark.size();
}

std::string_view name_of(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return tag.substr(0, tag.find_first_of(" \t\n\r/>"));
}

class Lister {
 public:
  explicit Lister(std::string_view xml) : xml_(xml) {}

  std::vector<PlacedElement> list() {
    std::size_t at = 0;
    while ((at = xml_.find('<', at)) != xml_.npos) at = read(at);
    while (!open_.empty()) close(xml_.size());
    return std::move(elements_);
  }

 private:
  // What begins with `<`; returns what is behind it.
  std::size_t read(std::size_t at) {
    const std::string_view rest = xml_.substr(at);
    if (rest.starts_with("<!--")) return skip_to(xml_, at + 4, "-->");
    if (rest.starts_with("<![CDATA[")) return skip_to(xml_, at, "]]>");
    if (rest.starts_with("<?")) return skip_to(xml_, at, "?>");
    if (rest.starts_with("<!")) return end_of_tag(xml_, at);
    const std::size_t end = end_of_tag(xml_, at);
    const std::string_view tag = xml_.substr(at, end - at);
    if (tag.starts_with("</")) {
      leave(name_of(tag), end);
    } else {
      enter(at, end, tag.ends_with("/>"));
    }
    return end;
  }

  void enter(std::size_t begin, std::size_t end, bool is_empty) {
    const auto index = static_cast<std::uint32_t>(elements_.size());
    PlacedElement element;
    element.begin = static_cast<std::uint32_t>(begin);
    element.tag_end = element.end = static_cast<std::uint32_t>(end);
    if (!open_.empty()) {
      Open& parent = open_.back();
      element.parent = parent.element;
      (parent.last_child == kNoElement ? elements_[parent.element].first_child
                                       : elements_[parent.last_child].next_sibling) = index;
      parent.last_child = index;
    }
    elements_.push_back(element);
    if (!is_empty) open_.push_back({index, kNoElement});
  }

  // Closes with the element those that were left open in it; an end tag of none closes none.
  void leave(std::string_view name, std::size_t end) {
    const std::size_t depth = std::min(open_.size(), kFarthest);
    for (std::size_t i = 0; i < depth; ++i) {
      const PlacedElement& element = elements_[open_[open_.size() - 1 - i].element];
      if (name_of(xml_.substr(element.begin, element.tag_end - element.begin)) != name) continue;
      for (std::size_t closed = 0; closed <= i; ++closed) close(end);
      return;
    }
  }

  void close(std::size_t end) {
    elements_[open_.back().element].end = static_cast<std::uint32_t>(end);
    open_.pop_back();
  }

  struct Open {
    std::uint32_t element = 0;
    std::uint32_t last_child = kNoElement;
  };
  std::string_view xml_;
  std::vector<PlacedElement> elements_;
  std::vector<Open> open_;
};

// The number of the child that a step names: 2 is the first element, 4 the second.
std::uint32_t child_of_step(const std::vector<PlacedElement>& elements, std::uint32_t parent,
                            std::size_t step) {
  std::uint32_t child = elements[parent].first_child;
  for (; step > 2 && child != kNoElement; step -= 2) child = elements[child].next_sibling;
  return child;
}

}  // namespace

std::vector<PlacedElement> list_elements(std::string_view xml) { return Lister(xml).list(); }

std::uint32_t element_at(const std::vector<PlacedElement>& elements, std::size_t offset) {
  const auto after = std::upper_bound(
      elements.begin(), elements.end(), offset,
      [](std::size_t place, const PlacedElement& element) { return place < element.begin; });
  if (after == elements.begin()) return kNoElement;
  auto index = static_cast<std::uint32_t>(after - elements.begin() - 1);
  while (index != kNoElement && elements[index].end <= offset) index = elements[index].parent;
  return index;
}

std::uint32_t element_of_path(const std::vector<PlacedElement>& elements, std::string_view path) {
  if (elements.empty()) return kNoElement;
  std::uint32_t element = 0;
  for (std::size_t at = 0; at < path.size() && path[at] == '/';) {
    std::size_t step = 0;
    for (++at; at < path.size() && path[at] >= '0' && path[at] <= '9' && step < 1'000'000; ++at) {
      step = step * 10 + static_cast<std::size_t>(path[at] - '0');
    }
    if (at < path.size() && path[at] == '[') at = path.find(']', at) + 1;
    // An odd step is a text in the element that was reached.
    if (step < 2 || step % 2 != 0) break;
    const std::uint32_t child = child_of_step(elements, element, step);
    if (child == kNoElement) break;
    element = child;
    if (at == 0) break;  // a bracket that is never closed
  }
  return element;
}

}  // namespace colophon::verify
