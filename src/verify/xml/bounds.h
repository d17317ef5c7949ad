// What keeps a book from filling the memory of who verifies it. What is left out for one of these
// bounds is said (Code::not_examined).
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "base/diagnostics.h"

namespace colophon::verify {

inline constexpr std::uint64_t kMostText = 64U << 20;    // bytes of an entry that is read as a text
inline constexpr std::uint64_t kMostTexts = 256U << 20;  // of all these, in the archive's order
inline constexpr std::uint64_t kMostShown = 64U << 20;   // of all entries whose lines are shown
inline constexpr std::size_t kDeepest = 10'000;          // elements in one another
inline constexpr std::size_t kMostNodes = 400'000;       // elements and attributes of a tree
inline constexpr std::size_t kMostFacts = 1'000'000;     // addresses and ids of a book

// Of the findings that are reported from now on, only counts those that are not kept whole
// (kMostWhole).
class FindingBound {
 public:
  // `place` is where that is said.
  explicit FindingBound(Diagnostics& findings, Span place = {SourceId{0}, 0, 0})
      : findings_(findings), place_(place) {
    findings.seal();
    first_ = findings.others().size();
  }
  FindingBound(const FindingBound&) = delete;
  FindingBound& operator=(const FindingBound&) = delete;
  // Says how many were left out.
  ~FindingBound();

  // To be called again and again while findings come.
  void keep() {
    if (findings_.others().size() >= first_ + kMostAtOnce) count();
  }
  // So many were left out that nobody need look for more.
  bool is_spent() const { return all_left_out_ > kMostLeftOut; }

 private:
  static constexpr std::size_t kMostAtOnce = 4 * kMostWhole;
  static constexpr std::size_t kMostLeftOut = 200 * kMostWhole;

  void count();

  Diagnostics& findings_;
  Span place_;
  std::size_t first_ = 0;  // of the findings that are not whole
  std::array<std::uint32_t, kCodeCount> left_out_ = {};
  std::size_t all_left_out_ = 0;
};

// Counts what the documents of a book keep for one another, in any thread. Whether it is spent is
// the same for any number of them: what is refused is counted, too.
class FactBudget {
 public:
  bool take(std::size_t count = 1) {
    return taken_.fetch_add(count, std::memory_order_relaxed) + count <= kMostFacts;
  }
  bool is_spent() const { return taken_.load(std::memory_order_relaxed) > kMostFacts; }

 private:
  std::atomic<std::size_t> taken_ = 0;
};

}  // namespace colophon::verify
