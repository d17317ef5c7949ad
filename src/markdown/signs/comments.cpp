#include "markdown/signs/comments.h"

#include <string>

#include "base/utf8.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {

void report_comment(std::string_view comment, Span place, Diagnostics& diags) {
  constexpr std::size_t kMostCharacters = 60;
  std::string shown;
  std::size_t count = 0;
  for (std::size_t at = 0; at < comment.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(comment, at);
    const bool space = c < 0x80 && is_space(static_cast<char>(c));
    if (space && shown.ends_with(' ')) continue;
    if (++count > kMostCharacters) {
      shown += "\u2026";
      break;
    }
    if (space) {
      shown += ' ';
    } else {
      shown.append(comment, begin, at - begin);
    }
  }
  diags.report(Code::removed_comment, place, shown);
}

}  // namespace colophon::markdown
