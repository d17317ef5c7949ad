// What is valid CSS and yet harms a book.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::resources {

struct CssRisk {
  enum class Kind : std::uint8_t {
    forbidden,  // a property that EPUB 3.3 #sec-css-req-rs leaves to the text's own `dir`
    modern,     // a function or at-rule over which old readers give up
  } kind = Kind::modern;
  std::string name;       // "direction", "calc()", "@supports"
  std::size_t begin = 0;  // where it is named, in bytes
  std::size_t end = 0;
  std::size_t declaration_end = 0;  // of a forbidden one, its semicolon included
};

// Each place of a forbidden property, and of everything else the first.
std::vector<CssRisk> find_css_risks(std::string_view css);

}  // namespace colophon::resources
