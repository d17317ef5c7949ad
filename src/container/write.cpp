#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include "base/memory.h"
#include "container/container.h"

namespace colophon::container {

namespace {

// libzip asks for everything through callbacks: what an entry holds, and where the archive goes.
// What went wrong in one: libzip keeps a number, we keep the reason.
struct Trouble {
  std::optional<Failure> failure;

  // Returns what a callback answers that could not do as it was asked.
  zip_int64_t because(Failure reason) {
    if (!failure) failure = std::move(reason);
    return -1;
  }
  zip_int64_t report(void* data, zip_uint64_t size) const {
    zip_error_t error;
    const bool no_space = failure && failure->kind == FailureKind::no_space;
    zip_error_init(&error);
    zip_error_set(&error, no_space ? ZIP_ER_WRITE : ZIP_ER_INTERNAL, no_space ? ENOSPC : EIO);
    return zip_error_to_data(&error, data, size);
  }
};

Failure wrong_call() {
  return {FailureKind::other, "the ZIP library asked for what no one offers"};
}

// libzip would go on without memory, and call it a failure to write.
std::string reason_of(zip_error_t* error) {
  if (zip_error_code_zip(error) == ZIP_ER_MEMORY) memory::run_out();
  return zip_error_strerror(error);
}

// ---- The archive, as it is written

// Collects what libzip writes in small pieces and hands it on in large ones. libzip goes back to
// each entry's header once its sizes are known; most often that is still in the buffer.
struct Sink {
  OutputFile& file;
  Trouble trouble;
  std::string buffer;          // the bytes from `start` on
  std::uint64_t start = 0;     // of the buffer in the file
  std::uint64_t position = 0;  // where libzip writes next
  std::uint64_t read_position = 0;
};

constexpr std::size_t kBufferSize = 256 * 1024;

zip_int64_t flush(Sink& sink) {
  if (sink.buffer.empty()) return 0;
  const Result<void> written = sink.file.write(sink.start, sink.buffer);
  if (!written) return sink.trouble.because(written.failure());
  sink.start += sink.buffer.size();
  sink.buffer.clear();
  return 0;
}

zip_int64_t write_to(Sink& sink, std::string_view bytes) {
  const std::uint64_t end = sink.start + sink.buffer.size();
  const bool is_in_buffer = sink.position >= sink.start && sink.position <= end;
  if (!is_in_buffer || sink.buffer.size() + bytes.size() > kBufferSize) {
    if (flush(sink) < 0) return -1;
    sink.start = sink.position;
  }
  const auto at = static_cast<std::size_t>(sink.position - sink.start);
  sink.buffer.replace(at, std::min(bytes.size(), sink.buffer.size() - at), bytes);
  sink.position += bytes.size();
  return static_cast<zip_int64_t>(bytes.size());
}

zip_int64_t read_back(Sink& sink, void* data, zip_uint64_t size) {
  if (flush(sink) < 0) return -1;
  const Result<std::size_t> count =
      sink.file.read(sink.read_position, static_cast<char*>(data), static_cast<std::size_t>(size));
  if (!count) return sink.trouble.because(count.failure());
  sink.read_position += *count;
  return static_cast<zip_int64_t>(*count);
}

// Moves a position as libzip's `data` asks; `end` is the file's.
zip_int64_t seek(Sink& sink, std::uint64_t& position, void* data, zip_uint64_t size) {
  zip_error_t error;
  zip_error_init(&error);
  const std::uint64_t end = std::max(sink.file.size(), sink.start + sink.buffer.size());
  const zip_int64_t to = zip_source_seek_compute_offset(position, end, data, size, &error);
  zip_error_fini(&error);
  if (to < 0) return sink.trouble.because(wrong_call());
  position = static_cast<std::uint64_t>(to);
  return 0;
}

zip_int64_t sink_callback(void* user, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  Sink& sink = *static_cast<Sink*>(user);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = std::max(sink.file.size(), sink.start + sink.buffer.size());
      stat->valid = ZIP_STAT_SIZE;
      return sizeof *stat;
    }
    case ZIP_SOURCE_BEGIN_WRITE:
      sink.position = 0;
      return 0;
    case ZIP_SOURCE_WRITE:
      return write_to(sink, {static_cast<const char*>(data), static_cast<std::size_t>(size)});
    case ZIP_SOURCE_SEEK_WRITE:
      return seek(sink, sink.position, data, size);
    case ZIP_SOURCE_TELL_WRITE:
      return static_cast<zip_int64_t>(sink.position);
    case ZIP_SOURCE_COMMIT_WRITE:
      return flush(sink);
    case ZIP_SOURCE_OPEN:
      sink.read_position = 0;
      return 0;
    case ZIP_SOURCE_READ:
      return read_back(sink, data, size);
    case ZIP_SOURCE_SEEK:
      return seek(sink, sink.read_position, data, size);
    case ZIP_SOURCE_TELL:
      return static_cast<zip_int64_t>(sink.read_position);
    case ZIP_SOURCE_ERROR:
      return sink.trouble.report(data, size);
    // The file forgets what was written unless its owner commits it.
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
      return 0;
    default:
      return sink.trouble.because(wrong_call());
  }
}

// ---- What an entry holds

// An entry on its way into the archive. Bytes are handed over as they are, deflated or not; a file
// is opened when its turn comes, and read piece by piece.
struct Stream {
  const Entry& entry;
  Files& files;
  Trouble& trouble;
  std::unique_ptr<InputFile> file;
  std::uint64_t position = 0;
};

Failure changed(const DiskFile& file) {
  return {FailureKind::other, fmt::format("`{}` changed while the book was built", file.path)};
}

zip_int64_t open(Stream& stream) {
  stream.position = 0;
  const auto* on_disk = std::get_if<DiskFile>(&stream.entry.content);
  if (on_disk == nullptr) return 0;
  Result<std::unique_ptr<InputFile>> opened = stream.files.open(on_disk->path);
  if (!opened) return stream.trouble.because(opened.failure());
  stream.file = std::move(*opened);
  if (stream.file->size() == on_disk->size) return 0;
  return stream.trouble.because(changed(*on_disk));
}

zip_int64_t read_packed(Stream& stream, const Packed& packed, char* data, std::size_t size) {
  const std::string_view rest =
      std::string_view(packed.bytes).substr(static_cast<std::size_t>(stream.position), size);
  std::copy(rest.begin(), rest.end(), data);
  stream.position += rest.size();
  return static_cast<zip_int64_t>(rest.size());
}

zip_int64_t read_file(Stream& stream, const DiskFile& on_disk, char* data, std::size_t size) {
  const std::uint64_t rest = on_disk.size - stream.position;
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, rest));
  if (wanted == 0) return 0;
  const Result<std::size_t> count = stream.file->read(stream.position, data, wanted);
  if (!count) return stream.trouble.because(count.failure());
  stream.position += *count;
  if (*count == wanted) return static_cast<zip_int64_t>(wanted);
  return stream.trouble.because(changed(on_disk));
}

zip_int64_t describe(const Entry& entry, zip_stat_t* stat) {
  zip_stat_init(stat);
  stat->valid =
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  stat->comp_method = ZIP_CM_STORE;
  stat->encryption_method = ZIP_EM_NONE;
  if (const auto* on_disk = std::get_if<DiskFile>(&entry.content)) {
    stat->size = stat->comp_size = on_disk->size;
  } else {
    const Packed& packed = std::get<Packed>(entry.content);
    stat->valid |= ZIP_STAT_CRC;
    stat->size = packed.size;
    stat->comp_size = packed.bytes.size();
    stat->crc = packed.crc32;
    if (packed.deflated) stat->comp_method = ZIP_CM_DEFLATE;
  }
  return sizeof *stat;
}

zip_int64_t stream_callback(void* user, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  Stream& stream = *static_cast<Stream*>(user);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_STAT:
      return describe(stream.entry, static_cast<zip_stat_t*>(data));
    case ZIP_SOURCE_OPEN:
      return open(stream);
    case ZIP_SOURCE_READ: {
      auto* bytes = static_cast<char*>(data);
      const auto room = static_cast<std::size_t>(size);
      if (const auto* on_disk = std::get_if<DiskFile>(&stream.entry.content)) {
        return read_file(stream, *on_disk, bytes, room);
      }
      return read_packed(stream, std::get<Packed>(stream.entry.content), bytes, room);
    }
    case ZIP_SOURCE_CLOSE:
      stream.file.reset();
      return 0;
    case ZIP_SOURCE_ERROR:
      return stream.trouble.report(data, size);
    case ZIP_SOURCE_FREE:
      return 0;
    default:
      return stream.trouble.because(wrong_call());
  }
}

// ---- The archive

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

Result<Archive> open_archive(Sink& sink) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_function_create(sink_callback, &sink, &error);
  zip_t* archive =
      target == nullptr ? nullptr : zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  const std::string reason = reason_of(&error);
  zip_error_fini(&error);
  if (archive != nullptr) return Archive(archive);
  // The archive owns its source only once it is open.
  if (target != nullptr) zip_source_free(target);
  return Failure{FailureKind::other, "cannot begin the archive: " + reason};
}

// 1980-01-01 00:00:00, the first moment that ZIP knows, as its date and time words.
constexpr zip_uint16_t kDosTime = 0x0000;
constexpr zip_uint16_t kDosDate = 0x0021;
// A regular file, rw-r--r--, as Unix keeps it in the upper half.
constexpr zip_uint32_t kAttributes = 0100644U << 16U;

Result<void> add(zip_t* archive, Stream& stream) {
  const std::string& name = stream.entry.name;
  const auto* packed = std::get_if<Packed>(&stream.entry.content);
  const auto failed = [&] {
    return Failure{FailureKind::other, fmt::format("cannot put `{}` into the archive: {}", name,
                                                   reason_of(zip_get_error(archive)))};
  };
  zip_source_t* source = zip_source_function(archive, stream_callback, &stream);
  if (source == nullptr) return failed();
  const zip_int64_t added = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (added < 0) {
    zip_source_free(source);
    return failed();
  }
  const auto index = static_cast<zip_uint64_t>(added);
  const zip_int32_t method = packed != nullptr && packed->deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  // dostime, since mtime goes through the local time zone.
  if (zip_set_file_compression(archive, index, method, 0) < 0 ||
      zip_file_set_dostime(archive, index, kDosTime, kDosDate, 0) < 0 ||
      zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, kAttributes) < 0) {
    return failed();
  }
  return {};
}

}  // namespace

Result<void> write(std::span<const Entry> entries, Files& files, OutputFile& out) {
  Sink sink{out, {}, {}};
  sink.buffer.reserve(kBufferSize);
  std::deque<Stream> streams;  // outlive the archive, which holds their addresses

  Result<Archive> archive = open_archive(sink);
  if (!archive) return archive.failure();
  for (const Entry& entry : entries) {
    streams.push_back({entry, files, sink.trouble, nullptr});
    if (const Result<void> added = add(archive->get(), streams.back()); !added) return added;
  }
  if (zip_close(archive->get()) < 0) {
    if (sink.trouble.failure) return *sink.trouble.failure;
    return Failure{FailureKind::other, fmt::format("cannot write the archive: {}",
                                                   reason_of(zip_get_error(archive->get())))};
  }
  static_cast<void>(archive->release());  // closing freed it
  return {};
}

const Entry* find_changed(std::span<const Entry> entries, Files& files) {
  for (const Entry& entry : entries) {
    const auto* on_disk = std::get_if<DiskFile>(&entry.content);
    if (on_disk == nullptr) continue;
    const Result<FileInfo> now = files.info(on_disk->path);
    if (!now || *now != on_disk->seen) return &entry;
  }
  return nullptr;
}

}  // namespace colophon::container
