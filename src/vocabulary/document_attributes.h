// Every attribute that an element of an XHTML content document may have, and what it may say: the
// whole of what EPUBCheck 5.3 accepts. Of an author's some are kept, those that a book has a use
// for.
#pragma once

#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

enum class AttributeForm : std::uint8_t {
  anything,
  one_of,           // `words`
  any_case,         // `words`, whose capitals do not count
  itself,           // its own name, or nothing: checked="checked"
  integer,          // XML Schema's integer: -3
  count,            // 0 and above
  positive,         // 1 and above
  number,           // XML Schema's float
  count_number,     // 0 and above
  positive_number,  // above 0
  word,             // one or more characters without white space
  language,         // RFC 3066, or nothing
  filled,           // more than white space
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
};

struct AttributeRule {
  AttributeForm form = AttributeForm::anything;
  std::string_view words = {};  // with a `|` between them; `''` stands for nothing
  bool is_kept = false;         // where an author writes it
};

// Of an attribute in no namespace; null where the element cannot have it. `data-*` is for
// is_custom_data_name, `aria-*` and `role` are for roles.h.
const AttributeRule* document_attribute(std::string_view element, std::string_view attribute);

// Whether the value has the form. White space around it does not count.
bool has_form(const AttributeRule& rule, std::string_view attribute, std::string_view value);

// data-* names: what is behind the hyphen is a name of XML, without capitals (EPUBCheck HTM-061).
bool is_custom_data_name(std::string_view attribute);

// What an element must have, with a space between the names.
std::string_view required_attributes(std::string_view element);

// Whether an element may have epub:type.
bool takes_epub_type(std::string_view element);

}  // namespace colophon::vocabulary
