// The elements of SVG 1.1 that books draw with, as EPUBCheck 5.3 holds the drawings of EPUB 2
// against them.
#pragma once

#include <string_view>

#include "vocabulary/schema.h"

namespace colophon::vocabulary {

const Schema& legacy_svg_schema();

// Filters, fonts and animations: the rest of SVG, which nobody judges.
bool is_other_drawing(std::string_view name);

}  // namespace colophon::vocabulary
