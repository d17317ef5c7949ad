// The parts a book has, and how EPUB and DPUB-ARIA name them (reference: EPUB Structural Semantics
// Vocabulary 1.1, DPUB-ARIA 1.1, EPUB Type to ARIA Role Authoring Guide 1.1).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "vocabulary/labels.h"

namespace colophon::vocabulary {

// Where a part of a book stands.
enum class Matter : std::uint8_t { front, body, back };

// The value of epub:type on <body>.
std::string_view partition(Matter matter);

enum class BookPart : std::uint8_t {
  none,  // a section with a heading and nothing more said of it
  cover,
  half_title_page,
  title_page,
  copyright_page,
  imprint,
  dedication,
  epigraph,
  contents,
  foreword,
  preface,
  introduction,
  acknowledgments,
  prologue,
  volume,
  part,
  chapter,
  conclusion,
  epilogue,
  afterword,
  appendix,
  endnotes,
  glossary,
  bibliography,
  index,
  colophon,
  credits,
  errata,
};

struct BookPartInfo {
  BookPart part;
  std::string_view name;       // as authors write it in `role:` and in file names: "title-page"
  std::string_view epub_type;  // "titlepage"; empty for none
  std::string_view role;       // "doc-chapter"; empty where there is none
  std::string_view landmark;   // epub:type of its landmark; empty where it is none
};

const BookPartInfo& info_of(BookPart part);
std::span<const BookPartInfo> book_parts();

// By the author's name for it, an epub:type or a DPUB role without `doc-`; `_` and spaces count as
// `-`.
std::optional<BookPart> find_book_part(std::string_view name);

// Pages that a book shows without a name, as a dedication: without a heading they are not in the
// contents.
bool may_be_nameless(BookPart part);

// Pages that the compiler makes: where the author names them in the contents, but for the cover,
// which is there where there is a cover image.
enum class GeneratedPage : std::uint8_t { title_page, contents, notes, cover };

// The navigation document is the contents page; it lies beside the package document.
inline constexpr char kNavigationHref[] = "nav.xhtml";

struct GeneratedPageInfo {
  GeneratedPage page;
  std::string_view name;  // as the contents of the book file have it
  BookPart part;
  Label title;
  std::string_view href;  // of its document, relative to the package document
  bool may_repeat;        // then each has a name of its own, made of this one
};
const GeneratedPageInfo& info_of(GeneratedPage page);

// By the names of the part that it is.
std::optional<GeneratedPage> find_generated_page(std::string_view name);
// As the contents may have them.
std::vector<std::string_view> generated_page_names();

}  // namespace colophon::vocabulary
