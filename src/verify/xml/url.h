// Addresses in a finished book: what they lead to, seen from the entry that has them (EPUB 3.3
// #sec-container-iri, the URL Standard).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colophon::verify {

struct Url {
  enum class Kind : std::uint8_t {
    local,   // a file of the archive
    remote,  // anything with a scheme, or a host
    data,
    file,
    broken,  // leads nowhere
  };
  Kind kind = Kind::local;
  std::string scheme;    // lower case; of local ones empty
  std::string address;   // of remote ones: without the fragment, in the form that equal ones share
  std::string path;      // of local ones: from the archive's root, decoded
  std::string fragment;  // as it is written, without `#`
  bool has_fragment = false;
  bool has_query = false;  // of local ones
  bool leaves = false;     // a local one that leads out of the archive
  std::string problem;     // why it is no valid address, as a clause; empty where it is
};

// `base` is the path of the entry that has the address, or what base_of() makes of it.
Url resolve(std::string_view base, std::string_view address);

// What addresses are relative to where an `xml:base` or a <base> in it changes `base`.
std::string base_of(std::string_view base, std::string_view address);

}  // namespace colophon::verify
