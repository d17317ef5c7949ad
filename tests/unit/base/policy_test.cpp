#include "base/policy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace colophon {
namespace {

std::vector<std::string> names(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    out.push_back(name_of(diagnostic.code));
    if (diagnostic.severity >= Severity::error) out.back() += '!';
  }
  return out;
}

Diagnostics some() {
  Diagnostics diagnostics;
  diagnostics.report(Code::no_chapters, {});
  diagnostics.report(Code::dead_link, {}, "x");
  diagnostics.report(Code::empty_heading, {});
  diagnostics.report(Code::recognised_book, {}, "x");
  return diagnostics;
}

TEST(Policy, LetsTheLaterWordCount) {
  Policy policy;
  allow(policy, "dead-link");
  deny(policy, "dead-link");
  EXPECT_EQ(policy.deny, std::vector<std::string>{"dead-link"});
  EXPECT_TRUE(policy.allow.empty());
  allow(policy, "dead-link");
  allow(policy, "dead-link");
  EXPECT_EQ(policy.allow, std::vector<std::string>{"dead-link"});
  EXPECT_TRUE(policy.deny.empty());
}

TEST(Policy, GivesTheSecondTheLastWordOnWhatItNames) {
  Policy book;
  allow(book, "dead-link");
  deny(book, "empty-heading");
  deny(book, kWarnings);
  Policy command_line;
  deny(command_line, "dead-link");
  command_line.lenient = true;
  const Policy joined = join(book, command_line);
  EXPECT_EQ(joined.deny, (std::vector<std::string>{"empty-heading", "dead-link"}));
  EXPECT_TRUE(joined.allow.empty());
  EXPECT_TRUE(joined.deny_warnings && joined.lenient);
}

TEST(Policy, LeavesOutAndRaises) {
  const struct {
    std::vector<std::string> allowed, denied, left;
  } cases[] = {
      {{}, {}, {"no-chapters!", "dead-link!", "empty-heading", "recognised-book"}},
      {{"no-chapters", "dead-link"}, {}, {"no-chapters!", "empty-heading", "recognised-book"}},
      {{}, {"warnings"}, {"no-chapters!", "dead-link!", "empty-heading!", "recognised-book"}},
      {{"empty-heading"}, {"warnings"}, {"no-chapters!", "dead-link!", "recognised-book"}},
      {{},
       {"recognised-book"},
       {"no-chapters!", "dead-link!", "empty-heading", "recognised-book!"}},
  };
  for (const auto& [allowed, denied, left] : cases) {
    Policy policy;
    for (const std::string& code : allowed) allow(policy, code);
    for (const std::string& code : denied) deny(policy, code);
    Diagnostics diagnostics = some();
    apply(policy, diagnostics);
    EXPECT_EQ(names(diagnostics), left);
  }
}

TEST(Policy, DoesNotOverlookWhatIsDenied) {
  Diagnostics diagnostics;
  diagnostics.report(Code::dead_link, {}, "x");
  Policy policy;
  EXPECT_FALSE(permits(policy, diagnostics));
  policy.lenient = true;
  EXPECT_TRUE(permits(policy, diagnostics));
  deny(policy, "dead-link");
  EXPECT_FALSE(permits(policy, diagnostics));
}

TEST(Policy, KnowsCodesByTheirNames) {
  EXPECT_EQ(find_code("missing-image"), Code::missing_image);
  EXPECT_FALSE(find_code("missing_image"));
  EXPECT_FALSE(find_code("warnings"));
  EXPECT_FALSE(find_code(""));
  EXPECT_EQ(nearest_code("mising-image", false), "missing-image");
  EXPECT_EQ(nearest_code("warning", false), "");
  EXPECT_EQ(nearest_code("warning", true), "warnings");
}

}  // namespace
}  // namespace colophon
