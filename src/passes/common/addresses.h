// Addresses as authors write them in links and images, and as documents of the book write them.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace colophon::passes {

// A relative reference taken apart and decoded, in Normalisation Form C.
struct LocalAddress {
  std::string path;     // normalised, relative to the book's root; empty for the file itself
  std::string written;  // the path as it was typed
  std::string fragment;
  bool has_fragment = false;
};

// `href` has no scheme; a path is relative to `folder`, one with a leading slash to the root. A
// query is dropped: it asks a server, and a book has none.
LocalAddress read_address(std::string_view href, std::string_view folder);

std::string_view trim(std::string_view text);

// Whether the address has a scheme or a host of its own.
bool is_remote(std::string_view href);

// From one file to another, both relative to the same folder: text/a.xhtml, images/b.png ->
// ../images/b.png.
std::string relative_href(std::string_view from, std::string_view to);

// The attribute that says what an <img> or an SVG <image> shows; null for any other node.
pugi::xml_attribute image_source(pugi::xml_node node);

}  // namespace colophon::passes
