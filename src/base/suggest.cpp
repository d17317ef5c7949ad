#include "base/suggest.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace colophon {
namespace {

std::u32string folded(std::string_view text) {
  const std::string same_case = unicode::fold_case(text);
  std::u32string result;
  result.reserve(same_case.size());
  for (std::size_t at = 0; at < same_case.size();) result += utf8::next(same_case, at);
  return result;
}

// The edits (insert, delete, replace, swap neighbours) from one text to the other, or limit + 1
// where there are more than `limit`. Kept rows: this one and the two before it.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    // No later row is below the smallest of two rows in succession.
    if (best > limit && *std::min_element(last.begin(), last.end()) > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view wanted, std::span<const std::string> candidates) {
  constexpr std::size_t kLongest = 256;  // what nobody mistypes; bounds the time
  const std::u32string target = folded(wanted.substr(0, kLongest + 1));
  if (target.empty() || wanted.size() > kLongest) return {};
  std::size_t limit = target.size() / 3;
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    if (candidate.empty() || candidate.size() > 2 * kLongest) continue;
    const std::size_t edits = distance(target, folded(candidate), limit);
    if (edits > limit) continue;
    best = &candidate;
    if (edits == 0) break;
    limit = edits - 1;  // only what is nearer replaces it
  }
  return best ? *best : std::string();
}

std::string did_you_mean(std::string_view wanted, std::span<const std::string> candidates) {
  const std::string found = nearest(wanted, candidates);
  return found.empty() ? found : "did you mean `" + found + "`?";
}

std::string Guesses::did_you_mean(std::string_view wanted,
                                  std::span<const std::string> candidates) {
  constexpr std::size_t kMost = 50'000;
  if (comparisons_ >= kMost) return {};
  comparisons_ += candidates.size();
  return colophon::did_you_mean(wanted, candidates);
}

}  // namespace colophon
