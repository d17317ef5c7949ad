// The bytes of a style sheet or an XML file as text.
#pragma once

#include <string>

namespace colophon::resources {

// UTF-8 with '\n' for every line end and no byte-order mark, from UTF-8, UTF-16 with its mark, or
// what an @charset at the very beginning names (css-syntax-3, section 3.2). Bytes that are none of
// it stay as they are.
std::string decode_sheet(std::string bytes);

// The same of an XML file, whose encoding its XML declaration names (XML 1.0 section 4.3.3).
std::string decode_xml(std::string bytes);

}  // namespace colophon::resources
