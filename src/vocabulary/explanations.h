// What there is to say of each diagnostic beyond its message, for `colophon explain` and
// docs/diagnostics.md.
#pragma once

#include <string_view>

#include "base/diagnostics.h"

namespace colophon::vocabulary {

// Plain texts of one paragraph, but for the examples, which are Markdown, YAML, CSS or a command as
// an author would type them, of any number of lines without a line end at their end.
struct Explanation {
  Code code;
  std::string_view hint;    // how to mend it, lower case without full stop; said where the place
                            // that reports has nothing better; empty where nothing is to be mended
  std::string_view why;     // what it means and what readers would see or lose
  std::string_view repair;  // what `--lenient` does; empty but for errors
  std::string_view wrong;
  std::string_view right;
};

// Null for a code that the tables do not have, of which a test finds none.
const Explanation* explanation_of(Code code);

// How to mend a finding: what is said of this one, or else of its kind; may be empty. It lives as
// long as the diagnostic.
std::string_view hint_of(const Diagnostic& diagnostic);

}  // namespace colophon::vocabulary
