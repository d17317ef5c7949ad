#include "base/budget.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace colophon {
namespace {

constexpr SourceId kSource{0};

Span at(std::uint32_t offset) { return {kSource, offset, offset}; }

Span place_of(const Spending& spending) {
  Diagnostics diags;
  report_over_budget(spending, diags);
  return diags.empty() ? Span{} : diags.all().front().span;
}

TEST(Budget, ScalesNodesWithBytes) {
  const Budget whole = Budget::of_bytes(Budget().bytes);
  EXPECT_EQ(whole.nodes, Budget().nodes);
  EXPECT_EQ(Budget::of_bytes(Budget().bytes / 4).nodes, Budget().nodes / 4);
}

TEST(Budget, IsPassedWhereTheFirstByteTooManyIsSpent) {
  Spending spending(Budget({100'000, 100'000, 1000}));
  EXPECT_TRUE(spending.add_text(60'000, at(1)));
  EXPECT_TRUE(spending.add_text(40'000, at(2)));
  EXPECT_FALSE(place_of(spending));
  EXPECT_FALSE(spending.add_text(1, at(3)));
  EXPECT_FALSE(spending.add_text(1, at(4)));
  EXPECT_EQ(place_of(spending), at(3));
}

TEST(Budget, IsPassedByNodesToo) {
  Spending spending(Budget({100, 100, 3}), at(9));
  for (std::uint32_t i = 0; i < 3; ++i) EXPECT_TRUE(spending.add_node());
  EXPECT_FALSE(spending.add_node());
  EXPECT_EQ(place_of(spending), at(9));
}

TEST(Budget, IsPassedBySoMuchThatIsRepeated) {
  Spending spending(Budget({100'000, 1000, 100}));
  EXPECT_TRUE(spending.add_text(50'000, at(1)));
  EXPECT_TRUE(spending.add_repeated(1000, at(2)));
  EXPECT_FALSE(spending.add_repeated(1, at(3)));
  EXPECT_EQ(place_of(spending), at(3));
  EXPECT_EQ(spending.spent(), (Expense{51'001, 1001, 0}));
}

// Who was stopped in the middle of his work, or had not even begun, changes nothing.
TEST(Budget, LooksAtNobodyBehindTheOneToBlame) {
  Spending first(Budget({1000, 1000, 10})), second = first;
  first.add_repeated(1001, at(1));
  second.add_text(100'000, at(2));
  Spending alone(Budget({1000, 1000, 10})), both = alone;
  alone.append(first);
  both.append(first);
  both.append(second);
  EXPECT_EQ(alone.spent(), both.spent());
}

// Neither went over it alone; the second did where it was half done.
TEST(Budget, BlamesTheOneWhoGoesOverItInReadingOrder) {
  constexpr std::uint64_t kMega = 1 << 20;
  Spending first(Budget({4 * kMega, 4 * kMega, 1000})), second = first, third = first;
  for (std::uint32_t i = 0; i < 300; ++i) first.add_text(kMega / 100, at(i));
  for (std::uint32_t i = 0; i < 300; ++i) second.add_text(kMega / 100, at(1000 + i));
  third.add_text(3 * kMega, at(5000));
  Spending all(Budget({4 * kMega, 4 * kMega, 1000}));
  EXPECT_TRUE(all.append(first));
  EXPECT_FALSE(all.append(second));
  EXPECT_FALSE(all.append(third));
  EXPECT_GE(place_of(all).begin, 1100u);
  EXPECT_LE(place_of(all).begin, 1102u);
}

TEST(Budget, LeavesWhatIsNotSpent) {
  Spending spending(Budget({100, 100, 10}));
  spending.add_text(30);
  spending.add_node();
  EXPECT_EQ(spending.rest(), (Expense{70, 100, 9}));
  spending.add_text(300);
  EXPECT_EQ(spending.rest(), (Expense{0, 100, 9}));
}

}  // namespace
}  // namespace colophon
