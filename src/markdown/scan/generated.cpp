#include "markdown/scan/generated.h"

#include <algorithm>

namespace colophon::markdown {

void Generated::add_piece(std::uint32_t source, bool copied) {
  const auto here = static_cast<std::uint32_t>(text_.size());
  if (!pieces_.empty() && copied) {
    const Piece& last = pieces_.back();
    if (last.copied && here - last.generated == source - last.source) return;  // it goes on
  }
  pieces_.push_back({here, source, copied});
}

void Generated::copy(std::uint32_t begin, std::uint32_t end) {
  if (begin == end) return;
  add_piece(begin, true);
  text_.append(source_, begin, end - begin);
}

void Generated::insert(std::string_view text, std::uint32_t at) {
  if (text.empty()) return;
  add_piece(at, false);
  text_ += text;
}

void Generated::end_line(GeneratedLine::Origin origin, std::uint32_t source_begin,
                         std::uint32_t source_end) {
  lines_.push_back({origin, source_begin, source_end, line_begin_, std::max(rest_, line_begin_)});
  // The line end is the source's own, so that a text of plain lines is one piece.
  add_piece(source_end, true);
  text_ += '\n';
  line_begin_ = static_cast<std::uint32_t>(text_.size());
}

void Generated::copy_line(std::uint32_t begin, std::uint32_t end, std::uint32_t rest) {
  copy(begin, end);
  rest_ = line_begin_ + (rest - begin);
  end_line(GeneratedLine::Origin::same, begin, end);
}

std::string_view Generated::line(std::size_t number) const {
  const std::size_t begin = lines_[number].begin;
  const std::size_t end = number + 1 < lines_.size() ? lines_[number + 1].begin : text_.size();
  return std::string_view(text_).substr(begin, end - begin - 1);
}

const GeneratedLine& Generated::line_at(std::uint32_t generated) const {
  const auto after = std::upper_bound(
      lines_.begin(), lines_.end(), generated,
      [](std::uint32_t place, const GeneratedLine& line) { return place < line.begin; });
  return after == lines_.begin() ? *after : *std::prev(after);
}

const Generated::Piece& Generated::piece_of(std::uint32_t generated) const {
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), generated,
      [](std::uint32_t place, const Piece& piece) { return place < piece.generated; });
  return after == pieces_.begin() ? *after : *std::prev(after);
}

std::uint32_t Generated::source_of(std::uint32_t generated) const {
  if (pieces_.empty()) return 0;
  const Piece& piece = piece_of(generated);
  if (!piece.copied) return piece.source;
  const auto end = static_cast<std::uint32_t>(source_.size());
  return std::min(piece.source + (generated - piece.generated), end);
}

std::uint32_t Generated::source_end_of(std::uint32_t generated) const {
  if (generated == 0) return 0;
  const Piece& piece = piece_of(generated - 1);
  if (piece.copied) return source_of(generated - 1) + 1;
  // What was put in ends where the copy goes on.
  return &piece == &pieces_.back() ? static_cast<std::uint32_t>(source_.size())
                                   : (&piece + 1)->source;
}

bool Generated::is_copy(std::uint32_t begin, std::uint32_t end) const {
  if (begin >= end || pieces_.empty()) return false;
  const Piece& first = piece_of(begin);
  return first.copied && &first == &piece_of(end - 1);
}

}  // namespace colophon::markdown
