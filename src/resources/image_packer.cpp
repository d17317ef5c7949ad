#include "resources/image_packer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/disk/outside.h"
#include "base/path.h"
#include "resources/report_svg.h"
#include "resources/sheet_text.h"
#include "resources/svg.h"
#include "vocabulary/attributes.h"

namespace colophon::resources {
namespace {

// Headers lie in the first part of a file, but for photographs with a film in their metadata.
constexpr std::uint64_t kFirstPart = 256u << 10;
constexpr std::uint64_t kLargestHeader = 16u << 20;
// Only the whole of an animation tells that it is one.
constexpr std::uint64_t kLargestAnimation = 8u << 20;
constexpr std::uint64_t kLargestSvg = 64u << 20;

// Up to `limit` bytes from the start of a file.
Result<std::string> read_start(InputFile& file, std::uint64_t limit) {
  std::string bytes(static_cast<std::size_t>(std::min(file.size(), limit)), '\0');
  Result<std::size_t> count = file.read(0, bytes.data(), bytes.size());
  if (!count) return count.failure();
  bytes.resize(*count);
  return bytes;
}

// How much more than the first part has to be read to know the image; 0 for no more.
std::uint64_t wanted(const image::Info& info, std::uint64_t size) {
  if (size <= kFirstPart) return 0;
  switch (info.type) {
    case image::Type::svg:
      return 0;  // read as a whole elsewhere
    case image::Type::gif:
    case image::Type::webp:
      return size <= kLargestAnimation ? size : 0;
    case image::Type::jpeg:
    case image::Type::png:
      return info.width == 0 ? kLargestHeader : 0;
  }
  return 0;
}

// Drawings are kept as they were read, so that what other checkers say of them has a line there;
// those of a book that is all drawings are not.
constexpr std::uint64_t kMostKept = 16u << 20;
constexpr std::uint64_t kTail = 64u << 10;

// Whether the last bytes of a file are those of an image of its type: what was cut off while it was
// copied or fetched lacks them. Programs put things of their own behind.
bool has_end(image::Type type, std::string_view tail) {
  switch (type) {
    case image::Type::png:
      return tail.find("IEND") != tail.npos;
    case image::Type::jpeg:
      return tail.find("\xFF\xD9") != tail.npos;
    case image::Type::gif:
    case image::Type::webp:
    case image::Type::svg:
      return true;
  }
  return true;
}

// The ends of names that say of what format an image is.
struct NamedFormat {
  std::string_view extensions;
  std::string_view called;
};
NamedFormat format_of(image::Type type) {
  switch (type) {
    case image::Type::jpeg:
      return {".jpg .jpeg .jpe .jfif", "a JPEG image"};
    case image::Type::png:
      return {".png .apng", "a PNG image"};
    case image::Type::gif:
      return {".gif", "a GIF image"};
    case image::Type::webp:
      return {".webp", "a WebP image"};
    case image::Type::svg:
      return {".svg", "an SVG image"};
  }
  return {};
}

// Whether the name says that it is an image of another format.
bool is_misnamed(const std::string& path, image::Type type) {
  constexpr std::string_view kImages =
      ".jpg .jpeg .jpe .jfif .png .apng .gif .webp .svg .bmp .tif .tiff .avif .heic .svgz";
  const std::string extension = path::extension_of(path);
  return vocabulary::has_word(kImages, extension) &&
         !vocabulary::has_word(format_of(type).extensions, extension);
}

}  // namespace

const PackedImage& ImagePacker::pack(const std::string& path, AskedBy by, Span span) {
  const auto [known, is_new] = by_path_.try_emplace(path);
  if (is_new || known->second.href.empty()) known->second = make(path, by, span);
  return known->second;
}

PackedImage ImagePacker::make(const std::string& path, AskedBy by, Span span) {
  Opened opened;
  if (!find(path, by, span, opened.seen) || !open(path, span, opened)) return {};
  PackedImage packed;
  // By the type it has, not by the one its name says (EPUBCheck PKG-022).
  packed.href = names_.claim("images/", path, image::extension(opened.info.type));
  report_format(path, span, opened.info.type, packed.href);
  packed.width = opened.info.width;
  packed.height = opened.info.height;
  packed.is_animated = opened.info.animated;
  Resource resource;
  resource.href = packed.href;
  resource.media_type = image::media_type(opened.info.type);
  resource.is_cover_image = by == AskedBy::cover;
  resource.span = span;
  if (opened.info.type == image::Type::svg) {
    resource.content = std::move(opened.bytes);
    resource.source_map = std::move(opened.source_map);
  } else {
    resource.content = DiskFile{folder_.on_disk(path), opened.seen.size, opened.seen};
  }
  resources_.push_back(std::move(resource));
  return packed;
}

void ImagePacker::report_format(const std::string& path, Span span, image::Type type,
                                const std::string& href) {
  const std::string_view called = format_of(type).called;
  if (is_misnamed(path, type))
    diags_.report(Code::other_format, span, path, called, path::name_of(href));
  if (type == image::Type::webp) {
    diags_.report(Code::unportable_image, span, path, called).hint =
        "Kindle, Apple Books and Google Play want JPEG or PNG";
  }
}

bool ImagePacker::find(const std::string& path, AskedBy by, Span span, FileInfo& seen) {
  const Result<FileInfo> info = folder_.files().info(folder_.on_disk(path));
  if (!info) {
    if (info.failure().kind == FailureKind::not_found) {
      report_missing(path, by, span);
    } else {
      report_unreadable(path, span, info.failure());
    }
    return false;
  }
  if (info->is_folder) {
    diags_.report(Code::folder_as_file, span, path);
    return false;
  }
  seen = *info;
  if (seen.size > 0) return true;
  report_damage(path, span, "the file is empty");
  return false;
}

bool ImagePacker::open(const std::string& path, Span span, Opened& opened) {
  Result<std::unique_ptr<InputFile>> file = folder_.files().open(folder_.on_disk(path));
  Result<std::string> bytes =
      file ? read_start(**file, kFirstPart) : Result<std::string>(file.failure());
  if (!bytes) {
    report_unreadable(path, span, bytes.failure());
    return false;
  }
  const bool is_wide = bytes->starts_with("\xFF\xFE") || bytes->starts_with("\xFE\xFF");
  std::optional<image::Info> info = image::probe(is_wide ? decode_xml(*bytes) : *bytes);
  if (!info) {
    diags_.report(Code::unknown_image, span, path).hint =
        "convert it to JPEG, PNG, GIF, WebP or SVG";
    return false;
  }
  if (const std::uint64_t more = wanted(*info, opened.seen.size); more > 0) {
    bytes = read_start(**file, more);
    if (bytes) info = image::probe(*bytes);
  }
  if (!info || (info->type != image::Type::svg && (info->width == 0 || info->height == 0))) {
    report_damage(path, span, "the file is cut short");
    return false;
  }
  // Of a large GIF the end of its first frame may lie behind what was read.
  const bool is_judged = info->type != image::Type::gif || opened.seen.size <= bytes->size();
  if (info->is_broken && is_judged) {
    report_damage(path, span, "no program can show what it begins with");
    return false;
  }
  const std::uint64_t tail_begin = opened.seen.size > kTail ? opened.seen.size - kTail : 0;
  std::string tail(static_cast<std::size_t>(opened.seen.size - tail_begin), '\0');
  const Result<std::size_t> read = (*file)->read(tail_begin, tail.data(), tail.size());
  if (read && !has_end(info->type, std::string_view(tail).substr(0, *read))) {
    report_damage(path, span, "the file is cut short");
    return false;
  }
  opened.info = *info;
  return info->type != image::Type::svg || read_svg(path, span, opened);
}

bool ImagePacker::read_svg(const std::string& path, Span span, Opened& opened) {
  if (opened.seen.size > kLargestSvg) {
    report_damage(path, span, "an SVG of this size is more than readers can draw");
    return false;
  }
  Result<std::string> bytes = folder_.files().read(folder_.on_disk(path));
  if (!bytes) {
    report_unreadable(path, span, bytes.failure());
    return false;
  }
  CleanSvg svg = clean_svg(std::move(*bytes));
  const bool is_silent = svg.problem.empty() && svg.removals.empty();
  if (is_silent) kept_ += svg.text.size();
  if (!is_silent || kept_ <= kMostKept) {
    const SourceId source = add_source(path, svg);
    report_svg(svg, {path, source, span}, diags_);
    for (SourceMapEntry& entry : svg.source_map) entry.span.source = source;
    opened.source_map = std::move(svg.source_map);
  }
  if (!svg.problem.empty()) return false;
  if (const std::optional<image::Info> info = image::probe(svg.bytes)) opened.info = *info;
  opened.bytes = std::move(svg.bytes);
  return true;
}

// What is asked for again is judged again; it is one file all the same.
SourceId ImagePacker::add_source(const std::string& path, const CleanSvg& svg) {
  const auto known = svg_sources_.find(path);
  if (known != svg_sources_.end()) return known->second;
  return svg_sources_.emplace(path, sources_.add(folder_.on_disk(path), svg.text)).first->second;
}

void ImagePacker::report_missing(const std::string& path, AskedBy by, Span span) {
  std::string hint = folder_.suggest(path, span);
  switch (by) {
    case AskedBy::chapter:
      diags_.report(Code::missing_image, span, path).hint = std::move(hint);
      return;
    case AskedBy::cover:
      diags_.report(Code::missing_cover, span, path).hint = std::move(hint);
      return;
    case AskedBy::style_sheet:
      diags_.report(Code::missing_css_resource, span, path).hint = std::move(hint);
      return;
  }
}

void ImagePacker::report_unreadable(const std::string& path, Span span, const Failure& failure) {
  if (is_outside(failure)) return report_outside(span, path, failure, diags_);
  diags_.report(Code::unreadable_resource, span, path, reason_of(failure));
}

Diagnostic& ImagePacker::report_damage(const std::string& path, Span span,
                                       const std::string& reason) {
  Diagnostic& diagnostic = diags_.report(Code::damaged_image, span, path, reason);
  diagnostic.hint = "save it anew with the program that made it";
  return diagnostic;
}

}  // namespace colophon::resources
