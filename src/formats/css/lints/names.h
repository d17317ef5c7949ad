// The names of CSS: which properties there are.
#pragma once

#include <string_view>

namespace colophon::css {

// `name` in lower case. Prefixed and custom properties are none.
bool is_property(std::string_view name);

// The only property that a slip of the pen can have made `name` of; empty where there is none, or
// more than one.
std::string_view meant_property(std::string_view name);

// Whether it is a property that older readers do not know and without which a page falls apart.
bool is_new_property(std::string_view name);

}  // namespace colophon::css
