// A media overlay: which part of a document is read aloud when (EPUB 3.3 section 9).
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "verify/documents/document.h"

namespace colophon::verify {

// What the overlay speaks of and what it plays.
std::vector<Reference> read_overlay(std::string_view bytes, Diagnostics& findings);

}  // namespace colophon::verify
