// What of a Markdown text is written for the compiler or the author, and no reader is to see.
#pragma once

#include <string>
#include <string_view>

#include "model/chapter.h"

namespace colophon::test {

// All of it, and at times more: signs are found by themselves, wherever they stand. `chapter` is
// what the text was read into.
std::string unshown(std::string_view text, const Chapter& chapter);

}  // namespace colophon::test
