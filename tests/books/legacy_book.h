// A book of EPUB 2, which colophon reads and does not write: small, valid, with something of all
// that OPS 2.0.1 has.
#pragma once

#include <vector>

#include "support/archive.h"

namespace colophon::test {

std::vector<ArchiveEntry> legacy_book();

}  // namespace colophon::test
