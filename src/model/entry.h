// The OCF abstract container: named files in order, each with the bytes that the archive will hold.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/source_map.h"
#include "model/publication.h"

namespace colophon {

// Bytes as they stand in the archive.
struct Packed {
  std::string bytes;
  bool deflated = false;
  std::uint64_t size = 0;   // before compression
  std::uint32_t crc32 = 0;  // of the bytes before compression
};

struct Entry {
  std::string name;  // in the archive: "EPUB/text/press.xhtml"
  std::variant<Packed, DiskFile> content;
  SourceMap source_map;  // of a content document: written line and column -> manuscript
};

}  // namespace colophon
