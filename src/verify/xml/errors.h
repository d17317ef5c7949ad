// Says in plain words what expat found wrong with a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/diagnostics.h"
#include "verify/xml/xml.h"

namespace colophon::verify::xml {

// `code` is an XML_Error; `at` is the byte of `text` where it was seen; `open` are the places of
// the start tags of the elements that were open.
Malformed describe_error(std::string_view text, int code, std::size_t at,
                         std::span<const std::uint32_t> open);

// Reports it; where it is a bound of ours, as what was not examined.
void report(const Malformed& malformed, Diagnostics& findings);

}  // namespace colophon::verify::xml
