// Finds the inline constructs of the extension layer in the text of one paragraph, heading or table
// cell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/scan/construct.h"
#include "markdown/scan/inline_forms.h"
#include "model/dialect.h"

namespace colophon::markdown {

// Bytes [begin, end) of the text give way to the placeholder of a construct.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t construct = 0;
};

struct InlineScan {
  std::size_t head = 0;               // behind the link reference definitions it begins with
  std::vector<Edit> edits;            // in order, not overlapping
  std::vector<std::size_t> unclosed;  // offsets of `^[` that are never closed
  std::vector<std::pair<std::size_t, std::size_t>> malformed;  // attributes that cannot be read
  std::size_t first_bracket_too_many = static_cast<std::size_t>(-1);
};

inline constexpr std::size_t kMostBrackets = 2000;

// `takes_attributes`: `{...}` at the end belongs to the block, as behind a heading's or caption's
// text. New constructs are added to `constructs` with `raw` and `text` set, views of `text`; their
// offsets are for the caller, who knows the lines, to fill in. `labels` are those of the chapter's
// links.
InlineScan scan_inlines(std::string_view text, bool takes_attributes, const Dialect& dialect,
                        const LinkLabels& labels, Constructs& constructs);

// Whether the text has any character that a construct begins with.
bool may_have_inlines(std::string_view text);

}  // namespace colophon::markdown
