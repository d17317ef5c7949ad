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
  keep,    // an element of XHTML
  rename,  // obsolete, with a successor: center, tt, strike
  unwrap,  // not an element: its content stays
  remove,  // goes with its content: script, style, form controls
};

struct ElementInfo {
  std::string_view name;
  Treatment treatment = Treatment::keep;
  bool is_phrasing = false;  // may stand in a paragraph
  Content content = Content::flow;
  std::string_view successor;        // of a renamed one: "div"
  std::string_view successor_class;  // "center"
};

// Nothing is known of an element that is not in HTML (a custom element): it is to be unwrapped.
const ElementInfo& info_of_element(std::string_view name);

// Whether `attribute` may stand on `element`: global ones, aria-*, data-* and the element's own.
bool is_attribute_allowed(std::string_view element, std::string_view attribute);

// Whether `child` may be a child of `parent`, as far as structured elements, interactive nesting
// and headings go.
bool is_child_allowed(std::string_view parent, std::string_view child);

}  // namespace colophon::vocabulary
