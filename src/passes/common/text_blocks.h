// The text of a tree, block by block: what a reader takes for one line of thought, however many
// inline elements it runs through.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace colophon::passes {

// A part of a block, in order.
struct TextRun {
  enum class Kind {
    text,     // `node` is a text node
    literal,  // an element whose text is no prose: code, mathematics, an address that shows itself
    object,   // an element that stands in the line as a thing: an image
    line_break,
  };
  Kind kind = Kind::text;
  pugi::xml_node node;
};

// Walks a tree. References to notes and what leads back from notes are no part of the text.
class TextBlocks {
 public:
  explicit TextBlocks(pugi::xml_node root) : root_(root), at_(root) {}

  // The next block that has any runs; false at the end. `runs` is emptied first.
  bool next(std::vector<TextRun>& runs);

 private:
  bool advance(bool into);

  pugi::xml_node root_;
  pugi::xml_node at_;
};

// The nearest element around a run that is a block.
pugi::xml_node block_of(pugi::xml_node node);

// The text of a literal run appended to `out`.
void append_literal(pugi::xml_node literal, std::string& out);

}  // namespace colophon::passes
