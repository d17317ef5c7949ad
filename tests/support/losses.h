// Invariant 6 at the arrow of Markdown: no word is lost.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "model/chapter.h"

namespace colophon::test {

// The words of a text that CommonMark alone, without our extensions, would show, and that are
// nowhere in the chapter (neither in its text nor in an attribute) nor where a diagnostic points:
// what is syntax for us is an attribute, and what is left out is said. Words of fewer than four
// bytes are not looked for.
std::vector<std::string> lost_words(std::string_view text, const Sources& sources,
                                    const Chapter& chapter);

}  // namespace colophon::test
