// Which chapter a link means, by all the names that the tools people come from give to a file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/book.h"

namespace colophon::passes {

// Fills the look-up tables from the paths of the documents.
void index_chapters(Book& book);

class ChapterFinder {
 public:
  ChapterFinder(const Document& from, const Book& book);

  struct Found {
    std::size_t document = 0;
    bool other_case = false;  // its name is written with other capitals, or with backslashes
  };

  // `href` is a relative reference with a path. In this order: the file itself (`a.md`); the page
  // made of it (`a.html`, `a`, `a/`, a folder for its README or index); the same seen from a page
  // that is a folder of its own, as Jekyll and Hugo have it (`../b/`); for `/guide/b/` the chapter
  // whose path ends so; a chapter's id (bookdown); the file, whatever its capitals; the same with
  // the backslashes of Windows for slashes.
  std::optional<Found> find(std::string_view href) const;

  // A note's name as Obsidian and wikis have it: without folder or extension, whatever its
  // capitals, a hyphen for each space or not. Of several the nearest.
  std::optional<std::size_t> find_note(std::string_view name) const;

 private:
  std::optional<Found> find_written(std::string_view href) const;
  std::optional<std::size_t> at(const std::string& path) const;
  std::optional<std::size_t> ending_with(std::string_view stem) const;
  std::optional<std::size_t> with_id(const std::string& path) const;

  const Book& book_;
  std::string folder_;
  std::string page_;  // the file's own name as a folder
};

}  // namespace colophon::passes
