#include "base/diagnostics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/allowances.h"
#include "base/policy.h"

namespace colophon {
namespace {

constexpr SourceId kSource{0};

Span at(std::uint32_t offset) { return {kSource, offset, offset + 1}; }

Diagnostics many(Code code, std::uint32_t count) {
  Diagnostics diags;
  for (std::uint32_t i = 0; i < count; ++i)
    diags.add({code, info_of(code).severity, at(i), "a", "b", {}});
  return diags;
}

TEST(Diagnostics, ShortensWhatStandsInAMessage) {
  Diagnostics diags;
  const std::string long_title(40'000, 'x');
  diags.report(Code::missing_title, Span{}, long_title).hint = long_title;
  diags.report(Code::missing_title, Span{}, "short");
  const Diagnostic& first = diags.all().front();
  EXPECT_LT(first.message.size(), 400u);
  EXPECT_NE(first.message.find("x…`"), first.message.npos);
  EXPECT_LT(first.hint.size(), 1000u);
  EXPECT_TRUE(first.hint.ends_with("…"));
}

TEST(Diagnostics, ShortensBetweenCharacters) {
  EXPECT_EQ(shorten("äöü", 6), "äöü");
  EXPECT_EQ(shorten("äöü", 5), "äö…");
  EXPECT_EQ(shorten("äöü", 1), "…");
}

TEST(Diagnostics, KeepsThePlacesOfWhatThereIsVeryMuchOf) {
  const Diagnostics diags = many(Code::heading_skip, kMostWhole + 500);
  EXPECT_EQ(diags.all().size() + diags.others().size(), kMostWhole + 500);
  EXPECT_LE(diags.all().size(), kMostWhole + 1);
  EXPECT_LT(diags.footprint(), 300 * kMostWhole);
}

TEST(Diagnostics, KeepsTheFirstOfTheWholeBook) {
  Diagnostics all;
  for (int chapter = 0; chapter < 15; ++chapter) all.append(many(Code::heading_skip, kMostWhole));
  EXPECT_EQ(all.all().size(), kMostWholeInAll);
  EXPECT_EQ(all.others().size(), 15 * kMostWhole - kMostWholeInAll);
}

// What is not shown counts all the same.
TEST(Diagnostics, JudgesThoseThatAreNotKeptWhole) {
  Diagnostics diags = many(Code::heading_skip, kMostWhole + 500);
  Policy policy;
  EXPECT_TRUE(permits(policy, diags));
  deny(policy, name_of(Code::heading_skip));
  apply(policy, diags);
  diags.all().clear();
  EXPECT_FALSE(permits(policy, diags));
  allow(policy, name_of(Code::heading_skip));
  apply(policy, diags);
  EXPECT_TRUE(diags.empty());
}

TEST(Diagnostics, AllowsThoseThatAreNotKeptWhole) {
  Diagnostics diags = many(Code::heading_skip, kMostWhole + 500);
  std::vector<Allowance> allowances = {
      {Code::heading_skip, {}, {{kSource, 0, kMostWhole + 400}}, false}};
  apply(allowances, diags);
  EXPECT_EQ(diags.all().size() + diags.others().size(), 100u);
}

}  // namespace
}  // namespace colophon
