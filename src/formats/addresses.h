// Addresses (RFC 3986; https://url.spec.whatwg.org/ for what is a mistake), those that an author
// writes and those of a finished book.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colophon {

// "https", or empty for a relative reference.
std::string_view scheme_of(std::string_view address);
// Of lower case. What is of others a browser hands to another program (EPUBCheck's HTM-025 has a
// list, too: those that IANA calls permanent, and what pages use).
bool is_registered_scheme(std::string_view scheme);
// Whether a host follows the scheme: http, ftp.
bool has_host(std::string_view scheme);

// Why it is no valid address, as a clause: "it has a space in it"; empty where it is one. What
// EPUBCheck reports as RSC-020, and hosts that no browser would open. Of a relative one only the
// characters can be wrong.
std::string problem_of_address(std::string_view address);
// The same of what is behind the scheme that has a host: `//user@host:80/…`.
std::string problem_of_host(std::string_view rest);
// Whether it is an absolute one without a problem.
bool is_valid_address(std::string_view address);

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

// The media type of `data:`, in lower case and without its parameters.
std::string type_of_data(std::string_view address);

// Valid UTF-8 of valid UTF-8: escapes that do not make it so, and %00, stay as they are.
std::string percent_decode(std::string_view text);
// A path with everything percent-encoded that a URL's path may not hold; '/' and non-ASCII letters
// stay.
std::string percent_encode_path(std::string_view path);
// An address whose characters are all such as one may have: browsers read others, checkers do not.
std::string escape_address(std::string_view address);

}  // namespace colophon
