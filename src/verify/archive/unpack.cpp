#include "verify/archive/unpack.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/memory.h"

namespace colophon::verify {

namespace {

// The raw stream of ZIP has no header of its own.
constexpr int kRaw = -MAX_WBITS;

struct EndInflating {
  void operator()(z_stream* stream) const {
    inflateEnd(stream);
    delete stream;
  }
};
using Inflating = std::unique_ptr<z_stream, EndInflating>;

Bytef* as_bytes(char* text) { return reinterpret_cast<Bytef*>(text); }

}  // namespace

struct Unpacker::State {
  InputFile* file = nullptr;
  const ZipDirectory* directory = nullptr;
  Inflating inflating;
  std::array<char, 32 * 1024> packed;
  std::array<char, 64 * 1024> spare;  // for what is not kept

  // What came of one entry so far.
  struct Output {
    std::string bytes;
    std::uint64_t total = 0;
    uLong crc = 0;
  };

  // Where the next bytes go: the kept ones into their place at once.
  std::pair<char*, std::size_t> room(Output& output) {
    const std::size_t kept = output.bytes.size();
    if (output.total >= kept) return {spare.data(), spare.size()};
    const auto at = static_cast<std::size_t>(output.total);
    return {output.bytes.data() + at, std::min<std::size_t>(kept - at, 1U << 20)};
  }

  static void take(Output& output, const char* from, std::size_t size) {
    output.crc = crc32_z(output.crc, reinterpret_cast<const Bytef*>(from), size);
    output.total += size;
  }

  std::string read(std::uint64_t offset, char* to, std::size_t size) const {
    const Result<std::size_t> got = file->read(offset, to, size);
    if (!got) return "the file cannot be read";
    return *got == size ? "" : "the file ends before it does";
  }

  std::string copy(const ZipRecord& entry, Output& output) {
    while (output.total < entry.packed_size) {
      const auto [to, most] = room(output);
      const auto size =
          static_cast<std::size_t>(std::min<std::uint64_t>(most, entry.packed_size - output.total));
      if (std::string problem = read(entry.data_offset + output.total, to, size);
          !problem.empty()) {
        return problem;
      }
      take(output, to, size);
    }
    return {};
  }

  bool start_inflating() {
    if (inflating) return inflateReset(inflating.get()) == Z_OK;
    auto* stream = new z_stream{};
    const int error = inflateInit2(stream, kRaw);
    if (error == Z_MEM_ERROR) memory::run_out();
    inflating.reset(stream);
    return error == Z_OK;
  }

  std::string inflate_all(const ZipRecord& entry, Output& output) {
    if (!start_inflating()) return "it cannot be unpacked";
    z_stream& stream = *inflating;
    stream.avail_in = 0;
    std::uint64_t taken = 0;
    int state = Z_OK;
    while (state != Z_STREAM_END) {
      if (stream.avail_in == 0) {
        const auto size = static_cast<std::size_t>(
            std::min<std::uint64_t>(packed.size(), entry.packed_size - taken));
        if (size == 0) return "what it holds is damaged";
        if (std::string problem = read(entry.data_offset + taken, packed.data(), size);
            !problem.empty()) {
          return problem;
        }
        taken += size;
        stream.next_in = as_bytes(packed.data());
        stream.avail_in = static_cast<uInt>(size);
      }
      const auto [to, size] = room(output);
      stream.next_out = as_bytes(to);
      stream.avail_out = static_cast<uInt>(size);
      state = inflate(&stream, Z_NO_FLUSH);
      if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) {
        return "what it holds is damaged";
      }
      take(output, to, size - stream.avail_out);
      if (output.total > entry.size) return "it does not end at the size that it has";
    }
    return {};
  }
};

Unpacker::Unpacker(InputFile& file, const ZipDirectory& directory)
    : state_(std::make_unique_for_overwrite<State>()) {
  state_->file = &file;
  state_->directory = &directory;
}

Unpacker::~Unpacker() = default;

Unpacked Unpacker::unpack(std::size_t record, std::uint64_t keep) {
  const ZipRecord& entry = state_->directory->records[record];
  if (!entry.problem.empty()) return {{}, entry.problem};
  State::Output output;
  output.bytes.resize(static_cast<std::size_t>(std::min(keep, entry.size)));
  std::string problem =
      entry.method == kStored ? state_->copy(entry, output) : state_->inflate_all(entry, output);
  if (problem.empty() && output.total != entry.size) {
    problem = "it ends before the size that it has";
  }
  if (problem.empty() && output.crc != entry.crc32) problem = "its checksum is wrong";
  return {std::move(output.bytes), std::move(problem)};
}

}  // namespace colophon::verify
