// The words a reader sees, for comparing two readings of one text.
#pragma once

#include <pugixml.hpp>
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
// Of HTML as pandoc writes it, read by HTML's own rules.
Words words_of_html(std::string_view html);

// "-lost -lost +gained" from `theirs` to `ours`, the first few of many and how many there are;
// "order: word" where the same words come in another order from that word on; empty where they are
// equal.
std::string difference(const Words& theirs, const Words& ours);

}  // namespace colophon::test
