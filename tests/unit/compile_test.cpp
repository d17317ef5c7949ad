// The whole compiler on a disk in memory: what becomes of a book when the world is in the way.
#include "compile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "unit/base/memory_files.h"

namespace colophon {
namespace {

using ::testing::IsEmpty;
using Outcome = Compilation::Outcome;
using testing::MemoryFiles;

constexpr char kBookFile[] =
    "title: Tides\n"
    "language: en\n"
    "identifier: urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78\n"
    "css: waves.css\n";

constexpr char kLight[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"4\"/></svg>";

MemoryFiles tides() {
  return {
      {"tides/book.yaml", kBookFile},
      {"tides/waves.css", "p { margin: 1em }"},
      {"tides/img/light.svg", kLight},
      {"tides/1-ebb.md", "# Ebb\n\nThe water[^1] goes.\n\n![A light](img/light.svg)\n\n[^1]: S."},
      {"tides/2-slack.md", "# Slack\n\nThe water stands, as [before](1-ebb.md).\n"},
      {"tides/3-flow.md", "# Flow\n\nThe water comes.[^1]\n\n[^1]: Salt.\n"},
      {"tides/4-spring.md", "# Spring tide\n\nThe water is high.\n"},
      {"tides.epub", "the old book"}};
}

CompileOptions options() {
  CompileOptions options;
  options.inputs.paths = {"tides"};
  options.output = "tides.epub";
  options.modified = 1577836800;
  return options;
}

std::vector<std::string> codes_of(const Compilation& compilation) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : compilation.diagnostics.all())
    codes.push_back(name_of(diagnostic.code));
  return codes;
}

void expect_old_book(const MemoryFiles& files) {
  EXPECT_EQ(files.bytes_of("tides.epub"), "the old book");
  EXPECT_THAT(files.committed(), IsEmpty());
  EXPECT_EQ(files.open_outputs(), 0);
}

TEST(Compile, WritesTheBookOnceItIsWhole) {
  MemoryFiles files = tides();
  const Compilation compilation = compile(options(), files);
  EXPECT_EQ(compilation.outcome, Outcome::written);
  EXPECT_THAT(codes_of(compilation), IsEmpty());
  EXPECT_THAT(files.committed(), ::testing::ElementsAre("tides.epub"));
  EXPECT_EQ(files.bytes_of("tides.epub").substr(0, 2), "PK");
  ASSERT_TRUE(compilation.book);
  EXPECT_EQ(compilation.book->bytes, files.bytes_of("tides.epub").size());
}

TEST(Compile, ChecksWithoutWriting) {
  MemoryFiles files = tides();
  CompileOptions check = options();
  check.check_only = true;
  EXPECT_EQ(compile(check, files).outcome, Outcome::written);
  expect_old_book(files);
}

TEST(Compile, LeavesTheOldBookWhereTheManuscriptHasErrors) {
  MemoryFiles files = tides();
  files.add("tides/2-slack.md", "# Slack\n\nSee [elsewhere](nowhere.md).\n");
  const Compilation compilation = compile(options(), files);
  EXPECT_EQ(compilation.outcome, Outcome::refused);
  EXPECT_FALSE(compilation.book);
  EXPECT_THAT(codes_of(compilation), ::testing::ElementsAre("dead-link"));
  expect_old_book(files);
}

// A disk that loses a bit of what is written to it.
class Forgetful : public OutputFile {
 public:
  explicit Forgetful(std::unique_ptr<OutputFile> file) : file_(std::move(file)) {}
  Result<void> write(std::uint64_t offset, std::string_view bytes) override {
    constexpr std::uint64_t kLost = 40;  // in what `mimetype` holds
    std::string damaged(bytes);
    if (offset <= kLost && kLost < offset + bytes.size()) damaged[kLost - offset] ^= 1;
    return file_->write(offset, damaged);
  }
  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    return file_->read(offset, buffer, size);
  }
  std::uint64_t size() const override { return file_->size(); }
  Result<void> commit() override { return file_->commit(); }

 private:
  std::unique_ptr<OutputFile> file_;
};

class ForgetfulFiles : public MemoryFiles {
 public:
  Result<std::unique_ptr<OutputFile>> create(const std::string& path) override {
    Result<std::unique_ptr<OutputFile>> file = MemoryFiles::create(path);
    if (!file) return file;
    return std::unique_ptr<OutputFile>(std::make_unique<Forgetful>(std::move(*file)));
  }
};

TEST(Compile, LeavesTheOldBookWhereTheNewOneDoesNotVerify) {
  ForgetfulFiles files;
  files.add("tides/book.yaml", kBookFile);
  files.add("tides/1-ebb.md", "# Ebb\n\nThe water goes.\n");
  files.add("tides.epub", "the old book");
  CompileOptions to = options();
  to.policy.lenient = true;
  const Compilation compilation = compile(to, files);
  EXPECT_EQ(compilation.outcome, Outcome::faulty);
  EXPECT_FALSE(compilation.book);
  EXPECT_THAT(codes_of(compilation), ::testing::Contains("invalid-book"));
  EXPECT_THAT(codes_of(compilation), ::testing::Contains("damaged-entry"));
  expect_old_book(files);
}

TEST(Compile, LeavesTheOldBookWhereTheDiskIsFull) {
  MemoryFiles enough = tides();
  const std::size_t size = compile(options(), enough).book.value().bytes;
  for (const std::uint64_t space :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{100}, size / 2, size - 1}) {
    MemoryFiles files = tides();
    files.set_free_space(space);
    const Compilation compilation = compile(options(), files);
    EXPECT_EQ(compilation.outcome, Outcome::failed) << space;
    EXPECT_THAT(codes_of(compilation), ::testing::ElementsAre("write-failed")) << space;
    EXPECT_FALSE(compilation.book);
    expect_old_book(files);
  }
  MemoryFiles files = tides();
  files.set_free_space(size);
  EXPECT_EQ(compile(options(), files).outcome, Outcome::written);
}

TEST(Compile, SaysThatTheOutputFolderIsMissing) {
  MemoryFiles files = tides();
  CompileOptions elsewhere = options();
  elsewhere.output = "shelf/tides.epub";
  const Compilation compilation = compile(elsewhere, files);
  EXPECT_EQ(compilation.outcome, Outcome::failed);
  EXPECT_THAT(codes_of(compilation), ::testing::ElementsAre("write-failed"));
  EXPECT_FALSE(files.has("shelf/tides.epub"));
}

TEST(Compile, NeverWritesOverTheManuscript) {
  for (const char* path : {"tides/book.yaml", "tides/waves.css", "./tides/1-ebb.md"}) {
    MemoryFiles files = tides();
    const std::string before = files.bytes_of(path);
    CompileOptions slip = options();
    slip.output = path;
    slip.policy.lenient = true;
    const Compilation compilation = compile(slip, files);
    EXPECT_EQ(compilation.outcome, Outcome::refused) << path;
    EXPECT_THAT(codes_of(compilation), ::testing::ElementsAre("output-is-source")) << path;
    EXPECT_EQ(files.bytes_of(path), before);
  }
}

struct Forbidden {
  std::string path;
  std::string code;
};

void PrintTo(const Forbidden& forbidden, std::ostream* out) { *out << forbidden.path; }

class CompileForbidden : public ::testing::TestWithParam<Forbidden> {};

// What the disk refuses is no fault of the manuscript: the outcome says so, and the rest of the
// book is judged in the same run.
TEST_P(CompileForbidden, IsAFailureOfTheWorld) {
  MemoryFiles files = tides();
  files.fail(GetParam().path, FailureKind::not_permitted);
  const Compilation compilation = compile(options(), files);
  EXPECT_EQ(compilation.outcome, Outcome::failed);
  EXPECT_THAT(codes_of(compilation), ::testing::Contains(GetParam().code));
  expect_old_book(files);
}

INSTANTIATE_TEST_SUITE_P(Files, CompileForbidden,
                         ::testing::Values(Forbidden{"tides", "unreadable-file"},
                                           Forbidden{"tides/book.yaml", "unreadable-file"},
                                           Forbidden{"tides/3-flow.md", "unreadable-chapter"},
                                           Forbidden{"tides/waves.css", "unreadable-resource"},
                                           Forbidden{"tides/img/light.svg",
                                                     "unreadable-resource"}));

TEST(Compile, IsLenientAboutAChapterThatCannotBeRead) {
  MemoryFiles files = tides();
  files.fail("tides/3-flow.md", FailureKind::not_permitted);
  CompileOptions lenient = options();
  lenient.policy.lenient = true;
  const Compilation compilation = compile(lenient, files);
  EXPECT_EQ(compilation.outcome, Outcome::written);
  EXPECT_THAT(codes_of(compilation), ::testing::ElementsAre("unreadable-chapter"));
  EXPECT_EQ(compilation.book.value().chapters, 3u);
}

TEST(Compile, WritesTheSameBytesWithAnyNumberOfThreads) {
  MemoryFiles alone = tides(), together = tides();
  CompileOptions jobs = options();
  compile(jobs, alone);
  jobs.jobs = 4;
  compile(jobs, together);
  EXPECT_EQ(alone.bytes_of("tides.epub").substr(0, 2), "PK");
  EXPECT_TRUE(alone.bytes_of("tides.epub") == together.bytes_of("tides.epub"));
}

}  // namespace
}  // namespace colophon
