// HTML as people write it, read by the rules of the HTML standard (WHATWG, through gumbo).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::html {

struct Attribute {
  std::string name;  // lower case, but for SVG and MathML as their standards spell it
  std::string value;
  std::uint32_t begin = 0;  // of the name in the input, in bytes
  std::uint32_t end = 0;    // behind the value
};

enum class Namespace : std::uint8_t { html, svg, mathml };

// A node in document order. An element's children follow it until the first node that is not
// deeper.
struct Node {
  enum class Kind : std::uint8_t { element, text, comment } kind = Kind::text;
  Namespace name_space = Namespace::html;
  std::uint32_t depth = 0;
  std::string text;  // an element's name, a text's characters, a comment's text
  std::vector<Attribute> attributes;
  std::uint32_t begin = 0;  // of the start tag or text in the input; where the parser made it up,
                            // of what made it do so
  std::uint32_t end = 0;    // behind the start tag or the text
  bool made_up = false;     // not in the input: an implied <tbody>, a re-opened <b>
};

struct Problem {
  std::uint32_t offset = 0;
  std::string message;    // "`</b>` closes nothing"
  std::uint32_t end = 0;  // behind what is left out of the text; 0 where nothing is
  std::string hint = {};  // how to mend it, where that is not to close every tag in its turn
};

struct Fragment {
  std::vector<Node> nodes;
  std::vector<Problem>
      problems;  // where the structure is not as written: unclosed, crossing and stray tags
};

// Parses a fragment as if inside <body>. Nesting deeper than `max_depth` is flattened, with a
// problem.
Fragment parse_fragment(std::string_view input, std::size_t max_depth = 256);

// Where a tag or comment begins that the input does not finish, and which would take what follows
// the input with it; npos where all are finished.
std::size_t find_unfinished(std::string_view input);
// What to say of it.
std::string unfinished_message(std::string_view rest);

// A single tag as CommonMark passes it: `<b class="x">`, `</b>`, `<br/>`.
struct Tag {
  std::string name;  // lower case
  bool is_end = false;
  bool is_self_closing = false;
  std::vector<Attribute> attributes;  // offsets within the tag
  std::vector<Attribute> repeated;    // those whose names came before; they do not count
  std::size_t too_many = 0;           // where the first of those begins that are passed over, or 0
};
// Comments, declarations, processing instructions and what is no tag give an empty name.
Tag parse_tag(std::string_view input);

bool is_void(std::string_view element);  // br, img, hr ...

// The character of a named or numeric reference's inside (`amp`, `#233`, `#xE9`), or empty.
std::string decode_reference(std::string_view inside);

}  // namespace colophon::html
