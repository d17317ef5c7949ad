// Paragraphs, headings, table cells and verse lines on their way to cmark: placeholders take the
// place of inline constructs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "markdown/engine/rewritten_text.h"
#include "markdown/scan/origin.h"
#include "model/dialect.h"

namespace colophon::markdown {

struct ParagraphLine {
  std::uint32_t begin = 0;  // of the line in the source
  std::uint32_t end = 0;    // of its text
  std::uint32_t rest = 0;   // of its text, behind containers and indentation
  bool has_prefix = false;  // `prefix` and `placeholder` stand for bytes [begin, rest)
  std::string prefix = {};  // of the containers
  std::string placeholder = {};
  bool is_moved = false;  // the source has this line, with another prefix
};

struct Paragraph {
  std::vector<ParagraphLine> lines;
  bool takes_attributes = false;  // `{...}` at its end is its own
  bool is_cell = false;           // `\|` is a bar
  bool starts_too_deep = false;   // its first character would open a container past the limit
};

// Appends the paragraph to the generated text.
void write_paragraph(const Paragraph& paragraph, std::string_view text, const Origin& origin,
                     const Dialect& dialect, RewrittenText& out, Diagnostics& diags);

}  // namespace colophon::markdown
