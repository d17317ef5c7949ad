// The NCX, the contents of EPUB 2 (OPF 2.0.1 section 2.4.1, ANSI/NISO Z39.86-2005 section 8).
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "verify/documents/document.h"

namespace colophon::verify {

// `identifier` is the book's. Returns where the NCX leads to.
std::vector<Reference> read_ncx(std::string_view bytes, std::string_view identifier,
                                Diagnostics& findings);

}  // namespace colophon::verify
