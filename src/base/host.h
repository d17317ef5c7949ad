// The host of an address on the network.
#pragma once

#include <string_view>

namespace colophon {

// Whether browsers could ask for this host: a name that Unicode TS #46 can map to ASCII, or an IPv6
// number in brackets. UTF-8, with its escapes resolved. Signs that strict parsers refuse in names,
// EPUBCheck's among them, are refused here too.
bool is_host(std::string_view host);

}  // namespace colophon
