#include <algorithm>
#include <vector>

#include "growth/constructs.h"

namespace colophon::growth {
namespace {

constexpr std::string_view kBegin = "«";
constexpr std::string_view kEnd = "»";
constexpr std::string_view kNumber = "№";

struct Piece {
  std::string_view text;
  bool is_repeated = false;
};

std::vector<Piece> pieces_of(std::string_view pattern) {
  std::vector<Piece> pieces;
  while (!pattern.empty()) {
    const std::size_t begin = std::min(pattern.find(kBegin), pattern.size());
    pieces.push_back({pattern.substr(0, begin)});
    if (begin == pattern.size()) break;
    pattern.remove_prefix(begin + kBegin.size());
    const std::size_t end = pattern.find(kEnd);
    pieces.push_back({pattern.substr(0, end), true});
    pattern.remove_prefix(end + kEnd.size());
  }
  return pieces;
}

void append_numbered(std::string& out, std::string_view unit, std::size_t number) {
  for (std::size_t at; (at = unit.find(kNumber)) != unit.npos;) {
    out.append(unit.substr(0, at)).append(std::to_string(number));
    unit.remove_prefix(at + kNumber.size());
  }
  out += unit;
}

}  // namespace

std::string grow(std::string_view pattern, std::size_t size) {
  const std::vector<Piece> pieces = pieces_of(pattern);
  std::size_t round = 0;  // the bytes of one repetition of all of them, numbers aside
  for (const Piece& piece : pieces) round += piece.is_repeated ? piece.text.size() : 0;
  std::string out;
  for (const Piece& piece : pieces) {
    const std::size_t times = piece.is_repeated ? size / std::max<std::size_t>(round, 1) : 1;
    for (std::size_t i = 0; i < times; ++i) append_numbered(out, piece.text, i);
  }
  return out;
}

}  // namespace colophon::growth
