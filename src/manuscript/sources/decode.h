// Which encoding a file is in, and its text in UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colophon::manuscript {

struct Decoded {
  std::string text;  // UTF-8, but for the bytes that the encoding does not have
  // The first byte of each encoding::kUnmappable in `text`, in order; empty where the file is UTF-8
  // and `text` holds the bytes as they are.
  std::vector<unsigned char> unmappable;
  std::string encoding = "UTF-8";
  bool is_guess = false;  // the encoding is only what the bytes look like
};

// Believes, in this order: a byte-order mark (it is taken off); the look of UTF-16 without one;
// bytes that are UTF-8 and hold more than ASCII; `named`, an encoding that ICU knows, or empty;
// and then, where most of what is not ASCII is not UTF-8 either, ICU's guess. What remains is UTF-8
// in which a few bytes went astray.
Decoded decode(std::string bytes, std::string_view named);

}  // namespace colophon::manuscript
