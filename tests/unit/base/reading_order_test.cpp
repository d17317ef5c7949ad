#include "base/reading_order.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace colophon {
namespace {

Span span(std::uint32_t source, std::uint32_t begin, std::uint32_t end) {
  return {SourceId(source), begin, end};
}

// What is said, as "source:begin" or "-".
std::string order_of(const std::vector<Span>& said, const std::vector<Span>& order) {
  Diagnostics diagnostics;
  for (const Span place : said) {
    diagnostics.report(Code::dead_link, place, place ? place.begin : 0);
  }
  put_in_order(diagnostics, order);
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const Span place = diagnostic.span;
    if (!out.empty()) out += ' ';
    out += place ? std::to_string(static_cast<std::uint32_t>(place.source)) + ':' +
                       std::to_string(place.begin)
                 : "-";
  }
  return out;
}

TEST(ReadingOrder, IsThatOfThePieces) {
  const std::vector<Span> said = {span(3, 5, 6), span(1, 50, 51), span(2, 0, 1), {},
                                  span(1, 5, 6), span(0, 3, 4)};
  const struct {
    std::vector<Span> order;
    std::string said;
  } cases[] = {
      {{}, "- 0:3 1:5 1:50 2:0 3:5"},
      // chapters in another order than they were read
      {{span(0, 0, 9), span(2, 0, 90), span(1, 0, 90)}, "- 0:3 2:0 1:5 1:50 3:5"},
      // 2 is included in 1
      {{span(0, 0, 9), span(1, 0, 10), span(2, 0, 90), span(1, 20, 90)}, "- 0:3 1:5 2:0 1:50 3:5"},
      // what lies before the first piece stands with it, what lies in none with the one before it
      {{span(0, 0, 9), span(2, 0, 90), span(1, 20, 30), span(3, 0, 9)}, "- 0:3 2:0 1:5 1:50 3:5"},
      // included twice: as it is read first
      {{span(2, 0, 90), span(1, 0, 90), span(2, 0, 90)}, "- 2:0 1:5 1:50 0:3 3:5"},
  };
  for (const auto& [order, expected] : cases) EXPECT_EQ(order_of(said, order), expected);
}

TEST(ReadingOrder, SaysTheSameOnce) {
  const struct {
    std::vector<Span> places;
    std::vector<Span> said;
  } cases[] = {
      {{span(0, 5, 9), span(0, 5, 9)}, {span(0, 5, 9)}},
      {{{}, {}}, {Span()}},
      {{span(0, 5, 5), span(0, 5, 5)}, {span(0, 5, 5)}},
      // the smallest of those that overlap
      {{span(0, 0, 100), span(0, 5, 9)}, {span(0, 5, 9)}},
      {{span(0, 5, 9), span(0, 7, 8), span(0, 8, 20)}, {span(0, 7, 8), span(0, 8, 20)}},
      // neighbours and other sources are other places
      {{span(0, 0, 5), span(0, 5, 9)}, {span(0, 0, 5), span(0, 5, 9)}},
      {{span(0, 0, 5), span(1, 0, 5)}, {span(0, 0, 5), span(1, 0, 5)}},
  };
  for (const auto& [places, said] : cases) {
    Diagnostics diagnostics;
    for (const Span place : places) {
      diagnostics.report(Code::dead_link, place, "x");
      diagnostics.report(Code::missing_image, place, "x");
    }
    put_in_order(diagnostics, {});
    std::vector<Span> left;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      if (diagnostic.code == Code::dead_link) left.push_back(diagnostic.span);
    }
    EXPECT_EQ(left, said);
    EXPECT_EQ(diagnostics.all().size(), 2 * said.size());
  }
}

}  // namespace
}  // namespace colophon
