// The entries of a finished book by their names, for those who compare and look things up in it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/files.h"
#include "base/result.h"

namespace colophon::verify {

class BookEntries {
 public:
  struct Known {
    std::uint64_t size = 0;  // uncompressed, as the directory has it
    std::uint32_t crc32 = 0;
    std::size_t record = 0;  // in the directory
  };

  // The file is read while this lives. Of two entries with one name the first counts. A failure is
  // the file's, not the archive's.
  static Result<BookEntries> open(std::unique_ptr<InputFile> file);
  BookEntries(BookEntries&&) noexcept;
  ~BookEntries();

  // Why the archive cannot be read, as a clause; empty where it can.
  const std::string& problem() const;
  const std::map<std::string, Known>& all() const { return all_; }
  // Where the package document lies, with its slash; empty for the archive's root.
  std::string package_folder() const;
  // What its `dcterms:modified` says; empty where it has none.
  std::string modified() const;
  // Nothing for an entry that is not there, is damaged, or takes more than 64 MiB.
  std::optional<std::string> read(const std::string& name) const;

 private:
  struct Archive;
  std::string package_path() const;
  explicit BookEntries(std::unique_ptr<Archive> archive);

  std::unique_ptr<Archive> archive_;
  std::map<std::string, Known> all_;
};

}  // namespace colophon::verify
