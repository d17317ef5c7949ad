// Every element of an XHTML content document of EPUB 2, where it may stand, what it may hold and
// which attributes it has: XHTML 1.1 with the modules that OPS 2.0.1 takes of it (section 2.2; no
// forms, no ruby), as EPUBCheck 5.3 holds books against it.
#pragma once

#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

enum class LegacyForm : std::uint8_t {
  anything,
  one_of,    // `words`, with a `|` between them
  language,  // of XML Schema
  name,      // of XML, without a colon
  names,
  token,
  tokens,
};

struct LegacyAttribute {
  LegacyForm form = LegacyForm::anything;
  std::string_view words = {};
};

// What an element may hold besides its parts.
enum class LegacyHolds : std::uint8_t {
  nothing,
  text,
  inlines,  // and text
  flow,     // blocks, inlines and text
  blocks,   // one at least, or one of the parts
};

struct LegacyElement {
  bool is_block = false;
  bool is_inline = false;
  LegacyHolds holds = LegacyHolds::nothing;
  // Its own children as of DocumentElement, and `name+`, once at least.
  std::string_view parts = {};
  bool in_sequence = false;  // the parts stand in that order, and before anything else
  // `name`, `name=word|word` or `name:form`, with a space between them.
  std::string_view attributes = {};
  std::string_view required = {};  // names among those
  bool has_core = true;            // id, class, title, style
  bool has_language = true;        // lang, xml:lang, dir
};

// Null for a name that XHTML 1.1 does not have, or OPS 2.0.1 does not take.
const LegacyElement* legacy_element(std::string_view name);

// An attribute that is in no namespace; false where the element cannot have it.
bool find_legacy_attribute(const LegacyElement& element, std::string_view name,
                           LegacyAttribute& found);

// A name of a character that the document type of XHTML 1.1 declares: `nbsp`.
bool is_legacy_entity(std::string_view name);

}  // namespace colophon::vocabulary
