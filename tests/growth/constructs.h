// What an author, a tool or another program can write, as patterns that can be had at any size.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace colophon::growth {

// The files of a manuscript, or of a finished book, as one text: `=== path` on a line of its own
// stands before each. Where there is none it is a chapter. What stands between « and » is there
// again and again, as often as it has to be for the whole to have its size; № in it is 0, 1, 2….
struct Construct {
  std::string_view name;
  std::string_view pattern;
  bool is_watched = false;  // in every check: the time grew with the square once
};

// Of Markdown, of a manuscript's other files, of finished books.
std::span<const Construct> chapters();
std::span<const Construct> manuscripts();
std::span<const Construct> books();

// The pattern with its repetitions, about `size` bytes of them in all.
std::string grow(std::string_view pattern, std::size_t size);

}  // namespace colophon::growth
