#include "base/disk/beneath.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>

#include "base/files.h"

namespace colophon::posix {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A book with a neighbour: book/a.md, book/sub/b.md, shared/c.md, secret.md.
class BeneathTest : public ::testing::TestWithParam<Beneath::Way> {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "colophon-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = fs::canonical(name).string();
    for (const char* folder : {"book/sub", "shared"}) fs::create_directories(at(folder));
    for (const char* file : {"book/a.md", "book/sub/b.md", "shared/c.md", "secret.md"}) {
      std::ofstream(at(file)) << "words of " << file;
    }
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string at(const std::string& name) const { return root_ + "/" + name; }
  void link(const std::string& target, const std::string& name) const {
    fs::create_symlink(target, at(name));
  }
  static std::string words_of(const Descriptor& file) {
    char buffer[100];
    const ssize_t size = ::read(file.get(), buffer, sizeof buffer);
    return {buffer, static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
  }
  // What is read there, or why nothing is.
  std::string read(const Beneath& beneath, const std::string& path) const {
    const Result<Descriptor> file = beneath.open(path, O_RDONLY | O_NONBLOCK);
    if (file) return words_of(*file);
    switch (file.failure().kind) {
      case FailureKind::outside:
        return "outside";
      case FailureKind::not_found:
        return "not found";
      default:
        return file.failure().message;
    }
  }
  Beneath book() const {
    Beneath beneath(GetParam());
    beneath.admit(at("book"));
    return beneath;
  }

  std::string root_;
};

TEST_P(BeneathTest, OpensWhatLiesInTheFolder) {
  link("sub", "book/inner");
  link("../a.md", "book/sub/up.md");
  link(at("book/sub/b.md"), "book/absolute.md");
  link("../book/a.md", "book/out-and-in.md");
  link("inner/../sub/../inner/b.md", "book/winding.md");
  const Beneath beneath = book();
  EXPECT_EQ(read(beneath, at("book/a.md")), "words of book/a.md");
  EXPECT_EQ(read(beneath, at("book/sub/../a.md")), "words of book/a.md");
  EXPECT_EQ(read(beneath, at("book/inner/b.md")), "words of book/sub/b.md");
  EXPECT_EQ(read(beneath, at("book/sub/up.md")), "words of book/a.md");
  EXPECT_EQ(read(beneath, at("book/absolute.md")), "words of book/sub/b.md");
  EXPECT_EQ(read(beneath, at("book/out-and-in.md")), "words of book/a.md");
  EXPECT_EQ(read(beneath, at("book/winding.md")), "words of book/sub/b.md");
  EXPECT_EQ(read(beneath, at("book/none.md")), "not found");
  EXPECT_EQ(read(beneath, at("book/a.md/b.md")), "not found");
  EXPECT_TRUE(beneath.open(at("book"), O_RDONLY | O_DIRECTORY));
  EXPECT_TRUE(beneath.open(at("book/inner"), O_RDONLY | O_DIRECTORY));
}

TEST_P(BeneathTest, SaysTheSameOfAllThatLiesOutside) {
  link(at("secret.md"), "book/absolute.md");
  link("../secret.md", "book/relative.md");
  link("..", "book/parent");
  link("/", "book/top");
  link("sub/../../secret.md", "book/winding.md");
  link("relative.md", "book/chain.md");
  link("../none.md", "book/none.md");
  link("/proc/self/environ", "book/environment.md");
  link("/proc/self/fd/0", "book/input.md");
  link("/proc/self/root", "book/magic");
  const Beneath beneath = book();
  for (const char* path :
       {"secret.md", "none.md", "shared/c.md", ".", "book/../secret.md", "book/absolute.md",
        "book/relative.md", "book/parent", "book/parent/secret.md", "book/parent/none.md",
        "book/top/etc/passwd", "book/winding.md", "book/chain.md", "book/none.md",
        "book/environment.md", "book/input.md", "book/magic", "book/magic/etc/passwd",
        "books/a.md"}) {
    EXPECT_EQ(read(beneath, at(path)), "outside") << path;
    EXPECT_FALSE(beneath.open(at(path), O_PATH)) << path;
  }
  EXPECT_EQ(read(beneath, "/etc/passwd"), "outside");
  EXPECT_EQ(read(beneath, "/proc/self/environ"), "outside");
  EXPECT_EQ(read(beneath, at("book/parent/book/a.md")), "words of book/a.md");
}

TEST_P(BeneathTest, NamesTheFolderThatWouldHaveToBeOpened) {
  link("../shared/c.md", "book/c.md");
  const Beneath beneath = book();
  EXPECT_EQ(beneath.open(at("book/c.md"), O_PATH).failure().place, at("shared/c.md"));
  EXPECT_EQ(beneath.open("../x.md", O_PATH).failure().place, "../x.md");
}

TEST_P(BeneathTest, FollowsLinksIntoAnotherFolderThatIsOpen) {
  link("../shared/c.md", "book/c.md");
  link(at("shared"), "book/shared");
  link("../secret.md", "shared/secret.md");
  Beneath beneath = book();
  beneath.admit(at("shared"));
  EXPECT_EQ(read(beneath, at("book/c.md")), "words of shared/c.md");
  EXPECT_EQ(read(beneath, at("book/shared/c.md")), "words of shared/c.md");
  EXPECT_EQ(read(beneath, at("book/../shared/c.md")), "words of shared/c.md");
  EXPECT_EQ(read(beneath, at("book/shared/secret.md")), "outside");
}

TEST_P(BeneathTest, KnowsAFolderByItsOtherNames) {
  link("book", "alias");
  Beneath beneath(GetParam());
  beneath.admit(at("alias"));
  EXPECT_EQ(read(beneath, at("alias/a.md")), "words of book/a.md");
  EXPECT_EQ(read(beneath, at("book/a.md")), "words of book/a.md");
  fs::remove(at("alias"));
  link(".", "alias");  // what was opened stays what it was
  EXPECT_EQ(read(beneath, at("alias/a.md")), "words of book/a.md");
  EXPECT_EQ(read(beneath, at("alias/secret.md")), "not found");
}

TEST_P(BeneathTest, OpensSingleFilesByTheirNames) {
  Beneath beneath = book();
  beneath.admit(at("secret.md"));
  beneath.admit(at("late.md"));
  EXPECT_EQ(read(beneath, at("secret.md")), "words of secret.md");
  EXPECT_EQ(read(beneath, at("late.md")), "not found");
  std::ofstream(at("late.md")) << "late";
  EXPECT_EQ(read(beneath, at("late.md")), "late");
  EXPECT_EQ(read(beneath, at("secret.md.bak")), "outside");
}

TEST_P(BeneathTest, LooksAtLinksThemselves) {
  link("/etc/passwd", "book/link");
  const Beneath beneath = book();
  const Result<Descriptor> link = beneath.open(at("book/link"), O_PATH | O_NOFOLLOW);
  ASSERT_TRUE(link);
  struct stat status;
  ASSERT_EQ(::fstat(link->get(), &status), 0);
  EXPECT_TRUE(S_ISLNK(status.st_mode));
}

TEST_P(BeneathTest, EndsWhereLinksGoInCircles) {
  link("b", "book/a");
  link("a", "book/b");
  link(at("book/d"), "book/c");
  link(at("book/c"), "book/d");
  const Beneath beneath = book();
  EXPECT_THAT(read(beneath, at("book/a")), HasSubstr("not found"));
  EXPECT_THAT(read(beneath, at("book/c")), HasSubstr("not found"));
}

TEST_P(BeneathTest, IsClosedToLongPaths) {
  const std::string step(200, 'd');
  std::string path = at("book");
  for (int i = 0; i < 30; ++i) path += '/' + step;
  EXPECT_EQ(read(book(), path + "/../../secret.md"), "not found");
  std::string out = at("book");
  for (int i = 0; i < 2000; ++i) out += "/sub/..";
  EXPECT_EQ(read(book(), out + "/../secret.md"), "outside");
  EXPECT_EQ(read(book(), out + "/a.md"), "words of book/a.md");
}

// While one thread makes a file a link and a file again, another reads: it gets the file, or
// nothing, but never what the link leads to.
TEST_P(BeneathTest, IsNotFooledBySwaps) {
  link("../secret.md", "book/bad");
  link("..", "book/bad-folder");
  std::ofstream(at("book/sub/secret.md")) << "words of book/sub/secret.md";
  const Beneath beneath = book();
  std::atomic<bool> done = false;
  std::thread swapper([&] {
    while (!done) {
      for (const char* other : {"bad", "bad-folder"}) {
        const char* mine = std::string_view(other) == "bad" ? "a.md" : "sub";
        ::renameat2(AT_FDCWD, at(std::string("book/") + mine).c_str(), AT_FDCWD,
                    at(std::string("book/") + other).c_str(), RENAME_EXCHANGE);
      }
    }
  });
  for (int i = 0; i < 3000; ++i) {
    EXPECT_NE(read(beneath, at("book/a.md")), "words of secret.md");
    EXPECT_NE(read(beneath, at("book/sub/secret.md")), "words of secret.md");
  }
  done = true;
  swapper.join();
}

INSTANTIATE_TEST_SUITE_P(, BeneathTest,
                         ::testing::Values(Beneath::Way::at_once, Beneath::Way::by_steps),
                         [](const auto& way) {
                           return way.param == Beneath::Way::at_once ? "at_once" : "by_steps";
                         });

// The seam's own calls behind a wall.
class WallTest : public BeneathTest {};

TEST_P(WallTest, HoldsForEveryCall) {
  link("../secret.md", "book/secret.md");
  link("../shared", "book/shared");
  const std::unique_ptr<Files> files = disk();
  const std::unique_ptr<Files> wall = files->confined();
  wall->admit(at("book"));
  for (const char* path : {"book/secret.md", "secret.md", "book/shared", "shared", "none"}) {
    EXPECT_EQ(wall->info(at(path)).failure().kind, FailureKind::outside) << path;
    EXPECT_EQ(wall->read(at(path)).failure().kind, FailureKind::outside) << path;
    EXPECT_EQ(wall->open(at(path)).failure().kind, FailureKind::outside) << path;
    EXPECT_EQ(wall->list(at(path)).failure().kind, FailureKind::outside) << path;
    EXPECT_EQ(wall->real_path(at(path)).failure().kind, FailureKind::outside) << path;
  }
  EXPECT_TRUE(wall->info_of_link(at("book/secret.md"))->is_link);
  EXPECT_EQ(wall->info_of_link(at("secret.md")).failure().kind, FailureKind::outside);
  EXPECT_THAT(*wall->list(at("book")), ElementsAre("a.md", "secret.md", "shared", "sub"));
  EXPECT_EQ(wall->list(at("book/a.md")).failure().kind, FailureKind::not_a_folder);
  EXPECT_EQ(*wall->real_path(at("book/sub/../a.md")), at("book/a.md"));
  EXPECT_TRUE(files->read(at("secret.md")));

  ASSERT_TRUE(wall->read(at("book/a.md")));
  EXPECT_TRUE(files->has_read(files->info(at("book/a.md"))->identity));
  EXPECT_FALSE(files->has_read(files->info(at("book/sub/b.md"))->identity));
}

INSTANTIATE_TEST_SUITE_P(, WallTest, ::testing::Values(Beneath::Way::at_once));

}  // namespace
}  // namespace colophon::posix
