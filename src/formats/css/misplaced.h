// What neither a value nor the condition of an at-rule may hold, though css-syntax-3 gives both any
// tokens: EPUBCheck, and readers with grammars as old, make a fault of the whole sheet of it.
#pragma once

#include <cstdint>
#include <string>

#include "formats/css/tokens.h"

namespace colophon::css {

// The first such token of the range, in brackets or not; its end where there is none.
std::uint32_t find_misplaced(const Tokens& tokens, TokenRange range);

// Where it ends, in bytes: `~=` is two tokens.
std::uint32_t end_of_misplaced(const Tokens& tokens, std::uint32_t at);

// Whether it harms no more than its declaration, which all readers, and EPUBCheck, pass over.
bool is_passed_over(const Tokens& tokens, std::uint32_t at);

// As a message has it.
std::string quote_misplaced(const Tokens& tokens, std::uint32_t at);

}  // namespace colophon::css
