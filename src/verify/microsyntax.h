// The forms that values of the metadata have: dates, language tags, names, media types. Written
// anew beside those of formats/, so that no mistake is made twice.
#pragma once

#include <string_view>

namespace colophon::verify {

// W3C-DTF: a year, a month, a day, or a time, whose zone may be missing.
bool is_date(std::string_view text);
// CCYY-MM-DDThh:mm:ssZ, in digits only.
bool is_modification_time(std::string_view text);
// Well-formed by RFC 5646, section 2.1; whether its subtags exist is not asked.
bool is_language_tag(std::string_view text);
// What XML Schema takes for one: letters and digits in parts of eight.
bool is_schema_language(std::string_view text);
// A name without a colon.
bool is_ncname(std::string_view text);
bool is_nmtoken(std::string_view text);
// Of SMIL 3.0: 0:32:29.5, 02:30 or 54s.
bool is_clock_value(std::string_view text);
bool is_media_type(std::string_view text);

}  // namespace colophon::verify
