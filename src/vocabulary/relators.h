// MARC relator codes: what somebody did for a book.
#pragma once

#include <span>
#include <string_view>

namespace colophon::vocabulary {

struct Relator {
  std::string_view code;  // "trl"
  std::string_view term;  // "translator", in English
};

std::span<const Relator> relators();  // sorted by code

// By code or English term; empty where there is none.
std::string_view find_relator(std::string_view code_or_term);

}  // namespace colophon::vocabulary
