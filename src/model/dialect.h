// How the Markdown of a book is read: which constructs beyond CommonMark stand for something, and
// what the tool that the manuscript was written for does otherwise than CommonMark.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

// A code block's lines that begin with `prefix` are its author's scaffolding, not shown.
struct HiddenLines {
  std::string language;  // first word of the fence's info: "rust"
  std::string prefix;    // "# "
};

// The tool whose templates a chapter is written with. It decides what is a template within code,
// and what a sign stands for that could be anything; what nobody can mean otherwise is one
// everywhere.
enum class TemplateTool : std::uint8_t { unknown, mdbook, quarto, leanpub, honkit, jekyll };

struct Dialect {
  // Constructs that CommonMark takes for text; docs/dialect.md describes each under its name.
  bool abbreviations = true;      // *[HTML]: Hyper Text Markup Language
  bool admonitions = true;        // > [!NOTE], !!! note, {% hint %}, A> aside
  bool attributes = true;         // {#id .class key=value}
  bool bare_links = true;         // https://example.org without signs around it
  bool comments = true;           // %% comment %%
  bool critic_marks = true;       // {++new++} {--old--} {~~old~>new~~} {==marked==} {>>comment<<}
  bool definition_lists = true;   // term, then `: definition`
  bool divs = true;               // ::: name
  bool example_lists = true;      // (@label)
  bool heading_links = false;     // [A heading] leads to the heading of these words
  bool implicit_figures = false;  // the words of an image alone in its paragraph are its caption
  bool letter_lists = true;       // a. b. c., i) ii)
  bool line_blocks = true;        // | a line of verse
  bool markdown_in_html = true;   // <div markdown="1">
  bool marks = true;              // ==marked==
  bool mathematics = true;        // $...$, $$...$$
  bool notes = true;              // [^id], ^[text]
  bool page_breaks = true;        // \newpage
  bool raw_attributes = true;     // `...`{=html}
  bool spans = true;              // [text]{.class}
  bool strikeout = true;          // ~~struck~~
  bool subscript = true;          // ~sub~
  bool superscript = true;        // ^sup^
  bool tables = true;             // | pipe | tables |
  bool task_lists = true;         // - [x] done
  bool templates = true;          // {{#include ...}}, {{< ... >}}, {% ... %}
  bool text_tables = true;        // pandoc's simple, multiline and grid tables
  bool wiki_links = true;         // [[note|text]]

  bool vault = false;             // of Obsidian: [[note]] is a link even where it leads nowhere
  bool hard_line_breaks = false;  // a line end in a paragraph is a line break
  bool smart_punctuation = true;  // quotes, dashes and ellipses are set as the language has them
  bool shared_notes = false;      // a note may be defined in another file of the book
  TemplateTool template_tool = TemplateTool::unknown;
  std::vector<HiddenLines> hidden_lines;
};

// A construct's switch under its name in `dialect:` of the book file.
struct DialectSwitch {
  std::string_view name;
  bool Dialect::*flag;
};

inline constexpr DialectSwitch kDialectSwitches[] = {
    {"abbreviations", &Dialect::abbreviations},
    {"admonitions", &Dialect::admonitions},
    {"attributes", &Dialect::attributes},
    {"bare-links", &Dialect::bare_links},
    {"comments", &Dialect::comments},
    {"critic-marks", &Dialect::critic_marks},
    {"definition-lists", &Dialect::definition_lists},
    {"divs", &Dialect::divs},
    {"example-lists", &Dialect::example_lists},
    {"heading-links", &Dialect::heading_links},
    {"implicit-figures", &Dialect::implicit_figures},
    {"letter-lists", &Dialect::letter_lists},
    {"line-blocks", &Dialect::line_blocks},
    {"markdown-in-html", &Dialect::markdown_in_html},
    {"marks", &Dialect::marks},
    {"mathematics", &Dialect::mathematics},
    {"notes", &Dialect::notes},
    {"page-breaks", &Dialect::page_breaks},
    {"raw-attributes", &Dialect::raw_attributes},
    {"spans", &Dialect::spans},
    {"strikeout", &Dialect::strikeout},
    {"subscript", &Dialect::subscript},
    {"superscript", &Dialect::superscript},
    {"tables", &Dialect::tables},
    {"task-lists", &Dialect::task_lists},
    {"templates", &Dialect::templates},
    {"text-tables", &Dialect::text_tables},
    {"wiki-links", &Dialect::wiki_links},
    {"smart-punctuation", &Dialect::smart_punctuation},
};

// CommonMark with these constructs and no others: what a tool knows is listed, so that a construct
// that comes to be here is none of its.
inline Dialect commonmark_with(std::initializer_list<bool Dialect::*> constructs) {
  Dialect dialect;
  for (const DialectSwitch& construct : kDialectSwitches) dialect.*(construct.flag) = false;
  for (bool Dialect::*construct : constructs) dialect.*construct = true;
  return dialect;
}

}  // namespace colophon
