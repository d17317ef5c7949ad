// What the attributes of an EPUB content document may say (HTML standard, ARIA in HTML, EPUB
// Structural Semantics Vocabulary 1.1, as EPUBCheck 5.3 holds books against them).
#pragma once

#include <string_view>

namespace colophon::vocabulary {

// Whether the value has the form its attribute must have. Attributes of free text allow anything;
// languages, addresses and style are judged elsewhere.
bool is_value_allowed(std::string_view element, std::string_view attribute, std::string_view value);

// Whether an element may have the role; `is_link` says that an `a` has an address, which leaves it
// fewer. Deprecated roles are not allowed.
bool is_role_allowed(std::string_view element, bool is_link, std::string_view role);

// Whether an element of a content document may have this epub:type.
bool is_structural_semantics(std::string_view epub_type);

// Whether an attribute of a drawing holds names and words, and is never read as CSS, as
// presentation attributes and the values of animations are (SVG 2 section 6.6).
bool holds_words(std::string_view attribute);

// Whether the words of a list separated by single spaces include `word`.
bool has_word(std::string_view words, std::string_view word);

}  // namespace colophon::vocabulary
