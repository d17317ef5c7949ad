#include "passes/heading_aliases.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace colophon::passes {

namespace {

// GitHub and mdBook: letters, digits, hyphens and underscores stay, each space is a hyphen, digits
// may come first.
std::string github_slug(std::string_view label) {
  const std::string lower = unicode::to_lower(label);
  std::string slug;
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = utf8::next(lower, at);
    if (unicode::is_space(c)) {
      slug += '-';
    } else if (c == '-' || c == '_' || unicode::is_letter(c) || unicode::is_digit(c) ||
               (c >= 0x300 && c < 0x370)) {
      utf8::append(slug, c);
    }
  }
  return slug;
}

std::string numbered(std::unordered_map<std::string, std::size_t>& seen, std::string slug) {
  const std::size_t before = seen[slug]++;
  if (before > 0) slug += '-' + std::to_string(before);
  return slug;
}

}  // namespace

std::vector<std::string> HeadingAliases::next(std::string_view label) {
  std::string pandoc = unicode::slug(label);
  if (pandoc.empty()) pandoc = "section";
  return {numbered(github_, github_slug(label)), numbered(pandoc_, std::move(pandoc))};
}

}  // namespace colophon::passes
