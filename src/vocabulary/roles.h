// ARIA as EPUBCheck 5.3 holds books against it: which states and properties an element may have in
// its role. Which role it may have is for is_role_allowed in attributes.h.
#pragma once

#include <functional>
#include <string_view>

namespace colophon::vocabulary {

// Whether an element that has this role, or none (empty), may have the `aria-…` attribute.
bool is_aria_allowed(std::string_view element, std::string_view role, std::string_view attribute);

bool is_aria_value_allowed(std::string_view attribute, std::string_view value);

// The first state that the role cannot do without and that `has` denies, named without `aria-`;
// empty where there is none.
std::string_view missing_aria(std::string_view role,
                              const std::function<bool(std::string_view)>& has);

// doc-endnote and doc-biblioentry: allowed on list items and on what takes any role, with a
// warning.
bool is_deprecated_role(std::string_view role);
bool is_deprecated_role_allowed(std::string_view element, bool is_link);

}  // namespace colophon::vocabulary
