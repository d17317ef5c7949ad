// Addresses with spaces, which CommonMark takes for text.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "markdown/engine/traps.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kLongest = 500;       // bytes of an address, and of a link's text
constexpr std::size_t kLongestLine = 8000;  // bytes; a longer line is no author's prose

// Whether the text ends with the name of a file of a book, perhaps with an id behind it.
bool names_file(std::string_view address) {
  static constexpr std::array<std::string_view, 19> kEndings = {
      ".md",   ".markdown", ".html", ".htm", ".xhtml", ".png", ".jpg", ".jpeg", ".gif", ".svg",
      ".webp", ".pdf",      ".mp3",  ".mp4", ".m4a",   ".txt", ".qmd", ".rmd",  ".epub"};
  const std::string_view file = address.substr(0, address.find('#'));
  std::string ending(file.substr(std::min(file.rfind('.'), file.size())));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

// The code spans of a line, asked for places from left to right.
class CodeSpans {
 public:
  explicit CodeSpans(std::string_view line) : line_(line) {}

  bool hold(std::size_t place) {
    while (next_ < place) {
      const std::size_t begin = line_.find('`', next_);
      if (begin >= place) return false;  // npos, too
      const std::size_t end = skip_code_span(line_, begin);
      next_ = end == kNone ? skip_run(line_, begin) : end;
      if (end != kNone && end > place) return true;
    }
    return next_ > place;
  }

 private:
  std::string_view line_;
  std::size_t next_ = 0;
};

// The begin of the brackets that end the text, with the `!` of an image.
std::size_t bracket_before(std::string_view text) {
  int depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == ']') ++depth;
    if (text[at] == '[' && --depth == 0) return at > 0 && text[at - 1] == '!' ? at - 1 : at;
  }
  return kNone;
}

// What stands between the parentheses, without a title.
std::string_view address_of(std::string_view inside) {
  const std::size_t title = inside.find(" \"");
  return title != inside.npos && inside.back() == '"' ? inside.substr(0, title) : inside;
}

void check_line(std::string_view line, std::uint32_t begin, const Origin& origin,
                Diagnostics& diags) {
  CodeSpans code(line);
  for (std::size_t close = line.find("]("); close != line.npos;
       close = line.find("](", close + 1)) {
    const std::string_view inside = line.substr(close + 2, kLongest);
    const std::string_view address = address_of(inside.substr(0, inside.find(')')));
    if (address.size() == inside.size() || address.find(' ') == address.npos ||
        address.find_first_of("<>[]") != address.npos || !names_file(address) ||
        parse_link_tail(line.substr(0, close + 2 + kLongest), close + 1))
      continue;
    const std::size_t from = close + 1 - std::min(close + 1, kLongest);
    const std::size_t bracket = bracket_before(line.substr(from, close + 1 - from));
    if (bracket == kNone || code.hold(close)) continue;
    const std::size_t start = from + bracket;
    const std::size_t end = close + 2 + inside.find(')') + 1;
    diags
        .report(Code::unreadable_address, origin.span(begin + start, begin + end),
                line.substr(start, end - start))
        .hint = "write `](<" + std::string(address) + ">)`";
  }
}

}  // namespace

void check_addresses(const Paragraph& paragraph, std::string_view text, const Origin& origin,
                     Diagnostics& diags) {
  for (const ParagraphLine& line : paragraph.lines) {
    const std::string_view words = text.substr(line.rest, line.end - line.rest);
    if (words.size() <= kLongestLine && words.find("](") != words.npos)
      check_line(words, line.rest, origin, diags);
  }
}

}  // namespace colophon::markdown
