#include "formats/html/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

namespace colophon::html {

namespace {

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

// Frames of a document, which a fragment has no need of, and forms, whose ends the parser does not
// tell; their end tags are not worth a word.
bool has_silent_end(std::string_view name) {
  return name == "html" || name == "head" || name == "body" || name == "form";
}

class Judge {
 public:
  Judge(const std::vector<WrittenTag>& tags, const std::vector<ParsedElement>& elements,
        std::size_t size)
      : tags_(tags), elements_(elements), size_(size) {}

  std::vector<Problem> judge() {
    note_what_is_used();
    for (const ParsedElement& element : elements_) check_end(element);
    for (const WrittenTag& tag : tags_) check_use(tag);
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const Problem& a, const Problem& b) { return a.offset < b.offset; });
    return std::move(problems_);
  }

 private:
  const WrittenTag* tag_at(std::uint32_t offset) const {
    const auto found = std::lower_bound(
        tags_.begin(), tags_.end(), offset,
        [](const WrittenTag& tag, std::uint32_t place) { return tag.begin < place; });
    return found != tags_.end() && found->begin == offset ? &*found : nullptr;
  }

  void note_what_is_used() {
    used_.resize(tags_.size());
    for (const ParsedElement& element : elements_) {
      if (!element.is_made_up) use(tag_at(element.begin));
      const WrittenTag* end = element.has_end_tag ? tag_at(element.end_tag) : nullptr;
      if (end && matches(element, *end)) use(end);
      if (element.name == "p" && !element.has_end_tag && element.ended_at < size_) {
        split_paragraphs_.push_back(element.ended_at);
      }
    }
    std::sort(split_paragraphs_.begin(), split_paragraphs_.end());
  }

  void use(const WrittenTag* tag) {
    if (tag) used_[static_cast<std::size_t>(tag - tags_.data())] = true;
  }

  static bool matches(const ParsedElement& element, const WrittenTag& end) {
    return element.name == end.name || (is_heading(element.name) && is_heading(end.name));
  }

  void check_end(const ParsedElement& element) {
    if (!element.ended_implicitly || element.is_made_up || is_void(element.name) ||
        has_optional_end(element.name)) {
      return;
    }
    const WrittenTag* start = tag_at(element.begin);
    const WrittenTag* end = element.has_end_tag ? tag_at(element.end_tag) : nullptr;
    if (end && end->name == element.name) return;
    if (start && start->is_self_closing) {
      if (element.is_foreign) return;
      return add(element.begin, fmt::format("`<{}/>` does not close itself", element.name),
                 fmt::format("write `<{0}></{0}>`", element.name));
    }
    if (end) {
      return add_unclosed(element, fmt::format("</{}>", end->name));
    }
    if (element.ended_at <= element.begin) return add_overlap(element);
    const WrittenTag* next = element.ended_at < size_ ? tag_at(element.ended_at) : nullptr;
    if (!next) {
      return add(element.begin, fmt::format("`<{}>` is never closed", element.name),
                 fmt::format("end it with `</{}>`", element.name));
    }
    if (next->name != element.name) return add_unclosed(element, fmt::format("<{}>", next->name));
    ++ended_[element.name];
    add_nesting(*next, element.name);
  }

  // Its own end tag, if it comes yet, is of the same fault.
  void add_unclosed(const ParsedElement& element, std::string_view before) {
    ++ended_[element.name];
    add(element.begin, fmt::format("`<{}>` is not closed before `{}`", element.name, before),
        fmt::format("put `</{}>` before `{}`", element.name, before));
  }

  void add_overlap(const ParsedElement& element) {
    const ParsedElement* const end = elements_.data() + elements_.size();
    // What was moved follows closely what it overlaps with.
    const ParsedElement* const limit = std::min<const ParsedElement*>(&element + 16, end);
    const ParsedElement* const moved =
        std::find_if(&element, limit, [](const ParsedElement& other) { return other.is_moved; });
    add(element.begin, moved == limit
                           ? fmt::format("`<{}>` overlaps another element", element.name)
                           : fmt::format("`<{}>` and `<{}>` overlap", element.name, moved->name));
  }

  void add_nesting(const WrittenTag& inner, std::string_view outer) {
    add(inner.begin, fmt::format("`<{}>` cannot stand in `<{}>`", inner.name, outer),
        fmt::format("put `</{}>` before it", outer));
  }

  void check_use(const WrittenTag& tag) {
    if (used_[static_cast<std::size_t>(&tag - tags_.data())]) return;
    if (!tag.is_end) {
      return add(tag.begin, fmt::format("`<{}>` cannot stand here", tag.name),
                 "take the tag out; what stands in it stays");
    }
    if (has_silent_end(tag.name)) return;
    const auto ended = ended_.find(tag.name);
    if (ended != ended_.end() && ended->second > 0) {
      --ended->second;
      return;
    }
    if (tag.name == "p" && !split_paragraphs_.empty()) {
      // The paragraph was ended by something that cannot stand in it: that is what to mend.
      const auto after =
          std::lower_bound(split_paragraphs_.begin(), split_paragraphs_.end(), tag.begin);
      const WrittenTag* splitter =
          after == split_paragraphs_.begin() ? nullptr : tag_at(*std::prev(after));
      if (splitter && !splitter->is_end && splitter->name != "p") {
        return add_nesting(*splitter, "p");
      }
    }
    add(tag.begin, fmt::format("`</{}>` closes nothing", tag.name),
        is_void(tag.name)
            ? fmt::format("write `<{}>`", tag.name)
            : fmt::format("take it out, or write the `<{}>` that it should close", tag.name));
  }

  void add(std::uint32_t offset, std::string message, std::string hint = {}) {
    problems_.push_back({offset, std::move(message), 0, std::move(hint)});
  }

  const std::vector<WrittenTag>& tags_;
  const std::vector<ParsedElement>& elements_;
  const std::size_t size_;
  std::vector<bool> used_;                                 // by tag: it is part of the tree
  std::vector<std::uint32_t> split_paragraphs_;            // where a <p> ended without an end tag
  std::map<std::string, std::size_t, std::less<>> ended_;  // by other tags, and reported
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> find_problems(const std::vector<WrittenTag>& tags,
                                   const std::vector<ParsedElement>& elements, std::size_t size) {
  return Judge(tags, elements, size).judge();
}

}  // namespace colophon::html
