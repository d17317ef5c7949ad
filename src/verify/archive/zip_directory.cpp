#include "verify/archive/zip_directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace colophon::verify {

namespace {

constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocator64Signature = 0x07064b50;
constexpr std::uint32_t kRecordSignature = 0x02014b50;
constexpr std::uint32_t kHeaderSignature = 0x04034b50;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEnd64Size = 56;
constexpr std::size_t kLocator64Size = 20;
constexpr std::size_t kRecordSize = 46;
constexpr std::size_t kHeaderSize = 30;
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;  // the number stands in the ZIP64 field
constexpr std::uint16_t kZip64Field = 1;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}
std::uint16_t two(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(number(bytes, at, 2));
}
std::uint32_t four(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(number(bytes, at, 4));
}

// Up to `size` bytes; fewer at the end of the file.
Result<std::string> read_at(InputFile& file, std::uint64_t offset, std::uint64_t size) {
  const std::uint64_t left = offset < file.size() ? file.size() - offset : 0;
  std::string bytes(static_cast<std::size_t>(std::min(size, left)), '\0');
  const Result<std::size_t> got = file.read(offset, bytes.data(), bytes.size());
  if (!got) return got.failure();
  bytes.resize(*got);
  return bytes;
}

// The end record, with the numbers of the ZIP64 one where there is one.
struct End {
  std::uint64_t offset = 0;  // of the first of the records that end the archive
  std::uint64_t count = 0;
  std::uint64_t directory_size = 0;
  std::uint64_t directory_offset = 0;
  bool spans_disks = false;
};

// Where the end record begins in the last bytes of the file, which its comment may follow.
std::size_t find_end(std::string_view tail) {
  if (tail.size() < kEndSize) return tail.npos;
  for (std::size_t at = tail.size() - kEndSize + 1; at-- > 0;) {
    if (four(tail, at) != kEndSignature) continue;
    if (at + kEndSize + two(tail, at + 20) <= tail.size()) return at;
  }
  return tail.npos;
}

bool is_said_by(std::uint64_t small, std::uint64_t large, std::uint64_t none) {
  return small == large || small == none;
}

// Archives written to a pipe have one though their numbers are small.
Result<void> read_end64(InputFile& file, End& end) {
  if (end.offset < kLocator64Size) return {};
  const std::uint64_t locator_offset = end.offset - kLocator64Size;
  const Result<std::string> locator = read_at(file, locator_offset, kLocator64Size);
  if (!locator) return locator.failure();
  if (locator->size() < kLocator64Size || four(*locator, 0) != kLocator64Signature) return {};
  // In front of its locator where it is as short as it can be: bytes before the archive, to which
  // the locator's offset adds, do not matter there.
  const std::uint64_t near = locator_offset - std::min<std::uint64_t>(locator_offset, kEnd64Size);
  for (const std::uint64_t offset : {near, number(*locator, 8, 8)}) {
    const Result<std::string> record = read_at(file, offset, kEnd64Size);
    if (!record) return record.failure();
    if (record->size() < kEnd64Size || four(*record, 0) != kEnd64Signature) continue;
    const End large{.offset = offset,
                    .count = number(*record, 32, 8),
                    .directory_size = number(*record, 40, 8),
                    .directory_offset = number(*record, 48, 8),
                    .spans_disks = end.spans_disks};
    const bool is_same = is_said_by(end.count, large.count, 0xFFFF) &&
                         is_said_by(end.directory_size, large.directory_size, kIn64) &&
                         is_said_by(end.directory_offset, large.directory_offset, kIn64);
    if (is_same) end = large;
    return {};
  }
  return {};
}

std::string no_end(InputFile& file, std::string_view tail) {
  if (file.size() == 0) return "it is empty";
  const Result<std::string> head = read_at(file, 0, 4);
  const bool begins = head && head->size() == 4 && four(*head, 0) == kHeaderSignature;
  if (begins) return "its end is missing";
  return tail.empty() ? "it is empty" : "it is not a ZIP archive";
}

Result<End> read_end(InputFile& file, std::string& problem) {
  constexpr std::uint64_t kLongestComment = 0xFFFF;
  const std::uint64_t tail_size = std::min<std::uint64_t>(file.size(), kEndSize + kLongestComment);
  const Result<std::string> tail = read_at(file, file.size() - tail_size, tail_size);
  if (!tail) return tail.failure();
  End end;
  const std::size_t at = find_end(*tail);
  if (at == tail->npos) {
    problem = no_end(file, *tail);
    return end;
  }
  end.offset = file.size() - tail_size + at;
  end.count = two(*tail, at + 10);
  end.directory_size = four(*tail, at + 12);
  end.directory_offset = four(*tail, at + 16);
  end.spans_disks = two(*tail, at + 4) != 0 && two(*tail, at + 4) != 0xFFFF;
  if (const Result<void> read = read_end64(file, end); !read) return read.failure();
  if (end.spans_disks) problem = "it is one part of several";
  return end;
}

// Takes the numbers that do not fit from the extra field of a record.
bool read_zip64(std::string_view extra, ZipRecord& record, std::uint64_t& offset) {
  const bool wanted = record.size == kIn64 || record.packed_size == kIn64 || offset == kIn64;
  if (!wanted) return true;
  while (extra.size() >= 4) {
    const std::uint16_t id = two(extra, 0);
    const std::size_t size = two(extra, 2);
    if (4 + size > extra.size()) return false;
    std::string_view field = extra.substr(4, size);
    extra.remove_prefix(4 + size);
    if (id != kZip64Field) continue;
    for (std::uint64_t* value : {&record.size, &record.packed_size, &offset}) {
      if (*value != kIn64) continue;
      if (field.size() < 8) return false;
      *value = number(field, 0, 8);
      field.remove_prefix(8);
    }
    return true;
  }
  return false;
}

// The record at the start of `bytes`; how many bytes it takes, or 0 where there is none.
std::size_t read_record(std::string_view bytes, const ZipDirectory& directory, ZipRecord& record) {
  if (bytes.size() < kRecordSize || four(bytes, 0) != kRecordSignature) return 0;
  const std::size_t name = two(bytes, 28);
  const std::size_t extra = two(bytes, 30);
  const std::size_t size = kRecordSize + name + extra + two(bytes, 32);
  if (size > bytes.size()) return 0;
  record.flags = two(bytes, 8);
  record.method = two(bytes, 10);
  record.crc32 = four(bytes, 16);
  record.packed_size = four(bytes, 20);
  record.size = four(bytes, 24);
  record.name = bytes.substr(kRecordSize, name);
  std::uint64_t offset = four(bytes, 42);
  if (!read_zip64(bytes.substr(kRecordSize + name, extra), record, offset)) {
    record.problem = "its sizes cannot be read";
  }
  record.header_offset = offset + directory.before;
  return size;
}

// Compares an entry's own header with its record.
std::string compare(std::string_view header, const ZipRecord& record) {
  if (header.size() < kHeaderSize || four(header, 0) != kHeaderSignature) {
    return "there is no entry where the directory has it";
  }
  if (header.substr(kHeaderSize, two(header, 26)) != record.name) {
    return "the directory has another name for it";
  }
  if (two(header, 8) != record.method) return "the directory has another method for it";
  if (has_descriptor(record) || (two(header, 6) & 0x8) != 0) return {};
  if (four(header, 14) != record.crc32) return "the directory has another checksum for it";
  const std::uint32_t packed = four(header, 18);
  const std::uint32_t size = four(header, 22);
  if ((packed != record.packed_size && packed != kIn64) || (size != record.size && size != kIn64)) {
    return "the directory has other sizes for it";
  }
  return {};
}

Result<void> read_header(InputFile& file, ZipRecord& record) {
  if (!record.problem.empty()) return {};
  const Result<std::string> header =
      read_at(file, record.header_offset, kHeaderSize + record.name.size());
  if (!header) return header.failure();
  record.problem = compare(*header, record);
  if (!record.problem.empty()) return {};
  record.extra_size = two(*header, 28);
  record.data_offset = record.header_offset + kHeaderSize + two(*header, 26) + record.extra_size;
  return {};
}

// Nothing of an entry lies in another or in the directory: so an archive never unpacks to more than
// its bytes can hold.
void check_extents(ZipDirectory& directory) {
  std::vector<ZipRecord*> order;
  for (ZipRecord& record : directory.records) {
    if (record.problem.empty()) order.push_back(&record);
  }
  std::sort(order.begin(), order.end(), [](const ZipRecord* a, const ZipRecord* b) {
    return a->header_offset < b->header_offset;
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint64_t limit =
        i + 1 < order.size() ? order[i + 1]->header_offset : directory.begin;
    ZipRecord& record = *order[i];
    if (record.data_offset <= limit && record.packed_size <= limit - record.data_offset) continue;
    record.problem =
        i + 1 < order.size() ? "it reaches into the next entry" : "it reaches into the directory";
  }
}

}  // namespace

Result<ZipDirectory> read_zip_directory(InputFile& file) {
  ZipDirectory directory;
  const Result<End> end = read_end(file, directory.problem);
  if (!end) return end.failure();
  if (!directory.problem.empty()) return directory;
  if (end->directory_size > end->offset ||
      end->directory_offset > end->offset - end->directory_size) {
    directory.problem = "its directory does not lie where its end says";
    return directory;
  }
  directory.begin = end->offset - end->directory_size;
  directory.before = directory.begin - end->directory_offset;
  const Result<std::string> bytes = read_at(file, directory.begin, end->directory_size);
  if (!bytes) return bytes.failure();

  std::size_t at = 0;
  while (at < bytes->size()) {
    ZipRecord record;
    const std::size_t size = read_record(std::string_view(*bytes).substr(at), directory, record);
    if (size == 0) break;
    at += size;
    directory.records.push_back(std::move(record));
  }
  if (at != end->directory_size || directory.records.size() != end->count) {
    directory.records.clear();
    directory.problem = "its directory is damaged";
    return directory;
  }
  for (ZipRecord& record : directory.records) {
    if (const Result<void> read = read_header(file, record); !read) return read.failure();
  }
  check_extents(directory);
  return directory;
}

}  // namespace colophon::verify
