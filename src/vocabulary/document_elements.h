// Every element of an XHTML content document, where it may stand and what it may hold: the whole of
// what EPUBCheck 5.3 accepts. And of every element that an author may write, these and the obsolete
// ones, what becomes of it: what the compiler writes lies within what a finished book may have.
#pragma once

#include <string_view>

#include "vocabulary/schema.h"

namespace colophon::vocabulary {

// With obsolete elements, and SVG's and MathML's roots.
const Schema& xhtml_schema();

// Null for a name that XHTML does not have.
const Element* document_element(std::string_view name);

// A name with a hyphen, which its author made (HTML section 4.13.2); it may stand anywhere.
bool is_custom_element(std::string_view name);

// Of an attribute in no namespace, or `xml:` and `epub:` ones; null where the element cannot have
// it. Of `aria-*` and `role` roles.h knows more.
const Attribute* document_attribute(std::string_view element, std::string_view attribute);

// data-* names: what is behind the hyphen is a name of XML, without capitals (EPUBCheck HTM-061).
bool is_custom_data_name(std::string_view attribute);

}  // namespace colophon::vocabulary
