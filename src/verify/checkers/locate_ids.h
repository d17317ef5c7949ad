// Where in a document the ids stand that the contents lead to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace colophon::verify {

inline constexpr std::uint32_t kUnknownPlace = 0xFFFFFFFF;

// Sets the place of each of `ids` that is found in a tag of `text`; one look at every byte.
void locate_ids(std::string_view text, std::unordered_map<std::string, std::uint32_t>& ids);

}  // namespace colophon::verify
