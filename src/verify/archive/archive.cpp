#include "verify/archive/archive.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "verify/archive/unpack.h"

namespace colophon::verify {

namespace {

constexpr std::string_view kMimetype = "mimetype";
constexpr std::string_view kMediaType = "application/epub+zip";

// What all entries together may unpack to: text becomes twenty times smaller at most, and what is
// below the floor harms nobody.
constexpr std::uint64_t kUnpackedFloor = std::uint64_t{64} << 20;
constexpr std::uint64_t kUnpackedRatio = 100;
// Deflate makes nothing smaller than by this.
constexpr std::uint64_t kDeflateRatio = 1032;

bool is_folder(const ZipRecord& record) { return record.name.ends_with('/'); }

void check_mimetype_packing(const ZipRecord& record, Diagnostics& findings) {
  if (record.method != kStored) {
    findings.report(Code::malformed_mimetype, Span{}, "is compressed");
  }
  if (record.extra_size != 0) {
    findings.report(Code::malformed_mimetype, Span{},
                    fmt::format("has an extra field of {} bytes", record.extra_size));
  }
  // Not forbidden, but it hides the size from programs that read the first bytes.
  if (has_descriptor(record)) {
    findings.report(Code::malformed_mimetype, Span{}, "has its size behind it").severity =
        Severity::note;
  }
}

void check_mimetype(InputFile& file, const ZipDirectory& directory, Diagnostics& findings) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < directory.records.size(); ++i) {
    if (directory.records[i].header_offset < directory.records[first].header_offset) first = i;
  }
  const ZipRecord& record = directory.records[first];
  if (record.name != kMimetype || record.header_offset != 0) {
    findings.report(Code::misplaced_mimetype, Span{});
    return;
  }
  if (!record.problem.empty() || is_encrypted(record)) return;
  check_mimetype_packing(record, findings);
  const Unpacked held = Unpacker(file, directory).unpack(first, kMediaType.size() + 1);
  if (held.problem.empty() && held.bytes != kMediaType) {
    findings.report(Code::malformed_mimetype, Span{}, "does not hold `application/epub+zip`");
  }
}

// Why a reading system need not be able to unpack an entry, or empty.
std::string forbidden_packing(const ZipRecord& record) {
  if (is_encrypted(record)) return "encrypted by the archive, which EPUB forbids";
  if (record.method == kStored || record.method == kDeflated) return {};
  return fmt::format("packed by method {}; EPUB has Deflate (8) and none (0)", record.method);
}

// Why the size of an entry is a lie, or empty.
std::string false_size(const ZipRecord& record) {
  const bool is_stored = record.method == kStored;
  if (is_stored && record.size != record.packed_size) return "its two sizes differ";
  if (!is_stored && record.size / kDeflateRatio > record.packed_size + 1) {
    return "it is too small for the size that it has";
  }
  return {};
}

bool can_be_read(const ZipRecord& record, std::uint64_t& budget, Diagnostics& findings) {
  const std::string name = readable_name(record.name);
  if (const std::string packing = forbidden_packing(record); !packing.empty()) {
    findings.report(Code::forbidden_packing, Span{}, name, packing);
    return false;
  }
  const std::string problem = record.problem.empty() ? false_size(record) : record.problem;
  if (!problem.empty()) {
    findings.report(Code::damaged_entry, Span{}, name, problem);
    return false;
  }
  if (record.size > budget) {
    findings.report(Code::oversized_entry, Span{}, name, record.size);
    return false;
  }
  budget -= record.size;
  return true;
}

void list_entries(Archive& archive, std::uint64_t archive_size, Diagnostics& findings) {
  std::uint64_t budget = kUnpackedFloor + kUnpackedRatio * archive_size;
  for (std::size_t i = 0; i < archive.directory.records.size(); ++i) {
    const ZipRecord& record = archive.directory.records[i];
    if (is_folder(record) || utf8::find_invalid(record.name) != record.name.npos) continue;
    const std::size_t index = archive.entries.size();
    archive.entries.push_back({.path = record.name,
                               .record = i,
                               .size = record.size,
                               .can_be_read = can_be_read(record, budget, findings)});
    archive.by_path.emplace(record.name, index);
  }
}

}  // namespace

const Entry* Archive::find(std::string_view path) const {
  const auto found = by_path.find(path);
  return found == by_path.end() ? nullptr : &entries[found->second];
}

std::optional<Archive> open_archive(InputFile& file, const std::string& name,
                                    Diagnostics& findings) {
  Result<ZipDirectory> directory = read_zip_directory(file);
  if (!directory) {
    findings.report(Code::unreadable_epub, Span{}, name, reason_of(directory.failure()));
    return std::nullopt;
  }
  if (!directory->problem.empty() || directory->records.empty()) {
    findings.report(Code::damaged_archive, Span{},
                    directory->problem.empty() ? "it has no files" : directory->problem);
    return std::nullopt;
  }
  Archive archive;
  archive.directory = std::move(*directory);
  check_mimetype(file, archive.directory, findings);
  check_file_names(archive.directory, findings);
  list_entries(archive, file.size(), findings);
  return archive;
}

std::string readable_name(std::string_view path) {
  std::string name = utf8::replace_invalid(path);
  for (char& c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return name;
}

}  // namespace colophon::verify
