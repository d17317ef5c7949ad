// Dates of metadata, without the C library, whose functions ask the time zone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colophon {

enum class Zone : std::uint8_t { needed, optional };

// A date as W3C-DTF allows in dc:date: 2024, 2024-05, 2024-05-31, or with a time and its zone,
// which many leave out.
bool is_w3c_date(std::string_view text, Zone zone = Zone::needed);
// The same of a date as people write it in English, `May 2, 1998`, `2 May 1998`, `May 1998`, or of
// one with a time behind it, `1998-05-02 10:00`; empty for any other.
std::string read_written_date(std::string_view text);
// "2024-05-31T10:00:00Z" from seconds since 1970, and back from exactly that form or a date alone;
// -1 for another form.
std::string format_utc(long long seconds);
long long parse_utc(std::string_view text);

}  // namespace colophon
