#include <gtest/gtest.h>

#include <limits>

#include "formats/dates.h"

namespace colophon {
namespace {

TEST(Dates, AreW3cDates) {
  for (const char* date : {"2024", "2024-05", "2024-05-31", "2024-02-29", "2000-02-29",
                           "2024-05-31T10:00Z", "2024-05-31T10:00:00Z", "2024-05-31T10:00:00.5Z",
                           "2024-05-31T23:59:59+14:00", "2024-05-31T10:00-05:30"}) {
    EXPECT_TRUE(is_w3c_date(date)) << date;
  }
  for (const char* date : {"",
                           "24",
                           "02024",
                           "2024-",
                           "2024-13",
                           "2024-00",
                           "2024-5",
                           "2024-05-00",
                           "2024-05-32",
                           "2024-04-31",
                           "2023-02-29",
                           "1900-02-29",
                           "2024-05-31T",
                           "2024-05-31T10:00",
                           "2024-05-31T24:00Z",
                           "2024-05-31T10:60Z",
                           "2024-05-31T10:00:60Z",
                           "2024-05-31T10:00:00.Z",
                           "2024-05-31T10Z",
                           "2024-05-31T10:00:00+1:00",
                           "2024-05-31T10:00:00+24:00",
                           "2024-05-31 10:00:00Z",
                           "2024-05-31T10:00:00z",
                           "2024-05-31T10:00:00Z ",
                           " 2024",
                           "1/2/2024",
                           "May 2024",
                           "2024/05/31",
                           "20240531",
                           "-2024"}) {
    EXPECT_FALSE(is_w3c_date(date)) << date;
  }
}

TEST(Dates, AreFormattedAndParsed) {
  const struct {
    long long seconds;
    const char* text;
  } cases[] = {
      {0, "1970-01-01T00:00:00Z"},
      {1717149600, "2024-05-31T10:00:00Z"},
      {951782400, "2000-02-29T00:00:00Z"},
      {951868799, "2000-02-29T23:59:59Z"},
      {951868800, "2000-03-01T00:00:00Z"},
      {4107542400, "2100-03-01T00:00:00Z"},
      {1735689599, "2024-12-31T23:59:59Z"},
      {2147483648, "2038-01-19T03:14:08Z"},
      {-86400, "1969-12-31T00:00:00Z"},
      {-62167219200, "0000-01-01T00:00:00Z"},
      {-62162035200, "0000-03-01T00:00:00Z"},
      {253402300799, "9999-12-31T23:59:59Z"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(format_utc(c.seconds), c.text);
    EXPECT_EQ(parse_utc(c.text), c.seconds) << c.text;
  }
}

TEST(Dates, AreTheSameBothWays) {
  for (long long seconds = -62167219200; seconds < 253402300799; seconds += 97 * 86400 + 12345) {
    EXPECT_EQ(parse_utc(format_utc(seconds)), seconds);
  }
}

TEST(Dates, OfNoYearAreTheNearest) {
  EXPECT_EQ(format_utc(std::numeric_limits<long long>::max()), "9999-12-31T23:59:59Z");
  EXPECT_EQ(format_utc(std::numeric_limits<long long>::min()), "0000-01-01T00:00:00Z");
}

TEST(Dates, AreParsedWithoutATime) {
  EXPECT_EQ(parse_utc("2024-05-31"), 1717113600);
  for (const char* other : {"", "2024", "2024-05", "2024-05-31T10:00Z", "2024-05-31T10:00:00",
                            "2024-05-31T10:00:00+00:00", "2023-02-29", "2024-05-31 ", "now"}) {
    EXPECT_EQ(parse_utc(other), -1) << other;
  }
}

}  // namespace
}  // namespace colophon
