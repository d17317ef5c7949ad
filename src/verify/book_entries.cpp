#include "verify/book_entries.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace colophon::verify {
namespace {

constexpr std::uint64_t kLargestEntry = 64u << 20;

// The file as minizip reads one: a place in it, and whether reading failed.
struct Stream {
  InputFile* file = nullptr;
  std::uint64_t at = 0;
  bool failed = false;
};

Stream& stream_of(voidpf stream) { return *static_cast<Stream*>(stream); }

voidpf open_stream(voidpf opaque, const void*, int) { return opaque; }

uLong read_stream(voidpf, voidpf stream, void* buffer, uLong size) {
  Stream& from = stream_of(stream);
  const Result<std::size_t> count = from.file->read(from.at, static_cast<char*>(buffer), size);
  if (!count) from.failed = true;
  const std::size_t read = count ? *count : 0;
  from.at += read;
  return static_cast<uLong>(read);
}

uLong write_stream(voidpf, voidpf, const void*, uLong) { return 0; }

ZPOS64_T tell_stream(voidpf, voidpf stream) { return stream_of(stream).at; }

long seek_stream(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  Stream& in = stream_of(stream);
  if (origin == ZLIB_FILEFUNC_SEEK_CUR) offset += in.at;
  if (origin == ZLIB_FILEFUNC_SEEK_END) offset += in.file->size();
  if (offset > in.file->size()) return -1;
  in.at = offset;
  return 0;
}

int close_stream(voidpf, voidpf) { return 0; }

int error_of_stream(voidpf, voidpf stream) { return stream_of(stream).failed ? 1 : 0; }

}  // namespace

struct BookEntries::Archive {
  explicit Archive(std::unique_ptr<InputFile> from) : file(std::move(from)) {
    stream.file = file.get();
    zlib_filefunc64_def functions = {open_stream, read_stream,  write_stream,    tell_stream,
                                     seek_stream, close_stream, error_of_stream, &stream};
    handle = unzOpen2_64("", &functions);
  }
  ~Archive() {
    if (handle != nullptr) unzClose(handle);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  std::unique_ptr<InputFile> file;
  Stream stream;
  unzFile handle = nullptr;
};

BookEntries::BookEntries(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
BookEntries::BookEntries(BookEntries&&) noexcept = default;
BookEntries::~BookEntries() = default;

Result<BookEntries> BookEntries::open(std::unique_ptr<InputFile> file) {
  BookEntries entries(std::make_unique<Archive>(std::move(file)));
  unzFile handle = entries.archive_->handle;
  if (handle == nullptr) return Failure{FailureKind::other, "it is no ZIP archive"};
  std::array<char, 4096> name{};
  for (int result = unzGoToFirstFile(handle); result == UNZ_OK; result = unzGoToNextFile(handle)) {
    unz_file_info64 info;
    if (unzGetCurrentFileInfo64(handle, &info, name.data(), name.size() - 1, nullptr, 0, nullptr,
                                0) != UNZ_OK) {
      break;
    }
    if (info.size_filename >= name.size()) continue;
    const std::string_view bytes(name.data(), info.size_filename);
    entries.all_.emplace(utf8::replace_invalid(bytes),
                         Known{info.uncompressed_size, static_cast<std::uint32_t>(info.crc)});
  }
  return entries;
}

// EPUB 3.3 #sec-container-metainf-container.xml: of several package documents the first.
std::string BookEntries::package_folder() const {
  const std::string container = read("META-INF/container.xml").value_or("");
  constexpr std::string_view kAttribute = "full-path=";
  const std::size_t begin = container.find(kAttribute);
  if (begin == container.npos) return {};
  const std::size_t quote = begin + kAttribute.size();
  const std::size_t end =
      quote < container.size() ? container.find(container[quote], quote + 1) : container.npos;
  if (end == container.npos) return {};
  const std::string path = container.substr(quote + 1, end - quote - 1);
  return path.substr(0, path.rfind('/') + 1);
}

std::optional<std::string> BookEntries::read(const std::string& name) const {
  const auto known = all_.find(name);
  if (known == all_.end() || known->second.size > kLargestEntry) return std::nullopt;
  unzFile handle = archive_->handle;
  if (unzLocateFile(handle, name.c_str(), 1) != UNZ_OK || unzOpenCurrentFile(handle) != UNZ_OK) {
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(known->second.size), '\0');
  const int count = unzReadCurrentFile(handle, bytes.data(), static_cast<unsigned>(bytes.size()));
  unzCloseCurrentFile(handle);
  if (count < 0 || static_cast<std::size_t>(count) != bytes.size()) return std::nullopt;
  return bytes;
}

}  // namespace colophon::verify
