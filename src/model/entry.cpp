#include "model/entry.h"

#include <utility>

namespace colophon {

std::vector<EntryOrigin> take_origins(std::vector<Entry> entries) {
  std::vector<EntryOrigin> origins;
  origins.reserve(entries.size());
  for (Entry& entry : entries) {
    EntryOrigin& origin = origins.emplace_back();
    origin.name = std::move(entry.name);
    origin.source_map = std::move(entry.source_map);
    origin.span = entry.span;
    if (const Packed* packed = std::get_if<Packed>(&entry.content)) {
      origin.size = packed->size;
      origin.crc32 = packed->crc32;
    } else {
      auto& file = std::get<DiskFile>(entry.content);
      origin.size = file.size;
      origin.file = std::move(file.path);
    }
  }
  return origins;
}

}  // namespace colophon
