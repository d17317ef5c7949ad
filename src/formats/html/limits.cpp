// Keeps the input within what a parser that follows the HTML standard handles in linear time.
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/html/tags.h"

namespace colophon::html {

namespace {

bool is_cell(std::string_view element) { return element == "td" || element == "th"; }

bool is_of_table(std::string_view element) {
  return is_cell(element) || element == "table" || element == "caption" || element == "colgroup" ||
         element == "tbody" || element == "thead" || element == "tfoot" || element == "tr";
}

// Whether the end tag of `name` reaches no element outside of `open` (the scopes of section
// 13.2.4.2).
bool is_scope_end(std::string_view open, std::string_view name) {
  if (open == "table" || open == "template") return true;
  if (is_of_table(name)) return false;
  if (is_cell(open) || open == "caption" || open == "applet" || open == "marquee" ||
      open == "object" || open == "foreignobject" || open == "svg" || open == "math") {
    return true;
  }
  if (name == "p") return open == "button";
  return name == "li" && (open == "ul" || open == "ol");
}

// Whether the start tag of `name` ends an open element whose end tag is optional.
bool ends(std::string_view name, std::string_view open) {
  if (open == "p") return !is_formatting(name) && name != "span";
  if (!has_optional_end(name) || !has_optional_end(open)) return false;
  if (is_cell(name)) return is_cell(open);
  if (name == "tr") return is_cell(open) || open == "tr";
  if (name == "tbody" || name == "tfoot") return is_of_table(open);
  if (name == "dt" || name == "dd") return open == "dt" || open == "dd";
  return name == open;
}

struct OpenTag {
  std::string_view name;
  bool is_left_out = false;
};

// The elements that are open, as far as tags alone tell. Where that is uncertain they count as
// open, so that the tree is never deeper than what is counted here.
class OpenTags {
 public:
  std::size_t kept() const { return kept_; }

  void push(OpenTag tag) {
    kept_ += tag.is_left_out ? 0 : 1;
    open_.push_back(tag);
  }

  // Returns whether the end tag has to be left out too.
  bool end(std::string_view name) {
    constexpr std::size_t kReach = 64;
    for (std::size_t back = 1; back <= std::min(open_.size(), kReach); ++back) {
      const OpenTag tag = open_[open_.size() - back];
      if (tag.name == name) {
        is_formatting(name) ? take_out(back) : pop(back);
        return tag.is_left_out;
      }
      if (is_scope_end(tag.name, name)) break;
    }
    return false;
  }

  void start(std::string_view name) {
    constexpr std::size_t kReach = 16;
    for (std::size_t back = 1; back <= std::min(open_.size(), kReach);) {
      const std::string_view open = open_[open_.size() - back].name;
      if (ends(name, open)) {
        pop(back);
        back = 1;
      } else if (is_formatting(open)) {
        ++back;
      } else {
        break;
      }
    }
  }

 private:
  void take_out(std::size_t back) {
    const auto found = open_.end() - static_cast<std::ptrdiff_t>(back);
    kept_ -= found->is_left_out ? 0 : 1;
    open_.erase(found);
  }

  void pop(std::size_t count) {
    for (; count > 0; --count) take_out(1);
  }

  std::vector<OpenTag> open_;
  std::size_t kept_ = 0;
};

// Whether inline elements that were never closed are repeated in so many blocks that the tree
// outgrows the input.
bool repeats_too_much(const std::vector<WrittenTag>& tags) {
  constexpr std::size_t kAlwaysFine = 1000;
  std::unordered_map<std::string_view, std::size_t> active;
  std::size_t total = 0;
  std::size_t repeated = 0;
  for (const WrittenTag& tag : tags) {
    if (!is_formatting(tag.name)) {
      repeated += tag.is_end ? 0 : total;
      continue;
    }
    std::size_t& count = active[tag.name];
    if (!tag.is_end) {
      ++count;
      ++total;
    } else if (count > 0) {
      --count;
      --total;
    }
  }
  return repeated > kAlwaysFine + 16 * tags.size();
}

}  // namespace

std::vector<bool> tags_to_leave_out(const std::vector<WrittenTag>& tags, std::size_t max_depth) {
  if (tags.size() <= max_depth) return {};
  const bool without_formatting = repeats_too_much(tags);
  std::vector<bool> leave_out(tags.size());
  OpenTags open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const WrittenTag& tag = tags[i];
    if (is_void(tag.name)) continue;
    if (without_formatting && is_formatting(tag.name)) {
      leave_out[i] = true;
    } else if (tag.is_end) {
      leave_out[i] = open.end(tag.name);
    } else {
      open.start(tag.name);
      leave_out[i] = open.kept() >= max_depth;
      open.push({tag.name, leave_out[i]});
    }
  }
  const bool any = std::find(leave_out.begin(), leave_out.end(), true) != leave_out.end();
  return any ? leave_out : std::vector<bool>();
}

}  // namespace colophon::html
