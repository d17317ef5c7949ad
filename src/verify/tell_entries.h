// Hands over what was found in the entries of a book, with the texts that show where.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "verify/book.h"

namespace colophon::verify {

struct ToldBook {
  const Archive& archive;
  const std::string& name;  // as the user typed it
  // The bytes of an entry; nothing where they cannot be had.
  std::function<std::optional<std::string>(std::size_t entry)> read;
};

// In the archive's order. An entry with findings that have a place becomes a source, whose text is
// kept: of all of them as much as kMostShown, and what is beyond is said.
void tell_entries(std::vector<Judged>& entries, const ToldBook& book, Sources& sources,
                  Diagnostics& findings);

}  // namespace colophon::verify
