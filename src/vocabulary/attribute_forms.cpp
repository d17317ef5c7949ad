#include "vocabulary/attribute_forms.h"

#include <algorithm>

#include "base/ascii.h"

namespace colophon::vocabulary::forms {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

using ascii::is_digit;

// Reads a value from its start, a piece at a time.
struct Cursor {
  std::string_view rest;

  bool at_end() const { return rest.empty(); }
  bool take(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  std::size_t take_digits() {
    const std::size_t count = static_cast<std::size_t>(
        std::find_if_not(rest.begin(), rest.end(), is_digit) - rest.begin());
    rest.remove_prefix(count);
    return count;
  }
  bool take_digits(std::size_t count) { return take_digits_of(count) == count; }
  void skip(char c) {
    while (take(c)) {
    }
  }

 private:
  std::size_t take_digits_of(std::size_t most) {
    std::size_t count = 0;
    while (count < most && count < rest.size() && is_digit(rest[count])) ++count;
    rest.remove_prefix(count);
    return count;
  }
};

constexpr std::size_t kYearDigits = 4;

// `.5` to `.500`, or nothing.
bool take_fraction(Cursor& cursor) {
  if (!cursor.take('.')) return true;
  const std::size_t digits = cursor.take_digits();
  return digits >= 1 && digits <= 3;
}

bool take_date(Cursor& cursor) {
  return cursor.take_digits() >= kYearDigits && cursor.take('-') && cursor.take_digits(2) &&
         cursor.take('-') && cursor.take_digits(2);
}

bool take_time(Cursor& cursor) {
  if (!cursor.take_digits(2) || !cursor.take(':') || !cursor.take_digits(2)) return false;
  if (!cursor.take(':')) return true;
  return cursor.take_digits(2) && take_fraction(cursor);
}

bool take_zone(Cursor& cursor) {
  if (cursor.at_end() || cursor.take('Z')) return true;
  if (!cursor.take('+') && !cursor.take('-')) return false;
  if (!cursor.take_digits(2)) return false;
  cursor.take(':');
  return cursor.take_digits(2);
}

bool is_time(std::string_view value) {
  Cursor cursor{value};
  return take_time(cursor) && cursor.at_end();
}

bool is_month_or_week(std::string_view value) {
  Cursor cursor{value};
  if (cursor.take_digits() < kYearDigits || !cursor.take('-')) return false;
  cursor.take('W');
  return cursor.take_digits(2) && cursor.at_end();
}

bool is_day_of_year(std::string_view value) {
  Cursor cursor{value.starts_with("--") ? value.substr(2) : value};
  const std::string_view digits = cursor.rest;
  if (digits.size() != 5 || !cursor.take_digits(2) || !cursor.take('-') || !cursor.take_digits(2)) {
    return false;
  }
  const int month = (digits[0] - '0') * 10 + digits[1] - '0';
  const int day = (digits[3] - '0') * 10 + digits[4] - '0';
  return month <= 12 && day <= 31;
}

// `P3D`, `PT4H18M3.5S`.
bool is_duration(std::string_view value) {
  Cursor cursor{value};
  if (!cursor.take('P')) return false;
  std::string_view units = "DTHMS";
  bool is_time = false;
  bool has_any = false;
  while (!cursor.at_end()) {
    if (!is_time && cursor.take('T')) {
      is_time = true;
      has_any = false;
      continue;
    }
    if (cursor.take_digits() == 0) return false;
    const bool has_fraction = !cursor.rest.empty() && cursor.rest.front() == '.';
    if (!take_fraction(cursor) || cursor.at_end()) return false;
    const std::size_t unit = units.find(cursor.rest.front());
    if (unit == units.npos || units[unit] == 'T') return false;
    if ((units[unit] == 'D') == is_time || (has_fraction && units[unit] != 'S')) return false;
    units.remove_prefix(unit + (units[unit] == 'D' ? 0 : 1));
    has_any = true;
    if (cursor.rest.front() == 'D') units = "THMS";
    cursor.rest.remove_prefix(1);
  }
  return has_any;
}

// `4H 18M 3S`, in any order.
bool is_list_of_durations(std::string_view value) {
  Cursor cursor{value};
  cursor.skip(' ');
  while (!cursor.at_end()) {
    if (cursor.take_digits() == 0) return false;
    const bool has_fraction = !cursor.rest.empty() && cursor.rest.front() == '.';
    if (!take_fraction(cursor)) return false;
    cursor.skip(' ');
    if (cursor.at_end()) return false;
    const char unit = cursor.rest.front();
    if (std::string_view("WDHMS").find(unit) == std::string_view::npos) return false;
    if (has_fraction && unit != 'S') return false;
    cursor.rest.remove_prefix(1);
    cursor.skip(' ');
  }
  return !value.empty();
}

bool begins_name(char c) {
  const char lower = ascii::lower(c);
  return (lower >= 'a' && lower <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) { return begins_name(c) || is_digit(c) || c == '.' || c == '-'; }

bool is_media_character(char c) {
  const char lower = ascii::lower(c);
  return (lower >= 'a' && lower <= 'z') || is_digit(c) ||
         std::string_view("!#$&+-^_").find(c) != std::string_view::npos;
}

std::string_view unsigned_part(std::string_view value) {
  if (value.starts_with('+') || value.starts_with('-')) value.remove_prefix(1);
  return value;
}

}  // namespace

std::string_view trim(std::string_view value) { return ascii::trim(value, kSpace); }

bool is_one_of(std::string_view words, std::string_view value) {
  if (value.empty()) value = "''";
  while (!words.empty()) {
    const std::size_t length = std::min(words.find('|'), words.size());
    if (words.substr(0, length) == value) return true;
    words.remove_prefix(std::min(length + 1, words.size()));
  }
  return false;
}

bool is_xml_name(std::string_view value) {
  return !value.empty() && begins_name(value.front()) &&
         std::all_of(value.begin(), value.end(), continues_name);
}

bool is_xml_token(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(),
                                       [](char c) { return continues_name(c) || c == ':'; });
}

bool is_data_name(std::string_view value) {
  return value.size() > 5 && value.starts_with("data-") &&
         value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") == value.npos;
}

bool is_integer(std::string_view value) {
  value = unsigned_part(value);
  return !value.empty() && std::all_of(value.begin(), value.end(), is_digit);
}

bool is_zero(std::string_view value) {
  value = unsigned_part(value);
  return value.find_first_of("123456789IN") == value.npos;
}

bool is_below_zero(std::string_view value) { return value.starts_with('-') && !is_zero(value); }

bool is_count(std::string_view value) { return is_integer(value) && !is_below_zero(value); }

bool is_positive(std::string_view value) { return is_count(value) && !is_zero(value); }

bool is_number(std::string_view value) {
  return value == "INF" || value == "-INF" || value == "NaN" || is_finite(value);
}

bool is_finite(std::string_view value) {
  Cursor cursor{unsigned_part(value)};
  std::size_t digits = cursor.take_digits();
  if (cursor.take('.')) digits += cursor.take_digits();
  if (digits == 0) return false;
  if (cursor.take('e') || cursor.take('E')) {
    cursor.rest = unsigned_part(cursor.rest);
    if (cursor.take_digits() == 0) return false;
  }
  return cursor.at_end();
}

bool is_media_type(std::string_view value) {
  const std::size_t slash = value.find('/');
  return slash != value.npos && slash > 0 && slash + 1 < value.size() &&
         std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(slash),
                     is_media_character) &&
         is_media_character(value[slash + 1]);
}

bool is_target_keyword(std::string_view value) {
  const std::string lower = ascii::lower(value);
  return is_one_of("_blank|_self|_parent|_top", lower);
}

bool is_utf8_name(std::string_view value) { return ascii::lower(value) == "utf-8"; }

namespace {

// An address as an attribute of RDFa may be one: little is forbidden.
bool is_address(std::string_view word) {
  if (word.starts_with("//") || word.find_first_of("[]") != word.npos) return false;
  if (std::count(word.begin(), word.end(), '#') > 1) return false;
  for (std::size_t at = 0; (at = word.find('%', at)) != word.npos; ++at) {
    if (at + 2 >= word.size() || !ascii::is_hex_digit(word[at + 1]) ||
        !ascii::is_hex_digit(word[at + 2]))
      return false;
  }
  return true;
}

// A CURIE, an address or a term, which is an address as well.
bool is_term(std::string_view word) {
  const std::size_t colon = word.find(':');
  const bool is_curie = colon == 0 || (colon != word.npos && is_xml_name(word.substr(0, colon)));
  return is_curie || is_address(word);
}

std::string_view take_word(std::string_view& rest) {
  rest = trim(rest);
  const std::size_t length = std::min(rest.find_first_of(kSpace), rest.size());
  const std::string_view word = rest.substr(0, length);
  rest.remove_prefix(length);
  return word;
}

}  // namespace

bool are_terms(std::string_view value) {
  std::size_t count = 0;
  for (std::string_view word; !(word = take_word(value)).empty(); ++count) {
    if (!is_term(word)) return false;
  }
  return count > 0;
}

bool is_resource(std::string_view value) {
  value = trim(value);
  return (value.starts_with('[') && value.ends_with(']')) || is_term(value);
}

bool are_prefixes(std::string_view value) {
  while (!(value = trim(value)).empty()) {
    const std::string_view name = take_word(value);
    if (!name.ends_with(':') || !is_xml_name(name.substr(0, name.size() - 1))) return false;
    if (take_word(value).empty()) return false;
  }
  return true;
}

bool are_sizes(std::string_view value) {
  while (!value.empty()) {
    const std::size_t length = std::min(value.find_first_of(kSpace), value.size());
    const std::string_view size = value.substr(0, length);
    const std::size_t by = size.find('x');
    if (by == size.npos || size.front() == '0' || by + 1 >= size.size() || size[by + 1] == '0' ||
        !is_integer(size.substr(0, by)) || !is_integer(size.substr(by + 1))) {
      return false;
    }
    value = trim(value.substr(length));
  }
  return true;
}

bool is_modification_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kForm[i] == '0' ? !is_digit(text[i]) : text[i] != kForm[i]) return false;
  }
  return true;
}

bool is_clock_value(std::string_view text) {
  const std::size_t point = text.find('.');
  std::string_view whole = text.substr(0, point);
  std::string_view unit;
  if (point != text.npos) {
    const std::string_view rest = text.substr(point + 1);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0) return false;
    unit = rest.substr(digits);
  }
  const std::size_t colon = whole.rfind(':');
  if (colon == whole.npos) {
    const std::size_t digits = std::min(whole.find_first_not_of("0123456789"), whole.size());
    if (point == text.npos) unit = whole.substr(digits);
    if (point != text.npos && digits != whole.size()) return false;
    constexpr std::string_view kUnits[] = {"", "h", "min", "s", "ms"};
    return digits > 0 && std::find(std::begin(kUnits), std::end(kUnits), unit) != std::end(kUnits);
  }
  const auto is_sixtieth = [](std::string_view part) {
    return part.size() == 2 && part[0] >= '0' && part[0] <= '5' && part[1] >= '0' && part[1] <= '9';
  };
  if (!unit.empty() || !is_sixtieth(whole.substr(colon + 1))) return false;
  const std::string_view minutes = whole.substr(0, colon);
  const std::size_t hours = minutes.find(':');
  if (hours == minutes.npos) return is_sixtieth(minutes);
  return hours > 0 && minutes.substr(0, hours).find_first_not_of("0123456789") == minutes.npos &&
         is_sixtieth(minutes.substr(hours + 1));
}

bool is_date(std::string_view value) {
  Cursor cursor{value};
  return take_date(cursor) && cursor.at_end();
}

bool is_date_and_time(std::string_view value) {
  Cursor cursor{value};
  if (!take_date(cursor) || (!cursor.take('T') && !cursor.take(' '))) return false;
  return take_time(cursor) && take_zone(cursor) && cursor.at_end();
}

bool is_moment(std::string_view value) {
  const bool is_year = value.size() == kYearDigits && is_integer(value) && is_digit(value[0]);
  return is_year || is_date(value) || is_date_and_time(value) || is_month_or_week(value) ||
         is_day_of_year(value) || is_time(value) || is_duration(value) ||
         is_list_of_durations(value);
}

}  // namespace colophon::vocabulary::forms
