// Bytes at the door: whatever a file holds, the text behind this header is valid UTF-8 with '\n' at
// the line ends and without the characters that XML forbids.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/source.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

// A place in the cleaned text where something stood that cannot stay, U+FFFD now.
struct Blemish {
  enum class Kind : std::uint8_t { not_utf8, control_character };

  Kind kind = Kind::not_utf8;
  std::size_t begin = 0;  // bytes of the cleaned text
  std::size_t end = 0;
  unsigned value = 0;  // the first byte that is not UTF-8, or the code point
};

struct CleanText {
  std::string text;
  std::vector<Blemish> blemishes;          // in order; the first of each kind, where there are many
  std::array<std::size_t, 2> counts = {};  // of all, by kind
  bool is_no_text = false;                 // a photograph, an archive: nothing else of it is told
  std::string encoding;                    // that the bytes were in: "UTF-8"
  bool is_guess = false;                   // nobody named the encoding, and it is not UTF-8
};

// Decodes the bytes (manuscript/sources/decode.h has the order of judgement; `encoding` is the one
// that somebody named, or empty), makes every line end '\n' (from CR, LF, CR LF, mixed as they may
// be) and replaces what the encoding does not have and what XML 1.0 section 2.2 forbids.
CleanText clean_text(std::string bytes, std::string_view encoding = {});

// Reads and cleans the file at `path`, relative to the working directory, and reports its
// blemishes: at most 20 of a kind, the last of which says how many more there are. A file that is
// not UTF-8 and whose encoding nobody named is reported once, and read as what it probably is. What
// is no text at all is reported once and read as an empty file.
Result<SourceId> open_source(const std::string& path, LoadContext& context);

}  // namespace colophon::manuscript
