// Dates as people write them in English.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "formats/dates.h"

namespace colophon {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

std::vector<std::string> words_of(std::string_view text) {
  constexpr std::string_view kBetween = " ,.\t\n";
  std::vector<std::string> words;
  for (std::size_t at = text.find_first_not_of(kBetween); at != text.npos;
       at = text.find_first_not_of(kBetween, at)) {
    const std::size_t end = std::min(text.find_first_of(kBetween, at), text.size());
    words.push_back(ascii::lower(text.substr(at, end - at)));
    at = end;
  }
  return words;
}

// 1 to 12; 0 for no month. `Sept` and other beginnings of three letters or more will do.
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const auto* found = std::find_if(kMonths.begin(), kMonths.end(), [word](std::string_view month) {
    return month.starts_with(word);
  });
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

// A number of that many digits at most; -1 for none. `2nd` is one where `ordinal`.
int number_of(std::string_view word, std::size_t digits, bool ordinal) {
  if (ordinal) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (word.ends_with(ending)) word.remove_suffix(ending.size());
    }
  }
  if (word.empty() || word.size() > digits) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string read_written_date(std::string_view text) {
  constexpr std::size_t kDay = 10;  // "1998-05-02"
  if (text.size() > kDay && (text[kDay] == ' ' || text[kDay] == 'T') &&
      is_w3c_date(text.substr(0, kDay))) {
    return std::string(text.substr(0, kDay));
  }
  std::vector<std::string> words = words_of(text);
  if (words.size() < 2 || words.size() > 3) return {};
  const int year = words.back().size() == 4 ? number_of(words.back(), 4, false) : -1;
  words.pop_back();
  const bool day_first = month_of(words.front()) == 0;
  const int month = month_of(day_first ? words.back() : words.front());
  if (year < 0 || month == 0 || (day_first && words.size() == 1)) return {};
  if (words.size() == 1) return fmt::format("{:04}-{:02}", year, month);
  const int day = number_of(day_first ? words.front() : words.back(), 2, true);
  std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, std::max(day, 0));
  return is_w3c_date(date) ? date : std::string();
}

}  // namespace colophon
