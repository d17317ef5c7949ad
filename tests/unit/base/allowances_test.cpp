#include "base/allowances.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace colophon {
namespace {

Span span(std::uint32_t begin, std::uint32_t end, std::uint32_t source = 0) {
  return {SourceId(source), begin, end};
}

std::string messages(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) out += diagnostic.message + '\n';
  return out;
}

TEST(Allowances, LeaveOutWhatBeginsInTheirPlaces) {
  Diagnostics diagnostics;
  const struct {
    Span span;
    const char* name;
  } links[] = {
      {span(9, 10), "before"},  {span(10, 40), "begins"},       {span(19, 20), "ends"},
      {span(20, 21), "behind"}, {span(15, 16, 1), "elsewhere"}, {span(35, 36), "in another place"},
      {{}, "nowhere"}};
  for (const auto& [place, name] : links) diagnostics.report(Code::dead_link, place, name);
  diagnostics.report(Code::empty_heading, span(15, 16));
  std::vector<Allowance> allowances(1);
  allowances[0].code = Code::dead_link;
  allowances[0].places = {span(30, 40), span(10, 20)};
  apply(allowances, diagnostics);
  EXPECT_EQ(messages(diagnostics),
            "link to `before`, which is not in the book\n"
            "link to `behind`, which is not in the book\n"
            "link to `elsewhere`, which is not in the book\n"
            "link to `nowhere`, which is not in the book\n"
            "this heading is empty\n");
  EXPECT_TRUE(allowances[0].is_used);
}

TEST(Allowances, NeverLeaveOutWhatIsFatal) {
  Diagnostics diagnostics;
  diagnostics.report(Code::invalid_yaml, span(1, 2), "x");
  std::vector<Allowance> allowances(1);
  allowances[0].code = Code::invalid_yaml;
  allowances[0].places = {span(0, 9)};
  apply(allowances, diagnostics);
  EXPECT_EQ(diagnostics.all().size(), 1u);
  EXPECT_FALSE(allowances[0].is_used);
}

// The outer one is of use for what the inner one does not hold.
TEST(Allowances, AreUsedFromTheInnermost) {
  for (const bool has_outer_finding : {false, true}) {
    Diagnostics diagnostics;
    diagnostics.report(Code::empty_heading, span(15, 16));
    if (has_outer_finding) diagnostics.report(Code::empty_heading, span(50, 51));
    std::vector<Allowance> allowances(3);
    for (Allowance& allowance : allowances) allowance.code = Code::empty_heading;
    allowances[0].places = {span(0, 100)};
    allowances[1].places = {span(10, 20)};
    for (std::uint32_t i = 0; i < 3; ++i) allowances[i].named = span(i, i + 1);
    apply(allowances, diagnostics);
    EXPECT_TRUE(diagnostics.empty());
    EXPECT_EQ(allowances[0].is_used, has_outer_finding);
    EXPECT_TRUE(allowances[1].is_used);
    EXPECT_FALSE(allowances[2].is_used);
    // What was of use once is it for good.
    apply(allowances, diagnostics);
    report_useless(allowances, diagnostics);
    EXPECT_EQ(diagnostics.all().size(), has_outer_finding ? 1u : 2u);
    EXPECT_EQ(diagnostics.all().front().code, Code::useless_allow);
  }
}

TEST(Allowances, AreOneWhereTheirCommentIsOne) {
  Diagnostics diagnostics;
  diagnostics.report(Code::empty_heading, span(15, 16));
  std::vector<Allowance> allowances(2);
  for (Allowance& allowance : allowances) {
    allowance = {.code = Code::empty_heading, .named = span(5, 9), .places = {span(10, 20)}};
  }
  apply(allowances, diagnostics);
  report_useless(allowances, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
}

}  // namespace
}  // namespace colophon
