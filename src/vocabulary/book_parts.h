// The parts a book has, and how EPUB and DPUB-ARIA name them (reference: EPUB Structural Semantics
// Vocabulary 1.1, DPUB-ARIA 1.1, EPUB Type to ARIA Role Authoring Guide 1.1).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

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

// Pages that the compiler makes where the author names them in the contents.
enum class GeneratedPage : std::uint8_t { title_page, contents, notes };
std::optional<GeneratedPage> find_generated_page(std::string_view name);
std::span<const std::string_view> generated_page_names();

}  // namespace colophon::vocabulary
