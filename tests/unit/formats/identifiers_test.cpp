#include "formats/identifiers.h"

#include <gtest/gtest.h>

namespace colophon {
namespace {

TEST(Identifiers, AreIsbns) {
  for (const char* isbn : {"9780306406157", "978-0-306-40615-7", "978 0 306 40615 7", "0306406152",
                           "0-306-40615-2", "080442957X", "0-8044-2957-x", "979-10-90636-07-1"}) {
    EXPECT_TRUE(is_isbn(isbn)) << isbn;
  }
  for (const char* other :
       {"", "-", "9780306406158", "0306406153", "978030640615", "97803064061570", "X306406152",
        "978-0-306-40615-", "978--0306406157", "ISBN 9780306406157", "urn:isbn:9780306406157",
        "9770306406150", "9790060115615", "978030640615X", "97803O6406157"}) {
    EXPECT_FALSE(is_isbn(other)) << other;
  }
}

TEST(Identifiers, AreIssns) {
  for (const char* issn : {"0317-8471", "03178471", "2434-561X", "2434-561x"}) {
    EXPECT_TRUE(is_issn(issn)) << issn;
  }
  for (const char* other : {"", "0317-8472", "0317-847", "X317-8471", "0317-84711", "abcd-efgh"}) {
    EXPECT_FALSE(is_issn(other)) << other;
  }
}

}  // namespace
}  // namespace colophon
