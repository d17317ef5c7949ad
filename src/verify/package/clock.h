// Durations and points in time of media overlays (SMIL 3.0 clock values).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace colophon::verify {

// In milliseconds; none where it is no clock value.
std::optional<std::int64_t> read_clock(std::string_view value);

}  // namespace colophon::verify
