// What keeps a text from being XML, at its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colophon::resources {

struct XmlFault {
  std::string message;   // "`<g>` is never closed"; empty for none
  std::size_t at = 0;    // in bytes; npos where no place can be told
  std::size_t size = 1;  // of what is wrong
};

// The first character, tag or attribute that no XML parser takes (XML 1.0 section 3.1): a tag that
// is not closed in its turn, given twice, or has no value; a second root. What can be written anew
// without a loss, such as `--` in a comment, is no fault; references are not looked at.
XmlFault find_xml_fault(std::string_view xml);

// The end of a DOCTYPE that starts at `at`, behind its `>`; npos where it has none.
std::size_t doctype_end(std::string_view xml, std::size_t at);

// The attribute `name` of the tag whose own name begins at `tag`, with its value and quotes. Its
// size is 0 where the tag has none.
struct AttributePlace {
  std::size_t at = 0;
  std::size_t size = 0;
};
AttributePlace find_attribute(std::string_view xml, std::size_t tag, std::string_view name);

}  // namespace colophon::resources
