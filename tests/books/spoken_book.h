// A book of what colophon does not write: read aloud, with a drawing as a page, with a font that is
// obfuscated. It is valid.
#pragma once

#include <vector>

#include "support/archive.h"

namespace colophon::test {

std::vector<ArchiveEntry> spoken_book();

}  // namespace colophon::test
