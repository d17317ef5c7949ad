#include "base/reading_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace colophon {
namespace {

constexpr std::size_t kNowhere = 0;
constexpr std::size_t kLast = std::numeric_limits<std::size_t>::max();

struct Piece {
  Span span;
  std::size_t rank = 0;
};

// Source by source, from the beginning to the end.
std::vector<Piece> sorted_pieces(std::span<const Span> order) {
  std::vector<Piece> pieces;
  pieces.reserve(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i]) pieces.push_back({order[i], i + 1});
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return std::tuple(a.span.source, a.span.begin) < std::tuple(b.span.source, b.span.begin);
  });
  return pieces;
}

// Of pieces with one beginning the first counts.
std::size_t rank_of(Span span, const std::vector<Piece>& pieces) {
  if (!span) return kNowhere;
  const auto after = std::upper_bound(pieces.begin(), pieces.end(), span,
                                      [](const Span& place, const Piece& piece) {
                                        return std::tuple(place.source, place.begin) <
                                               std::tuple(piece.span.source, piece.span.begin);
                                      });
  if (after != pieces.begin() && std::prev(after)->span.source == span.source) {
    const Span found = std::prev(after)->span;
    const auto first =
        std::lower_bound(pieces.begin(), after, found, [](const Piece& piece, const Span& place) {
          return std::tuple(piece.span.source, piece.span.begin) <
                 std::tuple(place.source, place.begin);
        });
    return first->rank;
  }
  return after != pieces.end() && after->span.source == span.source ? after->rank : kLast;
}

bool overlap(Span a, Span b) {
  return a == b || (a.source == b.source && a.begin < b.end && b.begin < a.end);
}

// Sorted as they are, what overlaps with something said before overlaps with the last of its kind.
void say_once(std::vector<Diagnostic>& all) {
  std::unordered_map<std::string, std::size_t> last;  // by code and message: the place in `all`
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto [known, is_new] = last.emplace(name_of(all[i].code) + ' ' + all[i].message, kept);
    Diagnostic* const before = is_new ? nullptr : &all[known->second];
    if (before && overlap(before->span, all[i].span)) {
      if (all[i].span.end - all[i].span.begin < before->span.end - before->span.begin)
        *before = std::move(all[i]);
      continue;
    }
    known->second = kept;
    if (kept != i) all[kept] = std::move(all[i]);
    ++kept;
  }
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
}

}  // namespace

void put_in_order(Diagnostics& diagnostics, std::span<const Span> order) {
  const std::vector<Piece> pieces = sorted_pieces(order);
  std::vector<std::pair<std::size_t, Diagnostic>> ranked;
  diagnostics.seal();
  ranked.reserve(diagnostics.all().size());
  for (Diagnostic& diagnostic : diagnostics.all()) {
    const std::size_t rank = rank_of(diagnostic.span, pieces);
    ranked.emplace_back(rank, std::move(diagnostic));
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    const Span& left = a.second.span;
    const Span& right = b.second.span;
    return std::tuple(a.first, left.source, left.begin, left.end) <
           std::tuple(b.first, right.source, right.begin, right.end);
  });
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    diagnostics.all()[i] = std::move(ranked[i].second);
  }
  say_once(diagnostics.all());
}

}  // namespace colophon
