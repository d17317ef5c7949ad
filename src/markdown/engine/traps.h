// What an author meant for prose and Markdown takes for something else, or the other way round.
// Each check is strict: it says nothing where the text may well be meant as it is read.
#pragma once

#include <cmark.h>

#include <span>
#include <string_view>

#include "base/diagnostics.h"
#include "markdown/engine/document.h"
#include "markdown/engine/paragraph.h"
#include "markdown/scan/blocks.h"
#include "markdown/scan/origin.h"

namespace colophon::markdown {

// `#Heading`, the first line of a paragraph, which ends with it where `is_alone`. One word may be a
// tag, above all in a vault of Obsidian.
void check_unspaced_heading(std::string_view rest, std::uint32_t begin, bool is_alone,
                            bool in_vault, const Origin& origin, Diagnostics& diags);

// `---` under a paragraph that reads as prose. `underline` is the line below it.
void check_accidental_heading(const Paragraph& paragraph, std::string_view text,
                              const Line& underline, const Origin& origin, Diagnostics& diags);

// An indented line alone that is a break between scenes, or what somebody says.
void check_accidental_code(std::string_view rest, std::uint32_t begin, const Origin& origin,
                           Diagnostics& diags);

// `[text](address with spaces.md)`, with `!` or without, in a paragraph.
void check_addresses(const Paragraph& paragraph, std::string_view text, const Origin& origin,
                     Diagnostics& diags);

// Dialogue with hyphens, or a year at a line's begin. `list` is one of cmark's, not gathered from
// the author's letters.
void check_accidental_list(cmark_node* list, const Document& document, const Origin& origin,
                           Diagnostics& diags);

}  // namespace colophon::markdown
