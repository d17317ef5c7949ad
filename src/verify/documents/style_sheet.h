// Judges a style sheet and gathers what it refers to, with a tokenizer of verify's own (CSS Syntax
// Level 3, section 4).
#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "verify/documents/document.h"

namespace colophon::verify {

// `css` is UTF-8. Findings and references are at its offsets. `kind` is of the document that has
// the style, or of the style sheet: EPUB 2 forbids no properties.
DocumentFacts judge_style_sheet(std::string_view css, DocumentKind kind, Diagnostics& findings);

// Of a style sheet that is a file without a byte-order mark: `@charset "…"` at its very start.
void judge_charset(std::string_view css, Diagnostics& findings);

// The same of a `style` attribute, which holds declarations alone.
DocumentFacts judge_declarations(std::string_view css, DocumentKind kind, Diagnostics& findings);

// What a value, or a style attribute that nobody judges, would load: of Reference::Kind::loaded.
DocumentFacts gather_loaded(std::string_view css);

}  // namespace colophon::verify
