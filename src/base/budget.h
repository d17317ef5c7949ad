// What a build may make of its files, and what it has made of them: a few lines can multiply into
// gigabytes.
// A byte of text counts as often as it stands in the book: where a file says it, and again wherever
// an include, a variable, an abbreviation, an import or a title repeats it. Of what is repeated
// there may be less: no book needs much, and it is what costs an attacker nothing. Nodes are the
// elements, attributes and runs of text of trees.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace colophon {

struct Expense {
  std::uint64_t bytes = 0;
  std::uint64_t repeated = 0;  // of the bytes
  std::uint64_t nodes = 0;

  friend bool operator==(const Expense&, const Expense&) = default;
};

struct Budget : Expense {
  // Twice the text of the longest books there are.
  constexpr Budget() : Expense{std::uint64_t{64} << 20, std::uint64_t{256} << 10, 10'000'000} {}
  constexpr explicit Budget(Expense limit) : Expense(limit) {}
  // So many bytes, and nodes in the proportion of the default. What is harmless may be repeated
  // within any.
  static Budget of_bytes(std::uint64_t bytes);

  // What no text can be longer than; settings and lists of contents, which are texts beside the
  // book's, are not counted against a small budget.
  std::uint64_t largest_text() const { return std::max(bytes, Budget().bytes); }

  bool covers(const Expense& spent) const {
    return spent.bytes <= bytes && spent.repeated <= repeated && spent.nodes <= nodes;
  }
};

// What one thread has spent of a budget, and where.
class Spending {
 public:
  // `place` is to blame for what has none of its own.
  explicit Spending(Budget budget = {}, Span place = {});

  // Whether the budget covers it; past that, nobody need go on.
  bool add_text(std::uint64_t bytes, Span place = {}) {
    spent_.bytes += bytes;
    if (spent_.bytes >= next_.bytes) keep_place(place);
    return !is_over();
  }
  // Of text that stands in the book already.
  bool add_repeated(std::uint64_t bytes, Span place = {}) {
    spent_.repeated += bytes;
    if (spent_.repeated >= next_.repeated) keep_place(place);
    return add_text(bytes, place);
  }
  bool add_node(Span place = {}) {
    if (++spent_.nodes >= next_.nodes) keep_place(place);
    return !is_over();
  }
  // Adds what another has spent, who comes behind in reading order. Whoever adds in that order
  // finds the same place to blame, whatever was spent at the same time.
  bool append(const Spending& next);

  bool is_over() const { return !budget_.covers(spent_); }
  const Expense& spent() const { return spent_; }
  const Budget& budget() const { return budget_; }
  // What is left of the budget.
  Budget rest() const;

 private:
  friend void report_over_budget(const Spending& spending, Diagnostics& diags);

  struct Mark {
    Expense spent;
    Span place;
  };
  void keep_place(Span place);
  std::string broken_limit() const;

  Budget budget_;
  Expense spent_;
  Expense next_;             // from where on a place is kept
  std::vector<Mark> marks_;  // places on the way, for those who add this up
  Span begins_at_;
  Span broken_at_;  // where the budget was first passed
};

// "64 MiB", "1 byte".
std::string size_in_words(std::uint64_t bytes);

// Reports where the budget is passed, if it is.
void report_over_budget(const Spending& spending, Diagnostics& diags);

// What several threads spend at the same time. It tells when to stop and not whom to blame.
class CommonSpending {
 public:
  explicit CommonSpending(Budget budget) : budget_(budget) {}

  void add(const Expense& spent) {
    bytes_ += spent.bytes;
    repeated_ += spent.repeated;
    nodes_ += spent.nodes;
  }
  bool is_over() const { return !budget_.covers({bytes_, repeated_, nodes_}); }

 private:
  Budget budget_;
  std::atomic<std::uint64_t> bytes_ = 0;
  std::atomic<std::uint64_t> repeated_ = 0;
  std::atomic<std::uint64_t> nodes_ = 0;
};

}  // namespace colophon
