#include "chapter_steps.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "base/parallel.h"

namespace colophon {
namespace {

// Afterwards what the chapters have made is counted, as the contents have it, and each may make as
// much as is left.
void settle_spending(std::vector<Chapter>& chapters, Spending& spending) {
  for (Chapter& chapter : chapters)
    spending.append(std::exchange(chapter.markup.spending(), Spending()));
  for (Chapter& chapter : chapters)
    chapter.markup.spending() = Spending(spending.rest(), chapter.begin);
}

}  // namespace

bool ChapterSteps::for_each(std::vector<Chapter>& chapters,
                            const std::function<void(std::size_t)>& body) {
  settle_spending(chapters, spending_);
  CommonSpending common(spending_.rest());
  std::atomic<std::size_t> done = done_;
  const auto step = [&](std::size_t i) {
    Chapter& chapter = chapters[i];
    const std::size_t findings = chapter.diagnostics.footprint();
    body(i);
    const std::size_t more = chapter.diagnostics.footprint();
    chapter.markup.spending().add_text(more - std::min(findings, more));
    if (progress_) progress_(++done, kSteps * chapters.size());
    common.add(chapter.markup.spending().spent());
  };
  parallel_for(chapters.size(), jobs_, step, [&] { return common.is_over(); });
  done_ += chapters.size();
  settle_spending(chapters, spending_);
  return !spending_.is_over();
}

}  // namespace colophon
