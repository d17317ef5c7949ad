// What the files of the tools have for the table in tools.cpp.
#pragma once

#include <vector>

#include "manuscript/tools/tools.h"

namespace colophon::manuscript {

bool read_bookdown(ToolProject& book, Reading& reading);
bool read_crowbook(ToolProject& book, Reading& reading);
bool read_honkit(ToolProject& book, Reading& reading);
bool read_leanpub(ToolProject& book, Reading& reading);
bool read_mdbook(ToolProject& book, Reading& reading);
bool read_mkdocs(ToolProject& book, Reading& reading);
bool read_pandoc(ToolProject& book, Reading& reading);
bool read_quarto(ToolProject& book, Reading& reading);

Dialect crowbook_dialect();
Dialect honkit_dialect();
Dialect leanpub_dialect();
Dialect mdbook_dialect();
Dialect mkdocs_dialect();
Dialect pandoc_markdown();  // bookdown's, too
Dialect quarto_dialect();

void name_honkit_glossary(std::vector<Entry>& entries, bool are_placed, Reading& reading);
void apply_leanpub_marks(std::vector<Entry>& entries, bool are_placed, Reading& reading);

}  // namespace colophon::manuscript
