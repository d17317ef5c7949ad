#include "verify/unpack.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "base/memory.h"

namespace colophon::verify {

namespace {

// minizip's place in the file. It reads headers byte by byte, and so from a buffer.
struct Stream {
  InputFile* file = nullptr;
  std::uint64_t position = 0;
  std::uint64_t buffer_begin = 0;
  std::size_t buffer_size = 0;
  bool failed = false;
  std::array<char, 1024> buffer = {};
};

void* open_stream(void* opaque, const void*, int) { return opaque; }
int close_stream(void*, void*) { return 0; }
int test_stream(void* opaque, void*) { return static_cast<Stream*>(opaque)->failed ? 1 : 0; }
uLong write_stream(void*, void*, const void*, uLong) { return 0; }
ZPOS64_T tell_stream(void* opaque, void*) { return static_cast<Stream*>(opaque)->position; }

long seek_stream(void* opaque, void*, ZPOS64_T offset, int origin) {
  Stream& stream = *static_cast<Stream*>(opaque);
  const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? stream.position
                             : origin == ZLIB_FILEFUNC_SEEK_END ? stream.file->size()
                                                                : 0;
  stream.position = base + offset;
  return 0;
}

std::size_t read_file(Stream& stream, char* to, std::size_t size) {
  const Result<std::size_t> got = stream.file->read(stream.position, to, size);
  stream.failed |= !got;
  return got ? *got : 0;
}

uLong read_stream(void* opaque, void*, void* to, uLong size) {
  Stream& stream = *static_cast<Stream*>(opaque);
  if (size >= stream.buffer.size()) {
    const std::size_t got = read_file(stream, static_cast<char*>(to), size);
    stream.position += got;
    return got;
  }
  const bool is_buffered = stream.position >= stream.buffer_begin &&
                           stream.position + size <= stream.buffer_begin + stream.buffer_size;
  if (!is_buffered) {
    stream.buffer_begin = stream.position;
    stream.buffer_size = read_file(stream, stream.buffer.data(), stream.buffer.size());
  }
  const std::uint64_t skipped = stream.position - stream.buffer_begin;
  const std::size_t got = std::min<std::size_t>(size, stream.buffer_size - skipped);
  std::memcpy(to, stream.buffer.data() + skipped, got);
  stream.position += got;
  return got;
}

struct CloseArchive {
  void operator()(void* archive) const { unzClose(archive); }
};

std::string_view explain(int error) {
  switch (error) {
    case UNZ_CRCERROR:
      return "its checksum is wrong";
    case UNZ_BADZIPFILE:
      return "its headers are damaged";
    case UNZ_ERRNO:
      return "the file cannot be read";
    default:
      return "what it holds is damaged";
  }
}

}  // namespace

struct Unpacker::State {
  const ZipDirectory* directory = nullptr;
  Stream stream;
  std::unique_ptr<void, CloseArchive> archive;
  std::array<char, 64 * 1024> buffer = {};

  // Reads to the entry's end; how many bytes it had, or a negative error.
  std::int64_t read(std::uint64_t keep, std::string& bytes) {
    std::uint64_t total = 0;
    while (true) {
      const int got =
          unzReadCurrentFile(archive.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
      if (got < 0) return got;
      if (got == 0) return static_cast<std::int64_t>(total);
      const std::uint64_t wanted = total < keep ? keep - total : 0;
      bytes.append(buffer.data(), static_cast<std::size_t>(
                                      std::min<std::uint64_t>(wanted, static_cast<unsigned>(got))));
      total += static_cast<unsigned>(got);
    }
  }
};

Unpacker::Unpacker(InputFile& file, const ZipDirectory& directory)
    : state_(std::make_unique<State>()) {
  state_->directory = &directory;
  state_->stream.file = &file;
  zlib_filefunc64_def functions = {open_stream, read_stream,  write_stream, tell_stream,
                                   seek_stream, close_stream, test_stream,  &state_->stream};
  errno = 0;
  state_->archive.reset(unzOpen2_64(&file, &functions));
  if (!state_->archive && errno == ENOMEM) memory::run_out();
}

Unpacker::~Unpacker() = default;

Unpacked Unpacker::unpack(std::size_t record, std::uint64_t keep) {
  const ZipDirectory& directory = *state_->directory;
  const ZipRecord& entry = directory.records[record];
  Unpacked result;
  void* archive = state_->archive.get();
  if (archive == nullptr) {
    result.problem = "the archive is damaged";
    return result;
  }
  // minizip counts from where the archive begins.
  const unz64_file_pos position = {.pos_in_zip_directory = entry.record_offset - directory.before,
                                   .num_of_file = record};
  int error = unzGoToFilePos64(archive, &position);
  if (error == UNZ_OK) error = unzOpenCurrentFile(archive);
  // What minizip and zlib say where memory is refused them.
  if (error == UNZ_INTERNALERROR || error == Z_MEM_ERROR) memory::run_out();
  if (error != UNZ_OK) {
    result.problem = explain(error);
    return result;
  }
  result.bytes.reserve(static_cast<std::size_t>(std::min(keep, entry.size)));
  const std::int64_t total = state_->read(keep, result.bytes);
  const int closed = unzCloseCurrentFile(archive);
  if (total < 0) {
    result.problem = explain(static_cast<int>(total));
  } else if (static_cast<std::uint64_t>(total) != entry.size) {
    result.problem = "it ends before the size that it has";
  } else if (closed != UNZ_OK) {
    result.problem = explain(closed);
  }
  return result;
}

}  // namespace colophon::verify
