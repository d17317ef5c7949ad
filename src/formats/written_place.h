// Lines and columns of a text while it is written, for its source map.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/source_map.h"

namespace colophon::xml {

// Line and column of the end of a text that grows; each byte is looked at once.
class WrittenPlace {
 public:
  SourceMapEntry count(std::string_view text, Span span) {
    std::size_t begin = counted_;
    while (const void* found = std::memchr(text.data() + begin, '\n', text.size() - begin)) {
      begin = static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1;
      ++line_;
      column_ = 1;
    }
    std::uint32_t units = 0;
    for (const char c : text.substr(begin)) {
      const auto byte = static_cast<unsigned char>(c);
      // A unit for each lead byte, another for those outside the Basic Multilingual Plane.
      units += static_cast<std::uint32_t>((byte & 0xC0u) != 0x80u) +
               static_cast<std::uint32_t>(byte >= 0xF0u);
    }
    column_ += units;
    counted_ = text.size();
    return {line_, column_, span};
  }

 private:
  std::size_t counted_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace colophon::xml
