// Our reading beside pandoc's, word by word in order: every example of the goldens and every
// chapter of our books and of the corpora, in three dialects of pandoc, ours with the switches that
// pandoc has in each. Each difference that remains stands in pandoc_goldens.txt or
// pandoc_corpora.txt below its reason.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "differential/reasons.h"
#include "manuscript/load.h"
#include "manuscript/tools/pandoc_format.h"
#include "markdown/read.h"
#include "model/chapter.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/examples.h"
#include "support/process.h"
#include "support/words.h"
#include "unit/base/memory_files.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

struct Format {
  const char* name;
  const char* theirs;  // as this pandoc is told to read it
  const char* ours;    // as pandoc_dialect is
  InlineNotes inline_notes;
};

// Emoji shortcodes are left alone by us. A caption that is an alternative text too would
// count twice. What came to `gfm` after pandoc 2.17 is off.
// Inline notes, which come with `notes` here, are text to pandoc's readers of CommonMark.
constexpr Format kFormats[] = {
    {"markdown", "markdown-implicit_figures", "markdown-implicit_figures", InlineNotes::in_notes},
    {"gfm", "gfm-emoji", "gfm-alerts-tex_math_dollars", InlineNotes::in_text},
    {"commonmark_x", "commonmark_x-emoji", "commonmark_x", InlineNotes::in_text},
};

struct Unit {
  std::string name;  // "notes:3", "book/01-brussels.md", "nomicon/src/intro.md"
  std::string file;  // as pandoc is given it
  std::string text;  // its Markdown: without front matter
};

std::vector<Unit> read_goldens() {
  std::vector<Unit> units;
  for (const fs::path& path : files_in(tests_folder() / "golden/markdown", ".txt")) {
    for (const Example& example : read_examples(read_file(path))) {
      units.push_back({fmt::format("{}:{}", path.stem().string(), example.number), example.markdown,
                       example.markdown});
    }
  }
  return units;
}

// A file in pieces that begin with a heading: pandoc's memory grows with the square of a file, and
// would be 6 GB for one of 700 KB. One of half that size stays whole.
std::vector<std::string> cut(const std::string& file) {
  constexpr std::size_t kLong = 400'000;
  constexpr std::size_t kPiece = 64'000;
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t at = kPiece; file.size() > kLong; at += kPiece) {
    at = file.find("\n\n#", at);
    if (at == file.npos) break;
    pieces.push_back(file.substr(begin, at + 2 - begin));
    begin = at + 2;
  }
  pieces.push_back(file.substr(begin));
  return pieces;
}

// A chapter's Markdown, without the heading that was made of front matter's title.
std::string text_of(const ContentsItem& item, const Sources& sources) {
  auto piece = item.text.begin();
  if (item.begins_with_title) {  // a frame around it, a source of its own
    const SourceId frame = piece->source;
    const auto last = std::find_if(item.text.rbegin(), item.text.rend(),
                                   [&](Span span) { return span.source == frame; });
    piece = last.base();
  }
  std::string text;
  for (; piece != item.text.end(); ++piece) text += sources.text_of(*piece);
  return text;
}

// The chapters as a manuscript for pandoc that has nothing but them: front matter goes, and nothing
// else, since pandoc knows no includes and no templates.
void read_book(const Book& book, std::vector<Unit>& units) {
  std::map<std::string, std::string> names;  // by path
  testing::MemoryFiles files;
  std::string inputs;
  for (const fs::path& chapter : book.chapters) {
    const fs::path name =
        fs::relative(chapter, book.is_ours ? tests_folder().parent_path() : corpora_folder());
    const std::vector<std::string> pieces = cut(read_file(chapter));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::string path = fmt::format("{}.md", names.size());
      names[path] = pieces.size() == 1 ? name.string() : fmt::format("{}#{}", name.string(), i + 1);
      inputs += fmt::format("- {}\n", path);
      files.add(path, pieces[i]);
    }
  }
  files.add("defaults.yaml", "from: gfm\ninput-files:\n" + inputs);
  Sources sources;
  Diagnostics diagnostics;
  const auto manuscript =
      manuscript::load({.paths = {"."}, .metadata = {}}, files, sources, diagnostics);
  ASSERT_TRUE(manuscript) << book.name;
  for (const ContentsItem& item : manuscript->contents) {
    if (item.kind != ContentsItem::Kind::chapter) continue;
    const auto name = names.extract(item.path);
    ASSERT_FALSE(name.empty()) << item.path;
    units.push_back(
        {name.mapped(), utf8::replace_invalid(files.bytes_of(item.path)), text_of(item, sources)});
  }
  for (const auto& [path, name] : names) {  // a chapter of blanks is none
    EXPECT_TRUE(split_words(files.bytes_of(path)).empty()) << name << " has not been read";
  }
}

// Our own, or else those of the corpora.
void read_books(bool ours, std::vector<Unit>& units) {
  for (const Book& book : books()) {
    if (book.is_ours == ours && !book.chapters.empty()) read_book(book, units);
  }
}

Words read_by_us(const Unit& unit, const Dialect& dialect, InlineNotes inline_notes) {
  Sources sources;
  const SourceId id = sources.add(unit.name, unit.text);
  const Span whole = {id, 0, static_cast<std::uint32_t>(unit.text.size())};
  Chapter chapter;
  make_roots(chapter);
  markdown::read({&whole, 1}, sources, dialect, chapter);
  return words_of_references(chapter.body, chapter.notes, inline_notes);
}

// What pandoc makes of the units, as HTML; none where it fails.
std::vector<std::string> read_by_pandoc(const std::vector<Unit>& units, const std::string& format) {
  const TemporaryFolder scratch;
  const std::string folder = scratch.path().string();
  std::string texts;
  for (const Unit& unit : units) texts += (texts.empty() ? "" : "\x1E") + unit.file;
  write_file(scratch.path() / "texts", texts);
  write_file(scratch.path() / "request.md",
             fmt::format("```\n{0}/texts\n{1}\n{0}/out\n```\n", folder, format));
  const fs::path filter = tests_folder() / "differential/read_units.lua";
  const Outcome outcome =
      run({.line = fmt::format("pandoc -L {} {}/request.md", shell_word(filter.string()), folder),
           .seconds = 300});
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  if (outcome.status != 0) return {};
  std::vector<std::string> readings;
  const std::string out = read_file(scratch.path() / "out");
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = std::min(out.find('\x1E', at), out.size());
    readings.push_back(out.substr(at, end - at));
    at = end + 1;
  }
  return readings;
}

Differences compare(const std::vector<Unit>& units, const Format& format) {
  Differences found;
  const std::vector<std::string> readings = read_by_pandoc(units, format.theirs);
  const Dialect dialect = manuscript::pandoc_dialect(format.ours);
  EXPECT_EQ(readings.size(), units.size());
  for (std::size_t i = 0; i < std::min(units.size(), readings.size()); ++i) {
    const std::string text =
        difference(words_of_html(readings[i]), read_by_us(units[i], dialect, format.inline_notes));
    if (!text.empty()) found[fmt::format("{} {}", format.name, units[i].name)] = text;
  }
  return found;
}

void compare_all(const std::vector<Unit>& units, const fs::path& path) {
  std::vector<std::future<Differences>> readings;
  for (const Format& format : kFormats) {
    readings.push_back(
        std::async(std::launch::async, [&units, &format] { return compare(units, format); }));
  }
  Differences found;
  for (std::future<Differences>& reading : readings) found.merge(reading.get());
  expect_explained(path, std::move(found));
}

// The reasons are about what Debian 12 has.
bool has_pandoc() { return run({.line = "pandoc --version"}).output.starts_with("pandoc 2.17."); }

}  // namespace

TEST(Pandoc, reads_the_goldens_alike) {
  if (!has_pandoc()) GTEST_SKIP() << "the Debian package pandoc (2.17) is not installed";
  std::vector<Unit> units = read_goldens();
  read_books(true, units);
  compare_all(units, tests_folder() / "differential/pandoc_goldens.txt");
}

TEST(Pandoc, reads_the_corpora_alike) {
  if (!runs_at_length() && !updating()) GTEST_SKIP() << "`check-all` reads nine megabytes thrice";
  if (!has_pandoc()) GTEST_SKIP() << "the Debian package pandoc (2.17) is not installed";
  if (corpora_folder().empty()) {
    GTEST_SKIP() << "COLOPHON_CORPORA names no folder of manuscripts";
  }
  std::vector<Unit> units;
  read_books(false, units);
  compare_all(units, tests_folder() / "differential/pandoc_corpora.txt");
}

}  // namespace colophon::test
