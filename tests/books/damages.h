// The ways in which a valid book is damaged, to compare two judges.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "support/archive.h"

namespace colophon::test {

struct Damage {
  std::string name;
  // Changes the entries; false where the book has nothing to damage so.
  std::function<bool(std::vector<ArchiveEntry>&)> to_entries;
  // Changes the archive's bytes behind that; may be empty.
  std::function<void(std::string&)> to_bytes;
  // A fault that EPUBCheck 5.3 does not know, or calls none.
  bool is_ours_alone = false;
  // Of which book: of those that colophon writes, of one of EPUB 2 (legacy_book.h), or of one that
  // is read aloud (spoken_book.h).
  enum class Of { written, legacy, spoken } of = Of::written;
  bool is_warning = false;  // at most: then warnings count, too
};

std::vector<Damage> damages();

}  // namespace colophon::test
