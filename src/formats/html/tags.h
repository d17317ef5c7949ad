// The tags of an HTML text as they are written, before anybody makes a tree of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html/html.h"

namespace colophon::html {

// A tag in a text, without its attributes.
struct WrittenTag {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string name;  // ASCII letters in lower case
  bool is_end = false;
  bool is_self_closing = false;
  std::uint32_t too_many = 0;  // where the first attribute beyond kMostAttributes begins, or 0
};

// What a tag may have: parsers compare each of its attributes with all others.
inline constexpr std::size_t kMostAttributes = 128;

// Reads the tag that starts at `at` by the HTML standard's rules (section 13.2.5) and returns where
// it ends; npos where there is no tag or it is never finished. The values of attributes keep their
// character references.
// Attributes beyond kMostAttributes are passed over.
std::size_t read_tag(std::string_view input, std::size_t at, Tag& tag);

struct TagScan {
  std::vector<WrittenTag> tags;   // in order; those inside comments and raw text are none
  std::vector<Problem> left_out;  // words that no parser keeps, though they stand in no comment
  std::size_t cut_off =
      std::string_view::npos;  // where a tag or comment begins that is never finished
};
TagScan scan_tags(std::string_view input);

// Marks the tags to leave out so that no element lies deeper than max_depth and no inline element
// left open is repeated in block after block more often than the input is long: parsing is
// otherwise quadratic in such inputs. Returns one flag a tag, or nothing where none need to go.
std::vector<bool> tags_to_leave_out(const std::vector<WrittenTag>& tags, std::size_t max_depth);

// b, em, font: what the parser re-opens in the next block where it was not closed (the active
// formatting elements of section 13.2.4.3).
bool is_formatting(std::string_view element);
// li, td, p: an end tag may be left out (section 13.1.2.4).
bool has_optional_end(std::string_view element);

}  // namespace colophon::html
