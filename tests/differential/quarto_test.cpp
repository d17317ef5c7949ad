// What a reader of a Quarto book sees, beside what a reader of our book of it sees: the same words
// in the same order. Quarto's rules are written out here once more, by the simplest means: the
// chapters in the order of `_quarto.yml`, what its own filters do done with regular expressions,
// and pandoc, which Quarto reads with, for the rest. Numbers of chapters are not the author's words
// and left out of both.

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "support/books.h"
#include "support/disk.h"
#include "support/process.h"
#include "support/words.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// Which no author wrote.
const std::set<std::string> kMadePages = {"cover.xhtml", "nav.xhtml", "title-page.xhtml"};

fs::path settings_of(const fs::path& folder) {
  for (const char* name : {"_quarto.yml", "_quarto.yaml"}) {
    if (fs::exists(folder / name)) return folder / name;
  }
  return {};
}

std::vector<fs::path> quarto_books() {
  std::vector<fs::path> found;
  std::vector<fs::path> folders = folders_in(corpora_folder());
  for (const fs::path& book : folders_in(tests_folder() / "golden/books")) {
    folders.push_back(book / "book");
  }
  for (const fs::path& folder : folders) {
    if (!settings_of(folder).empty()) found.push_back(folder);
  }
  return found;
}

// A file, or the title of a part that has none.
struct Piece {
  fs::path file;
  std::string title;
};

bool is_chapter(const std::string& name) { return name.ends_with(".qmd") || name.ends_with(".md"); }

void list(const YAML::Node& chapters, const fs::path& folder, std::vector<Piece>& pieces) {
  if (!chapters) return;
  for (const YAML::Node& item : chapters) {
    if (item.IsScalar()) {
      // Notebooks are no chapters of ours.
      const auto name = item.as<std::string>();
      if (is_chapter(name)) pieces.push_back({folder / name, {}});
      continue;
    }
    if (item["part"]) {
      const auto part = item["part"].as<std::string>();
      pieces.push_back(is_chapter(part) ? Piece{folder / part, {}} : Piece{{}, part});
      list(item["chapters"], folder, pieces);
    }
    for (const char* key : {"file", "href"}) {
      if (!item[key] || !is_chapter(item[key].as<std::string>())) continue;
      pieces.push_back({folder / item[key].as<std::string>(), {}});
      break;
    }
  }
}

struct Page {
  YAML::Node front;
  std::string text;
};

Page read_page(const fs::path& file) {
  static const std::regex front(R"(^---\n([^]*?)\n---\n)");
  Page page;
  page.text = read_file(file);
  std::smatch match;
  if (!std::regex_search(page.text, match, front, std::regex_constants::match_continuous))
    return page;
  page.front = YAML::Load(match[1].str());
  page.text = match.suffix();
  return page;
}

// A scalar under a dotted name, or nothing.
std::string value_at(YAML::Node map, const std::string& name) {
  YAML::Node at = YAML::Clone(map);
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t dot = std::min(name.find('.', begin), name.size());
    if (!at || !at.IsMap()) return {};
    at.reset(at[name.substr(begin, dot - begin)]);
    begin = dot + 1;
  }
  return at && at.IsScalar() ? at.as<std::string>() : std::string();
}

struct Project {
  fs::path folder;
  YAML::Node settings;
  YAML::Node variables;
};

std::string with_shortcodes(const Project& project, const Page& page, const fs::path& folder) {
  static const std::regex code(R"(\{\{< (include|var|meta) ([^ ]+) >\}\})");
  std::string shown;
  auto done = page.text.begin();
  for (std::sregex_iterator it(page.text.begin(), page.text.end(), code), end; it != end; ++it) {
    shown.append(done, (*it)[0].first);
    done = (*it)[0].second;
    const std::string name = (*it)[2];
    if ((*it)[1] == "include") {
      shown += read_page(folder / name).text;
    } else if ((*it)[1] == "var") {
      shown += value_at(project.variables, name);
    } else {
      std::string value = value_at(page.front, name);
      if (value.empty()) value = value_at(project.settings, name);
      if (value.empty()) value = value_at(project.settings["book"], name);
      shown += value;
    }
  }
  shown.append(done, page.text.end());
  return shown;
}

// Whether the attributes of a division say that an EPUB does not have it.
bool is_hidden(const std::string& attributes) {
  static const std::regex condition(R"re((when|unless)-format="([^"]*)")re");
  const bool hides = attributes.find(".content-hidden") != std::string::npos;
  if (!hides && attributes.find(".content-visible") == std::string::npos) return false;
  std::smatch match;
  bool holds = true;
  if (std::regex_search(attributes, match, condition)) {
    const bool is_ours = match[2] == "epub" || match[2] == "html";
    holds = (match[1] == "when") == is_ours;
  }
  return holds == hides;
}

// Without the divisions and the cells that are for another format or for nobody.
std::string without_hidden(const std::string& text) {
  static const std::regex opens(R"(^:{3,}\s*(\{.*\}|[^:\s]+)\s*:*$)");
  static const std::regex closes(R"(^:{3,}\s*$)");
  static const std::regex cell(R"(^```\{(\w+)[^}]*\}\s*$)");
  std::string shown;
  std::vector<bool> divisions;  // whether each open one is hidden
  std::string pending;          // of a cell, until its options are known
  bool in_cell = false;
  bool hides_cell = false;
  for (const std::string& line : lines_of(text)) {
    std::smatch match;
    if (in_cell) {
      if (line == "#| echo: false" || line == "#| include: false") hides_cell = true;
      if (!line.starts_with("#|")) pending += line + "\n";
      if (line != "```") continue;
      in_cell = false;
      if (!hides_cell) shown += pending;
      continue;
    }
    if (std::regex_match(line, match, opens)) divisions.push_back(is_hidden(match[1]));
    const bool is_shown = std::find(divisions.begin(), divisions.end(), true) == divisions.end();
    if (std::regex_match(line, match, cell) && is_shown) {
      pending = "```" + match[1].str() + "\n";
      in_cell = true;
      hides_cell = false;
      continue;
    }
    if (is_shown) shown += line + "\n";
    if (std::regex_match(line, closes) && !divisions.empty()) divisions.pop_back();
  }
  return shown;
}

std::string reader_of(const Project& project) {
  const std::string own = value_at(project.settings, "format.epub.from");
  const std::string from = own.empty() ? value_at(project.settings, "from") : own;
  return from.empty() ? "markdown" : from;
}

void add_words(const std::string& markdown, const std::string& reader,
               std::vector<std::string>& words) {
  const TemporaryFolder scratch;
  write_file(scratch.path() / "in.md", markdown);
  const Outcome outcome =
      run({.line = "pandoc -f " + shell_word(reader) + " -t html in.md", .folder = scratch.path()});
  ASSERT_EQ(outcome.status, 0) << outcome.output;
  const Words shown = words_of_html(outcome.output);
  words.insert(words.end(), shown.body.begin(), shown.body.end());
}

std::vector<std::string> words_of_quarto(const fs::path& folder) {
  Project project = {folder, YAML::LoadFile(settings_of(folder).string()), {}};
  if (fs::exists(folder / "_variables.yml"))
    project.variables = YAML::LoadFile((folder / "_variables.yml").string());
  std::vector<Piece> pieces;
  for (const char* key : {"chapters", "references", "appendices"}) {
    const YAML::Node listed = project.settings["book"][key];
    if (listed && listed.IsScalar()) {
      pieces.push_back({folder / listed.as<std::string>(), {}});
    } else {
      list(listed, folder, pieces);
    }
  }
  std::vector<std::string> words;
  for (const Piece& piece : pieces) {
    if (piece.file.empty()) {
      add_words("# " + piece.title, reader_of(project), words);
      continue;
    }
    const Page page = read_page(piece.file);
    std::string text = without_hidden(with_shortcodes(project, page, piece.file.parent_path()));
    // Quarto says a title twice that stands in the front matter and above the text; we do not.
    const std::string title = value_at(page.front, "title");
    const std::string heading = "# " + title + "\n";
    const std::size_t first = text.find_first_not_of('\n');
    const bool is_said =
        first != std::string::npos && text.compare(first, heading.size(), heading) == 0;
    if (!title.empty() && !is_said) text = heading + "\n" + text;
    add_words(text, reader_of(project), words);
  }
  return words;
}

class QuartoBook : public ::testing::TestWithParam<fs::path> {};

std::string name_of_book(const ::testing::TestParamInfo<fs::path>& info) {
  const fs::path& folder = info.param;
  const bool is_golden = folder.filename() == "book";
  return test_name((is_golden ? folder.parent_path() : folder).filename().string());
}

}  // namespace

TEST_P(QuartoBook, shows_the_same_words_in_the_same_order) {
  if (run({.line = "pandoc --version"}).status != 0) GTEST_SKIP() << "pandoc is not installed";
  const TemporaryFolder scratch;
  const fs::path epub = scratch.path() / "book.epub";
  const Outcome outcome =
      run({.line = "colophon build --lenient -o " + shell_word(epub.string()) + " .",
           .folder = GetParam()});
  ASSERT_EQ(outcome.status, 0) << outcome.output;
  const Words theirs = {words_of_quarto(GetParam()), {}};
  const Words ours = {words_of_book(epub, kMadePages), {}};
  EXPECT_FALSE(theirs.body.empty());
  EXPECT_EQ(difference(theirs, ours), "");
}

INSTANTIATE_TEST_SUITE_P(Books, QuartoBook, ::testing::ValuesIn(quarto_books()), name_of_book);

}  // namespace colophon::test
