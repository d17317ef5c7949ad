// The whole compiler on a disk in memory: what becomes of a book when the world is in the way.
#include "compile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "unit/base/memory_files.h"
#include "unit/manuscript/loading.h"

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

// As much of an EPUB as shows that it is one.
std::string old_book() {
  return std::string(30, 'x') + "mimetypeapplication/epub+zip, the old one";
}

MemoryFiles tides() {
  return {
      {"tides/book.yaml", kBookFile},
      {"tides/waves.css", "p { margin: 1em }"},
      {"tides/img/light.svg", kLight},
      {"tides/1-ebb.md", "# Ebb\n\nThe water[^1] goes.\n\n![A light](img/light.svg)\n\n[^1]: S."},
      {"tides/2-slack.md", "# Slack\n\nThe water stands, as [before](1-ebb.md).\n"},
      {"tides/3-flow.md", "# Flow\n\nThe water comes.[^1]\n\n[^1]: Salt.\n"},
      {"tides/4-spring.md", "# Spring tide\n\nThe water is high.\n"},
      {"tides.epub", old_book()}};
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
  EXPECT_EQ(files.bytes_of("tides.epub"), old_book());
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
  Result<Committed> commit() override { return file_->commit(); }

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
  files.add("tides.epub", old_book());
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

TEST(Compile, TellsThatTheBookIsThereButNotSynced) {
  MemoryFiles files = tides();
  files.do_not_sync("Input/output error");
  const Compilation compilation = compile(options(), files);
  EXPECT_EQ(compilation.outcome, Outcome::written);
  EXPECT_THAT(codes_of(compilation), ::testing::ElementsAre("unsynced-output"));
  EXPECT_TRUE(compilation.book);
}

TEST(Compile, ReplacesNoFileButAnEarlierBook) {
  MemoryFiles files = tides();
  files.add("list.epub", "eggs");
  files.add("empty.epub", "");
  CompileOptions slip = options();
  slip.output = "list.epub";
  EXPECT_THAT(codes_of(compile(slip, files)), ::testing::ElementsAre("foreign-output"));
  slip.output = "tides.zip";
  EXPECT_THAT(codes_of(compile(slip, files)), ::testing::ElementsAre("output-name"));
  slip.output = "empty.epub";
  EXPECT_THAT(codes_of(compile(slip, files)), IsEmpty());
  slip.force = true;
  slip.output = "list.epub";
  EXPECT_THAT(codes_of(compile(slip, files)), IsEmpty());
  slip.output = "tides/img/light.svg";
  EXPECT_THAT(codes_of(compile(slip, files)), ::testing::ElementsAre("output-is-source"));
}

TEST(Compile, ReadsAndWritesTheStandardStreams) {
  MemoryFiles files = {{"standard input", "# Ebb\n\nThe water goes.\n"}, {"x", ""}};
  CompileOptions stream = options();
  stream.inputs.paths = {"-"};
  stream.output = "-";
  const Compilation compilation = compile(stream, files);
  EXPECT_EQ(compilation.outcome, Outcome::written);
  EXPECT_EQ(files.bytes_of("standard output").substr(0, 2), "PK");
  ASSERT_GT(compilation.sources.size(), 0u);
  EXPECT_EQ(compilation.sources[static_cast<SourceId>(0)].name, "standard input");
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

// So many that the tree gives memory back while they go.
TEST(Compile, TakesOutManyDeadLinks) {
  constexpr int kMany = 4000;
  std::string chapter = "# A\n\n";
  for (int i = 0; i < kMany; ++i) chapter += "<a href=\"x\">";
  MemoryFiles files = {{"tides/book.yaml", "title: Tides\nlanguage: en\n"},
                       {"tides/a.md", chapter}};
  CompileOptions to = options();
  to.policy.lenient = true;
  EXPECT_EQ(compile(to, files).outcome, Outcome::written);
}

TEST(Compile, OpensNoMoreThanTheFoldersOfFilesThatHaveNoneInCommon) {
  MemoryFiles files = {{"/one/a.md", "# A\n\n![here](a.svg)\n"},
                       {"/two/b.md", "# B\n\n![there](../three/c.svg)\n"},
                       {"/one/a.svg", kLight},
                       {"/three/c.svg", kLight}};
  CompileOptions to = options();
  to.inputs.paths = {"/one/a.md", "/two/b.md"};
  EXPECT_THAT(codes_of(compile(to, files)), ::testing::Contains("outside-book").Times(1));
}

// A disk on which something happens at the first reading of the book that is being written.
class RestlessFiles : public MemoryFiles {
 public:
  using MemoryFiles::MemoryFiles;
  std::function<void()> on_create = [] {};
  bool fails_to_read_back = false;

  Result<std::unique_ptr<OutputFile>> create(const std::string& path) override {
    on_create();
    Result<std::unique_ptr<OutputFile>> file = MemoryFiles::create(path);
    if (!file || !fails_to_read_back) return file;
    return std::unique_ptr<OutputFile>(std::make_unique<WriteOnly>(std::move(*file)));
  }

 private:
  class WriteOnly : public OutputFile {
   public:
    explicit WriteOnly(std::unique_ptr<OutputFile> file) : file_(std::move(file)) {}
    Result<void> write(std::uint64_t offset, std::string_view bytes) override {
      return file_->write(offset, bytes);
    }
    Result<std::size_t> read(std::uint64_t, char*, std::size_t) override {
      return Failure{FailureKind::other, "cannot read `tides.epub`: Input/output error"};
    }
    std::uint64_t size() const override { return file_->size(); }
    Result<Committed> commit() override { return file_->commit(); }

   private:
    std::unique_ptr<OutputFile> file_;
  };
};

const std::string kGif("GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 29);

RestlessFiles restless() {
  return {
      {"tides/book.yaml",
       "title: Tides\nlanguage: en\nidentifier: urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78\n"},
      {"tides/1-ebb.md", "# Ebb\n\n![A dot](dot.gif)\n"},
      {"tides/dot.gif", kGif},
      {"tides.epub", old_book()}};
}

TEST(Compile, ReplacesNothingThatCameToBeWhileTheBookWasWritten) {
  RestlessFiles files = restless();
  files.on_create = [&files] { files.add("tides.epub", "eggs"); };
  const Compilation compilation = compile(options(), files);
  EXPECT_EQ(compilation.outcome, Outcome::refused);
  EXPECT_THAT(codes_of(compilation), ::testing::Contains("foreign-output"));
  EXPECT_EQ(files.bytes_of("tides.epub"), "eggs");
}

TEST(Compile, BlamesTheWorldWhereTheBookCannotBeReadBack) {
  RestlessFiles files = restless();
  files.fails_to_read_back = true;
  const Compilation compilation = compile(options(), files);
  EXPECT_EQ(compilation.outcome, Outcome::failed);
  EXPECT_THAT(codes_of(compilation), ::testing::ElementsAre("write-failed"));
  expect_old_book(files);
}

// It may have another size, or the same, or be gone.
TEST(Compile, WritesNoBookOfAFileThatChanges) {
  const std::vector<std::function<void(MemoryFiles&)>> changes = {
      [](MemoryFiles& files) { files.add("tides/dot.gif", kGif.substr(0, 20)); },
      [](MemoryFiles& files) { files.add("tides/dot.gif", kGif + "more"); },
      [](MemoryFiles& files) { files.add("tides/dot.gif", std::string(kGif.size(), 'x'), 77); },
      [](MemoryFiles& files) { files.fail("tides/dot.gif", FailureKind::not_found); }};
  for (const auto& change : changes) {
    RestlessFiles files = restless();
    files.on_create = [&] { change(files); };
    const Compilation compilation = compile(options(), files);
    EXPECT_EQ(compilation.outcome, Outcome::failed);
    EXPECT_THAT(codes_of(compilation), ::testing::ElementsAre("changed-file"));
    ASSERT_FALSE(compilation.diagnostics.empty());
    EXPECT_TRUE(compilation.diagnostics.all().front().span);
    expect_old_book(files);
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// What multiplies, each in a budget that it passes a hundred times over.
struct Bomb {
  std::string name;
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<std::string> paths = {"book"};
};

void PrintTo(const Bomb& bomb, std::ostream* out) { *out << bomb.name; }

using BombFiles = std::vector<std::pair<std::string, std::string>>;

const std::string kBombBook =
    "title: T\nlanguage: en\nidentifier: urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78\n";

// Files that name the next one several times each, down to one of 100 bytes.
BombFiles chain(const std::string& name, std::string_view before, std::string_view behind) {
  BombFiles files;
  for (int i = 1; i < 8; ++i) {
    std::string text;
    for (int j = 0; j < 10; ++j)
      text += std::string(before) + std::to_string(i + 1) + name + std::string(behind) + "\n";
    files.emplace_back("book/" + std::to_string(i) + name, text);
  }
  files.emplace_back("book/8" + name, std::string(100, 'x'));
  return files;
}

BombFiles with(BombFiles files, BombFiles more) {
  files.insert(files.end(), more.begin(), more.end());
  return files;
}

// Of a command line: the notes of one file in each of a hundred.
BombFiles shared_notes() {
  BombFiles files = {{"n.md", "# N\n\nx\n\n[^1]: " + repeated("word ", 20'000) + "\n"}};
  for (int i = 100; i < 200; ++i) files.emplace_back(std::to_string(i) + ".md", "# C\n\nx[^1]\n");
  return files;
}

std::vector<std::string> paths_of(const BombFiles& files) {
  std::vector<std::string> paths;
  for (const auto& [path, text] : files) paths.push_back(path);
  return paths;
}

BombFiles chapters(const std::string& book, int count) {
  BombFiles files = {{"book/book.yaml", book}};
  for (int i = 100; i < 100 + count; ++i)
    files.emplace_back("book/" + std::to_string(i) + ".md", "# " + std::to_string(i) + "\n\nx\n");
  return files;
}

// Sheets that import the next one four times each, under another condition every time.
BombFiles imports() {
  BombFiles files = {{"book/book.yaml", kBombBook + "css: 1.css\n"}, {"book/a.md", "# A\n"}};
  for (int i = 1; i < 9; ++i) {
    std::string css;
    for (const char* condition : {"screen", "print", "(color)", "(min-width: 9em)"})
      css += "@import \"" + std::to_string(i + 1) + ".css\" " + condition + ";\n";
    files.emplace_back("book/" + std::to_string(i) + ".css", css);
  }
  files.emplace_back("book/9.css", "p { margin: 0 }\n");
  return files;
}

std::vector<Bomb> bombs() {
  const std::string meaning(20'000, 'x');
  return {
      {"includes",
       with(chain(".inc", "{{#include ", "}}"),
            {{"book/book.yaml", kBombBook}, {"book/a.md", "# A\n\n{{#include 1.inc}}\n"}})},
      {"empty_includes",
       {{"book/book.yaml", kBombBook},
        {"book/a.md", "# A\n\n" + repeated("{{#include b.inc}}\n", 100)},
        {"book/b.inc", repeated("{{#include c.inc}}", 1000)},
        {"book/c.inc", repeated("{{#include d.inc}}", 1000)},
        {"book/d.inc", ""}}},
      {"variables",
       {{"book/book.yaml", kBombBook + "written-for: quarto\nvariables: {a: " + meaning + "}\n"},
        {"book/a.md", "# A\n\n" + repeated("{{< meta a >}}\n", 1000)}}},
      {"abbreviations",
       {{"book/book.yaml", kBombBook},
        {"book/a.md", "# A\n\n*[HT]: " + meaning + "\n\n" + repeated("HT ", 1000)}}},
      {"abbreviations_of_several",
       {{"book/book.yaml", kBombBook},
        {"book/a.md", "# A\n\n*[HT]: " + meaning + "\n\n" + repeated("HT\n\n", 30)},
        {"book/b.md", "# B\n\n*[HT]: " + meaning + "\n\n" + repeated("HT\n\n", 30)},
        {"book/c.md", "# C\n\n*[HT]: " + meaning + "\n\n" + repeated("HT\n\n", 30)}}},
      {"imports", imports()},
      {"titles",
       chapters("title: " + meaning +
                    "\nlanguage: en\nidentifier: urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78\n",
                100)},
      {"notes_of_a_file",
       {{"book/book.yaml", kBombBook + "split: 1\n"},
        {"book/a.md", repeated("# A\n\nx[^1]\n\n", 100) + "[^1]: " + repeated("word ", 9000)}}},
      {"notes_of_files", shared_notes(), paths_of(shared_notes())},
  };
}

class BombTest : public ::testing::TestWithParam<Bomb> {};

TEST_P(BombTest, EndsAtTheSamePlaceWithAnyNumberOfThreads) {
  std::vector<std::string> said;
  for (const std::size_t jobs : {1u, 4u}) {
    MemoryFiles files;
    for (const auto& [path, text] : GetParam().files) files.add(path, text);
    CompileOptions options;
    options.inputs.paths = GetParam().paths;
    options.inputs.budget = Budget::of_bytes(1 << 20);
    options.output = "bomb.epub";
    options.jobs = jobs;
    const Compilation compilation = compile(options, files);
    EXPECT_EQ(compilation.outcome, Outcome::refused);
    EXPECT_THAT(codes_of(compilation), ::testing::Contains("over-budget"));
    EXPECT_FALSE(files.has("bomb.epub"));
    for (const Diagnostic& diagnostic : compilation.diagnostics.all()) {
      if (diagnostic.code == Code::over_budget)
        said.push_back(testing::place(compilation.sources, diagnostic.span));
    }
  }
  ASSERT_EQ(said.size(), 2u);
  EXPECT_EQ(said[0], said[1]);
  EXPECT_NE(said[0], "nowhere");
}

INSTANTIATE_TEST_SUITE_P(Compile, BombTest, ::testing::ValuesIn(bombs()),
                         [](const auto& bomb) { return bomb.param.name; });

}  // namespace
}  // namespace colophon
