// The program itself, to which memory is refused: at sampled allocations, its libraries' among
// them, and below limits of the system.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "injection/old_book.h"
#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {
namespace {

constexpr int kWorldFailed = 3;
constexpr unsigned long kSamples = 40;

class Memory : public ::testing::Test {
 protected:
  void SetUp() override {
    write_file(in("b/book.yaml"),
               "title: T\nlanguage: en\nidentifier: urn:uuid:8fa2a5c5-2826-45cb-9896-"
               "ce34b69dee78\ncss: a.css\ncontents: [title-page, contents, a.md, b.md]\n");
    write_file(in("b/a.css"), "@import 'c.css'; p { margin: 0 }");
    write_file(in("b/c.css"), "p { background: url(l.svg) }");
    write_file(in("b/l.svg"),
               "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g id='a'/></svg>");
    write_file(in("b/a.md"),
               "# A\n\nText[^1] <b>bold\n\n![l](l.svg)\n\n[^1]: Note.\n\n| a |\n|---|\n| b |\n");
    write_file(in("b/b.md"), "# Naïve\n\n[back](a.md#a) *\"words\"*\n");
  }

  std::filesystem::path in(const std::string& name) const { return folder_.path() / name; }

  Outcome build(const std::string& before = "") const {
    return run({.line = before + " colophon build b -o b.epub --jobs 2",
                .folder = folder_.path(),
                .environment = {{"SOURCE_DATE_EPOCH", "0"}}});
  }

  std::string preloaded(const std::string& variables) const {
    return fmt::format("env LD_PRELOAD={} {}", failing_memory().string(), variables);
  }

  // The new book and nothing said, or the old one, the status of the world, and a word.
  void judge(const Outcome& outcome, const std::string& new_book) const {
    const std::string book = read_file(in("b.epub"));
    if (outcome.status == 0) {
      EXPECT_TRUE(book == new_book);
    } else {
      EXPECT_EQ(outcome.status, kWorldFailed);
      EXPECT_TRUE(book == old_book()) << "the old book is gone";
      EXPECT_NE(outcome.output, "");
    }
    EXPECT_EQ(outcome.output.find("fault of colophon's own"), std::string::npos);
    EXPECT_EQ(files_below(folder_.path()), files_) << "something was left";
  }

  void put_old_book() {
    write_file(in("b.epub"), old_book());
    files_ = files_below(folder_.path());
  }

  TemporaryFolder folder_;
  std::vector<std::filesystem::path> files_;
};

TEST_F(Memory, RefusedAtAnyAllocationIsSaid) {
  if (failing_memory().empty()) GTEST_SKIP() << "the sanitizers have an allocator of their own";
  ASSERT_EQ(build(preloaded("COUNT_TO=count")).status, 0);
  const std::string new_book = read_file(in("b.epub"));
  const unsigned long count = std::stoul(read_file(in("count")));
  ASSERT_GT(count, 1000u);
  std::filesystem::remove(in("count"));
  for (unsigned long i = 0; i < kSamples; ++i) {
    put_old_book();
    const unsigned long at = 1 + i * (count - 1) / (kSamples - 1);
    const std::string how = fmt::format("FAIL_AT={}{}", at, i % 2 == 0 ? "" : " FAIL_FOR_GOOD=1");
    const Outcome outcome = build(preloaded(how));
    SCOPED_TRACE(
        fmt::format("{} of {}, status {}: {}", how, count, outcome.status, outcome.output));
    judge(outcome, new_book);
  }
}

TEST_F(Memory, LimitedByTheSystemIsSaid) {
  if (failing_memory().empty()) GTEST_SKIP() << "the sanitizers need terabytes";
  ASSERT_EQ(build().status, 0);
  const std::string new_book = read_file(in("b.epub"));
  for (int kilobytes = 60'000; kilobytes <= 240'000; kilobytes += 15'000) {
    put_old_book();
    const std::string limit = fmt::format("ulimit -v {};", kilobytes);
    const bool loads = run({.line = limit + " colophon --version"}).status == 0;
    if (!loads) continue;
    const Outcome outcome = build(limit);
    SCOPED_TRACE(fmt::format("{} status {}: {}", limit, outcome.status, outcome.output));
    judge(outcome, new_book);
  }
}

}  // namespace
}  // namespace colophon::test
