#include "formats/yaml/places.h"

#include <algorithm>
#include <cstdint>

namespace colophon::yaml {

Span Places::span(std::size_t begin, std::size_t end) const {
  const auto is_inside_character = [this](std::size_t at) {
    return at < text_.size() && (text_[at] & 0xC0) == 0x80;
  };
  while (begin > 0 && is_inside_character(begin)) --begin;
  while (is_inside_character(end)) ++end;
  return {span_.source, span_.begin + static_cast<std::uint32_t>(std::min(begin, text_.size())),
          span_.begin + static_cast<std::uint32_t>(std::min(end, text_.size()))};
}

std::size_t Places::line_end(std::size_t at) const {
  return std::min(text_.find('\n', at), text_.size());
}

std::size_t Places::skip_properties(std::size_t at) const {
  while (at < text_.size() && (text_[at] == '&' || text_[at] == '!')) {
    at = std::min(text_.find_first_of(" \n", at), text_.size());
    at = std::min(text_.find_first_not_of(" \n", at), text_.size());
  }
  return at;
}

// Behind the quote that closes the one at `begin`; npos where none does.
std::size_t Places::quote_end(std::size_t begin) const {
  const char quote = text_[begin];
  for (std::size_t i = begin + 1; i < text_.size(); ++i) {
    if (text_[i] == '\\' && quote == '"') {
      ++i;
    } else if (text_[i] == quote) {
      if (quote == '"' || i + 1 == text_.size() || text_[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::string_view::npos;
}

bool Places::is_open_quote(std::size_t at) const {
  return at < text_.size() && (text_[at] == '"' || text_[at] == '\'') &&
         quote_end(at) == std::string_view::npos;
}

// The first line with something on it after the line of a block's `|` or `>`.
Span Places::block_line(std::size_t begin) const {
  const std::size_t content = text_.find_first_not_of(" \n", line_end(begin));
  if (content == text_.npos) return span(begin, line_end(begin));
  return span(content, line_end(content));
}

Span Places::scalar(std::size_t begin, std::string_view value) const {
  begin = skip_properties(begin);
  if (begin >= text_.size()) return span(begin, begin);
  const char first = text_[begin];
  if (first == '|' || first == '>') return block_line(begin);
  std::size_t end = line_end(begin);
  if (first == '"' || first == '\'') {
    end = std::min(end, quote_end(begin));
  } else if (text_.substr(begin).starts_with(value)) {
    end = begin + value.size();
  }
  return span(begin, end);
}

Span Places::collection(std::size_t begin, std::size_t last_end) const {
  const char open = begin < text_.size() ? text_[begin] : '\0';
  if (open == '[' || open == '{') {
    const std::size_t close = text_.find_first_not_of(" ,\n", std::max(begin + 1, last_end));
    if (close != text_.npos && (text_[close] == ']' || text_[close] == '}')) last_end = close + 1;
  }
  return span(begin, std::min(std::max(begin + 1, last_end), line_end(begin)));
}

Span Places::before_nothing(std::size_t at) const {
  const std::size_t last = text_.substr(0, at).find_last_not_of(" \t\n");
  return last == text_.npos ? span(0, 0) : span(last, last + 1);
}

}  // namespace colophon::yaml
