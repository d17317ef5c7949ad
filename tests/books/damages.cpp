#include "books/damages.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "books/damage_tables.h"
#include "books/legacy_damage_tables.h"
#include "books/spoken_damage_tables.h"

namespace colophon::test {

namespace {

using Entries = std::vector<ArchiveEntry>;

bool is_chapter(std::string_view name) {
  return name.find("/text/") != name.npos && name.ends_with(".xhtml");
}

bool is_image(std::string_view name) { return name.find("/images/") != name.npos; }

// What a line of the tables calls an entry: the end of its name, or `chapter` for any.
bool is_meant(std::string_view name, std::string_view entry) {
  return entry == "chapter" ? is_chapter(name) : name.ends_with(entry);
}

ArchiveEntry* find(Entries& entries, std::string_view meant) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [meant](const ArchiveEntry& entry) {
        return meant == "image" ? is_image(entry.name) : is_meant(entry.name, meant);
      });
  return found == entries.end() ? nullptr : &*found;
}

bool apply(const Edit& edit, Entries& entries) {
  for (ArchiveEntry& entry : entries) {
    if (!is_meant(entry.name, edit.entry)) continue;
    const std::size_t at = entry.bytes.find(edit.from);
    if (at == entry.bytes.npos) continue;
    entry.bytes.replace(at, edit.from.size(), edit.to);
    return true;
  }
  return false;
}

bool drop(Entries& entries, std::string_view meant) {
  ArchiveEntry* entry = find(entries, meant);
  if (!entry) return false;
  entries.erase(entries.begin() + (entry - entries.data()));
  return true;
}

bool rename(Entries& entries, std::string_view meant, std::string_view suffix) {
  ArchiveEntry* entry = find(entries, meant);
  if (!entry) return false;
  entry->name += suffix;
  return true;
}

bool duplicate(Entries& entries, std::string_view meant, bool in_capitals) {
  const ArchiveEntry* entry = find(entries, meant);
  if (!entry) return false;
  ArchiveEntry copy = *entry;
  if (in_capitals) {
    const std::size_t name = copy.name.rfind('/') + 1;
    std::transform(copy.name.begin() + static_cast<std::ptrdiff_t>(name), copy.name.end(),
                   copy.name.begin() + static_cast<std::ptrdiff_t>(name), [](char c) {
                     return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
                   });
  }
  entries.push_back(std::move(copy));
  return true;
}

bool shorten(Entries& entries, std::string_view meant, std::size_t parts) {
  ArchiveEntry* entry = find(entries, meant);
  if (!entry) return false;
  entry->bytes.resize(parts == 0 ? 0 : entry->bytes.size() / parts);
  return true;
}

// From the first `begin` to the end of the first `end` behind it.
bool cut(Entries& entries, std::string_view meant, std::string_view begin, std::string_view end) {
  ArchiveEntry* entry = find(entries, meant);
  const std::size_t from = entry ? entry->bytes.find(begin) : std::string::npos;
  const std::size_t to = from == std::string::npos ? from : entry->bytes.find(end, from);
  if (to == std::string::npos) return false;
  entry->bytes.erase(from, to + end.size() - from);
  return true;
}

bool is_there(const Entries& entries) { return !entries.empty(); }

std::vector<Damage> damages_of_entries() {
  std::vector<Damage> all;
  for (const char* meant : {"mimetype", "container.xml", "package.opf", "nav.xhtml", "toc.ncx",
                            "chapter", "book.css", "image", ".mp3"}) {
    all.push_back({std::string("drop ") + meant,
                   [meant](Entries& entries) { return drop(entries, meant); },
                   {}});
    if (std::string_view(meant) != "mimetype") {
      all.push_back({std::string("rename ") + meant,
                     [meant](Entries& entries) { return rename(entries, meant, "x"); },
                     {}});
    }
  }
  for (const char* meant : {"package.opf", "chapter", "image", "book.css"}) {
    all.push_back({std::string("duplicate ") + meant,
                   [meant](Entries& entries) { return duplicate(entries, meant, false); },
                   {}});
    all.push_back({std::string("duplicate in capitals ") + meant,
                   [meant](Entries& entries) { return duplicate(entries, meant, true); },
                   {}});
  }
  for (const char* meant :
       {"mimetype", "container.xml", "package.opf", "nav.xhtml", "toc.ncx", "chapter"}) {
    all.push_back({std::string("halve ") + meant,
                   [meant](Entries& entries) { return shorten(entries, meant, 2); },
                   {}});
    all.push_back({std::string("empty ") + meant,
                   [meant](Entries& entries) { return shorten(entries, meant, 0); },
                   {}});
  }
  all.push_back({"empty image", [](Entries& entries) { return shorten(entries, "image", 0); }, {}});
  all.push_back({"mimetype last",
                 [](Entries& entries) {
                   std::rotate(entries.begin(), entries.begin() + 1, entries.end());
                   return true;
                 },
                 {}});
  all.push_back({"name with an asterisk",
                 [](Entries& entries) {
                   entries.push_back({"EPUB/a*b.txt", "x", true, 0});
                   return true;
                 },
                 {}});
  return all;
}

std::vector<Damage> damages_by_cuts() {
  std::vector<Damage> all;
  for (const Cut& part : kCuts) {
    all.push_back(
        {std::string(part.name),
         [&part](Entries& entries) { return cut(entries, part.entry, part.begin, part.end); },
         {}});
  }
  return all;
}

std::vector<Damage> damages_of_legacy_books() {
  std::vector<Damage> all;
  for (const Edit& edit : kLegacyEdits) {
    all.push_back({std::string(edit.name),
                   [&edit](Entries& entries) { return apply(edit, entries); },
                   {},
                   edit.is_ours_alone,
                   Damage::Of::legacy});
  }
  for (const Cut& part : kLegacyCuts) {
    all.push_back(
        {std::string(part.name),
         [&part](Entries& entries) { return cut(entries, part.entry, part.begin, part.end); },
         {},
         false,
         Damage::Of::legacy});
  }
  return all;
}

std::vector<Damage> damages_of_spoken_books() {
  std::vector<Damage> all;
  for (const Edit& edit : kSpokenEdits) {
    all.push_back({std::string(edit.name),
                   [&edit](Entries& entries) { return apply(edit, entries); },
                   {},
                   edit.is_ours_alone,
                   Damage::Of::spoken,
                   edit.is_warning});
  }
  return all;
}

std::vector<Damage> damages_of_bytes() {
  return {
      {"a few bytes short", &is_there, [](std::string& bytes) { bytes.resize(bytes.size() - 5); }},
      {"half the archive", &is_there, [](std::string& bytes) { bytes.resize(bytes.size() / 2); }},
      {"no bytes", &is_there, [](std::string& bytes) { bytes.clear(); }},
      {"bytes before the archive", &is_there,
       [](std::string& bytes) { bytes.insert(0, "garbage"); }},
      {"another signature", &is_there, [](std::string& bytes) { bytes[0] = 'Q'; }, true},
      {"another file's bytes", &is_there, [](std::string& bytes) { bytes = "%PDF-1.4\n"; }},
      // Java's reader does not look at the sum of what it never reads.
      {"a changed byte", &is_there,
       [](std::string& bytes) {
         const std::size_t at = bytes.find("</html>");
         if (at != bytes.npos) bytes[at - 8] ^= 1;
       }},
  };
}

}  // namespace

std::vector<Damage> damages() {
  std::vector<Damage> all = damages_of_entries();
  for (const Edit& edit : kEdits) {
    all.push_back({std::string(edit.name),
                   [&edit](Entries& entries) { return apply(edit, entries); },
                   {},
                   edit.is_ours_alone});
  }
  for (Damage& damage : damages_by_cuts()) all.push_back(std::move(damage));
  for (Damage& damage : damages_of_legacy_books()) all.push_back(std::move(damage));
  for (Damage& damage : damages_of_spoken_books()) all.push_back(std::move(damage));
  for (Damage& damage : damages_of_bytes()) all.push_back(std::move(damage));
  return all;
}

}  // namespace colophon::test
