// Lists of selectors, which are what stands before the block of a rule.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "formats/css/tree.h"

namespace colophon::css {

// The selectors between the commas.
std::vector<TokenRange> selectors_of(const Tokens& tokens, TokenRange prelude);

// The first thing in a list of selectors, blanks behind it included, that EPUB's checkers, which
// know level 3 (selectors-3), take for a mistake: its place and message. Of a list without any,
// `comments` gets those that stand where only white space may. To EPUBCheck those of @keyframes are
// of the same kind.
enum class SelectorKind : std::uint8_t { elements, keyframes };
std::optional<Fault> find_selector_fault(const Tokens& tokens, TokenRange prelude,
                                         SelectorKind kind, std::vector<Fault>& comments);

}  // namespace colophon::css
