// Walks an XML entry of a finished book once, with expat: names with their namespaces, attributes,
// text, and where each stands. Nothing outside the entry is read, and entities cannot grow it
// beyond measure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::verify::xml {

// The namespaces that publications know.
enum class Space : std::uint8_t {
  none,
  xhtml,
  ops,  // epub:type, epub:switch
  svg,
  mathml,
  xlink,
  xml,
  ssml,
  opf,
  dc,
  container,
  ncx,
  smil,
  other,
};

struct Name {
  Space space = Space::none;
  std::string_view local;
  std::string_view uri;  // of the namespace; empty for none

  bool is(Space in, std::string_view name) const { return space == in && local == name; }
};

struct Attribute {
  Name name;
  std::string_view value;  // normalised, references resolved
};

// An attribute's, with the prefix that its namespace has in schemas: `xml:lang`, `epub:type`; as it
// is where it has none, and `*:name` where nobody knows the namespace.
std::string prefixed(const Name& name);

// Offsets are bytes of the text that is walked. What comes out of an entity that the document
// declares stands where the entity is named.
struct StartTag {
  Name name;
  std::span<const Attribute> attributes;  // without declarations of namespaces
  std::uint32_t begin = 0;                // of `<`
  std::uint32_t end = 0;                  // behind `>`

  // Null where there is none.
  const Attribute* find(Space space, std::string_view local) const;
  const Attribute* find(std::string_view local) const { return find(Space::none, local); }
};

struct EndTag {
  Name name;
  std::uint32_t begin = 0;  // of `</`; behind the tag, and as long as nothing, where it is `<br/>`
  std::uint32_t end = 0;
};

struct Doctype {
  std::string_view name;
  std::string_view public_id;
  std::string_view system_id;
  bool has_external_subset = false;
  bool has_internal_subset = false;
  std::uint32_t begin = 0;
};

struct Declaration {
  std::string_view version;
  std::string_view encoding;
};

// Called in the order of the text; any may be empty. Views live as long as the call.
struct Handlers {
  std::function<void(const StartTag&)> start;
  std::function<void(const EndTag&)> end;
  // A part of a text: they are cut at line ends and references. Comments have none.
  std::function<void(std::string_view text, std::uint32_t begin)> text;
  std::function<void(std::string_view target, std::string_view data, std::uint32_t begin)>
      instruction;
  std::function<void(const Declaration&)> declaration;
  std::function<void(const Doctype&)> doctype;
  std::function<void(std::string_view prefix, std::string_view uri, std::uint32_t begin)>
      namespace_declared;
  // A reference in a text to what only another file can declare.
  std::function<void(std::string_view name, std::uint32_t begin)> skipped_entity;
  // `<!ENTITY name SYSTEM "…">`, which nobody may follow.
  std::function<void(std::string_view name, std::uint32_t begin)> external_entity;
};

// Why a text is no well-formed XML with namespaces, and its first place that shows it; or that it
// is too deep to go on.
struct Malformed {
  std::string message;  // "`</b>` closes <i>, which is open": as a diagnostic's
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_bound = false;  // one of ours; the text was well-formed so far
};

// `text` is UTF-8 without a byte-order mark, whatever its declaration says, and shorter than
// 2 GiB. What stands before the place that is malformed has been handed over.
std::optional<Malformed> walk(std::string_view text, const Handlers& handlers);

// Where an attribute stands: the name, and the value between its quotes.
struct AttributePlace {
  std::uint32_t begin = 0;
  std::uint32_t name_end = 0;
  std::uint32_t value_begin = 0;
  std::uint32_t value_end = 0;
};

// Of each of the tag's attributes, in their order, into `places`, which is emptied before. One that
// is not written in the tag (an entity or the document type has it) stands where the tag does.
void locate_attributes(std::string_view text, const StartTag& tag,
                       std::vector<AttributePlace>& places);

// How the bytes of an entry are to be read.
struct Decoded {
  enum class Encoding : std::uint8_t { utf8, utf16, other };
  // What offsets refer to: valid UTF-8 without a byte-order mark. A view of `bytes`, or of
  // `converted` where they are something else.
  std::string_view text;
  Encoding encoding = Encoding::utf8;
  std::string name;       // of an encoding that is not UTF-8
  bool has_mark = false;  // a byte-order mark says which it is
  // The first place of `text` whose bytes are not in the encoding, if any.
  std::optional<std::uint32_t> invalid;
};

// By the byte-order mark, else by the declaration. `converted` keeps what is not UTF-8 already.
Decoded decode(std::string_view bytes, std::string& converted);

}  // namespace colophon::verify::xml
