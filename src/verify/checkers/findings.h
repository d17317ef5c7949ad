// What other checkers say of a finished book, in one form, and the way from there to the author.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "model/entry.h"

namespace colophon::verify {

enum class Checker : std::uint8_t { epubcheck, ace };

// In an entry: a line and column, both from 1 and 0 for unknown, of which the column counts UTF-16
// code units and may be behind the tag that is meant; or the path of an element.
struct CheckerPlace {
  std::string entry;  // in the archive; empty for the book as a whole
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string path;  // element steps of an EPUB CFI from the root: "/4/2/6"
};

struct CheckerFinding {
  Severity severity = Severity::note;
  std::string id;       // as the checker calls it: "RSC-005", "image-alt"
  std::string message;  // its own words, in one line
  std::string hint;     // may be empty
  std::vector<CheckerPlace> places;
  std::size_t more_places = 0;  // that the checker did not list
};

struct CheckerReport {
  std::string version;  // of the checker: "5.3.0"; empty where it does not say
  std::vector<CheckerFinding> findings;
};

// A finished book, and what is known of how it was made.
struct CheckedBook {
  std::string name;  // as the user typed it
  // The bytes of an entry; nothing for one that is not there.
  std::function<std::optional<std::string>(const std::string& entry)> read;
  // Of the entries that are known to be what the manuscript makes.
  std::span<const EntryOrigin> origins;
};

// Reports each finding at the place of the manuscript that its place in the book was made from.
// What nothing in the manuscript answers for is reported in the entry, which becomes a source
// `book.epub/EPUB/press.xhtml`.
void report_findings(std::span<const CheckerFinding> findings, Checker checker,
                     const CheckedBook& book, Sources& sources, Diagnostics& diags);

// The checker's words in one line, of a length that a person reads.
std::string short_message(std::string_view words);

}  // namespace colophon::verify
