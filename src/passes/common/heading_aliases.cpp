#include "passes/common/heading_aliases.h"

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
               unicode::is_mark(c)) {
      utf8::append(slug, c);
    }
  }
  return slug;
}

// kramdown: ASCII letters, digits, spaces and hyphens, from the first letter on.
std::string kramdown_slug(std::string_view label) {
  std::string slug;
  for (const char c : label) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (slug.empty() && !is_letter) continue;
    if (is_letter || (c >= '0' && c <= '9') || c == '-') {
      slug += is_letter ? static_cast<char>(c | 0x20) : c;
    } else if (c == ' ') {
      slug += '-';
    }
  }
  return slug.empty() ? "section" : slug;
}

// Python-Markdown: ASCII letters, digits and underscores; runs of spaces and hyphens are one
// hyphen.
std::string python_slug(std::string_view label) {
  std::string slug;
  for (const char c : unicode::nfkd(label)) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter || (c >= '0' && c <= '9') || c == '_') {
      slug += is_letter ? static_cast<char>(c | 0x20) : c;
    } else if ((c == ' ' || c == '-') && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

std::string numbered(std::unordered_map<std::string, std::size_t>& seen, std::string slug,
                     char sign = '-') {
  const std::size_t before = seen[slug]++;
  if (before > 0) slug += sign + std::to_string(before);
  return slug;
}

}  // namespace

std::vector<std::string> HeadingAliases::next(std::string_view label) {
  std::string pandoc = unicode::slug(label);
  if (pandoc.empty()) pandoc = "section";
  return {numbered(github_, github_slug(label)), numbered(pandoc_, std::move(pandoc)),
          numbered(kramdown_, kramdown_slug(label)), numbered(python_, python_slug(label), '_')};
}

}  // namespace colophon::passes
