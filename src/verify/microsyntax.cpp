#include "verify/microsyntax.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace colophon::verify {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z'; }
bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool all(std::string_view text, bool (*is)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is);
}

// Takes exactly `count` digits off the front; their value, or -1.
int take_number(std::string_view& text, std::size_t count) {
  if (text.size() < count || !all(text.substr(0, count), is_digit)) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text[i] - '0');
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

int days_in(int year, int month) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_zone(std::string_view text) {
  if (text == "Z") return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return false;
  const int minute = take_number(text, 2);
  return minute >= 0 && minute <= 59 && text.empty();
}

bool is_time(std::string_view text) {
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return false;
  const int minute = take_number(text, 2);
  if (minute < 0 || minute > 59) return false;
  if (take(text, ':')) {
    const int second = take_number(text, 2);
    if (second < 0 || second > 59) return false;
    if (take(text, '.')) {
      const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
      if (end == text.begin()) return false;
      text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
    }
  }
  return text.empty() || is_zone(text);  // EPUBCheck takes local time as well
}

// The subtags of a language tag, as a cursor over them.
struct Subtags {
  std::vector<std::string_view> all;
  std::size_t at = 0;

  std::string_view next() const { return at < all.size() ? all[at] : std::string_view(); }
  bool is_next(std::size_t least, std::size_t most, bool (*is)(char)) const {
    return next().size() >= least && next().size() <= most && verify::all(next(), is);
  }
};

bool is_irregular(std::string_view tag) {
  constexpr std::array<std::string_view, 26> kTags = {
      "art-lojban", "cel-gaulish", "en-gb-oed", "i-ami",    "i-bnn",    "i-default",
      "i-enochian", "i-hak",       "i-klingon", "i-lux",    "i-mingo",  "i-navajo",
      "i-pwn",      "i-tao",       "i-tay",     "i-tsu",    "no-bok",   "no-nyn",
      "sgn-be-fr",  "sgn-be-nl",   "sgn-ch-de", "zh-guoyu", "zh-hakka", "zh-min",
      "zh-min-nan", "zh-xiang"};
  return std::find(kTags.begin(), kTags.end(), ascii::lower(tag)) != kTags.end();
}

void take_language(Subtags& tags) {
  const bool may_extend = tags.next().size() <= 3;
  ++tags.at;
  for (int i = 0; may_extend && i < 3 && tags.is_next(3, 3, is_letter); ++i) ++tags.at;
  if (tags.is_next(4, 4, is_letter)) ++tags.at;  // script
  if (tags.is_next(2, 2, is_letter) || tags.is_next(3, 3, is_digit)) ++tags.at;
}

// Variants, then extensions, then what is private.
bool take_rest(Subtags& tags) {
  while (tags.is_next(5, 8, is_alphanumeric) ||
         (tags.is_next(4, 4, is_alphanumeric) && is_digit(tags.next()[0]))) {
    ++tags.at;
  }
  while (tags.is_next(1, 1, is_alphanumeric)) {
    const bool is_private = ascii::lower(tags.next()[0]) == 'x';
    ++tags.at;
    const std::size_t least = is_private ? 1 : 2;
    if (!tags.is_next(least, 8, is_alphanumeric)) return false;
    while (tags.is_next(least, 8, is_alphanumeric)) ++tags.at;
  }
  return tags.at == tags.all.size();
}

bool is_name_start(char c) { return is_letter(c) || c == '_' || is_beyond_ascii(c); }
bool is_name_character(char c) { return is_name_start(c) || is_digit(c) || c == '-' || c == '.'; }
bool is_token_character(char c) { return is_name_character(c) || c == ':'; }

bool is_type_character(char c) {
  constexpr std::string_view kSigns = "!#$&+-^_";
  return is_alphanumeric(c) || kSigns.find(c) != kSigns.npos;
}

}  // namespace

bool is_date(std::string_view text) {
  const int year = take_number(text, 4);
  if (year < 0) return false;
  if (text.empty()) return true;
  if (!take(text, '-')) return false;
  const int month = take_number(text, 2);
  if (month < 1 || month > 12) return false;
  if (text.empty()) return true;
  if (!take(text, '-')) return false;
  const int day = take_number(text, 2);
  if (day < 1 || day > days_in(year, month)) return false;
  return text.empty() || (take(text, 'T') && is_time(text));
}

bool is_modification_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kForm[i] == '0' ? !is_digit(text[i]) : text[i] != kForm[i]) return false;
  }
  return true;
}

bool is_language_tag(std::string_view text) {
  if (is_irregular(text)) return true;
  Subtags tags;
  while (true) {
    const std::size_t end = text.find('-');
    tags.all.push_back(text.substr(0, end));
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  if (ascii::lower(tags.next()) != "x") {
    if (!tags.is_next(2, 8, is_letter)) return false;
    take_language(tags);
  }
  return take_rest(tags);
}

bool is_schema_language(std::string_view text) {
  bool is_first = true;
  while (true) {
    const std::size_t end = text.find('-');
    const std::string_view part = text.substr(0, end);
    if (part.size() > 8 || !all(part, is_first ? is_letter : is_alphanumeric)) return false;
    if (end == text.npos) return true;
    text.remove_prefix(end + 1);
    is_first = false;
  }
}

bool is_ncname(std::string_view text) {
  return all(text, is_name_character) && is_name_start(text[0]);
}

bool is_nmtoken(std::string_view text) { return all(text, is_token_character); }

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

bool is_media_type(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != text.npos && all(text.substr(0, slash), is_type_character) &&
         slash + 1 < text.size() && is_type_character(text[slash + 1]);
}

}  // namespace colophon::verify
