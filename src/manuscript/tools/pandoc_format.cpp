#include "manuscript/tools/pandoc_format.h"

#include <algorithm>
#include <array>

namespace colophon::manuscript {
namespace {

struct Extension {
  std::string_view name;
  bool Dialect::*flag;
};

// pandoc's manual, section "Extensions".
constexpr auto kExtensions = std::to_array<Extension>({
    {"abbreviations", &Dialect::abbreviations},
    {"alerts", &Dialect::admonitions},
    {"attributes", &Dialect::attributes},
    {"autolink_bare_uris", &Dialect::bare_links},
    {"bracketed_spans", &Dialect::spans},
    {"definition_lists", &Dialect::definition_lists},
    {"example_lists", &Dialect::example_lists},
    {"implicit_figures", &Dialect::implicit_figures},
    {"implicit_header_references", &Dialect::heading_links},
    {"fancy_lists", &Dialect::letter_lists},
    {"fenced_divs", &Dialect::divs},
    {"footnotes", &Dialect::notes},
    {"grid_tables", &Dialect::text_tables},
    {"hard_line_breaks", &Dialect::hard_line_breaks},
    {"header_attributes", &Dialect::attributes},
    {"line_blocks", &Dialect::line_blocks},
    {"mark", &Dialect::marks},
    {"markdown_attribute", &Dialect::markdown_in_html},
    {"multiline_tables", &Dialect::text_tables},
    {"pipe_tables", &Dialect::tables},
    {"raw_attribute", &Dialect::raw_attributes},
    {"simple_tables", &Dialect::text_tables},
    {"smart", &Dialect::smart_punctuation},
    {"strikeout", &Dialect::strikeout},
    {"subscript", &Dialect::subscript},
    {"superscript", &Dialect::superscript},
    {"task_lists", &Dialect::task_lists},
    {"tex_math_dollars", &Dialect::mathematics},
    {"wikilinks_title_after_pipe", &Dialect::wiki_links},
    {"wikilinks_title_before_pipe", &Dialect::wiki_links},
});

struct Format {
  std::string_view name;
  std::string_view extensions;  // over a dialect in which all of them are off
};

constexpr auto kFormats = std::to_array<Format>({
    {"commonmark", ""},
    {"commonmark_x",
     "+attributes+bracketed_spans+definition_lists+fancy_lists+fenced_divs+footnotes"
     "+implicit_header_references+pipe_tables"
     "+raw_attribute+smart+strikeout+subscript+superscript+task_lists+tex_math_dollars"},
    {"gfm",
     "+alerts+autolink_bare_uris+footnotes+pipe_tables+strikeout+task_lists+tex_math_dollars"},
    {"markdown_github", "+hard_line_breaks+pipe_tables+strikeout+task_lists"},
    {"markdown_mmd",
     "+definition_lists+footnotes+implicit_header_references+markdown_attribute+pipe_tables+raw_"
     "attribute+subscript"
     "+superscript+tex_math_dollars"},
    {"markdown_phpextra",
     "+abbreviations+definition_lists+footnotes+header_attributes+markdown_attribute"
     "+pipe_tables"},
    {"markdown_strict", ""},
});

// pandoc's own Markdown knows all but these.
Dialect pandoc_markdown() {
  Dialect dialect;
  dialect.abbreviations = false;
  dialect.admonitions = false;
  dialect.bare_links = false;
  dialect.comments = false;
  dialect.critic_marks = false;
  dialect.implicit_figures = true;
  dialect.heading_links = true;
  dialect.marks = false;
  dialect.templates = false;
  dialect.wiki_links = false;
  return dialect;
}

}  // namespace

void apply_extensions(std::string_view extensions, Dialect& dialect) {
  while (!extensions.empty()) {
    const bool on = extensions.front() == '+';
    const std::size_t end = std::min(extensions.find_first_of("+-", 1), extensions.size());
    const std::string_view name = extensions.substr(1, end - 1);
    const auto* found = std::find_if(kExtensions.begin(), kExtensions.end(),
                                     [name](const Extension& it) { return it.name == name; });
    if (found != kExtensions.end()) dialect.*(found->flag) = on;
    extensions.remove_prefix(end);
  }
}

Dialect pandoc_dialect(std::string_view format) {
  const std::size_t end = std::min(format.find_first_of("+-"), format.size());
  const std::string_view name = format.substr(0, end);
  const auto* known = std::find_if(kFormats.begin(), kFormats.end(),
                                   [name](const Format& it) { return it.name == name; });
  Dialect dialect = known == kFormats.end() ? pandoc_markdown() : commonmark_with({});
  if (known != kFormats.end()) apply_extensions(known->extensions, dialect);
  apply_extensions(format.substr(end), dialect);
  return dialect;
}

}  // namespace colophon::manuscript
