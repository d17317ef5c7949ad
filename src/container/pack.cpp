#include <libdeflate.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "base/memory.h"
#include "container/container.h"
#include "vocabulary/media_types.h"

namespace colophon::container {

namespace {

// The highest level that is still faster than parsing the text was.
constexpr int kLevel = 6;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

// Nothing where the bytes would not get smaller.
std::optional<std::string> deflate(std::string_view bytes) {
  // One for each call: allocating it is 1.5 % of compressing a chapter of 37 kB.
  const Compressor compressor(libdeflate_alloc_compressor(kLevel));
  if (compressor == nullptr) memory::run_out();
  if (bytes.empty()) return std::nullopt;
  const std::size_t room = bytes.size() - 1;
  const auto buffer = std::make_unique_for_overwrite<char[]>(room);
  const std::size_t size =
      libdeflate_deflate_compress(compressor.get(), bytes.data(), bytes.size(), buffer.get(), room);
  if (size == 0) return std::nullopt;
  return std::string(buffer.get(), size);
}

Packed as_it_is(std::string bytes) {
  Packed packed;
  packed.size = bytes.size();
  packed.crc32 = libdeflate_crc32(0, bytes.data(), bytes.size());
  packed.bytes = std::move(bytes);
  return packed;
}

std::optional<Packed> pack_deflated(std::string_view bytes, std::string_view media_type) {
  if (vocabulary::is_compressed(media_type)) return std::nullopt;
  std::optional<std::string> deflated = deflate(bytes);
  if (!deflated) return std::nullopt;
  return Packed{std::move(*deflated), true, bytes.size(),
                libdeflate_crc32(0, bytes.data(), bytes.size())};
}

}  // namespace

Entry store(std::string name, std::string bytes) {
  return {std::move(name), as_it_is(std::move(bytes)), {}};
}

Entry pack(std::string name, std::string_view bytes, std::string_view media_type,
           SourceMap source_map) {
  std::optional<Packed> deflated = pack_deflated(bytes, media_type);
  Packed packed = deflated ? std::move(*deflated) : as_it_is(std::string(bytes));
  return {std::move(name), std::move(packed), std::move(source_map)};
}

Entry pack(Resource resource) {
  std::string name = kPackageFolder + resource.href;
  if (auto* file = std::get_if<DiskFile>(&resource.content)) {
    return {std::move(name), std::move(*file), {}, resource.span};
  }
  auto& bytes = std::get<std::string>(resource.content);
  std::optional<Packed> deflated = pack_deflated(bytes, resource.media_type);
  return {std::move(name), deflated ? std::move(*deflated) : as_it_is(std::move(bytes)),
          std::move(resource.source_map), resource.span};
}

}  // namespace colophon::container
