// Damages books that make_books built, each in one way, and has them judged by EPUBCheck 5.3 in one
// virtual machine. What it said is left in files for damaged_test.cpp.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "books/damages.h"
#include "books/legacy_book.h"
#include "books/odd_books.h"
#include "books/spoken_book.h"
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

struct Base {
  std::string name;
  std::vector<ArchiveEntry> entries;
};

// The first few of the books that have what it damages, from a turn of its own.
std::vector<Base> damaged(const std::vector<Base>& books, const Damage& damage, std::size_t turn) {
  std::vector<Base> made;
  for (std::size_t i = 0; i < books.size() && made.size() < kBooksADamage; ++i) {
    Base book = books[(turn + i) % books.size()];
    if (damage.to_entries(book.entries)) made.push_back(std::move(book));
  }
  return made;
}

int make_damaged_books() {
  const fs::path folder = damaged_folder();
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::vector<Base> books;
  for (const char* name : kBooks) {
    Book book;
    book.name = name;
    books.push_back({name, read_archive(file_of(book, ".epub"))});
  }
  const std::vector<Base> legacy_books = {{"legacy", legacy_book()}};
  const std::vector<Base> spoken_books = {{"spoken", spoken_book()}};
  std::vector<JudgedBook> judged;
  std::size_t turn = 0;
  for (const Damage& damage : damages()) {
    const std::vector<Base>& of = damage.of == Damage::Of::legacy   ? legacy_books
                                  : damage.of == Damage::Of::spoken ? spoken_books
                                                                    : books;
    for (const Base& book : damaged(of, damage, turn++)) {
      std::string bytes = write_archive(book.entries);
      if (damage.to_bytes) damage.to_bytes(bytes);
      const fs::path stem = folder / fmt::format("{}-{}", test_name(damage.name), book.name);
      judged.push_back({stem.string() + ".epub", stem.string() + ".json"});
      write_file(judged.back().book, bytes);
    }
  }
  for (const OddBook& book : odd_books()) {
    const fs::path stem = folder / ("odd-" + book.name);
    judged.push_back({stem.string() + ".epub", stem.string() + ".json"});
    write_file(judged.back().book, book.bytes);
  }
  return judge_by_epubcheck(judged, environment("COLOPHON_EPUBCHECK")) ? 0 : 1;
}

}  // namespace

}  // namespace colophon::test

int main() { return colophon::test::make_damaged_books(); }
