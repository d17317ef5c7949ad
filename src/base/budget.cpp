#include "base/budget.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace colophon {
namespace {

// Places are kept so often: where several chapters go over the budget together, the one that is
// blamed is no further from the truth than this.
constexpr Expense kStep = {std::uint64_t{16} << 10, std::uint64_t{4} << 10, 4096};

Expense sum(const Expense& a, const Expense& b) {
  return {a.bytes + b.bytes, a.repeated + b.repeated, a.nodes + b.nodes};
}

bool reaches(const Expense& spent, const Expense& next) {
  return spent.bytes >= next.bytes || spent.repeated >= next.repeated || spent.nodes >= next.nodes;
}

// Where the next place is kept: a step further, and in any case where the budget is passed.
Expense next_after(const Expense& spent, const Budget& budget) {
  const Expense step = sum(spent, kStep);
  if (!budget.covers(spent)) return step;
  return {std::min(step.bytes, budget.bytes + 1), std::min(step.repeated, budget.repeated + 1),
          std::min(step.nodes, budget.nodes + 1)};
}

}  // namespace

std::string size_in_words(std::uint64_t bytes) {
  if (bytes % (1u << 20) == 0) return fmt::format("{} MiB", bytes >> 20);
  if (bytes % (1u << 10) == 0) return fmt::format("{} KiB", bytes >> 10);
  return fmt::format("{} {}", bytes, bytes == 1 ? "byte" : "bytes");
}

Budget Budget::of_bytes(std::uint64_t bytes) {
  constexpr Budget kDefault;
  const double factor = static_cast<double>(bytes) / static_cast<double>(kDefault.bytes);
  const auto scaled = [factor](std::uint64_t limit) {
    return static_cast<std::uint64_t>(static_cast<double>(limit) * factor);
  };
  return Budget(
      {bytes, std::max(kDefault.repeated, scaled(kDefault.repeated)), scaled(kDefault.nodes)});
}

Spending::Spending(Budget budget, Span place)
    : budget_(budget), next_(next_after({}, budget)), begins_at_(place) {}

void Spending::keep_place(Span place) {
  if (!place) place = marks_.empty() ? begins_at_ : marks_.back().place;
  if (broken_at_) return;
  if (is_over()) broken_at_ = place;
  marks_.push_back({spent_, place});
  next_ = next_after(spent_, budget_);
}

bool Spending::append(const Spending& next) {
  // Who comes behind may have been stopped anywhere.
  if (is_over()) return false;
  const auto breaks = [&](const Mark& mark) { return !budget_.covers(sum(spent_, mark.spent)); };
  const auto broken = std::find_if(next.marks_.begin(), next.marks_.end(), breaks);
  const Span last = next.marks_.empty() ? next.begins_at_ : next.marks_.back().place;
  const Span place = broken == next.marks_.end() ? last : broken->place;
  spent_ = sum(spent_, next.spent_);
  if (reaches(spent_, next_)) keep_place(place);
  return !is_over();
}

std::string Spending::broken_limit() const {
  if (spent_.bytes > budget_.bytes) return size_in_words(budget_.bytes) + " of text";
  if (spent_.repeated > budget_.repeated)
    return size_in_words(budget_.repeated) + " of text that stands in it already";
  return fmt::format("{} elements, attributes and runs of text", budget_.nodes);
}

Budget Spending::rest() const {
  const auto left = [](std::uint64_t limit, std::uint64_t spent) {
    return limit - std::min(limit, spent);
  };
  return Budget({left(budget_.bytes, spent_.bytes), left(budget_.repeated, spent_.repeated),
                 left(budget_.nodes, spent_.nodes)});
}

void report_over_budget(const Spending& spending, Diagnostics& diags) {
  if (!spending.is_over()) return;
  diags.report(Code::over_budget, spending.broken_at_, spending.broken_limit());
}

}  // namespace colophon
