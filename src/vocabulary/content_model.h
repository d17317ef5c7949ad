// Which XHTML elements and attributes an EPUB content document may have, and where (HTML standard,
// as EPUBCheck's schemas have it).
#pragma once

#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

// What an element may stand in and hold.
enum class Content : std::uint8_t {
  none,         // void: br, img
  phrasing,     // p, h1, span, em
  flow,         // div, section, li
  transparent,  // what its parent may hold: a, ins, del
  structured,   // only certain children: ul, table, dl, ruby
};

enum class Treatment : std::uint8_t {
  keep,     // an element of XHTML
  rename,   // obsolete, with a successor: center, tt, strike
  convert,  // something else says the same in a book: details, font, iframe
  unwrap,   // not an element: its content stays
  remove,   // goes with its content: script, style, form controls
};

struct ElementInfo {
  Treatment treatment = Treatment::keep;
  bool is_phrasing = false;  // may stand in a paragraph
  Content content = Content::flow;
  std::string_view successor = {};        // of a renamed one: "div"
  std::string_view successor_class = {};  // "center"
};

// Nothing is known of an element that is not in HTML (a custom element): it is to be unwrapped, and
// counts as phrasing. The internal elements of model/chapter.h are kept.
const ElementInfo& info_of_element(std::string_view name);

// Whether `attribute` may stand on `element`: global ones, aria-*, data-*, the element's own, and
// internal ones. Says nothing of SVG and MathML.
bool is_attribute_allowed(std::string_view element, std::string_view attribute);

// Whether `child` may be a child of `parent`: phrasing in phrasing, `li` in lists and lists of
// `li`, the parts of tables, of `dl`, `ruby`, `figure`, `details`. What a transparent parent may
// hold depends on its own parent; here it may hold anything.
bool is_child_allowed(std::string_view parent, std::string_view child);

}  // namespace colophon::vocabulary
