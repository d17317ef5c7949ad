// The OCF abstract container: named files in order, each with the bytes that the archive will hold.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

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
  SourceMap source_map;  // of a document or style sheet: written line and column -> manuscript
  Span span = {};        // what puts it into the book; nowhere for what every book has
};

// Where an entry of a finished book came from, for telling an author what others find in it.
struct EntryOrigin {
  std::string name;
  std::uint64_t size = 0;   // bytes, before compression
  std::uint32_t crc32 = 0;  // of them; 0 where `file` is copied
  SourceMap source_map;
  Span span;         // as in Entry
  std::string file;  // the author's file that it is a copy of; empty for what was made
};

// In the order of the entries, whose bytes are freed.
std::vector<EntryOrigin> take_origins(std::vector<Entry> entries);

}  // namespace colophon
