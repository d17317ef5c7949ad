// Reading entries out of an archive with zlib, which the writer does not use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/files.h"
#include "verify/archive/zip_directory.h"

namespace colophon::verify {

struct Unpacked {
  std::string bytes;    // the first of them, as many as were asked for
  std::string problem;  // why the entry is not whole, as a clause; empty where it is
};

// Unpacks one entry after another of one archive. Several may share the file, each in a thread of
// its own.
class Unpacker {
 public:
  // `file` and `directory` outlive it.
  Unpacker(InputFile& file, const ZipDirectory& directory);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // Reads the whole entry and checks its size and checksum, but keeps no more than the first `keep`
  // bytes. Takes no more memory than these.
  Unpacked unpack(std::size_t record, std::uint64_t keep);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace colophon::verify
