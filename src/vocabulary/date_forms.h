// Dates and durations as the `datetime` attributes of HTML have them (HTML standard section 2.3.5).
#pragma once

#include <string_view>

namespace colophon::vocabulary {

// On <ins> and <del>: `2024-05-31`, or with a time.
bool is_date_or_datetime(std::string_view value);

// On <time>: those, and `2024`, `2024-05`, `05-31`, `2024-W22`, `14:30`, durations (`P3D`, `4h
// 2m`).
bool is_moment_or_duration(std::string_view value);

}  // namespace colophon::vocabulary
