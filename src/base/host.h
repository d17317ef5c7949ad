// What the addresses of a network are made of (https://url.spec.whatwg.org/).
#pragma once

#include <string_view>

namespace colophon {

// Whether browsers could ask for this host: a name that Unicode TS #46 can map to ASCII, or an IPv6
// number in brackets. UTF-8, with its escapes resolved. Signs that strict parsers refuse in names,
// EPUBCheck's among them, are refused here too.
bool is_host(std::string_view host);

// Whether an address may have a character beyond ASCII as it is: a URL code point, but for the
// specials at the end of the first plane, which EPUBCheck takes for none.
bool is_url_character(char32_t c);

}  // namespace colophon
