// Language tags (BCP 47, RFC 5646).
#pragma once

#include <string>
#include <string_view>

namespace colophon {

// Whether the grammar of section 2.1 has the tag, the grandfathered ones among them; says nothing
// of whether the subtags are registered.
bool is_well_formed_language(std::string_view tag);
// The same without what people write for a tag and the grammar has room for: `english`.
bool is_language_tag(std::string_view tag);
// What XML Schema takes for one: letters, and behind hyphens letters and digits, eight at most.
bool is_schema_language(std::string_view tag);
// The usual letter case: zh-Hant-TW, en-GB; `_` becomes `-`.
std::string canonical_language(std::string_view tag);
// The primary subtag in lower case: "en" of "en-GB".
std::string primary_language(std::string_view tag);
bool is_right_to_left(std::string_view tag);

}  // namespace colophon
