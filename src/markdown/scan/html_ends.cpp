#include "markdown/scan/html_ends.h"

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kTag = 3;  // or a comment: their ends are near, or there is no second

// Which of the three begins at `at`.
std::size_t kind_of(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("<?")) return 0;
  if (rest.starts_with("<![CDATA[")) return 1;
  return rest.size() > 2 && rest[1] == '!' && is_alpha(rest[2]) ? 2 : kTag;
}

}  // namespace

std::size_t HtmlEnds::skip(std::size_t at) {
  const std::size_t kind = kind_of(text_, at);
  if (kind == kTag) return skip_html(text_, at);
  if (is_open_[kind]) {
    ++known_open_;
    return kNone;
  }
  const std::size_t end = skip_html(text_, at);
  is_open_[kind] = end == kNone;
  return end;
}

}  // namespace colophon::markdown
