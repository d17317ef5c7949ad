// What the files of the tools have for the table in tools.cpp.
#pragma once

#include <vector>

#include "manuscript/tools/tools.h"

namespace colophon::manuscript {

bool read_bookdown(ToolProject& book, LoadContext& context);
bool read_crowbook(ToolProject& book, LoadContext& context);
bool read_honkit(ToolProject& book, LoadContext& context);
bool read_leanpub(ToolProject& book, LoadContext& context);
bool read_mdbook(ToolProject& book, LoadContext& context);
bool read_mkdocs(ToolProject& book, LoadContext& context);
bool read_pandoc(ToolProject& book, LoadContext& context);
bool read_quarto(ToolProject& book, LoadContext& context);

Dialect crowbook_dialect();
Dialect honkit_dialect();
Dialect leanpub_dialect();
Dialect mdbook_dialect();
Dialect mkdocs_dialect();
Dialect pandoc_markdown();  // bookdown's, too
Dialect quarto_dialect();

void name_honkit_glossary(std::vector<DraftItem>& entries, bool are_placed, LoadContext& context);
void apply_leanpub_marks(std::vector<DraftItem>& entries, bool are_placed, LoadContext& context);

}  // namespace colophon::manuscript
