#include "passes/common/ids.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/host.h"
#include "base/utf8.h"

namespace colophon::passes {

namespace {

using Range = std::pair<char32_t, char32_t>;

// NameStartChar and what NameChar adds (XML 1.0 section 2.3), without the colon (Namespaces in
// XML).
constexpr std::array<Range, 15> kStart = {{{'A', 'Z'},
                                           {'_', '_'},
                                           {'a', 'z'},
                                           {0xC0, 0xD6},
                                           {0xD8, 0xF6},
                                           {0xF8, 0x2FF},
                                           {0x370, 0x37D},
                                           {0x37F, 0x1FFF},
                                           {0x200C, 0x200D},
                                           {0x2070, 0x218F},
                                           {0x2C00, 0x2FEF},
                                           {0x3001, 0xD7FF},
                                           {0xF900, 0xFDCF},
                                           {0xFDF0, 0xFFFD},
                                           {0x10000, 0xEFFFF}}};
constexpr std::array<Range, 6> kInner = {
    {{'-', '-'}, {'.', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

template <std::size_t size>
bool contains(const std::array<Range, size>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](Range range) { return range.first <= c && c <= range.second; });
}

constexpr std::array<const char*, 8> kIdReferences = {
    "aria-controls",   "aria-describedby", "aria-details", "aria-flowto",
    "aria-labelledby", "aria-owns",        "for",          "headers"};

}  // namespace

std::string valid_id(std::string_view text) {
  std::string id;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool may_link = c < 0x80 || is_url_character(c);
    const bool may_start = may_link && contains(kStart, c);
    const bool may_follow = may_start || (may_link && contains(kInner, c));
    if (id.empty() && !may_start) id = may_follow ? "id-" : "id";
    if (may_follow) {
      utf8::append(id, c);
    } else {
      id += '-';
    }
  }
  return id;
}

bool is_id_reference(std::string_view attribute) {
  return std::find(kIdReferences.begin(), kIdReferences.end(), attribute) != kIdReferences.end();
}

std::string IdSet::make_unique(const std::string& wanted) {
  if (reserve(wanted)) return wanted;
  std::size_t& suffix = last_suffix_[wanted];
  std::string id;
  do {
    id = wanted + '-' + std::to_string(++suffix);
  } while (!reserve(id));
  return id;
}

}  // namespace colophon::passes
