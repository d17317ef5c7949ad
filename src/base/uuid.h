// Name-based identifiers.
#pragma once

#include <string>
#include <string_view>

namespace colophon {

// A version 5 UUID (RFC 9562, SHA-1) of `name` in the namespace of URLs, in lower case with
// hyphens.
std::string uuid_v5_url(std::string_view name);

// Whether the text is a UUID in its usual form, of any version.
bool is_uuid(std::string_view text);

}  // namespace colophon
