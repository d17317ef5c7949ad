// `colophon explain`: what there is to say of a code, for a terminal of 80 columns.
#pragma once

#include <string>

#include "base/diagnostics.h"

namespace colophon::cli {

// The message as registered, with `…` for what it is about: "image `…` is not in the manuscript".
std::string message_of(Code code);

// All of it: message, why, how to mend it, what --lenient does, a wrong and a right example, and
// what it pre-empts. Ends with a line end.
std::string explain(Code code);

// Every code with its severity and message, a line each, in the order of the registry.
std::string list_codes();

}  // namespace colophon::cli
