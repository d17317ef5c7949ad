// Forms that metadata must have: language tags, dates, identifiers, addresses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colophon {

// A well-formed language tag (BCP 47, RFC 5646 section 2.1 with the grandfathered ones); says
// nothing of whether the subtags are registered, but refuses what people write for one: `english`,
// `en_US`.
bool is_language_tag(std::string_view tag);
// The usual letter case: zh-Hant-TW, en-GB; `_` becomes `-`.
std::string canonical_language(std::string_view tag);
// The primary subtag in lower case: "en" of "en-GB".
std::string primary_language(std::string_view tag);
bool is_right_to_left(std::string_view tag);

// A date as W3C-DTF allows in dc:date: 2024, 2024-05, 2024-05-31, or with a time and zone.
bool is_w3c_date(std::string_view text);
// The same of a date as people write it in English, `May 2, 1998`, `2 May 1998`, `May 1998`, or of
// one with a time behind it, `1998-05-02 10:00`; empty for any other.
std::string read_written_date(std::string_view text);
// "2024-05-31T10:00:00Z" from seconds since 1970, and back from exactly that form or a date alone;
// -1 for another form.
std::string format_utc(long long seconds);
long long parse_utc(std::string_view text);

// Digits with a correct check digit; hyphens and spaces between them are allowed.
bool is_isbn(std::string_view text);
bool is_issn(std::string_view text);
// A prefix of digits and a name behind a slash (ISO 26324): 10.1000/182.
bool is_doi(std::string_view text);

// Addresses (RFC 3986).
std::string_view scheme_of(std::string_view address);  // "https", or empty for a relative reference
// Where an address leads, as browsers read it (URL Standard, section 4.4): spaces and control
// characters around it, tabs and line ends in it mean nothing, and `\` is `/`.
enum class Destination : std::uint8_t {
  here,       // nowhere else: `#part`, or nothing
  file,       // relative: to a file of the book
  data,       // what it names is in it
  elsewhere,  // another computer, or anything else with a scheme
  script,
};
Destination leads_where(std::string_view address);
// Whether readers' software can be expected to know a scheme (EPUBCheck warns of all others,
// HTM-025).
bool is_known_scheme(std::string_view scheme);
// Valid UTF-8 of valid UTF-8: escapes that do not make it so, and %00, stay as they are.
std::string percent_decode(std::string_view text);
// A path with everything percent-encoded that a URL's path may not hold; '/' and non-ASCII letters
// stay.
std::string percent_encode_path(std::string_view path);
// An address whose characters are all such as one may have: browsers read others, checkers do not.
std::string escape_address(std::string_view address);
// Whether an absolute address would pass a strict parser: no spaces, brackets in place, a host
// where one is needed.
bool is_valid_address(std::string_view address);

}  // namespace colophon
