// The text of a chapter, joined from pieces of sources, and the way back.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace colophon::markdown {

class Origin {
 public:
  // `sources` must outlive the origin. One piece is read where it stands, several are joined.
  Origin(std::span<const Span> pieces, const Sources& sources);

  std::string_view text() const { return text_; }
  // The span of bytes [begin, end) of the text; one that goes over the end of its piece is cut
  // there.
  Span span(std::size_t begin, std::size_t end) const;
  // The same piece by piece.
  std::vector<Span> spans(std::size_t begin, std::size_t end) const;
  // Where the first piece of a source, which has one, begins in the text.
  std::size_t begin_of(SourceId source) const;

 private:
  std::vector<Span> pieces_;
  std::vector<std::size_t> starts_;
  std::string joined_;
  std::string_view text_;
};

}  // namespace colophon::markdown
