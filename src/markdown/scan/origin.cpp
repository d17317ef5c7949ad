#include "markdown/scan/origin.h"

#include <algorithm>

namespace colophon::markdown {

Origin::Origin(std::span<const Span> pieces, const Sources& sources)
    : pieces_(pieces.begin(), pieces.end()) {
  std::size_t size = 0;
  for (const Span& piece : pieces_) {
    starts_.push_back(size);
    size += piece.end - piece.begin;
  }
  if (pieces_.size() == 1) {
    text_ = sources.text_of(pieces_[0]);
    return;
  }
  joined_.reserve(size);
  for (const Span& piece : pieces_) joined_ += sources.text_of(piece);
  text_ = joined_;
}

Span Origin::span(std::size_t begin, std::size_t end) const {
  if (pieces_.empty()) return {};
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), begin);
  const auto index =
      static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - starts_.begin() - 1, 0));
  const Span& piece = pieces_[index];
  const auto place = [&](std::size_t offset) {
    const std::size_t inside = offset > starts_[index] ? offset - starts_[index] : 0;
    return std::min(piece.begin + static_cast<std::uint32_t>(inside), piece.end);
  };
  return {piece.source, place(begin), place(std::max(begin, end))};
}

std::vector<Span> Origin::spans(std::size_t begin, std::size_t end) const {
  std::vector<Span> found;
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), begin);
  auto index = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - starts_.begin() - 1, 0));
  for (; index < pieces_.size() && starts_[index] < end; ++index) {
    found.push_back(span(std::max(begin, starts_[index]), end));
  }
  return found;
}

std::size_t Origin::begin_of(SourceId source) const {
  const auto first = std::find_if(pieces_.begin(), pieces_.end(),
                                  [source](const Span& piece) { return piece.source == source; });
  return first == pieces_.end() ? 0 : starts_[static_cast<std::size_t>(first - pieces_.begin())];
}

}  // namespace colophon::markdown
