#include "formats/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace colophon {
namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year) { return is_leap(year) ? 366 : 365; }

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// Takes a date apart from its front; once something is missing, everything fails.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const { return good_ && rest_.empty(); }
  bool good() const { return good_; }

  bool take(char wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expect(char wanted) { good_ = take(wanted) && good_; }

  // Exactly that many digits, for a number within the limits.
  int number(std::size_t digits, int low, int high) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (i >= rest_.size() || rest_[i] < '0' || rest_[i] > '9') return fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return value < low || value > high ? fail() : value;
  }

  void digits() {
    const std::size_t count = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    good_ = good_ && count > 0;
    rest_.remove_prefix(count);
  }

 private:
  int fail() {
    good_ = false;
    return 1;  // a month there is, for whoever goes on
  }

  std::string_view rest_;
  bool good_ = true;
};

void read_zone(Reader& reader) {
  if (reader.take('Z')) return;
  if (!reader.take('+')) reader.expect('-');
  reader.number(2, 0, 23);
  reader.expect(':');
  reader.number(2, 0, 59);
}

constexpr std::int64_t kDaysIn400Years = 146097;  // of the Gregorian calendar, any 400

// The days from 1970-01-01 to a day of the Gregorian calendar. Years are counted from March, so
// that the leap day is a year's last, and from 400 years before our era, so that none is negative.
std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = (month <= 2 ? year - 1 : year) + 400;
  const std::int64_t leap_days = y / 4 - y / 100 + y / 400;
  const int month_from_march = (month + 9) % 12;
  const int day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
  constexpr std::int64_t kDaysTo1970 = 719468;  // from 0000-03-01
  return y * 365 + leap_days + day_of_year - kDaysIn400Years - kDaysTo1970;
}

}  // namespace

// https://www.w3.org/TR/NOTE-datetime
bool is_w3c_date(std::string_view text, Zone zone) {
  Reader reader(text);
  const int year = reader.number(4, 1, 9999);
  if (!reader.take('-')) return reader.done();
  const int month = reader.number(2, 1, 12);
  if (!reader.take('-')) return reader.done();
  reader.number(2, 1, days_in(year, month));
  if (!reader.take('T')) return reader.done();
  reader.number(2, 0, 23);
  reader.expect(':');
  reader.number(2, 0, 59);
  if (reader.take(':')) {
    reader.number(2, 0, 59);
    if (reader.take('.')) reader.digits();
  }
  if (zone == Zone::needed || !reader.done()) read_zone(reader);
  return reader.done();
}

std::string format_utc(long long seconds) {
  // The form has room for four digits of a year; what lies beyond is taken for the nearest.
  constexpr long long kFirst = -62167219200;  // 0000-01-01T00:00:00Z
  constexpr long long kLast = 253402300799;   // 9999-12-31T23:59:59Z
  const long long clamped = std::clamp(seconds, kFirst, kLast);
  long long days = (clamped - kFirst) / 86400;
  const long long of_day = (clamped - kFirst) % 86400;
  int year = static_cast<int>(days / kDaysIn400Years) * 400;
  days %= kDaysIn400Years;
  for (; days >= days_in(year); ++year) days -= days_in(year);
  int month = 1;
  for (; days >= days_in(year, month); ++month) days -= days_in(year, month);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", year, month, days + 1, of_day / 3600,
                     of_day / 60 % 60, of_day % 60);
}

long long parse_utc(std::string_view text) {
  Reader reader(text);
  const int year = reader.number(4, 0, 9999);
  reader.expect('-');
  const int month = reader.number(2, 1, 12);
  reader.expect('-');
  const int day = reader.number(2, 1, days_in(year, month));
  long long of_day = 0;
  if (reader.take('T')) {
    of_day = reader.number(2, 0, 23) * 3600;
    reader.expect(':');
    of_day += reader.number(2, 0, 59) * 60;
    reader.expect(':');
    of_day += reader.number(2, 0, 59);
    reader.expect('Z');
  }
  if (!reader.done()) return -1;
  return days_from_civil(year, month, day) * 86400 + of_day;
}

}  // namespace colophon
