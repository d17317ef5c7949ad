// Judges one content document of a finished book and gathers what the rest of the book has to know
// of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "verify/xml/bounds.h"
#include "vocabulary/svg_parts.h"

namespace colophon::verify {

// An address in a document or style sheet, as it is written.
struct Reference {
  enum class Kind : std::uint8_t {
    hyperlink,    // a, area, SVG a, MathML href
    citation,     // cite=
    image,        // img, SVG image, input, poster, srcset, CSS images
    media,        // audio, video, source, track
    frame,        // iframe, embed, object
    style_sheet,  // link, @import, xml-stylesheet
    font,         // in @font-face
    script,
    drawing,  // SVG use, which needs a fragment
    paint,    // SVG fill and stroke, which need one, too
    other,    // <link>s that are no style sheets, which EPUB exempts
    loaded,   // what no checker of books follows and a device loads all the same
  };
  Kind kind = Kind::hyperlink;
  std::string target;       // entities and escapes resolved, else as it is written
  std::uint32_t begin = 0;  // of the address in the entry's text
  std::uint32_t end = 0;
  std::string type = {};      // of a `type` attribute
  bool has_fallback = false;  // something else is shown where this cannot be
  std::uint32_t base = 0;     // what it is relative to: its number in DocumentFacts::bases, from 1
  std::uint32_t choice = 0;   // of the sources with one number a device plays one; 0 for none
};

// What `xml:base` or <base> says, relative to the one around it; 0 is the document.
struct Base {
  std::string address;
  std::uint32_t outer = 0;
};

struct DocumentFacts {
  bool is_well_formed = true;
  std::vector<std::string> ids;  // sorted, each once
  // Of its ids those that do not name a place.
  std::map<std::string, vocabulary::SvgPart, std::less<>> svg_parts;
  std::vector<Reference> references;
  std::vector<Base> bases;  // none as a rule
  bool has_svg = false;     // inline
  bool has_mathml = false;
  bool is_scripted = false;  // scripts that run, forms
  bool has_switch = false;
  bool has_style = false;          // a style sheet, its own or another
  bool uses_remote = false;        // what may lie on the network, of check_references
  bool is_remote_refused = false;  // what may not, which was said
  bool has_view_box = false;       // of an SVG document, on its root
  bool has_viewport = false;       // <meta name="viewport">: what the first says, and where
  std::string viewport;
  std::uint32_t viewport_begin = 0;
  std::uint32_t viewport_end = 0;
};

// Legacy ones are of EPUB 2: XHTML 1.1, and its style sheets.
enum class DocumentKind : std::uint8_t {
  xhtml,
  navigation,
  svg,
  style_sheet,
  legacy,
  legacy_style_sheet,
};

// Findings are spans of the text in which `xml::decode` (xml.h) reads the bytes, in the source that
// `findings` calls SourceId{0}; they are in the order of that text. Nothing is kept of `bytes`.
DocumentFacts judge_document(std::string_view bytes, DocumentKind kind, FactBudget& budget,
                             Diagnostics& findings);
// The same of a document alone.
DocumentFacts judge_document(std::string_view bytes, DocumentKind kind, Diagnostics& findings);

}  // namespace colophon::verify
