// Damages books that make_books built, each in one way, and has them judged by EPUBCheck 5.3 in one
// virtual machine. What it said is left in files for damaged_test.cpp.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "books/damages.h"
#include "support/archive.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/epubcheck.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// Small ones that between them have everything a book can have.
constexpr const char* kBooks[] = {"golden-links",      "golden-media",       "golden-html",
                                  "golden-notes-page", "golden-split-parts", "golden-vault"};
constexpr std::size_t kBooksADamage = 2;

int make_damaged_books() {
  const fs::path folder = damaged_folder();
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::vector<std::vector<ArchiveEntry>> books;
  for (const char* name : kBooks) {
    Book book;
    book.name = name;
    books.push_back(read_archive(file_of(book, ".epub")));
  }
  std::vector<JudgedBook> judged;
  std::size_t turn = 0;
  for (const Damage& damage : damages()) {
    std::size_t made = 0;
    for (std::size_t i = 0; i < books.size() && made < kBooksADamage; ++i) {
      const std::size_t at = (turn + i) % books.size();
      std::vector<ArchiveEntry> entries = books[at];
      if (!damage.to_entries(entries)) continue;
      std::string bytes = write_archive(entries);
      if (damage.to_bytes) damage.to_bytes(bytes);
      const fs::path stem = folder / fmt::format("{}-{}", test_name(damage.name), kBooks[at]);
      judged.push_back({stem.string() + ".epub", stem.string() + ".json"});
      write_file(judged.back().book, bytes);
      ++made;
    }
    ++turn;
  }
  return judge_by_epubcheck(judged, environment("COLOPHON_EPUBCHECK")) ? 0 : 1;
}

}  // namespace

}  // namespace colophon::test

int main() { return colophon::test::make_damaged_books(); }
