// Images, media and style sheets as they are packed: what documents lead to beside one another.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace colophon {

struct PackedImage {
  // Relative to the package document, "images/map.svg"; empty where it cannot be packed.
  std::string href;
  std::uint32_t width = 0;  // pixels, 0 for unknown
  std::uint32_t height = 0;
  bool is_animated = false;
};

// A sound, film or track.
struct PackedMedia {
  std::string href;        // within the package, or `data:`; empty where it cannot be packed
  std::string media_type;  // "audio/mpeg"
};

struct Assets {
  std::map<std::string, PackedImage> images;  // by path in the manuscript: every one asked for
  std::map<std::string, PackedMedia> media;
  PackedImage cover;                // no href for none
  std::vector<std::string> styles;  // hrefs of the sheets that every document links, in order
};

}  // namespace colophon
