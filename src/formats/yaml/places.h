// Where the pieces of a YAML text begin and end. yaml-cpp's marks count bytes and have no ends.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/source.h"

namespace colophon::yaml {

class Places {
 public:
  // The sources must outlive it.
  Places(Span text, const Sources& sources) : span_(text), text_(sources.text_of(text)) {}

  // Offsets are in here.
  std::string_view text() const { return text_; }

  // Of whole characters, where the offsets are inside of some.
  Span span(std::size_t begin, std::size_t end) const;

  // The offset at which a span of this text ends.
  std::size_t end_of(Span span) const { return span.end - span_.begin; }

  std::size_t line_end(std::size_t at) const;

  // Past a tag and an anchor, to the value they stand before.
  std::size_t skip_properties(std::size_t at) const;

  // Whether a quote begins here that nothing closes.
  bool is_open_quote(std::size_t at) const;

  // A scalar's first line, without tag and anchor; of a block the first line of its text.
  Span scalar(std::size_t begin, std::string_view value) const;

  // The first line of a list or map, the last piece of which ends at `last_end`.
  Span collection(std::size_t begin, std::size_t last_end) const;

  // Of a value that is not there: the dash or bracket before it.
  Span before_nothing(std::size_t at) const;

 private:
  std::size_t quote_end(std::size_t begin) const;
  Span block_line(std::size_t begin) const;

  Span span_;
  std::string_view text_;
};

}  // namespace colophon::yaml
