#include <utility>

#include "passes/book/chapters.h"

namespace colophon::passes {

void settle_spending(Manuscript& manuscript, std::vector<Chapter>& chapters) {
  Spending& spending = manuscript.spending;
  for (Chapter& chapter : chapters)
    spending.append(std::exchange(chapter.markup.spending(), Spending()));
  for (Chapter& chapter : chapters) {
    const std::vector<Span>& text = manuscript.contents[chapter.item].text;
    const Span begin = text.empty() ? Span{} : Span{text[0].source, text[0].begin, text[0].begin};
    chapter.markup.spending() = Spending(spending.rest(), begin);
  }
}

}  // namespace colophon::passes
