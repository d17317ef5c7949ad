// The notation in which every vocabulary of a book says what its documents may hold: XHTML, XHTML
// 1.1, SVG, MathML, package documents, NCX, containers and media overlays are tables of it.
// verify/xml/content.h judges by them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace colophon::vocabulary {

// What an element counts as, and what may stand in another besides its parts.
using Groups = std::uint32_t;
enum Group : Groups {
  kText = 1U << 0,
  kFlow = 1U << 1,
  kPhrasing = 1U << 2,
  kMetadata = 1U << 3,     // of <head>
  kTransparent = 1U << 4,  // what the parent may hold
  kAnything = 1U << 5,     // scripts, styles, templates
  kBlock = 1U << 6,        // of XHTML 1.1, as is kInline; what holds it alone has one
  kInline = 1U << 7,
  kExpression = 1U << 8,  // of MathML
};
constexpr Groups kFlowContent = kFlow | kText;
constexpr Groups kPhrasingContent = kPhrasing | kText;

// How the parts stand.
enum class Order : std::uint8_t {
  any,
  sequence,  // as they are written, and before anything else
  caption,   // <figure>: first or last
  group,     // <div> in <dl>: terms, then descriptions
  groups,    // <dl>: the same again and again, or groups
  ruby,      // bases, then annotations, again and again
  scripts,   // <mmultiscripts>: behind the first of what it holds
  meaning,   // <semantics>: behind the one that it holds
};

struct ContentModel {
  // Its own children, with a space between them: `name?` once at most, `name!` once, `name+` once
  // at least, `name*` any number; `a|b` stand in the same place, of `a/b` one throughout. A comma
  // says that what comes after stands behind it (Order::sequence). `*:*` is any element of
  // another namespace.
  std::string_view parts = {};
  Groups holds = 0;
  Order order = Order::any;
  std::uint8_t least = 0;  // of children
  bool is_exact = false;   // and no more
};

enum class AttributeForm : std::uint8_t {
  anything,
  never,            // of an element that cannot have what all others can
  one_of,           // `words`
  exact,            // the same with no white space around
  any_case,         // `words`, whose capitals do not count
  itself,           // its own name, or nothing: checked="checked"
  integer,          // XML Schema's integer: -3
  count,            // 0 and above
  positive,         // 1 and above
  number,           // XML Schema's float
  count_number,     // 0 and above
  positive_number,  // above 0
  word,             // one or more characters without white space
  language,         // RFC 3066
  language_or_none,
  language_tag,  // of BCP 47, or nothing
  name,          // of XML, without a colon
  names,
  token,
  tokens,
  filled,  // more than white space
  media_type,
  target,  // a browsing context: a name, or _blank and the like
  frame,   // a name that does not begin with `_`
  map_reference,
  date,  // of <ins> and <del>
  moment,
  sizes,
  charset,
  terms,     // of RDFa, or nothing
  resource,  // of RDFa: an address
  prefixes,  // of RDFa: `name: address`
  clock,     // of SMIL
  // Of MathML.
  length,  // or one of `words`
  padding,
  colour,  // or one of `words`
  decimal,
  character,
  list,     // of `words`
  lengths,  // or `words`
  place,    // one of `words`, and a row
};

struct Attribute {
  std::string_view name;
  AttributeForm form = AttributeForm::anything;
  std::string_view words = {};  // with a `|` between them; `''` stands for nothing
  bool is_required = false;
  bool is_kept = false;  // where an author writes it
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

// Of XHTML alone: an author's element.
struct AuthoredElement {
  Treatment treatment = Treatment::keep;
  bool is_inline = false;  // phrasing, or a part of what is: in a paragraph
  Content content = Content::flow;
  std::string_view successor = {};        // of a renamed one: "div"
  std::string_view successor_class = {};  // "center"
  bool is_xhtml = true;                   // a finished document may have it
};

struct ElementRow {
  std::string_view names;  // with a space between them; of every element where there is none
  ContentModel content = {};
  // With a space between them: `name`, `name@form`, `name=word|word`, or `name~word|word` where
  // capitals do not count, `name@form=word|word` for either. `!` behind the name where it must be
  // there, `+` before it where authors may write it, `-` for one that only all others may have; of
  // `name*` all that begin so. `xml:`, `epub:` and `xlink:` are of those namespaces.
  std::string_view attributes = {};
  Groups groups = 0;
  AuthoredElement authored = {};
  bool adds = false;  // attributes, to elements of other rows
};

// What attributes say wherever they stand, as behind a name in ElementRow::attributes.
struct ValueRow {
  std::string_view attributes;
  std::string_view form;
};

// One element of one or several rows.
struct Element {
  std::uint64_t key = 0;  // key_of(name)
  std::string_view name = {};
  ContentModel content = {};
  Groups groups = 0;
  AuthoredElement authored = {};
  std::uint16_t first = 0;  // of its attributes
  std::uint16_t end = 0;
};

// What elements are looked up by: the end of a name as a number, in which most names differ.
constexpr std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  for (const char c : name) key = key << 8 | static_cast<unsigned char>(c);
  return key;
}

// Where an element is looked for first among `size` slots, a power of two.
constexpr std::size_t slot_of(std::uint64_t key, std::size_t size) {
  constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
  return static_cast<std::size_t>(key * kGoldenRatio >> 32) & (size - 1);
}

struct Schema {
  std::span<const Element> elements;      // by their keys; the first is the one for all
  std::span<const std::uint16_t> slots;   // of elements, by slot_of; 0 for none
  std::span<const Attribute> attributes;  // of each element as they are written

  // Null for a name that no row has.
  const Element* find(std::string_view name) const;
  std::span<const Attribute> own_attributes(const Element& element) const {
    return attributes.subspan(element.first, element.end - element.first);
  }
  // Null where the element cannot have it. Of null, what all can have.
  const Attribute* find_attribute(const Element* element, std::string_view name) const;
};

// Whether the value has the form. White space around it does not count.
bool has_form(const Attribute& attribute, std::string_view value);

// Which of the parts an element of that name is: its place, or -1.
struct Part {
  int place = -1;
  char count = '*';
  bool is_alone = false;  // of `a/b`
};
Part find_part(std::string_view parts, std::string_view name);
// The names at a place.
std::string_view part_at(std::string_view parts, int place);

}  // namespace colophon::vocabulary
