// The words a reader sees, for comparing two readings of one text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

struct Words {
  std::vector<std::string> body;   // in order
  std::vector<std::string> notes;  // those of footnotes
};

// Runs of letters, digits and marks in NFC; an ideograph is one by itself.
std::vector<std::string> split_words(std::string_view text);

// A word goes on through <em>, and ends at a block, a line break, an image, <sup> or <sub>. The
// numbers of note references and the ways back from notes are no words.
Words words_of_chapter(pugi::xml_node body, pugi::xml_node notes);

// Where the words of `^[a note]` are: among the notes, or in the text as if it were none.
enum class InlineNotes : std::uint8_t { in_notes, in_text };

// As words_of_chapter, the notes as they are referred to: in the order of references, again for
// each, and not those that nothing refers to.
Words words_of_references(pugi::xml_node body, pugi::xml_node notes, InlineNotes inline_notes);

// Of the documents of a book in the order of the archive, but for those of these names.
std::vector<std::string> words_of_book(const std::filesystem::path& epub,
                                       const std::set<std::string>& without);

// Of HTML as pandoc writes it, read by HTML's own rules.
Words words_of_html(std::string_view html);

// "-lost -lost +gained, -lost, in notes +gained" from `theirs` to `ours`, place by place in order,
// so that what was moved is lost at one and gained at another; the first of many, how many there
// are, and a number made of all. Empty where they are equal.
std::string difference(const Words& theirs, const Words& ours);

}  // namespace colophon::test
