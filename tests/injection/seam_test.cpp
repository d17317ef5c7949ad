// What becomes of a book when the world is in the way: of everything that touches the disk, each
// call of the file seam fails in turn, once and for good, and files are cut while they are read.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "cli/describe_book.h"
#include "cli/new_book.h"
#include "cli/report.h"
#include "cli/run_checkers.h"
#include "compile.h"
#include "injection/old_book.h"
#include "support/faulty_files.h"
#include "unit/base/memory_files.h"
#include "unit/resources/fixtures.h"

namespace colophon {
namespace {

using Outcome = Compilation::Outcome;
using test::Fault;
using testing::MemoryFiles;

constexpr char kIdentifier[] = "urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78";

using Disk = std::vector<std::pair<std::string, std::string>>;

// Everything that a book of our own can ask the disk for.
Disk own_book() {
  return {{"b/house.yaml", "publisher: Shore\ncss: house.css\n"},
          {"b/book.yaml",
           std::string("extends: house.yaml\ntitle: Tides\nlanguage: en\nidentifier: ") +
               kIdentifier + "\ncover: img/cover.png\ncontents: [title-page, ebb.md, flow.md]\n"},
          {"b/house.css", "@import 'more.css'; p::before { content: url(img/a.png) }"},
          {"b/more.css", "@font-face { font-family: F; src: url(f.woff2) }"},
          {"b/f.woff2", "wOF2 and no more"},
          {"b/ebb.md", "# Ebb\n\n{{#include part.md}}\n\n![A](img/a.png)\n\n![B](b.svg)\n"},
          {"b/part.md", "Included.[^1]\n\n[^1]: A note.\n"},
          {"b/flow.md", "# Flow\n\n[back](ebb.md) <audio src=\"s.mp3\">s</audio>\n"},
          {"b/b.svg", resources::svg()},
          {"b/s.mp3", "ID3" + std::string(100'000, 's')},
          {"b/img/a.png", resources::png()},
          {"b/img/cover.png", resources::png(60, 90)},
          {"b.epub", test::old_book()}};
}

Disk mdbook() {
  return {{"b/book.toml", "[book]\ntitle = \"T\"\nlanguage = \"en\"\n"},
          {"b/src/SUMMARY.md", "# Summary\n\n- [A](a.md)\n- [B](b/c.md)\n"},
          {"b/src/a.md", "# A\n\n![i](i.png)\n"},
          {"b/src/b/c.md", "# C\n\n{{#include ../a.md:3}}\n"},
          {"b/src/i.png", resources::png()},
          {"b.epub", test::old_book()}};
}

Disk quarto() {
  return {
      {"b/_quarto.yml", "project: {type: book}\nbook: {title: T, chapters: [index.qmd, a.qmd]}\n"},
      {"b/_variables.yml", "v: w\n"},
      {"b/index.qmd", "# I\n\n{{< var v >}}\n"},
      {"b/a.qmd", "# A\n\n{{< include _p.qmd >}}\n"},
      {"b/_p.qmd", "p\n"},
      {"b.epub", test::old_book()}};
}

Disk plain_folder() {
  return {{"b/1.md", "# One\n\n[x](d/2.md)\n"},
          {"b/d/2.md", "# Two\n\ntext\n"},
          {"b.epub", test::old_book()}};
}

CompileOptions options() {
  CompileOptions options;
  options.inputs.paths = {"b"};
  options.output = "b.epub";
  options.modified = 1577836800;
  return options;
}

Compilation build(Files& files) { return compile(options(), files); }

// Something that touches the disk.
struct Act {
  std::string name;
  std::function<Disk()> disk;
  std::function<Compilation(Files&)> run;
  std::string output;  // what stays as it was unless all went well; empty for nothing
};
void PrintTo(const Act& act, std::ostream* out) { *out << act.name; }

void put(const Disk& disk, MemoryFiles& files) {
  for (const auto& [path, bytes] : disk) files.add(path, bytes);
}

std::string bytes_of(const std::string& path, const Disk& disk) {
  const auto found =
      std::find_if(disk.begin(), disk.end(), [&](const auto& file) { return file.first == path; });
  return found == disk.end() ? "" : found->second;
}

Disk finished_book() {
  Disk disk = own_book();
  MemoryFiles files;
  put(disk, files);
  build(files);
  disk.back().second = files.bytes_of("b.epub");
  return disk;
}

Compilation build_with_report(Files& files) {
  CompileOptions to = options();
  to.wants_overview = to.wants_origins = true;
  Compilation compilation = compile(to, files);
  cli::write_report("b.html", false, files, compilation);
  return compilation;
}

// No checker is asked, but the book is read and compared with its manuscript.
Compilation ask_checkers(Files& files) {
  cli::Options asked;
  asked.book = "b.epub";
  asked.paths = {"b"};
  return cli::judge_by_checkers(asked, options(), {}, files);
}

std::vector<Act> acts() {
  const auto make = [](Files& files) {
    return cli::make_book({"n", "en", kIdentifier, {}}, files);
  };
  const auto describe = [](Files& files) {
    return cli::describe_book("b", {{{"b"}, {}, {}}, {}, kIdentifier}, files);
  };
  const auto verify = [](Files& files) { return verify_book({"b.epub", {}, 1}, files); };
  return {{"own", own_book, build, "b.epub"},
          {"mdbook", mdbook, build, "b.epub"},
          {"quarto", quarto, build, "b.epub"},
          {"plain_folder", plain_folder, build, "b.epub"},
          {"report", mdbook, build_with_report, ""},
          {"make", [] { return Disk(); }, make, "n/book.yaml"},
          {"describe", mdbook, describe, "b/book.yaml"},
          {"verify", finished_book, verify, ""},
          {"checkers", finished_book, ask_checkers, ""}};
}

std::vector<std::string> said(const Compilation& compilation) {
  std::vector<std::string> messages;
  for (const Diagnostic& diagnostic : compilation.diagnostics.all())
    messages.push_back(name_of(diagnostic.code) + ": " + diagnostic.message);
  return messages;
}

bool has_error(const Compilation& compilation) {
  const std::vector<Diagnostic>& all = compilation.diagnostics.all();
  return std::any_of(all.begin(), all.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity >= Severity::error;
  });
}

class Faults : public ::testing::TestWithParam<Act> {
 protected:
  // Every call in turn, until there are no more; returns how many there were.
  std::size_t inject(Fault fault) {
    const Act& act = GetParam();
    const Disk before = act.disk();
    MemoryFiles clean;
    put(before, clean);
    const Compilation unharmed = act.run(clean);
    EXPECT_EQ(unharmed.outcome, Outcome::written);
    clean_ = said(unharmed);
    clean_output_ = clean.bytes_of(act.output);
    constexpr std::size_t kMost = 5000;
    for (fault.call = 1; fault.call < kMost; ++fault.call) {
      MemoryFiles disk;
      put(before, disk);
      test::FaultyCalls calls(fault);
      test::FaultyFiles files(disk, calls);
      const Compilation compilation = act.run(files);
      if (!calls.has_failed()) return fault.call - 1;
      SCOPED_TRACE(fmt::format("call {}: {}\nsaid:\n  {}", fault.call, calls.failed_call(),
                               fmt::join(said(compilation), "\n  ")));
      judge(compilation, disk, bytes_of(act.output, before));
      if (HasFatalFailure()) break;
    }
    return kMost;
  }

  // The old book, or the whole new one; and a word for whatever is not as it would have been.
  void judge(const Compilation& compilation, const MemoryFiles& disk, const std::string& old) {
    EXPECT_EQ(disk.open_outputs(), 0);
    const std::string output = disk.bytes_of(GetParam().output);
    if (compilation.outcome != Outcome::written) {
      EXPECT_EQ(compilation.outcome, Outcome::failed);
      EXPECT_TRUE(has_error(compilation));
      EXPECT_TRUE(output == old) << "what was there is gone";
    } else if (said(compilation) == clean_) {
      EXPECT_TRUE(output == clean_output_) << "something else was written, and nothing said";
    }
  }

  std::vector<std::string> clean_;
  std::string clean_output_;
};

TEST_P(Faults, OnceAreSaid) { EXPECT_GE(inject({}), 5u); }

TEST_P(Faults, ForGoodAreSaid) { EXPECT_GE(inject({.lasts = Fault::Lasts::for_good}), 5u); }

TEST_P(Faults, OfSpaceAreSaid) {
  inject({.lasts = Fault::Lasts::for_good, .kind = FailureKind::no_space});
}

TEST_P(Faults, OfFilesThatAreCutAreSaid) { inject({.shortens = true}); }

INSTANTIATE_TEST_SUITE_P(Everywhere, Faults, ::testing::ValuesIn(acts()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace colophon
