// A book on the real disk, of whose system calls each fails in turn.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string>
#include <vector>

#include "compile.h"
#include "injection/old_book.h"
#include "injection/syscalls.h"
#include "support/disk.h"

namespace colophon {
namespace {

using Outcome = Compilation::Outcome;
using test::SystemFault;

class SystemFaults : public ::testing::Test {
 protected:
  void SetUp() override {
    test::write_file(in("b/book.yaml"),
                     "title: T\nlanguage: en\nidentifier: urn:uuid:8fa2a5c5-2826-45cb-9896-"
                     "ce34b69dee78\ncss: a.css\ncontents: [a.md, d/b.md]\n");
    test::write_file(in("b/a.css"), "p { margin: 0 }");
    test::write_file(in("b/a.md"), "# A\n\n{{#include i.md}}\n\n<audio src=\"s.mp3\">s</audio>\n");
    test::write_file(in("b/i.md"), "Included.\n");
    test::write_file(in("b/s.mp3"), "ID3 sound");
    test::write_file(in("b/d/b.md"), "# B\n\ntext\n");
  }

  std::filesystem::path in(const std::string& name) const { return folder_.path() / name; }

  Compilation build() const {
    CompileOptions options;
    options.inputs.paths = {in("b")};
    options.output = in("b.epub");
    options.modified = 1577836800;
    const std::unique_ptr<Files> files = disk();
    return compile(options, *files);
  }

  std::string book() const { return test::read_file(in("b.epub")); }
  void put_old_book() const { test::write_file(in("b.epub"), test::old_book()); }
  std::size_t count_files() const { return test::files_below(folder_.path()).size(); }

  // Every call in turn, until there are no more.
  void inject(SystemFault fault) {
    ASSERT_EQ(build().outcome, Outcome::written);
    const std::string new_book = book();
    const std::size_t file_count = count_files();
    constexpr std::size_t kMost = 5000;
    for (fault.call = 1; fault.call < kMost; ++fault.call) {
      put_old_book();
      std::string call;
      Compilation compilation;
      {
        const test::FailingSystem system(fault);
        compilation = build();
        if (!system.has_failed()) break;
        call = system.failed_call();
      }
      std::string said;
      for (const Diagnostic& diagnostic : compilation.diagnostics.all())
        said += "\n  " + name_of(diagnostic.code) + ": " + diagnostic.message;
      SCOPED_TRACE(fmt::format("call {}: {}{}", fault.call, call, said));
      EXPECT_NE(compilation.outcome, Outcome::faulty);
      EXPECT_NE(compilation.outcome, Outcome::refused);
      if (fault.error == EINTR) {
        EXPECT_EQ(said, "");
      }
      const bool is_new = book() == new_book;
      if (compilation.outcome == Outcome::written) {
        EXPECT_TRUE(is_new || !said.empty());
      } else {
        EXPECT_TRUE(book() == test::old_book())
            << (is_new ? "the new one is there" : "a part is there");
        EXPECT_NE(said, "");
      }
      EXPECT_EQ(count_files(), file_count) << "something was left";
    }
    EXPECT_GT(fault.call, 20u);
    EXPECT_LT(fault.call, kMost);
  }

  test::TemporaryFolder folder_;
};

TEST_F(SystemFaults, AnInterruptedCallIsMadeAgain) { inject({.error = EINTR}); }

TEST_F(SystemFaults, OfTheDiskAreSaid) {
  inject({.error = EIO});
  inject({.error = EIO, .for_good = true, .spares_removal = true});
}

TEST_F(SystemFaults, OfAFullDiskAreSaid) {
  inject({.error = ENOSPC, .for_good = true, .spares_removal = true});
}

TEST_F(SystemFaults, ShortReadsAndWritesGoOn) {
  ASSERT_EQ(build().outcome, Outcome::written);
  const std::string new_book = book();
  put_old_book();
  const test::ShortTransfers transfers;
  ASSERT_EQ(build().outcome, Outcome::written);
  EXPECT_TRUE(book() == new_book);
}

}  // namespace
}  // namespace colophon
