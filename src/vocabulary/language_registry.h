// The IANA Language Subtag Registry: which subtags there are, and which have a newer name.
#pragma once

#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

enum class SubtagKind : std::uint8_t { language, extended, script, region, variant };

// Everything here is asked in lower case. Those for private use count as registered.
bool is_registered(SubtagKind kind, std::string_view subtag);

// What the registry has in place of a deprecated subtag, in its usual case; empty for others.
std::string_view preferred_subtag(SubtagKind kind, std::string_view subtag);

// The same of a whole tag: "zh-min-nan" is "nan".
std::string_view preferred_tag(std::string_view tag);

}  // namespace colophon::vocabulary
