#include "markdown/scan/list_marks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kMostDigits = 9;    // of a number, as CommonMark has it
constexpr std::size_t kMostNumeral = 12;  // bytes of a roman numeral
constexpr std::size_t kMostLabel = 80;    // bytes of an example's label

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// The value of a well-formed roman numeral, or 0.
int roman_value(std::string_view numeral) {
  static constexpr std::array<std::pair<std::string_view, int>, 13> kParts = {{{"m", 1000},
                                                                               {"cm", 900},
                                                                               {"d", 500},
                                                                               {"cd", 400},
                                                                               {"c", 100},
                                                                               {"xc", 90},
                                                                               {"l", 50},
                                                                               {"xl", 40},
                                                                               {"x", 10},
                                                                               {"ix", 9},
                                                                               {"v", 5},
                                                                               {"iv", 4},
                                                                               {"i", 1}}};
  std::string text(numeral);
  for (char& c : text) c = static_cast<char>(c | 0x20);
  std::string_view rest = text;
  int value = 0;
  for (const auto& [part, worth] : kParts) {
    const bool repeats = part.size() == 1 && worth != 500 && worth != 50 && worth != 5;
    for (int times = 0; times < (repeats ? 3 : 1) && rest.starts_with(part); ++times) {
      value += worth;
      rest.remove_prefix(part.size());
    }
  }
  return rest.empty() ? value : 0;
}

bool has_wide_gap(const ListMark& mark, std::string_view rest) {
  const std::string_view gap = rest.substr(mark.size);
  return gap.starts_with("  ") || gap.starts_with("\t");
}

// What stands between the brackets or before the period.
bool read_body(std::string_view body, const Dialect& dialect, std::optional<ListStyle> style,
               ListMark& mark) {
  if (body[0] == '@') {
    const auto is_label = [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; };
    if (!dialect.example_lists || mark.delimiter != ListDelimiter::parentheses) return false;
    mark.label = body.substr(1);
    mark.style = ListStyle::example;
    return std::all_of(mark.label.begin(), mark.label.end(), is_label);
  }
  if (!dialect.letter_lists) return false;
  if (body == "#") {
    mark.style = ListStyle::automatic;
    return true;
  }
  if (is_digit(body[0])) {  // without the opening bracket it is CommonMark's
    if (mark.delimiter != ListDelimiter::parentheses || body.size() > kMostDigits) return false;
    if (!std::all_of(body.begin(), body.end(), is_digit)) return false;
    mark.style = ListStyle::number;
    mark.number = 0;
    for (const char digit : body) mark.number = mark.number * 10 + (digit - '0');
    return true;
  }
  const bool lower = is_lower(body[0]);
  const ListStyle letter = lower ? ListStyle::lower_letter : ListStyle::upper_letter;
  const ListStyle roman = lower ? ListStyle::lower_roman : ListStyle::upper_roman;
  if (!std::all_of(body.begin(), body.end(),
                   [&](char c) { return is_alpha(c) && is_lower(c) == lower; }))
    return false;
  const bool is_one = body == "i" || body == "I";
  if (body.size() == 1 && (style ? *style == letter : !is_one)) {
    mark.style = letter;
    mark.number = (body[0] | 0x20) - 'a' + 1;
    return true;
  }
  mark.style = roman;
  mark.number = body.size() <= kMostNumeral ? roman_value(body) : 0;
  return mark.number > 0;
}

}  // namespace

std::size_t plain_list_mark(std::string_view rest, bool interrupts_paragraph) {
  if (rest.empty()) return 0;
  std::size_t size = 0;
  bool starts_at_one = true;
  if (rest[0] == '-' || rest[0] == '+' || rest[0] == '*') {
    size = 1;
  } else {
    while (size < rest.size() && size <= kMostDigits && is_digit(rest[size])) ++size;
    if (size == 0 || size > kMostDigits || size >= rest.size() ||
        (rest[size] != '.' && rest[size] != ')'))
      return 0;
    const std::size_t significant = std::min(rest.find_first_not_of('0'), size);
    starts_at_one = rest.substr(significant, size - significant) == "1";
    ++size;
  }
  if (size < rest.size() && !is_blank(rest[size])) return 0;
  if (interrupts_paragraph && (!starts_at_one || rest.find_first_not_of(" \t", size) == rest.npos))
    return 0;
  return size;
}

bool may_begin_list_mark(char c) { return c == '(' || c == '#' || is_alpha(c); }

std::optional<ListMark> parse_list_mark(std::string_view rest, const Dialect& dialect,
                                        std::optional<ListStyle> style) {
  const bool opens = !rest.empty() && rest[0] == '(';
  const std::size_t begin = opens ? 1 : 0;
  // Prose is seen through at its second or third letter.
  const std::size_t limit = std::min(rest.size(), opens ? kMostLabel : kMostNumeral + 1);
  std::size_t at = begin;
  while (at < limit && rest[at] != '.' && rest[at] != ')' && !is_blank(rest[at])) ++at;
  if (at == begin || at >= rest.size() || (rest[at] != '.' && rest[at] != ')')) return std::nullopt;
  if (opens && rest[at] == '.') return std::nullopt;
  if (at + 1 >= rest.size() || !is_blank(rest[at + 1])) return std::nullopt;
  if (rest.find_first_not_of(" \t", at + 1) == rest.npos) return std::nullopt;
  ListMark mark;
  mark.delimiter = opens             ? ListDelimiter::parentheses
                   : rest[at] == '.' ? ListDelimiter::period
                                     : ListDelimiter::parenthesis;
  mark.size = at + 1;
  const std::string_view body = rest.substr(begin, at - begin);
  if (!read_body(body, dialect, style, mark)) return std::nullopt;
  // `A. Smith` is a name, `I. Newton` another, and a chapter may be called `V. The Trial`.
  const bool is_initial = body.size() == 1 && body[0] >= 'A' && body[0] <= 'Z';
  if (is_initial && mark.delimiter == ListDelimiter::period && !has_wide_gap(mark, rest))
    return std::nullopt;
  return mark;
}

bool is_unmistakable(const ListMark& mark, std::string_view rest) {
  return mark.style == ListStyle::example || mark.style == ListStyle::automatic ||
         has_wide_gap(mark, rest);
}

std::string stand_in(const ListMark& mark, std::size_t width) {
  const std::size_t room = width > mark.size || mark.style == ListStyle::example ? 2 : 1;
  std::string out(std::min(width - room, kMostDigits), '0');
  out.back() = '1';
  out += mark.delimiter == ListDelimiter::period ? '.' : ')';
  out.resize(width, ' ');
  return out;
}

}  // namespace colophon::markdown
