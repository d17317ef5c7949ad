#include "base/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "memory_files.h"

namespace colophon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class DiskTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "colophon-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  std::string at(const std::string& name) const { return root_ + "/" + name; }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
  }

  std::string root_;
  std::unique_ptr<Files> files_ = disk();
};

TEST_F(DiskTest, ReadsWhatIsThere) {
  put("a.md", std::string("a\0b", 3));
  put("empty", "");
  EXPECT_EQ(*files_->read(at("a.md")), std::string("a\0b", 3));
  EXPECT_EQ(*files_->read(at("empty")), "");
  EXPECT_EQ(files_->info(at("a.md"))->size, 3u);
  EXPECT_FALSE(files_->info(at("a.md"))->is_folder);
  EXPECT_TRUE(files_->info(root_)->is_folder);
  EXPECT_GT(files_->info(at("a.md"))->modified_time, 1'500'000'000);
  EXPECT_THAT(*files_->list(root_), ElementsAre("a.md", "empty"));
}

TEST_F(DiskTest, ReadsFilesWhoseSizeIsNotToldBeforehand) {
  EXPECT_THAT(*files_->read("/proc/self/status"), HasSubstr("Pid:"));
}

TEST_F(DiskTest, ReadsAtAnyPlace) {
  put("a", "0123456789");
  auto file = files_->open(at("a"));
  ASSERT_TRUE(file);
  EXPECT_EQ((*file)->size(), 10u);
  char buffer[4] = {};
  EXPECT_EQ(*(*file)->read(3, buffer, 4), 4u);
  EXPECT_EQ(std::string(buffer, 4), "3456");
  EXPECT_EQ(*(*file)->read(8, buffer, 4), 2u);
  EXPECT_EQ(*(*file)->read(99, buffer, 4), 0u);
}

TEST_F(DiskTest, SaysWhyItCannotRead) {
  put("file", "x");
  ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
  ASSERT_EQ(::symlink("loop", at("loop").c_str()), 0);
  const struct {
    std::string path;
    FailureKind kind;
    const char* message;
  } cases[] = {
      {at("none"), FailureKind::not_found, "/none`: No such file"},
      {at("file/in-it"), FailureKind::not_found, "cannot read `"},
      {at(std::string(5000, 'x')), FailureKind::not_found, "too long"},
      {at(std::string("file\0x", 6)), FailureKind::not_found, "NUL"},
      {root_, FailureKind::not_a_file, "Is a directory"},
      {at("pipe"), FailureKind::other, "not a file"},
      {"/dev/zero", FailureKind::other, "not a file"},
      {at("loop"), FailureKind::not_found, "symbolic links"},
      {"", FailureKind::not_found, "No such file"},
  };
  for (const auto& c : cases) {
    const auto bytes = files_->read(c.path);
    ASSERT_FALSE(bytes) << c.path;
    EXPECT_EQ(bytes.failure().kind, c.kind) << c.path;
    EXPECT_THAT(bytes.failure().message, HasSubstr(c.message));
    EXPECT_FALSE(files_->open(c.path)) << c.path;
  }
  EXPECT_EQ(files_->list(at("file")).failure().kind, FailureKind::not_a_folder);
  EXPECT_EQ(files_->list(at("none")).failure().kind, FailureKind::not_found);
  EXPECT_EQ(files_->info(at("none")).failure().kind, FailureKind::not_found);
  EXPECT_EQ(files_->real_path(at("none")).failure().kind, FailureKind::not_found);
}

TEST_F(DiskTest, RefusesFilesThatAreTooLarge) {
  put("huge", "");
  ASSERT_EQ(::truncate(at("huge").c_str(), off_t{1} << 32), 0);  // sparse: takes no room
  const auto bytes = files_->read(at("huge"));
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.failure().kind, FailureKind::other);
  EXPECT_THAT(bytes.failure().message, HasSubstr("4 GiB"));
}

TEST_F(DiskTest, WritesBesideTheOldFileUntilCommitted) {
  put("book.epub", "old");
  {
    auto file = files_->create(at("book.epub"));
    ASSERT_TRUE(file);
    ASSERT_TRUE((*file)->write(0, "....content"));
    ASSERT_TRUE((*file)->write(0, "new "));
    EXPECT_EQ((*file)->size(), 11u);
    char buffer[3];
    EXPECT_EQ(*(*file)->read(0, buffer, 3), 3u);
    EXPECT_EQ(std::string(buffer, 3), "new");
    EXPECT_EQ(*files_->read(at("book.epub")), "old");
    ASSERT_TRUE((*file)->commit());
  }
  EXPECT_EQ(*files_->read(at("book.epub")), "new content");
  EXPECT_THAT(*files_->list(root_), ElementsAre("book.epub"));
}

TEST_F(DiskTest, LeavesNothingBehindWithoutCommit) {
  put("book.epub", "old");
  {
    auto first = files_->create(at("book.epub"));
    auto second = files_->create(at("book.epub"));
    ASSERT_TRUE(first);
    ASSERT_TRUE(second);
    ASSERT_TRUE((*first)->write(0, "half"));
  }
  EXPECT_THAT(*files_->list(root_), ElementsAre("book.epub"));
  EXPECT_EQ(*files_->read(at("book.epub")), "old");
}

TEST_F(DiskTest, KeepsToTheUmask) {
  const mode_t old_mask = ::umask(027);
  auto file = files_->create(at("book.epub"));
  ::umask(old_mask);
  ASSERT_TRUE(file);
  ASSERT_TRUE((*file)->commit());
  struct stat status;
  ASSERT_EQ(::stat(at("book.epub").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0640u);
}

TEST_F(DiskTest, KeepsModeAndOwnerOfTheOldFile) {
  put("book.epub", "old");
  ASSERT_EQ(::chmod(at("book.epub").c_str(), 0604), 0);
  const bool may_give_away = ::chown(at("book.epub").c_str(), 12345, 54321) == 0;
  auto file = files_->create(at("book.epub"));
  ASSERT_TRUE(file);
  ASSERT_TRUE((*file)->commit());
  struct stat status;
  ASSERT_EQ(::stat(at("book.epub").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0604u);
  if (may_give_away) {
    EXPECT_EQ(status.st_uid, 12345u);
    EXPECT_EQ(status.st_gid, 54321u);
  }
}

TEST_F(DiskTest, ReplacesALinkAndNotWhatItLeadsTo) {
  put("real.epub", "old");
  for (const char* target : {"real.epub", "nowhere"}) {
    std::filesystem::remove(at("link.epub"));
    ASSERT_EQ(::symlink(target, at("link.epub").c_str()), 0);
    auto file = files_->create(at("link.epub"));
    ASSERT_TRUE(file);
    ASSERT_TRUE((*file)->write(0, "new"));
    ASSERT_TRUE((*file)->commit());
    EXPECT_FALSE(std::filesystem::is_symlink(at("link.epub")));
    EXPECT_EQ(*files_->read(at("real.epub")), "old");
  }
  EXPECT_THAT(*files_->list(root_), ElementsAre("link.epub", "real.epub"));
}

TEST_F(DiskTest, KnowsTheFilesItHasRead) {
  put("a.md", "x");
  put("b.md", "x");
  ASSERT_EQ(::link(at("a.md").c_str(), at("c.md").c_str()), 0);
  ASSERT_TRUE(files_->read(at("a.md")));
  EXPECT_TRUE(files_->has_read(files_->info(at("c.md"))->identity));
  EXPECT_FALSE(files_->has_read(files_->info(at("b.md"))->identity));
}

TEST_F(DiskTest, WritesTheLongestNames) {
  const std::string longest(255, 'n');
  auto file = files_->create(at(longest));
  ASSERT_TRUE(file) << file.failure().message;
  ASSERT_TRUE((*file)->commit());
  EXPECT_THAT(*files_->list(root_), ElementsAre(longest));
}

TEST_F(DiskTest, SaysWhyItCannotWrite) {
  put("file", "x");
  const struct {
    std::string path;
    FailureKind kind;
    const char* message;
  } cases[] = {
      {at("none/book.epub"), FailureKind::not_found, "there is no folder `"},
      {at("file/book.epub"), FailureKind::not_a_folder, "Not a directory"},
      {root_, FailureKind::not_a_file, "Is a directory"},
      {"/dev/null", FailureKind::other, "not a file"},
      {at(std::string("a\0b", 3)), FailureKind::not_found, "NUL"},
  };
  for (const auto& c : cases) {
    const auto file = files_->create(c.path);
    ASSERT_FALSE(file) << c.path;
    EXPECT_EQ(file.failure().kind, c.kind) << c.path;
    EXPECT_THAT(file.failure().message, HasSubstr(c.message));
  }
  EXPECT_THAT(files_->create(at("none/book.epub")).failure().message, HasSubstr("/none`"));
}

// A limit on the size of files stands for a full disk: the system takes a part and then refuses.
TEST_F(DiskTest, SaysThatThereIsNoRoom) {
  auto file = files_->create(at("book.epub"));
  ASSERT_TRUE(file);
  rlimit old_limit;
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old_limit), 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit = old_limit;
  limit.rlim_cur = 100;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  const Result<void> written = (*file)->write(0, std::string(1000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &old_limit);
  std::signal(SIGXFSZ, old_handler);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.failure().kind, FailureKind::no_space);
}

TEST_F(DiskTest, MakesAFolderWithItsFilesOrNothing) {
  const std::vector<NewFile> novel = {{"a.md", "A"}, {"book.yaml", "title: T\n"}};
  ASSERT_TRUE(files_->create_folder(at("new"), novel));
  EXPECT_EQ(*files_->read(at("new/book.yaml")), "title: T\n");
  std::filesystem::create_directory(at("there"));
  put("there/.hidden", "x");
  ASSERT_TRUE(files_->create_folder(at("there"), novel));
  EXPECT_THAT(*files_->list(at("there")), ElementsAre(".hidden", "a.md", "book.yaml"));

  put("file", "x");
  EXPECT_EQ(files_->create_folder(at("file"), novel).failure().kind, FailureKind::not_a_folder);
  EXPECT_EQ(files_->create_folder(at("none/a"), novel).failure().kind, FailureKind::not_found);
  std::filesystem::create_directory(at("used"));
  put("used/book.yaml", "mine");
  EXPECT_EQ(files_->create_folder(at("used"), novel).failure().kind, FailureKind::exists);
  EXPECT_THAT(*files_->list(at("used")), ElementsAre("book.yaml"));
  EXPECT_EQ(*files_->read(at("used/book.yaml")), "mine");
  EXPECT_THAT(*files_->list(root_), ElementsAre("file", "new", "there", "used"));
}

TEST_F(DiskTest, ResolvesLinks) {
  put("a", "x");
  ASSERT_EQ(::symlink("a", at("b").c_str()), 0);
  EXPECT_EQ(*files_->real_path(at("./b")), *files_->real_path(at("a")));
}

TEST(MemoryFiles, BehavesLikeADisk) {
  colophon::testing::MemoryFiles files = {{"book/a.md", "A"}, {"book/img/x.png", "X"}};
  EXPECT_EQ(*files.read("./book/a.md"), "A");
  EXPECT_THAT(*files.list("book"), ElementsAre("a.md", "img"));
  EXPECT_THAT(*files.list("."), ElementsAre("book"));
  EXPECT_EQ(files.read("book").failure().kind, FailureKind::not_a_file);
  EXPECT_EQ(files.read("none").failure().kind, FailureKind::not_found);
  EXPECT_EQ(files.list("book/a.md").failure().kind, FailureKind::not_a_folder);
  EXPECT_EQ(files.create("none/x").failure().kind, FailureKind::not_found);
  files.fail("book/a.md", FailureKind::not_permitted);
  EXPECT_EQ(files.read("book/a.md").failure().message,
            "cannot read `book/a.md`: Permission denied");
}

TEST(MemoryFiles, FillsUp) {
  colophon::testing::MemoryFiles files = {{"out.epub", "old"}};
  files.set_free_space(4);
  {
    auto file = files.create("out.epub");
    ASSERT_TRUE((*file)->write(0, "1234"));
    EXPECT_EQ((*file)->write(4, "5").failure().kind, FailureKind::no_space);
    EXPECT_EQ(files.open_outputs(), 1);
  }
  EXPECT_EQ(files.open_outputs(), 0);
  EXPECT_EQ(files.bytes_of("out.epub"), "old");
  auto file = files.create("out.epub");
  ASSERT_TRUE((*file)->write(0, "1234"));
  ASSERT_TRUE((*file)->commit());
  EXPECT_THAT(files.committed(), ElementsAre("out.epub"));
  EXPECT_EQ(files.bytes_of("out.epub"), "1234");
}

}  // namespace
}  // namespace colophon
