#include "resources/image_packer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "resources/svg.h"

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

}  // namespace

const PackedImage& ImagePacker::pack(const std::string& path, AskedBy by, Span span) {
  const auto [known, is_new] = by_path_.try_emplace(path);
  if (is_new || known->second.href.empty()) known->second = make(path, by, span);
  return known->second;
}

PackedImage ImagePacker::make(const std::string& path, AskedBy by, Span span) {
  Opened opened;
  if (!find(path, by, span, opened.size) || !open(path, span, opened)) return {};
  PackedImage packed;
  // By the type it has, not by the one its name says (EPUBCheck PKG-022).
  packed.href = names_.claim("images/", path, image::extension(opened.info.type));
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
  } else {
    resource.content = DiskFile{folder_.on_disk(path), opened.size};
  }
  resources_.push_back(std::move(resource));
  return packed;
}

bool ImagePacker::find(const std::string& path, AskedBy by, Span span, std::uint64_t& size) {
  // The cover is named by the book file, which may name what it likes.
  if (by != AskedBy::cover && !folder_.contains(path)) {
    diags_.report(Code::outside_book, span, path).hint = "move it into the folder of the book";
    return false;
  }
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
  size = info->size;
  if (size > 0) return true;
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
  std::optional<image::Info> info = image::probe(*bytes);
  if (!info) {
    diags_.report(Code::unknown_image, span, path).hint =
        "convert it to JPEG, PNG, GIF, WebP or SVG";
    return false;
  }
  if (const std::uint64_t more = wanted(*info, opened.size); more > 0) {
    bytes = read_start(**file, more);
    if (bytes) info = image::probe(*bytes);
  }
  if (!info || (info->type != image::Type::svg && (info->width == 0 || info->height == 0))) {
    report_damage(path, span, "the file is cut short");
    return false;
  }
  opened.info = *info;
  return info->type != image::Type::svg || read_svg(path, span, opened);
}

bool ImagePacker::read_svg(const std::string& path, Span span, Opened& opened) {
  if (opened.size > kLargestSvg) {
    report_damage(path, span, "an SVG of this size is more than readers can draw");
    return false;
  }
  Result<std::string> bytes = folder_.files().read(folder_.on_disk(path));
  if (!bytes) {
    report_unreadable(path, span, bytes.failure());
    return false;
  }
  CleanSvg svg = clean_svg(std::move(*bytes));
  if (!svg.problem.empty()) {
    report_damage(path, span, svg.problem);
    return false;
  }
  for (const SvgRemoval& removal : svg.removals) {
    switch (removal.kind) {
      case SvgRemoval::Kind::element:
        diags_.report(Code::removed_element, span, removal.name);
        break;
      case SvgRemoval::Kind::attribute:
        diags_.report(Code::removed_attribute, span, removal.name, removal.element);
        break;
      case SvgRemoval::Kind::reference:
        diags_.report(Code::svg_reference, span, path, removal.name).hint =
            "embed what it refers to in the SVG";
        break;
    }
  }
  if (const std::optional<image::Info> info = image::probe(svg.bytes)) opened.info = *info;
  opened.bytes = std::move(svg.bytes);
  return true;
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
  diags_.report(Code::unreadable_resource, span, path, reason_of(failure));
}

void ImagePacker::report_damage(const std::string& path, Span span, const std::string& reason) {
  diags_.report(Code::damaged_image, span, path, reason).hint =
      "save it anew with the program that made it";
}

}  // namespace colophon::resources
