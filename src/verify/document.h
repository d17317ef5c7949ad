// Judges one content document of a finished book and gathers what the rest of the book has to know
// of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace colophon::verify {

// An address in a document or style sheet, as it is written.
struct Reference {
  enum class Kind : std::uint8_t {
    hyperlink,    // a, area, SVG a
    citation,     // cite=
    image,        // img, SVG image, input, CSS images
    media,        // audio, video, source, track
    frame,        // iframe, embed, object
    style_sheet,  // link, @import, xml-stylesheet
    font,         // in @font-face
    script,
    drawing,  // SVG use and the like, which need a fragment
  };
  Kind kind = Kind::hyperlink;
  std::string target;       // entities resolved, else as it is written
  std::uint32_t begin = 0;  // of the address in the entry's bytes
  std::uint32_t end = 0;
  std::string type;           // of a `type` attribute
  bool has_fallback = false;  // something else is shown where this cannot be
};

struct DocumentFacts {
  bool is_well_formed = true;
  std::vector<std::string> ids;  // sorted
  std::vector<Reference> references;
  bool has_svg = false;  // inline
  bool has_mathml = false;
  bool is_scripted = false;  // scripts that run, forms
  bool has_switch = false;
};

enum class DocumentKind : std::uint8_t { xhtml, navigation, svg, style_sheet };

// Findings are spans of `bytes`, in the source that `findings` calls SourceId{0}. Nothing is kept
// of `bytes`.
DocumentFacts judge_document(std::string_view bytes, DocumentKind kind, Diagnostics& findings);

}  // namespace colophon::verify
