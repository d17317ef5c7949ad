// What the names of files and folders say of a book whose contents nobody wrote.
#pragma once

#include <string>
#include <string_view>

#include "model/manuscript.h"

namespace colophon::manuscript {

// Behind the number that puts a file or folder in its place: "02 The Pass" -> "The Pass". A name
// that is nothing but a number is left as it is.
std::string_view without_number(std::string_view name);

// In lower case, with `-` for `_`, without extension.
std::string plain_name(std::string_view path);

// Whether a file of a repository tells of the book and is not in it: README, LICENSE.
bool is_about_the_book(std::string_view path);

// Whether a folder holds what an author keeps beside the book: research, templates.
bool is_beside_the_book(std::string_view folder);

// Whether a file is the page that stands for its folder: index, _index or README.
bool is_index(std::string_view path);

// What a folder's name says of the chapters in it: `frontmatter`, `appendices`.
void apply_folder_name(std::string_view folder, ContentsItem& item);

// Where a file without a number stands among its neighbours: below 0 for the parts that begin a
// book, a preface or title page, in their order, above it for those that end one.
int place_among(std::string_view path);

// The same as the matter that it belongs to.
Matter matter_of_place(int place);

// A folder's name as a title: "on-salt" -> "On salt".
std::string title_of_folder(std::string_view folder);

}  // namespace colophon::manuscript
