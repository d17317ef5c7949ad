// SUMMARY.md, the contents of an mdBook, HonKit or GitBook book: headings, links and nested lists
// of links, read line by line.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/metadata.h"

namespace colophon::manuscript {

struct SummaryEntry {
  enum class Kind {
    heading,  // `# Part one`
    rule,     // `---`
    entry,    // `- [Title](file.md)`, `[Title](file.md)`, `- Title`
  };

  Kind kind = Kind::entry;
  int level = 0;           // of a heading: 1 to 6
  bool in_list = false;    // of an entry: an item of a list
  int depth = 0;           // of an item: the number of items it lies in
  bool is_link = false;    // `[Title]()` is one too
  Value title;             // plain text; its span is that of the words as they are written
  Value target;            // decoded, without `#fragment`; empty for a link to nothing
  std::string fragment;    // behind the `#`
  Span line;               // without the space around it
  bool has_items = false;  // of an entry: others are nested below it
};

// In the order written. Comments, definitions of references and prose say nothing of the order and
// are passed over; a link that is begun and not finished is reported.
std::vector<SummaryEntry> read_summary(Span text, const Sources& sources, Diagnostics& diags);

}  // namespace colophon::manuscript
