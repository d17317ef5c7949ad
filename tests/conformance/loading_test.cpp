// Nothing of a book runs, and nothing is loaded from elsewhere, in whatever costume its author's
// manuscript has it: loading/vectors.txt in every place where it can stand, looked for in the
// finished book by a reader that knows nothing of how it was made.
#include <expat.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/archive.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHost = "evil.example";

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

std::map<std::string, std::vector<std::string>> read_vectors() {
  std::map<std::string, std::vector<std::string>> sections;
  std::string section;
  for (const std::string& line :
       lines_of(read_file(tests_folder() / "conformance/loading/vectors.txt"))) {
    if (line.empty() || line.starts_with("# ")) continue;
    if (line.starts_with('[')) {
      section = line.substr(1, line.find(']') - 1);
    } else {
      sections[section].push_back(line);
    }
  }
  return sections;
}

// A manuscript with a file for each vector and place.
class Manuscript {
 public:
  explicit Manuscript(fs::path folder) : folder_(std::move(folder)) {
    write_file(folder_ / "x.png", kPixel);
    for (const auto& [section, vectors] : read_vectors()) {
      for (const std::string& vector : vectors) add(section, vector);
    }
    write_file(folder_ / "c.md", pictures_);
    std::string settings = "title: T\nlanguage: en\nlenient: true\ncss: [";
    for (const std::string& sheet : sheets_) settings += sheet + ", ";
    write_file(folder_ / "book.yaml", settings + "]\ncontents: [\"c*.md\"]\n");
  }

  const std::vector<std::string>& files() const { return files_; }

 private:
  static constexpr std::string_view kPixel{
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9c"
      "c\xf8\x0f\0\1\1\1\0\x1b\xb6\xeeV\0\0\0\0IEND\xae"
      "B`\x82",
      67};

  void add(const std::string& section, std::string vector) {
    is_silent_ = vector.starts_with("= ");
    if (is_silent_) vector.erase(0, 2);
    if (section == "document") return add_chapter(vector);
    if (section == "drawing") return add_drawing(vector);
    if (section == "sheet") return add_sheet(vector);
    if (section == "declaration") {
      return add_declaration(replaced(vector, "VALUE", "u\\72l('HERE#a')"));
    }
    add_declaration("background: " + vector);
    std::string attributes;
    for (const char* name :
         {"fill", "stroke", "filter", "mask", "clip-path", "marker-start", "cursor"}) {
      attributes += fmt::format(" {}=\"{}\"", name, escaped(vector));
    }
    add_drawing("<rect width=\"1\" height=\"1\"" + attributes + "/>");
  }

  void add_declaration(const std::string& declaration) {
    add_chapter("<p style=\"" + escaped(declaration) + "\">x</p>");
    add_drawing("<rect width=\"1\" height=\"1\" style=\"" + escaped(declaration) + "\"/>");
    // Of a sheet the rest would be part of what is not closed.
    const bool is_closed = std::count(declaration.begin(), declaration.end(), '(') ==
                           std::count(declaration.begin(), declaration.end(), ')');
    if (is_closed) add_sheet("p { " + declaration + " }");
  }

  void add_sheet(const std::string& sheet) {
    add_drawing("<style>" + replaced(sheet, "<", "&lt;") +
                "</style><rect width=\"1\" height=\"1\"/>");
    sheets_.push_back(name("css"));
    add_file(sheets_.back(), sheet);
  }

  void add_drawing(const std::string& inside) {
    add_chapter("<svg viewBox=\"0 0 9 9\">" + inside + "</svg>");
    const std::string file = name("svg");
    add_file(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "viewBox=\"0 0 9 9\">" +
            inside + "</svg>");
    pictures_ += "![x](" + file + ")\n\n";
  }

  void add_chapter(const std::string& html) {
    add_file(name("md"), "# C\n\n<div>\n" + html + "\n</div>\n");
  }

  void add_file(const std::string& file, const std::string& text) {
    const std::string address = fmt::format("http://{}/{}", kHost, file);
    write_file(folder_ / file,
               replaced(replaced(text, "HERE", address), "CODE", "fetch('" + address + "')"));
    if (!is_silent_) files_.push_back(file);
  }

  std::string name(std::string_view extension) {
    return fmt::format("c{:04}.{}", ++count_, extension);
  }

  static std::string escaped(const std::string& text) {
    return replaced(replaced(replaced(text, "&", "&amp;"), "\"", "&quot;"), "<", "&lt;");
  }

  fs::path folder_;
  int count_ = 0;
  bool is_silent_ = false;
  std::string pictures_ = "# C\n\n";
  std::vector<std::string> sheets_;
  std::vector<std::string> files_;  // with something to find
};

// As browsers read addresses and names in CSS.
std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\t' || text[i] == '\n' || text[i] == '\r') continue;
    std::size_t digits = 0;
    while (text[i] == '\\' && digits < 6 && i + 1 + digits < text.size() &&
           std::isxdigit(static_cast<unsigned char>(text[i + 1 + digits]))) {
      ++digits;
    }
    if (digits > 0) {
      result += static_cast<char>(std::stoi(std::string(text.substr(i + 1, digits)), nullptr, 16));
      i += digits;
      i += i + 1 < text.size() && text[i + 1] == ' ';
    } else {
      result += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
    }
  }
  return result;
}

// Without what CSS names and does not load: a namespace, a string that stands alone in a property
// of the author's, of which the test has `--a`.
std::string without_names(std::string css) {
  for (const std::string_view name : {"@namespace", "--a:"}) {
    const std::size_t begin = std::min(css.find(name), css.size());
    css.erase(begin, std::min(css.find_first_of(";}", begin), css.size()) - begin);
  }
  return css;
}

bool names_host(std::string_view text) {
  return plain(without_names(std::string(text))).find(kHost) != std::string::npos;
}

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What is left in a document that a device would load or run.
class DocumentReader {
 public:
  explicit DocumentReader(const ArchiveEntry& entry) : entry_(entry) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate(nullptr), XML_ParserFree);
    XML_SetUserData(parser.get(), this);
    XML_SetElementHandler(parser.get(), start, end);
    XML_SetCharacterDataHandler(parser.get(), text);
    XML_SetProcessingInstructionHandler(parser.get(), instruction);
    XML_SetStartDoctypeDeclHandler(parser.get(), doctype);
    const int size = static_cast<int>(entry.bytes.size());
    if (XML_Parse(parser.get(), entry.bytes.data(), size, 1) != XML_STATUS_OK) {
      say("is not well-formed");
    }
  }

  std::vector<std::string> faults;

 private:
  static DocumentReader& of(void* self) { return *static_cast<DocumentReader*>(self); }

  static void start(void* self, const char* name, const char** attributes) {
    of(self).style_.clear();
    of(self).open(local_name(name), attributes);
  }
  static void end(void* self, const char* name) {
    if (local_name(name) == "style" && names_host(of(self).style_)) of(self).say("<style>");
  }
  static void text(void* self, const char* text, int size) {
    of(self).style_.append(text, static_cast<std::size_t>(size));
  }
  static void instruction(void* self, const char* name, const char*) { of(self).say(name); }
  static void doctype(void* self, const char*, const char* system, const char*, int) {
    if (system != nullptr) of(self).say(system);
  }

  void open(std::string_view element, const char** attributes) {
    if (is_one_of(element, {"script", "handler", "listener", "iframe", "frame", "object", "embed",
                            "base"})) {
      say(fmt::format("<{}>", element));
    }
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view name = attributes[0];
      if (!is_harmless(element, name, attributes[1])) {
        say(fmt::format("<{} {}=\"{}\">", element, name, attributes[1]));
      }
    }
  }

  static bool is_harmless(std::string_view element, std::string_view name, std::string_view value) {
    if (name.starts_with("on")) return false;
    if (name.starts_with("data-") || name.starts_with("aria-")) return true;
    if (name == "actiontype") return true;  // which names what a program may do
    if (is_one_of(name, {"alt", "title", "cite"})) return !plain(value).starts_with("javascript:");
    const std::string address = plain(value);
    // An image loads nothing and runs nothing of what it refers to (SVG Integration section 3.4).
    const bool is_image =
        is_one_of(element, {"img", "image"}) && address.starts_with("data:image/");
    const bool is_link =
        element == "a" && local_name(name) == "href" && address.starts_with("http");
    if (is_image || is_link) return true;
    return !names_host(value) && address.find("script:") == address.npos &&
           address.find("data:text") == address.npos && address.find("fetch(") == address.npos;
  }

  void say(std::string_view what) { faults.push_back(fmt::format("{}: {}", entry_.name, what)); }

  const ArchiveEntry& entry_;
  std::string style_;
};

std::vector<std::string> faults_in(const ArchiveEntry& entry) {
  if (entry.name.ends_with(".css")) {
    return names_host(entry.bytes) ? std::vector{entry.name + ": " + entry.bytes}
                                   : std::vector<std::string>();
  }
  const bool is_document = entry.name.ends_with("html") || entry.name.ends_with(".svg") ||
                           entry.name.ends_with(".opf") || entry.name.ends_with(".ncx");
  return is_document ? DocumentReader(entry).faults : std::vector<std::string>();
}

// Built once for all.
struct Built {
  TemporaryFolder folder;
  std::vector<std::string> files;
  Outcome outcome;

  Built() {
    fs::create_directory(folder.path() / "book");
    files = Manuscript(folder.path() / "book").files();
    outcome = run({.line = "colophon build book -o book.epub --message-format json",
                   .folder = folder.path()});
  }
  fs::path book() const { return folder.path() / "book.epub"; }
};

const Built& built() {
  static const Built built;
  return built;
}

}  // namespace

TEST(Loading, IsFoundInWhatIsLeft) {
  const auto faults = [](std::string name, std::string bytes) {
    return faults_in({.name = std::move(name), .bytes = std::move(bytes)}).size();
  };
  EXPECT_EQ(faults("a.css", "p { color: red } @namespace 'http://evil.example/';"), 0);
  EXPECT_EQ(faults("a.css", "p { background: url(http://\\65 vil.example/) }"), 1);
  EXPECT_EQ(faults("a.svg", "<svg><a href='http://evil.example/'>evil.example</a></svg>"), 0);
  EXPECT_EQ(faults("a.svg", "<svg><use href='http://evil.example/'/></svg>"), 1);
  EXPECT_EQ(faults("a.svg", "<svg><style>a<![CDATA[@import '//evil.example']]></style></svg>"), 1);
  EXPECT_EQ(faults("a.svg", "<svg onload='x()'><s:script/></svg>"), 2);
  EXPECT_EQ(faults("a.xhtml", "<?xml-stylesheet?><a href='java&#9;script:x()'/>"), 2);
}

TEST(Loading, IsNowhereInABook) {
  ASSERT_EQ(built().outcome.status, 0) << built().outcome.output;
  std::vector<std::string> faults;
  for (const ArchiveEntry& entry : read_archive(built().book())) {
    for (std::string& fault : faults_in(entry)) faults.push_back(std::move(fault));
  }
  EXPECT_THAT(faults, ::testing::IsEmpty());
}

TEST(Loading, IsSaidWhereItStands) {
  std::vector<std::string> silent;
  for (const std::string& file : built().files) {
    const bool is_said =
        built().outcome.output.find("\"file\":\"book/" + file) != std::string::npos;
    if (!is_said) silent.push_back(file + ": " + read_file(built().folder.path() / "book" / file));
  }
  EXPECT_THAT(silent, ::testing::IsEmpty());
}

// In epub.js and foliate-js, and each document alone, with the network watched: a minute, for
// check-all.
TEST(Loading, IsDoneByNoBrowser) {
  if (!runs_at_length()) GTEST_SKIP() << "only `check-all` opens browsers";
  const std::string lab = environment("LAB_HOME");
  const fs::path readers = lab.empty() ? environment("HOME") + "/.cache/epub-lab" : lab;
  if (!fs::exists(readers / "npm/reader")) GTEST_SKIP() << "no reading systems in " << readers;
  const Outcome watched =
      run({.line = "node " + shell_word((tests_folder() / "browsers/watch-loading.mjs").string()) +
                   " book.epub",
           .folder = built().folder.path(),
           .seconds = 1800});
  EXPECT_EQ(watched.status, 0) << watched.output;
  std::fputs(watched.output.c_str(), stdout);
}

}  // namespace colophon::test
