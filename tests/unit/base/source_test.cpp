// Places of offsets as a person reads them.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/source.h"

namespace colophon {

namespace {

TEST(LineTable, finds_lines_and_columns) {
  const LineTable table("ab\n\u00E9\u00E8c\n");
  EXPECT_EQ(table.locate(0), (Location{1, 1}));
  EXPECT_EQ(table.locate(2), (Location{1, 3}));
  EXPECT_EQ(table.locate(3), (Location{2, 1}));
  EXPECT_EQ(table.locate(7), (Location{2, 3}));
  EXPECT_EQ(table.locate(9), (Location{3, 1}));
  EXPECT_EQ(table.locate(100), (Location{3, 1}));
}

// Characters of every length, on lines that begin anywhere.
TEST(LineTable, counts_the_columns_of_long_lines) {
  std::string text;
  std::vector<std::pair<std::size_t, Location>> places;
  for (std::size_t line = 1; line <= 5; ++line) {
    for (std::size_t column = 1; column <= 1500 * line; ++column) {
      places.emplace_back(text.size(), Location{line, column});
      constexpr const char* kCharacters[] = {"a", "\u00E9", "\u4E2D", "\U0001F600"};
      text += kCharacters[(column + line) % 4];
    }
    text += '\n';
  }
  const LineTable table(text);
  for (const auto& [offset, place] : places) ASSERT_EQ(table.locate(offset), place) << offset;
}

}  // namespace

}  // namespace colophon
