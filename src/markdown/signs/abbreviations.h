// Abbreviations that an author explains once: `*[HTML]: Hyper Text Markup Language`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/scan/origin.h"
#include "markdown/scan/syntax.h"
#include "model/chapter.h"

namespace colophon::markdown {

struct Abbreviation {
  std::string name;
  std::string meaning;      // may be empty
  std::uint32_t begin = 0;  // of the meaning in the chapter's text
  std::uint32_t end = 0;
};

// A line that explains one. A name has at most so many bytes.
inline constexpr std::size_t kLongestAbbreviation = 100;
struct AbbreviationLine {
  std::string name;
  std::string meaning;
  Range place;  // of the meaning
};
std::optional<AbbreviationLine> parse_abbreviation(std::string_view line);

// Afterwards each of them that stands in the text as a word or words of its own, outside of code,
// drawings and addresses, is an <abbr> with its meaning for the title. Of two of the same name the
// last counts.
void mark_abbreviations(Chapter& chapter, const std::vector<Abbreviation>& abbreviations,
                        const Origin& origin);

}  // namespace colophon::markdown
