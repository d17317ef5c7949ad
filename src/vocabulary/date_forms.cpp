#include "vocabulary/date_forms.h"

#include <cstddef>

namespace colophon::vocabulary {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a value from left to right; every step says whether it was there and, if so, passes it.
class Reader {
 public:
  explicit Reader(std::string_view value) : rest_(value) {}

  bool at_end() const { return rest_.empty(); }

  bool mark(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // A number of at least `least` and at most `most` digits, whose value is in the range.
  bool number(std::size_t least, std::size_t most, int low, int high) {
    std::size_t count = 0;
    int value = 0;
    while (count < rest_.size() && count < most && is_digit(rest_[count])) {
      value = value * 10 + (rest_[count] - '0');
      ++count;
    }
    if (count < least || value < low || value > high) return false;
    rest_.remove_prefix(count);
    return true;
  }

  bool digits() { return number(1, 9, 0, 999999999); }
  bool year() { return number(4, 6, 0, 999999); }
  bool month() { return mark('-') && number(2, 2, 1, 12); }
  bool day() { return mark('-') && number(2, 2, 1, 31); }

  bool time_of_day() {
    if (!number(2, 2, 0, 23) || !mark(':') || !number(2, 2, 0, 59)) return false;
    if (!mark(':')) return true;
    return number(2, 2, 0, 59) && fraction();
  }

  bool fraction() { return !mark('.') || number(1, 3, 0, 999); }

  bool zone() {
    if (mark('Z')) return true;
    if (!mark('+') && !mark('-')) return true;
    if (!number(2, 2, 0, 23)) return false;
    mark(':');
    return number(2, 2, 0, 59);
  }

  bool spaces() {
    while (mark(' ')) {
    }
    return true;
  }

 private:
  std::string_view rest_;
};

bool is_yearless(Reader reader) {
  if (reader.mark('-') && !reader.mark('-')) return false;
  return reader.number(2, 2, 1, 12) && reader.day() && reader.at_end();
}

bool is_week(Reader reader) {
  return reader.year() && reader.mark('-') && reader.mark('W') && reader.number(2, 2, 1, 53) &&
         reader.at_end();
}

bool is_year_or_month(Reader reader) {
  return reader.year() && (reader.at_end() || (reader.month() && reader.at_end()));
}

bool is_time(Reader reader) { return reader.time_of_day() && reader.at_end(); }

// `P3D`, `PT4H18M3S`.
bool is_iso_duration(Reader reader) {
  if (!reader.mark('P') || reader.at_end()) return false;
  if (!reader.mark('T')) {
    if (!reader.digits() || !reader.mark('D')) return false;
    if (reader.at_end()) return true;
    if (!reader.mark('T')) return false;
  }
  if (reader.at_end()) return false;
  for (const char unit : {'H', 'M', 'S'}) {
    Reader attempt = reader;
    if (attempt.digits() && (unit != 'S' || attempt.fraction()) && attempt.mark(unit)) {
      reader = attempt;
    }
  }
  return reader.at_end();
}

// `4H 18M 3S`, with the capitals that EPUBCheck asks for.
bool is_component_duration(Reader reader) {
  reader.spaces();
  if (reader.at_end()) return false;
  while (!reader.at_end()) {
    if (!reader.digits()) return false;
    const bool has_fraction = Reader(reader).mark('.');
    if (!reader.fraction()) return false;
    reader.spaces();
    const bool has_unit =
        reader.mark('S') || (!has_fraction && (reader.mark('W') || reader.mark('D') ||
                                               reader.mark('H') || reader.mark('M')));
    if (!has_unit) return false;
    reader.spaces();
  }
  return true;
}

}  // namespace

bool is_date_or_datetime(std::string_view value) {
  Reader reader(value);
  if (!reader.year() || !reader.month() || !reader.day()) return false;
  if (reader.at_end()) return true;
  if (!reader.mark('T') && !reader.mark(' ')) return false;
  return reader.time_of_day() && reader.zone() && reader.at_end();
}

bool is_moment_or_duration(std::string_view value) {
  const Reader reader(value);
  return is_year_or_month(reader) || is_date_or_datetime(value) || is_time(reader) ||
         is_yearless(reader) || is_week(reader) || is_iso_duration(reader) ||
         is_component_duration(reader);
}

}  // namespace colophon::vocabulary
