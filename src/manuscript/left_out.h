// What lies beside a book and is not in it.
#pragma once

#include <span>
#include <string>

#include "manuscript/reading.h"

namespace colophon::manuscript {

// One note for all of these files, relative to the root: an author who forgot a chapter sees its
// name, one who did not is not told twice.
void report_left_out(std::span<const std::string> paths, Reading& reading);

}  // namespace colophon::manuscript
