#include "passes/common/addresses.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/addresses.h"
#include "model/markup.h"

namespace colophon::passes {

std::string_view trim(std::string_view text) { return ascii::trim(text, " \t\n\f\r"); }

bool is_remote(std::string_view href) {
  const Destination destination = leads_where(href);
  return destination != Destination::here && destination != Destination::file;
}

namespace {

// `%FF` and `%00` are no characters of a name: such a text stays as it was written.
std::string decode(std::string_view text) {
  std::string decoded = percent_decode(text);
  const bool has_control = std::any_of(decoded.begin(), decoded.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (has_control || utf8::find_invalid(decoded) != std::string::npos) return std::string(text);
  return decoded;
}

// `{{ site.baseurl }}/a` and the like: where a site lies, its generator says; a book has no such
// place.
std::string_view without_site(std::string_view href) {
  if (!href.starts_with("{{")) return href;
  const std::size_t end = href.find("}}");
  return end == href.npos ? href : href.substr(end + 2);
}

std::string_view without_leading_slashes(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of('/'), text.size()));
}

}  // namespace

LocalAddress read_address(std::string_view href, std::string_view folder) {
  LocalAddress address;
  if (const std::size_t hash = href.find('#'); hash != href.npos) {
    address.has_fragment = true;
    address.fragment = unicode::nfc(decode(href.substr(hash + 1)));
    href = href.substr(0, hash);
  }
  href = without_site(href.substr(0, href.find('?')));
  const std::string decoded = unicode::nfc(decode(href));
  if (decoded.empty()) return address;
  address.written = decoded;
  address.path = path::is_absolute(decoded) ? path::normalise(without_leading_slashes(decoded))
                                            : path::join(folder, decoded);
  return address;
}

std::string relative_href(std::string_view from, std::string_view to) {
  std::size_t common = 0;  // behind the last slash that both have
  for (std::size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i) {
    if (from[i] == '/') common = i + 1;
  }
  const auto up = std::count(from.begin() + static_cast<std::ptrdiff_t>(common), from.end(), '/');
  std::string href;
  for (std::ptrdiff_t i = 0; i < up; ++i) href += "../";
  href += to.substr(common);
  return href;
}

pugi::xml_attribute image_source(pugi::xml_node node) {
  if (is_element(node, "img")) return node.attribute("src");
  if (!is_element(node, "image")) return {};
  const pugi::xml_attribute href = node.attribute("href");
  return href ? href : node.attribute("xlink:href");
}

}  // namespace colophon::passes
