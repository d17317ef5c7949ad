// Taking things out of a style sheet without moving the rest.
#pragma once

#include <string>
#include <string_view>

#include "formats/css/css.h"

namespace colophon::css {

// A url() becomes `none` or, as one of several sources of a font, goes with its comma; an @import
// goes with its statement. All else stays at its offset.
void blank_reference(std::string& text, const Reference& reference);

// Escapes in `data:` what no address may have; whether that changed anything.
bool escape_data(std::string& text);

// The condition of an @import: "print and (color)"; empty for none.
std::string_view import_condition(std::string_view text, const Reference& reference);

// What stands around an imported sheet that has a condition: @media, and @supports where it asks
// for that. A cascade layer has no place in books and is left out.
struct ImportFrame {
  std::string before;
  std::string after;
};
ImportFrame frame_of_import(std::string_view condition);

}  // namespace colophon::css
