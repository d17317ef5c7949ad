// A book as one kind of publication: EPUB 3.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/source.h"
#include "chapter_steps.h"
#include "model/assets.h"
#include "model/book.h"
#include "model/chapter.h"
#include "model/entry.h"
#include "model/manuscript.h"
#include "model/publication.h"
#include "package/package.h"

namespace colophon {

struct Edition {
  Publication publication;
  Assets assets;
  std::vector<Resource> resources;  // style sheets, images, media, not yet packed
  std::vector<Entry> documents;     // the chapters', packed; by document of the book
  std::size_t images = 0;           // among the resources
};

// Where images, style sheets and media come from.
struct Shelf {
  const Manuscript& manuscript;
  Files& files;
  Sources& sources;
};

// Every chapter becomes final, is written and compressed, and its tree is freed but for gathered
// notes, which a page is yet to be made of; every document of the book has its page title. None
// where the budget does not cover it.
std::optional<Edition> make_edition(const Shelf& shelf, Book& book, std::vector<Chapter>& chapters,
                                    const package::BuildFacts& build, ChapterSteps& steps,
                                    Diagnostics& diags);

// The OCF abstract container: every file of the book in the order in which the archive has it.
// Pages that no author writes are made here.
std::vector<Entry> lay_out(Edition edition, const Manuscript& manuscript, const Book& book,
                           const std::vector<Chapter>& chapters, std::size_t jobs);

}  // namespace colophon
