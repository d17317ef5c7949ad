// What pandoc reads in a text and a book has no answer to: citations and LaTeX. Both stay as typed.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/source.h"
#include "markdown/scan/inline_forms.h"
#include "model/dialect.h"

namespace colophon::markdown {

// What was found of a kind in a chapter.
struct UnsupportedSyntax {
  std::size_t count = 0;
  Span first;
};

// The next `@key` in brackets (`[@key, p. 3]`, `[-@key]`), and, where the dialect is pandoc's, the
// next one anywhere; its end is 0 where there is none. `from` is 0 or the end of the last one.
Range find_citation(std::string_view text, std::size_t from, const Dialect& dialect);

// The next command with its braces (`\textsc{`), `\begin{...}` and `\end{...}` among them.
Range find_latex(std::string_view text, std::size_t from);

}  // namespace colophon::markdown
