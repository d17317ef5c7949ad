// Passes over the whole book: they read facts, never trees.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/facts.h"
#include "model/manuscript.h"

namespace colophon::passes {

// By contents item: the href of its document, relative to the package document. A leading number is
// order, not name: `02-press.md` is `text/press.xhtml`. A chapter that is a piece of its file is
// called after its heading. ASCII, unique, stable when chapters are
// inserted elsewhere.
std::vector<std::string> name_documents(const Manuscript& manuscript);

// Outline, titles, where every id lives, totals. `facts` are the chapters', in reading order.
BookFacts join_facts(const Manuscript& manuscript, std::vector<std::string> documents,
                     std::span<const ChapterFacts> facts, Diagnostics& diags);

}  // namespace colophon::passes
