// What the fuzz targets share. Each is a function that libFuzzer calls with bytes; linked with
// replay.cpp instead of libFuzzer, it is called once with every file of its corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace colophon::fuzz {

// What must hold for any input whatever.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

// The bytes as the text of a source: the loader lets nothing else through.
inline std::string source_text(const std::uint8_t* data, std::size_t size) {
  std::string text =
      utf8::replace_invalid(std::string_view(reinterpret_cast<const char*>(data), size));
  std::erase_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; });
  return text;
}

}  // namespace colophon::fuzz
