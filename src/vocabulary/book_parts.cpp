#include "vocabulary/book_parts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace colophon::vocabulary {

namespace {

// In the order of the enumeration. A type that has a role is never written without it, and no
// partition (frontmatter, bodymatter, backmatter) has one.
constexpr BookPartInfo kParts[] = {
    {BookPart::none, "", "", "", ""},
    {BookPart::cover, "cover", "cover", "", "cover"},
    {BookPart::half_title_page, "half-title-page", "halftitlepage", "", ""},
    {BookPart::title_page, "title-page", "titlepage", "", "titlepage"},
    {BookPart::copyright_page, "copyright-page", "copyright-page", "", "copyright-page"},
    {BookPart::imprint, "imprint", "imprint", "", ""},
    {BookPart::dedication, "dedication", "dedication", "doc-dedication", ""},
    {BookPart::epigraph, "epigraph", "epigraph", "doc-epigraph", ""},
    {BookPart::contents, "contents", "toc", "doc-toc", "toc"},
    {BookPart::foreword, "foreword", "foreword", "doc-foreword", ""},
    {BookPart::preface, "preface", "preface", "doc-preface", ""},
    {BookPart::introduction, "introduction", "introduction", "doc-introduction", ""},
    {BookPart::acknowledgments, "acknowledgments", "acknowledgments", "doc-acknowledgments", ""},
    {BookPart::prologue, "prologue", "prologue", "doc-prologue", ""},
    {BookPart::volume, "volume", "volume", "", ""},
    {BookPart::part, "part", "part", "doc-part", ""},
    {BookPart::chapter, "chapter", "chapter", "doc-chapter", ""},
    {BookPart::conclusion, "conclusion", "conclusion", "doc-conclusion", ""},
    {BookPart::epilogue, "epilogue", "epilogue", "doc-epilogue", ""},
    {BookPart::afterword, "afterword", "afterword", "doc-afterword", ""},
    {BookPart::appendix, "appendix", "appendix", "doc-appendix", ""},
    {BookPart::endnotes, "endnotes", "endnotes", "doc-endnotes", "endnotes"},
    {BookPart::glossary, "glossary", "glossary", "doc-glossary", "glossary"},
    {BookPart::bibliography, "bibliography", "bibliography", "doc-bibliography", "bibliography"},
    {BookPart::index, "index", "index", "doc-index", "index"},
    {BookPart::colophon, "colophon", "colophon", "doc-colophon", ""},
    {BookPart::credits, "credits", "credits", "doc-credits", ""},
    {BookPart::errata, "errata", "errata", "doc-errata", ""},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(kParts); ++i) {
    if (static_cast<std::size_t>(kParts[i].part) != i) return false;
  }
  return std::size(kParts) == static_cast<std::size_t>(BookPart::errata) + 1;
}
static_assert(in_order(), "info_of() looks a part up by its number");

struct Synonym {
  std::string_view name;
  BookPart part;
};

// What authors call the parts beside their names and types.
constexpr Synonym kSynonyms[] = {
    {"about-this-edition", BookPart::colophon},
    {"acknowledgement", BookPart::acknowledgments},
    {"acknowledgements", BookPart::acknowledgments},
    {"acknowledgment", BookPart::acknowledgments},
    {"after-word", BookPart::afterword},
    {"annex", BookPart::appendix},
    {"appendices", BookPart::appendix},
    {"appendixes", BookPart::appendix},
    {"bastard-title", BookPart::half_title_page},
    {"copyright", BookPart::copyright_page},
    {"copyrights", BookPart::copyright_page},
    {"corrigenda", BookPart::errata},
    {"cover-page", BookPart::cover},
    {"end-notes", BookPart::endnotes},
    {"epilog", BookPart::epilogue},
    {"half-title", BookPart::half_title_page},
    {"halftitle", BookPart::half_title_page},
    {"intro", BookPart::introduction},
    {"literature", BookPart::bibliography},
    {"notes", BookPart::endnotes},
    {"postface", BookPart::afterword},
    {"prolog", BookPart::prologue},
    {"references", BookPart::bibliography},
    {"table-of-contents", BookPart::contents},
    {"title", BookPart::title_page},
    {"works-cited", BookPart::bibliography},
};

std::string normalised(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_' || c == ' ') c = '-';
  }
  return result;
}

constexpr auto kGeneratedPages = std::to_array<GeneratedPageInfo>({
    {GeneratedPage::title_page, "title-page", BookPart::title_page, Label::title_page,
     "text/title-page.xhtml", false},
    {GeneratedPage::contents, "contents", BookPart::contents, Label::contents, kNavigationHref,
     false},
    {GeneratedPage::notes, "notes", BookPart::endnotes, Label::notes, "text/endnotes.xhtml", true},
    {GeneratedPage::cover, "cover", BookPart::cover, Label::cover, "text/cover.xhtml", false},
});

}  // namespace

std::string_view partition(Matter matter) {
  switch (matter) {
    case Matter::front:
      return "frontmatter";
    case Matter::body:
      return "bodymatter";
    case Matter::back:
      return "backmatter";
  }
  return "bodymatter";
}

const BookPartInfo& info_of(BookPart part) { return kParts[static_cast<std::size_t>(part)]; }

std::span<const BookPartInfo> book_parts() { return kParts; }

std::optional<BookPart> find_book_part(std::string_view name) {
  const std::string wanted = normalised(name);
  std::string_view key = wanted;
  if (key.starts_with("doc-")) key.remove_prefix(4);
  if (key.empty()) return std::nullopt;
  for (const BookPartInfo& info : kParts) {
    if (key == info.name || key == info.epub_type) return info.part;
  }
  const auto* synonym = std::find_if(std::begin(kSynonyms), std::end(kSynonyms),
                                     [key](const Synonym& entry) { return entry.name == key; });
  if (synonym != std::end(kSynonyms)) return synonym->part;
  // A book has one preface but several appendices: `appendix-a`, `appendix-2-sources`.
  if (key.starts_with("appendix-") && key.size() > 9) return BookPart::appendix;
  return std::nullopt;
}

const GeneratedPageInfo& info_of(GeneratedPage page) {
  return kGeneratedPages[static_cast<std::size_t>(page)];
}

std::optional<GeneratedPage> find_generated_page(std::string_view name) {
  const std::optional<BookPart> part = find_book_part(name);
  for (const GeneratedPageInfo& info : kGeneratedPages) {
    if (part == info.part && info.page != GeneratedPage::cover) return info.page;
  }
  return std::nullopt;
}

std::vector<std::string_view> generated_page_names() {
  std::vector<std::string_view> names;
  for (const GeneratedPageInfo& info : kGeneratedPages) {
    if (info.page != GeneratedPage::cover) names.push_back(info.name);
  }
  return names;
}

bool may_be_nameless(BookPart role) {
  switch (role) {
    case BookPart::cover:
    case BookPart::half_title_page:
    case BookPart::title_page:
    case BookPart::copyright_page:
    case BookPart::imprint:
    case BookPart::dedication:
    case BookPart::epigraph:
    case BookPart::contents:
      return true;
    case BookPart::none:
    case BookPart::foreword:
    case BookPart::preface:
    case BookPart::introduction:
    case BookPart::acknowledgments:
    case BookPart::prologue:
    case BookPart::volume:
    case BookPart::part:
    case BookPart::chapter:
    case BookPart::conclusion:
    case BookPart::epilogue:
    case BookPart::afterword:
    case BookPart::appendix:
    case BookPart::endnotes:
    case BookPart::glossary:
    case BookPart::bibliography:
    case BookPart::index:
    case BookPart::colophon:
    case BookPart::credits:
    case BookPart::errata:
      return false;
  }
  return false;
}

}  // namespace colophon::vocabulary
