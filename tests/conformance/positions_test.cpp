// Every inline of every corpus stands where its span says: the source has its delimiters there, and
// what the span covers, read alone, is that inline again.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

#include "base/source.h"
#include "manuscript/sources/open_source.h"
#include "markdown/read.h"
#include "model/chapter.h"
#include "support/books.h"
#include "support/disk.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

struct Inline {
  std::string_view name;
  std::string_view begins_with;  // one of these characters
  std::string_view ends_with;
  std::string_view alone;  // what CommonMark makes of the span's text begins with this
};

// A span takes in the attributes written behind it, which end with a brace.
constexpr Inline kInlines[] = {
    {"em", "*_", "*_}", "<p><em>"},   {"strong", "*_", "*_}", "<p><strong>"},
    {"code", "`", "`}", "<p><code>"}, {"a", "[<!", "])>}", ""},
    {"img", "!", "])}", ""},          {"colophon:noteref", "[^", "]", ""},
};

class Checker {
 public:
  void check(const std::string& name, const std::string& bytes) {
    Sources sources;
    const SourceId id = sources.add(name, manuscript::clean_text(bytes).text);
    Chapter chapter;
    make_roots(chapter);
    const Span whole{id, 0, static_cast<std::uint32_t>(sources[id].text.size())};
    markdown::read({&whole, 1}, sources, Dialect(), chapter);
    for (const pugi::xml_node root : {chapter.body, chapter.notes}) {
      for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
        check_node(node, chapter.markup.span_of(node), sources);
      }
    }
  }

  std::size_t count(const std::string& name) { return counts_[name]; }

 private:
  void check_node(pugi::xml_node node, Span span, const Sources& sources) {
    for (const Inline& known : kInlines) {
      if (!is_element(node, known.name)) continue;
      const std::string_view text = sources.text_of(span);
      // What raw HTML made has the tag's place; what stands in a fence is no inline.
      if (text.starts_with("<") && node.name() != std::string_view("a")) continue;
      if (is_element(node.parent(), "pre")) continue;
      if (text.starts_with("<a") || text.starts_with("<A")) continue;
      ++counts_[std::string(known.name)];
      if (is_bare_address(node, text)) continue;
      const bool begins = !text.empty() && known.begins_with.find(text.front()) != text.npos;
      const bool ends = !text.empty() && known.ends_with.find(text.back()) != text.npos;
      const bool is_same = known.alone.empty() || text.find('\n') != text.npos ||
                           markdown::render_commonmark(text).starts_with(known.alone);
      EXPECT_TRUE(begins && ends && is_same)
          << place(span, sources) << ": <" << known.name << "> covers `" << text << "`";
    }
  }

  // `https://example.org` is a link without any sign.
  static bool is_bare_address(pugi::xml_node node, std::string_view text) {
    const std::string_view href = node.attribute("href").value();
    const bool is_web = text.starts_with("http") || text.starts_with("www.");
    if (is_web && (href == text || href == "http://" + std::string(text))) return true;
    // Raw HTML's text with a character reference in it has one span for all of it.
    return node.first_child().value() == href && text.find(href) != text.npos &&
           text.find('&') != text.npos;
  }

  static std::string place(Span span, const Sources& sources) {
    if (!span) return "nowhere";
    const Source& source = sources[span.source];
    const Location at = LineTable(source.text).locate(span.begin);
    return source.name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }

  std::map<std::string, std::size_t> counts_;
};

}  // namespace

TEST(Positions, everyInlineOfTheCorporaIsWhereItsSpanSays) {
  if (corpora_folder().empty()) GTEST_SKIP() << "COLOPHON_CORPORA names no folder";
  Checker checker;
  std::size_t files = 0;
  for (const fs::path& path : files_below(corpora_folder())) {
    const std::string extension = path.extension().string();
    if (extension != ".md" && extension != ".markdown" && path.filename() != "spec.txt") continue;
    checker.check(path.string(), read_file(corpora_folder() / path));
    ++files;
  }
  // The corpora hold far more; a checker that sees nothing must not pass.
  EXPECT_GT(files, 100U);
  EXPECT_GT(checker.count("em"), 1000U);
  EXPECT_GT(checker.count("strong"), 500U);
  EXPECT_GT(checker.count("code"), 1000U);
  EXPECT_GT(checker.count("a"), 1000U);
  EXPECT_GT(checker.count("img"), 50U);
  EXPECT_GT(checker.count("colophon:noteref"), 50U);
}

TEST(Positions, columnsOfHostileLines) {
  Checker checker;
  checker.check("quotes", "> a\n>   *b*\n    [c](d \"e\") ~f~^g^\n> > **h**\n");
  checker.check("escapes", "\\*a\\* &amp;&copy;[^1] `b`[c] &nope; *d* $e$ *f*\n\n[^1]: g *h*\n");
  checker.check("definitions", "[a]: b\n[c]: <d>\n 'e'\n*f* [a] [c][] [g][a]\n");
  checker.check("cells", "| a\\|*b* | `c` |\n|---|---|\n| ^[d *e*] | [f](g)[^1] |\n\n[^1]: h\n");
  checker.check("links", "[a\nb](c\n'd') *e* ![f\n*g*](h){.i} `j\nk`{.l} _m_\n");
  checker.check("terms", "*a*\n:   *b*\n\n    > *c*\n:   `d`\n\n| *e*\n|   [f](g)\n");
  EXPECT_EQ(checker.count("em"), 13U);
  EXPECT_EQ(checker.count("a"), 7U);
}

}  // namespace colophon::test
