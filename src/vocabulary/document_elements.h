// Every element of an XHTML content document, where it may stand and what it may hold: the whole of
// what EPUBCheck 5.3 accepts. And of every element that an author may write, these and the obsolete
// ones, what becomes of it: what the compiler writes lies within what a finished book may have.
#pragma once

#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

// What an element may hold besides its parts.
enum class Holds : std::uint8_t {
  nothing,
  text,
  phrasing,
  flow,
  transparent,  // what its parent may hold
  anything,     // scripts, styles, templates
  metadata,     // <head>
};

// How the parts stand.
enum class Order : std::uint8_t {
  any,
  sequence,  // in the order of the table, and before anything else
  caption,   // <figure>: first or last
  groups,    // <dl>: terms, then descriptions, again and again; or groups of them
  ruby,      // bases, then annotations, again and again
};

// What becomes of an author's element.
enum class Treatment : std::uint8_t {
  keep,
  rename,   // obsolete, with a successor: center, tt, strike
  convert,  // something else says the same in a book: details, font, iframe
  unwrap,   // its content stays
  remove,   // goes with its content: script, style, form controls
};

// What an element in a manuscript holds while it is put in order.
enum class Content : std::uint8_t {
  none,         // void: br, img
  phrasing,     // p, h1, span, em
  flow,         // div, section, li
  transparent,  // what its parent may hold: a, ins, del
  structured,   // only certain children: ul, table, dl, ruby
};

struct DocumentElement {
  bool in_flow = false;
  bool in_phrasing = false;  // and in flow then
  bool in_head = false;
  Holds holds = Holds::nothing;
  // Its own children, with a space between them: `name?` once at most, `name!` once, `name*` any
  // number; `a|b` stand in the same place. Scripts and templates stand beside them.
  std::string_view parts = {};
  Order order = Order::any;

  // Of a manuscript's.
  Treatment treatment = Treatment::keep;
  bool is_inline = false;  // phrasing, or a part of what is: in a paragraph
  Content content = Content::flow;
  std::string_view successor = {};        // of a renamed one: "div"
  std::string_view successor_class = {};  // "center"
  bool is_xhtml = true;                   // a finished document may have it
};

// Null for a name that XHTML does not have.
const DocumentElement* document_element(std::string_view name);

// The same with obsolete elements, and SVG's and MathML's roots.
const DocumentElement* written_element(std::string_view name);

// A name with a hyphen, which its author made (HTML section 4.13.2); it may stand anywhere.
bool is_custom_element(std::string_view name);

// The part of `parts` that `name` is: its place there, or -1.
struct Part {
  int place = -1;
  char count = '*';
};
Part find_part(std::string_view parts, std::string_view name);

}  // namespace colophon::vocabulary
