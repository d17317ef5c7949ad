// Where the lists of the navigation document lead. The lists themselves are judged with it as a
// document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "verify/xml/url.h"

namespace colophon::verify {

struct NavigationLink {
  Url url;
  std::string address;  // as it is written
  Span place;
};

struct Navigation {
  std::vector<NavigationLink> contents;  // of the `toc` list, in its order
};

// `path` is the document's. Reports links that leave the book (EPUB 3.3 #sec-nav).
Navigation read_navigation(std::string_view bytes, std::string_view path, Diagnostics& findings);

}  // namespace colophon::verify
