#include "cli/sandbox.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "unit/base/memory_files.h"

namespace colophon::cli {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

TEST(Sandbox, HoldsTheManuscriptAndTheFoldersOfWhatIsWritten) {
  testing::MemoryFiles files{{"novel/a.md", ""}, {"src/SUMMARY.md", ""}};
  Options options;
  options.paths = {"novel"};
  options.output = "dist/novel.epub";
  options.allowed = {"shared"};
  options.metadata = {{"cover", "../c.png"}, {"title", "T"}};
  EXPECT_THAT(sandbox_for(options, files).readable,
              ElementsAre("c.png", "novel", "novel", "shared"));
  EXPECT_THAT(sandbox_for(options, files).writable, ElementsAre("dist"));
  options.command = Options::Command::check;
  options.report = "out/report.html";
  EXPECT_THAT(sandbox_for(options, files).writable, ElementsAre("out"));
  options.paths = {"/books/tides/src/SUMMARY.md"};
  EXPECT_THAT(sandbox_for(options, files).readable, Contains("/books/tides"));
  EXPECT_THAT(sandbox_for(options, files).readable, Not(Contains(".")));
}

// The sum of what goes wrong; in a process of its own, which it binds for good.
[[noreturn]] void try_from_inside(const std::string& root) {
  const auto opens = [&root](const char* name, int flags) {
    return ::open((root + "/" + name).c_str(), flags, 0600) >= 0;
  };
  switch (confine_process(
      {.readable = {root + "/book", root + "/one.css"}, .writable = {root + "/dist"}})) {
    case Confinement::absent:
      std::_Exit(99);
    case Confinement::failed:
      std::_Exit(98);
    case Confinement::done:
      break;
  }
  if (!opens("book/a.md", O_RDONLY)) std::_Exit(1);
  if (!opens("one.css", O_RDONLY)) std::_Exit(2);
  if (!opens("dist/new.epub", O_RDWR | O_CREAT)) std::_Exit(3);
  if (opens("secret.md", O_RDONLY) || errno != EACCES) std::_Exit(4);
  if (opens("book/a.md", O_RDWR)) std::_Exit(5);
  if (opens("book/new.md", O_RDWR | O_CREAT)) std::_Exit(6);
  if (::execl("/bin/true", "true", nullptr) != -1 || errno != EACCES) std::_Exit(7);
  std::_Exit(0);
}

TEST(Sandbox, IsHeldByTheKernel) {
  std::string root = (std::filesystem::temp_directory_path() / "colophon-XXXXXX").string();
  ASSERT_NE(::mkdtemp(root.data()), nullptr);
  std::filesystem::create_directories(root + "/book");
  std::filesystem::create_directories(root + "/dist");
  for (const char* name : {"/book/a.md", "/one.css", "/secret.md"}) std::ofstream(root + name);
  int status = 0;
  const pid_t child = ::fork();
  if (child == 0) try_from_inside(root);
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  std::filesystem::remove_all(root);
  ASSERT_TRUE(WIFEXITED(status));
  if (WEXITSTATUS(status) == 99) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace colophon::cli
