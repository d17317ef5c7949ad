// Writes trees as XML: XHTML that XML and HTML parsers read alike, and plain XML for the package's
// own documents.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "base/source_map.h"
#include "base/span_map.h"

namespace colophon::xml {

struct Written {
  std::string text;      // UTF-8 with an XML declaration; ends with a line end
  SourceMap source_map;  // empty where no spans were given
};

// An XHTML content document: `<!DOCTYPE html>`, void elements as `<br/>`, all others with an end
// tag, block elements on lines of their own, white space inside a paragraph or `pre` as it is in
// the tree.
Written write_xhtml(pugi::xml_node html, const SpanMap* spans = nullptr);

// Any other XML (package document, NCX, container.xml): indented by two spaces, empty elements
// self-closed. Elements with text have no space added.
Written write_xml(pugi::xml_node root, const SpanMap* spans = nullptr);

// `text` with & < > escaped, and " too for attributes. Characters that XML forbids are left out.
void escape_text(std::string& out, std::string_view text);
void escape_attribute(std::string& out, std::string_view text);

}  // namespace colophon::xml
