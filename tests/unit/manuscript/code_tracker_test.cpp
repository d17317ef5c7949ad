// Code and comments in text that is put together.
#include "manuscript/sources/code_tracker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(CodeSpans, AreFoundInALine) {
  const auto spans = [](std::string_view line) {
    std::vector<std::string> found;
    for (const manuscript::CodeSpan& span : manuscript::find_code_spans(line))
      found.emplace_back(line.substr(span.begin, span.end - span.begin));
    return found;
  };
  EXPECT_THAT(spans("a `b` ``c ` d`` \\`e` `f"), ElementsAre("`b`", "``c ` d``", "` `"));
  EXPECT_THAT(spans("a ` b"), IsEmpty());
}

TEST(CodeTracker, FollowsFences) {
  manuscript::CodeTracker tracker;
  tracker.read("> - ```ru");
  EXPECT_FALSE(tracker.in_fence());
  tracker.read("st\n> x\n");
  EXPECT_TRUE(tracker.in_fence());
  EXPECT_EQ(tracker.info(), "rust");
  tracker.read("``\n~~~\n");
  EXPECT_TRUE(tracker.in_fence());
  tracker.read("> ````\n");
  EXPECT_FALSE(tracker.in_fence());
  tracker.read("``` a`b\n");
  EXPECT_FALSE(tracker.in_fence());
}

}  // namespace
}  // namespace colophon::testing
