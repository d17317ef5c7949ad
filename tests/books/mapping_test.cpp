// What EPUBCheck says of a book comes back to the manuscript: faults are forced into the files of a
// valid book, each into a copy of its own, where our own checks do not look any more, and every
// message has to name the place of the manuscript that the faulty one was made from.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compile.h"
#include "support/archive.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/process.h"
#include "verify/checkers/epubcheck.h"
#include "verify/checkers/findings.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBook = R"(title: The Light
language: en
creator:
  - {name: Ann Keeper, role: aut}
identifier: "urn:isbn:9780306406157"
publisher: Harbour Press
date: 2020-05-01
description: Of lamps
rights: Free to copy
subject: [Lighthouses]
css: [look.css]
contents:
  front: [title-page]
  body:
    - part: The tower
      chapters: [one.md, two.md]
)";

constexpr std::string_view kOne = R"(# The stairs

A step is *worn* and [marked](two.md#lamp) by **salt**.[^1]

![The tower](tower.png){#tower}

- first rung
- second rung

> Quoted wind.

| Lamp | Oil  |
|------|------|
| old  | fish |

[^1]: A note on `salt`.
)";

constexpr std::string_view kTwo = R"(# The lamp {#lamp}

Some 𝄞 music and words to break.

1. rise
2. fall

Wick
: what burns

[Back](one.md) to the door.

## A second room {#room}

~~Gone~~ words, H~2~O, and ^up^.
)";

constexpr std::string_view kLook = R"(/* How it looks */
p { margin: 0; }

.far { color: red; }
h2 { color: blue; background: url("tower.png"); }
)";

struct Fault {
  const char* entry;        // below EPUB/
  const char* written;      // there once, or the first is meant
  const char* forced;       // in its place
  const char* id;           // what EPUBCheck says of it
  const char* file;         // where that is found
  std::string_view source;  // what begins there, first in the file
};

const Fault kFaults[] = {
    // Elements and attributes
    {"text/one.xhtml", "worn", "<blink>worn</blink>", "RSC-005", "one.md", "worn"},
    {"text/one.xhtml", "<p>A step", "<p foo=\"1\">A step", "RSC-005", "one.md", "A step"},
    {"text/one.xhtml", "<em>", "<em align=\"left\">", "RSC-005", "one.md", "*worn*"},
    {"text/one.xhtml", "<strong>", "<strong id=\"tower\">", "RSC-005", "one.md", "**salt**"},
    {"text/one.xhtml", "salt</strong>", "<p>salt</p></strong>", "RSC-005", "one.md", "salt"},
    {"text/one.xhtml", "<em>", "<em lang=\"e_n\">", "RSC-005", "one.md", "*worn*"},
    {"text/one.xhtml", "<strong>", "<strong lang=\"en\" xml:lang=\"fr\">", "RSC-005", "one.md",
     "**salt**"},
    {"text/one.xhtml", "<li>first rung</li>", "<p>first rung</p>", "RSC-005", "one.md",
     "- first rung"},
    {"text/one.xhtml", "<ul>", "<ul>text", "RSC-005", "one.md", "- first rung"},
    {"text/one.xhtml", "<td>old", "<td colspan=\"none\">old", "RSC-005", "one.md", "old"},
    {"text/one.xhtml", "<th scope=\"col\">Oil", "<th scope=\"all\">Oil", "RSC-005", "one.md",
     "Oil"},
    {"text/one.xhtml", "<blockquote>", "<blockquote align=\"left\">", "RSC-005", "one.md",
     "> Quoted"},
    {"text/one.xhtml", "<strong>", "<strong style=\"color: }\">", "CSS-008", "one.md", "**salt**"},
    {"text/one.xhtml", "<section class=\"chapter\" epub:type=\"chapter\"",
     "<section class=\"chapter\" epub:type=\"my:chapter\"", "OPF-028", "one.md", "# The stairs"},
    {"text/two.xhtml", "<del>Gone</del>", "<strike>Gone</strike>", "RSC-005", "two.md", "~~Gone~~"},
    {"text/two.xhtml", "<sub>2</sub>", "<sub><div>2</div></sub>", "RSC-005", "two.md", "2~O"},
    {"text/two.xhtml", "<dd>what", "<dd foo=\"1\">what", "RSC-005", "two.md", ": what"},
    {"text/two.xhtml", "<ol>", "<ol type=\"z\">", "RSC-005", "two.md", "1. rise"},
    {"text/two.xhtml", "<h3 id=\"room\">", "<h3 id=\"ro om\">", "RSC-005", "two.md", "## A second"},
    {"text/two.xhtml", "and words", "<em foo=\"1\">and</em> words", "RSC-005", "two.md", "Some"},
    // Text that is no XML
    {"text/one.xhtml", "Quoted wind", "Quoted & wind", "RSC-016", "one.md", "wind."},
    {"text/one.xhtml", "salt</code>", "salt</cade>", "RSC-016", "one.md", "`salt`"},
    {"text/two.xhtml", "to the door", "to&nbsp;the door", "RSC-016", "two.md", " the door"},
    {"text/two.xhtml", "𝄞 music", "𝄞 <music", "RSC-016", "two.md", "Some"},
    // Links and what documents show
    {"text/one.xhtml", "two.xhtml#lamp", "two.xhtml#lump", "RSC-012", "one.md", "[marked]"},
    {"text/two.xhtml", "one.xhtml", "none.xhtml", "RSC-007", "two.md", "[Back]"},
    {"text/two.xhtml", "href=\"one.xhtml", "href=\"#none", "RSC-012", "two.md", "[Back]"},
    {"text/two.xhtml", "one.xhtml", "../images/tower.png", "RSC-010", "two.md", "[Back]"},
    {"text/one.xhtml", "images/tower.png", "images/none.png", "RSC-007", "one.md", "![The"},
    {"text/one.xhtml", "../images/tower.png", "https://example.org/t.png", "RSC-006", "one.md",
     "![The"},
    {"text/one.xhtml", "src=\"../images/tower.png\" ", "", "RSC-005", "one.md", "![The"},
    {"text/one.xhtml", "<strong>", "<strong><script>1</script>", "OPF-014", "one.md",
     "# The stairs"},
    {"text/two.xhtml", "<li>rise", "<li><svg xmlns=\"http://www.w3.org/2000/svg\"/>rise", "OPF-014",
     "two.md", "# The lamp"},
    // Style sheets
    {"css/look.css", "red; }", "red; } }", "CSS-008", "look.css", "\nh2"},
    {"css/look.css", "tower.png", "none.png", "RSC-007", "look.css", "background"},
    {"css/look.css", "margin: 0", "direction: rtl", "CSS-001", "look.css", "margin"},
    // The package document
    {"package.opf", "<dc:language>en", "<dc:language>e_n", "OPF-092", "book.yaml", "en\n"},
    {"package.opf", "2020-05-01", "the first of May", "OPF-053", "book.yaml", "2020-05-01"},
    {"package.opf", "<dc:title>The Light", "<dc:title> ", "RSC-005", "book.yaml", "The Light"},
    {"package.opf", "refines=\"#creator-1\"", "refines=\"#nobody\"", "RSC-005", "book.yaml",
     "Ann Keeper"},
    {"package.opf", "media-type=\"image/png\"", "media-type=\"image/jpeg\"", "OPF-029", "one.md",
     "tower.png"},
    {"package.opf", "<item id=\"text-two.xhtml\"", "<item id=\"text-one.xhtml\"", "RSC-005",
     "book.yaml", "two.md"},
    {"package.opf", "idref=\"text-one.xhtml\"", "idref=\"text-one.xhtml\" linear=\"maybe\"",
     "RSC-005", "book.yaml", "one.md"},
    {"package.opf", "idref=\"text-two.xhtml\"", "idref=\"text-one.xhtml\"", "RSC-005", "book.yaml",
     "two.md"},
    {"package.opf", "href=\"text/one.xhtml\" media-type=\"application/xhtml+xml\"",
     "href=\"text/one.xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg\"", "OPF-015",
     "one.md", "# The stairs"},
    // Navigation
    {"nav.xhtml", "text/one.xhtml", "text/none.xhtml", "RSC-007", "one.md", "# The stairs"},
    {"nav.xhtml", "#room", "#rooms", "RSC-012", "two.md", "## A second"},
    {"nav.xhtml", "<a href=\"text/one.xhtml\">The stairs</a>", "", "RSC-005", "one.md",
     "# The stairs"},
    {"nav.xhtml", "The lamp</a>", "</a>", "RSC-005", "two.md", "# The lamp"},
    {"toc.ncx", "#room", "#rooms", "RSC-012", "two.md", "## A second"},
    {"toc.ncx", "id=\"point-3\"", "id=\"point-2\"", "RSC-005", "two.md", "# The lamp"},
    // Nothing in the manuscript answers for these: the book's own place.
    {"toc.ncx", "content=\"urn:isbn:9780306406157\"", "content=\"other\"", "NCX-001",
     "book.epub/EPUB/toc.ncx", "<?xml"},
};

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

void write_archive(const fs::path& path, const std::vector<ArchiveEntry>& entries) {
  std::unique_ptr<zip_t, Discard> archive(
      zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr));
  ASSERT_TRUE(archive);
  for (const ArchiveEntry& entry : entries) {
    zip_source_t* source =
        zip_source_buffer(archive.get(), entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive.get(), entry.name.c_str(), source, 0);
    ASSERT_GE(index, 0);
    const bool is_first = &entry == &entries.front();  // mimetype
    if (is_first) zip_set_file_compression(archive.get(), 0, ZIP_CM_STORE, 0);
  }
  ASSERT_EQ(zip_close(archive.release()), 0);
}

// A picture of one grey pixel.
constexpr std::string_view kTower(
    "\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00"
    "\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63"
    "\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60"
    "\x82",
    67);

// The book with a fault in it.
std::vector<ArchiveEntry> forced(std::vector<ArchiveEntry> entries, const Fault& fault) {
  for (ArchiveEntry& entry : entries) {
    if (entry.name != std::string("EPUB/") + fault.entry) continue;
    const std::size_t at = entry.bytes.find(fault.written);
    EXPECT_NE(at, std::string::npos) << fault.entry << ": " << fault.written;
    if (at != std::string::npos)
      entry.bytes.replace(at, std::string_view(fault.written).size(), fault.forced);
  }
  return entries;
}

class Mapping : public ::testing::Test {
 protected:
  void SetUp() override {
    if (environment("COLOPHON_EPUBCHECK").empty()) {
      GTEST_SKIP() << "COLOPHON_EPUBCHECK does not name epubcheck.jar of EPUBCheck 5.3";
    }
    write_file(folder() / "book.yaml", kBook);
    write_file(folder() / "one.md", kOne);
    write_file(folder() / "two.md", kTwo);
    write_file(folder() / "look.css", kLook);
    write_file(folder() / "tower.png", kTower);
    CompileOptions options;
    options.inputs.paths = {folder().string()};
    options.output = (folder() / "book.epub").string();
    options.wants_origins = true;
    options.modified = 1577836800;
    book_ = compile(options, *files_);
    ASSERT_TRUE(book_.book) << (book_.diagnostics.empty()
                                    ? ""
                                    : book_.diagnostics.all().front().message);
    entries_ = read_archive(folder() / "book.epub");
    judge_all();
  }

  fs::path folder() const { return scratch_.path(); }
  fs::path faulty(std::size_t i) const { return folder() / fmt::format("{}.epub", i); }
  fs::path report(std::size_t i) const { return folder() / fmt::format("{}.json", i); }

  // The sound book and all faulty ones in one virtual machine.
  void judge_all() {
    std::string names = fmt::format("{0}/book.epub\n{0}/book.json\n", folder().string());
    for (std::size_t i = 0; i < std::size(kFaults); ++i) {
      write_archive(faulty(i), forced(entries_, kFaults[i]));
      names += faulty(i).string() + '\n' + report(i).string() + '\n';
    }
    write_file(folder() / "names", names);
    const Outcome outcome =
        run({.line = fmt::format(
                 "java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp {} {} <{}/names",
                 shell_word(environment("COLOPHON_EPUBCHECK")),
                 shell_word((tests_folder() / "books/Epubcheck.java").string()), folder().string()),
             .seconds = 300});
    ASSERT_EQ(outcome.status, 0) << outcome.output;
  }

  // Each message of a report as `file:line:column id`, a line each.
  std::string mapped(const fs::path& json, const std::vector<ArchiveEntry>& entries) {
    const auto report = verify::read_epubcheck_report(read_file(json));
    if (!report) return "(no report)\n";
    Diagnostics diags;
    const auto read = [&](const std::string& name) -> std::optional<std::string> {
      for (const ArchiveEntry& entry : entries) {
        if (entry.name == name) return entry.bytes;
      }
      return std::nullopt;
    };
    verify::report_findings(report->findings, verify::Checker::epubcheck,
                            {"book.epub", read, book_.origins}, book_.sources, diags);
    std::string out;
    for (const Diagnostic& diagnostic : diags.all()) {
      const std::string id = diagnostic.message.substr(10, diagnostic.message.find(':') - 10);
      out += place_of(diagnostic.span) + ' ' + id + '\n';
    }
    return out;
  }

  std::string place_of(Span span) const {
    if (!span) return "nowhere";
    const Source& source = book_.sources[span.source];
    const Location at = LineTable(source.text).locate(span.begin);
    std::string name = source.name;
    const std::string prefix = folder().string() + '/';
    if (name.starts_with(prefix)) name.erase(0, prefix.size());
    return fmt::format("{}:{}:{}", name, at.line, at.column);
  }

  // The same of where the table says it is.
  std::string expected(const Fault& fault) const {
    const std::string file = fault.file;
    std::string text;
    if (file.find('/') != std::string::npos) {
      for (const ArchiveEntry& entry : entries_) {
        if (file.ends_with(entry.name)) text = entry.bytes;
      }
    } else {
      text = read_file(folder() / file);
    }
    const std::size_t at = text.find(fault.source);
    EXPECT_NE(at, std::string::npos) << fault.file << ": " << fault.source;
    const Location place = LineTable(text).locate(std::min(at, text.size()));
    return fmt::format("{}:{}:{} {}\n", file, place.line, place.column, fault.id);
  }

  TemporaryFolder scratch_;
  std::unique_ptr<Files> files_ = disk();
  Compilation book_;
  std::vector<ArchiveEntry> entries_;
};

TEST_F(Mapping, every_fault_comes_back_to_its_line) {
  EXPECT_GE(std::size(kFaults), 40u);
  EXPECT_EQ(mapped(folder() / "book.json", entries_), "") << "the book is faulty as it is";
  for (std::size_t i = 0; i < std::size(kFaults); ++i) {
    const Fault& fault = kFaults[i];
    const std::string found = mapped(report(i), forced(entries_, fault));
    EXPECT_NE(('\n' + found).find('\n' + expected(fault)), std::string::npos)
        << fault.entry << ": " << fault.written << " -> " << fault.forced << "\nexpected "
        << expected(fault) << "found\n"
        << found;
  }
}

}  // namespace

}  // namespace colophon::test
