#include "markdown/engine/traps.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kLongHeading = 80;   // characters that few headings have
constexpr std::size_t kShortHeading = 40;  // characters that a heading with a period may have
constexpr std::size_t kNearLength = 3;     // an underline so near to its heading's length was drawn
constexpr std::size_t kMostDashes = 10;    // of a break; more of them underline

bool ends_with_any(std::string_view text, std::span<const std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kEnds = {".",   "!",      "?",      "\u2026",
                                                            ".\"", "\u201D", "\u00BB", "\u3002"};
  return ends_with_any(text, kEnds);
}

// A word that tags are: `MOC`, `Book/Part-2`, `ReadLater`; in a vault any. A heading of one word
// has one large letter, its first.
bool is_tag(std::string_view word, bool in_vault) {
  if (word.empty() || word.find_first_of(" \t") != word.npos) return false;
  if (in_vault) return true;
  std::size_t at = 0;
  utf8::next(word, at);
  const std::string_view rest = word.substr(at);
  return rest.find_first_of("/_-0123456789") != rest.npos || unicode::to_lower(rest) != rest;
}

// Whether a letter begins the text that is no small one.
bool begins_large(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  const char32_t first = utf8::next(text, at);
  const std::string_view letter = text.substr(0, at);
  return unicode::is_letter(first) &&
         (unicode::to_lower(letter) != letter || first > 0x2E7F);  // East Asia has one case
}

}  // namespace

void check_unspaced_heading(std::string_view rest, std::uint32_t begin, bool is_alone,
                            bool in_vault, const Origin& origin, Diagnostics& diags) {
  if (rest.empty() || rest[0] != '#' || !is_alone) return;
  const std::size_t level = skip_run(rest, 0);
  if (level > 6 || level == rest.size()) return;
  const std::string_view words = ascii::trim(rest.substr(level), kBlanks);
  // A hashtag has one sign, a small letter, or another sign behind it.
  std::size_t at = 0;
  const bool is_letter = unicode::is_letter(utf8::next(words, at));
  if (words.find('#') != words.npos) return;
  if (level == 1 ? !begins_large(words) || is_tag(words, in_vault) : !is_letter) return;
  const auto end = begin + static_cast<std::uint32_t>(ascii::trim(rest, kBlanks).size());
  diags.report(Code::unspaced_heading, origin.span(begin, end), ascii::trim(rest, kBlanks)).hint =
      "write `" + std::string(rest.substr(0, level)) + " " + std::string(words) +
      "`, or `\\#` for the sign itself";
}

void check_accidental_heading(const Paragraph& paragraph, std::string_view text,
                              const Line& underline, const Origin& origin, Diagnostics& diags) {
  if (paragraph.lines.empty() || text[underline.rest] != '-') return;
  std::size_t size = 0;
  for (const ParagraphLine& line : paragraph.lines)
    size += utf8::length(text.substr(line.rest, line.end - line.rest));
  const ParagraphLine& last = paragraph.lines.back();
  const std::string_view words = ascii::trim(text.substr(last.rest, last.end - last.rest), kBlanks);
  const std::size_t length = utf8::length(words);
  const std::size_t dashes =
      skip_run(text.substr(0, underline.end), underline.rest) - underline.rest;
  if (dashes > kMostDashes || (dashes + kNearLength >= length && dashes <= length + kNearLength))
    return;
  const bool sentence = ends_sentence(words);
  const bool is_prose = size > kLongHeading || (sentence && paragraph.lines.size() > 1) ||
                        (words.ends_with('.') && size >= kShortHeading);
  if (!is_prose) return;
  diags.report(Code::accidental_heading, origin.span(underline.rest, underline.rest + dashes))
      .hint = "for a break between scenes put a blank line before it";
}

void check_accidental_code(std::string_view rest, std::uint32_t begin, const Origin& origin,
                           Diagnostics& diags) {
  static constexpr std::array<std::string_view, 3> kDashes = {"\u2014", "\u2015", "\u2013 "};
  const std::string_view words = ascii::trim(rest, kBlanks);
  const bool speaks = std::any_of(kDashes.begin(), kDashes.end(), [&](std::string_view dash) {
    return words.size() > dash.size() && words.starts_with(dash);
  });
  if (!is_thematic_break(words) && !speaks) return;
  diags
      .report(Code::accidental_code,
              origin.span(begin, begin + static_cast<std::uint32_t>(words.size())), words)
      .hint = "indent it by less than four spaces";
}

}  // namespace colophon::markdown
