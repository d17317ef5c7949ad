// One image after another from the disk into the book.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "formats/image.h"
#include "model/assets.h"
#include "model/publication.h"
#include "resources/book_folder.h"
#include "resources/package_names.h"
#include "resources/svg.h"

namespace colophon::resources {

// Who asks for an image: it decides what a missing one is called.
enum class AskedBy : std::uint8_t { chapter, cover, style_sheet };

class ImagePacker {
 public:
  // SVG images are sources, too, as far as there is anything to say of them.
  ImagePacker(BookFolder& folder, PackageNames& names, Sources& sources, Diagnostics& diags)
      : folder_(folder), names_(names), sources_(sources), diags_(diags) {}

  // The image with this path, relative to the book's root, packed now or before. What cannot be
  // packed has no href and is reported wherever it is asked for, so that one run names all places.
  const PackedImage& pack(const std::string& path, AskedBy by, Span span);

  // Those packed, in order of first use.
  std::vector<Resource>& resources() { return resources_; }
  std::map<std::string, PackedImage>& by_path() { return by_path_; }

 private:
  struct Opened {
    image::Info info;
    FileInfo seen;
    std::string bytes;  // of an SVG the whole, cleaned
    SourceMap source_map;
  };
  PackedImage make(const std::string& path, AskedBy by, Span span);
  void report_format(const std::string& path, Span span, image::Type type, const std::string& href);
  bool find(const std::string& path, AskedBy by, Span span, FileInfo& seen);
  bool open(const std::string& path, Span span, Opened& opened);
  bool read_svg(const std::string& path, Span span, Opened& opened);
  void report_missing(const std::string& path, AskedBy by, Span span);
  void report_unreadable(const std::string& path, Span span, const Failure& failure);
  Diagnostic& report_damage(const std::string& path, Span span, const std::string& reason);
  SourceId add_source(const std::string& path, const CleanSvg& svg);

  BookFolder& folder_;
  PackageNames& names_;
  Sources& sources_;
  Diagnostics& diags_;
  std::map<std::string, PackedImage> by_path_;
  std::map<std::string, SourceId> svg_sources_;
  std::uint64_t kept_ = 0;  // bytes of sources that nothing was said of
  std::vector<Resource> resources_;
};

}  // namespace colophon::resources
