#include "manuscript/tools/tools.h"

#include <algorithm>
#include <array>

#include "manuscript/tools/convention.h"
#include "manuscript/tools/pandoc_format.h"

namespace colophon::manuscript {
namespace {

// CommonMark with tables, notes, struck text, task lists, definition lists, alerts and the
// attributes of headings: what pulldown-cmark does for mdBook 0.5, and nothing else. `$` is
// mathematics only where a preprocessor makes it so. Earlier versions set quotes only when told to;
// no file says which version a book is for, so that today's default holds: they are set.
Dialect mdbook_dialect() {
  Dialect dialect =
      commonmark_with({&Dialect::admonitions, &Dialect::attributes, &Dialect::definition_lists,
                       &Dialect::notes, &Dialect::smart_punctuation, &Dialect::strikeout,
                       &Dialect::tables, &Dialect::task_lists, &Dialect::templates});
  dialect.template_tool = TemplateTool::mdbook;
  dialect.hidden_lines = {{"rust", "# "}};
  return dialect;
}

// Marked with tables, notes, struck text and HonKit's templates. `$$` is mathematics only where a
// plug-in makes it so.
Dialect honkit_dialect() {
  Dialect dialect = commonmark_with(
      {&Dialect::admonitions, &Dialect::attributes, &Dialect::bare_links,
       &Dialect::definition_lists, &Dialect::notes, &Dialect::smart_punctuation,
       &Dialect::strikeout, &Dialect::tables, &Dialect::task_lists, &Dialect::templates});
  dialect.template_tool = TemplateTool::honkit;
  return dialect;
}

// Leanpub Flavoured Markdown and Markua. Mathematics stands between `{$$}` and `{/$$}`, and a
// dollar is a dollar.
Dialect leanpub_dialect() {
  Dialect dialect = commonmark_with(
      {&Dialect::admonitions, &Dialect::attributes, &Dialect::bare_links, &Dialect::comments,
       &Dialect::definition_lists, &Dialect::letter_lists, &Dialect::notes, &Dialect::page_breaks,
       &Dialect::smart_punctuation, &Dialect::strikeout, &Dialect::subscript, &Dialect::superscript,
       &Dialect::tables, &Dialect::task_lists, &Dialect::templates});
  dialect.template_tool = TemplateTool::leanpub;
  return dialect;
}

// CommonMark with tables, notes and struck text; typographic quotes are its own habit too.
Dialect crowbook_dialect() {
  return commonmark_with({&Dialect::admonitions, &Dialect::attributes, &Dialect::notes,
                          &Dialect::smart_punctuation, &Dialect::strikeout, &Dialect::tables,
                          &Dialect::task_lists, &Dialect::templates});
}

// Tables are on without being asked for, all else is an extension.
Dialect mkdocs_dialect() { return commonmark_with({&Dialect::tables}); }

Dialect pandoc_markdown() { return pandoc_dialect("markdown"); }

Dialect quarto_dialect() {
  Dialect dialect = pandoc_markdown();
  dialect.templates = true;
  dialect.template_tool = TemplateTool::quarto;
  return dialect;
}

constexpr auto kTools = std::to_array<Tool>({
    {"bookdown", pandoc_markdown, true},
    {"crowbook", crowbook_dialect},
    {"honkit", honkit_dialect, false, name_honkit_glossary},
    {"leanpub", leanpub_dialect, false, take_leanpub_marks},
    {"mdbook", mdbook_dialect},
    {"mkdocs", mkdocs_dialect},
    {"pandoc", pandoc_markdown, true},
    {"quarto", quarto_dialect, true},
});

}  // namespace

const Tool* find_tool(std::string_view name) {
  const auto* found = std::find_if(kTools.begin(), kTools.end(),
                                   [name](const Tool& tool) { return tool.name == name; });
  return found == kTools.end() ? nullptr : found;
}

std::vector<std::string_view> tool_names() {
  std::vector<std::string_view> names;
  for (const Tool& tool : kTools) names.push_back(tool.name);
  return names;
}

}  // namespace colophon::manuscript
