#include <string>
#include <unordered_map>
#include <unordered_set>

#include "pages/frame.h"
#include "pages/pages.h"
#include "vocabulary/labels.h"

namespace colophon::pages {

std::string with_book_title(std::string_view title, const Manuscript& manuscript) {
  const std::string& book = manuscript.metadata.title.text;
  if (title.empty() || title == book) return book;
  if (book.empty()) return std::string(title);
  std::string both(title);
  both += " – ";
  both += book;
  return both;
}

std::vector<std::string> title_documents(const Manuscript& manuscript, const BookFacts& facts,
                                         Spending& spending) {
  std::vector<std::string> titles;
  titles.reserve(facts.titles.size());
  std::unordered_set<std::string> taken = {
      with_book_title(vocabulary::label(vocabulary::Label::cover, facts.language), manuscript)};
  std::unordered_map<std::string, int> numbers;  // up to which those of a title are taken
  for (const std::string& title : facts.titles) {
    std::string unique = with_book_title(title, manuscript);
    if (!taken.insert(unique).second) {
      int& number = numbers.try_emplace(title, 1).first->second;
      do {
        unique = with_book_title(title + " (" + std::to_string(++number) + ')', manuscript);
      } while (!taken.insert(unique).second);
    }
    const std::size_t size = unique.size();
    titles.push_back(std::move(unique));
    if (!spending.add_repeated(size, manuscript.metadata.title.span)) break;
  }
  return titles;
}

std::string document_title(std::size_t item, const Manuscript& manuscript, const BookFacts& facts) {
  if (item < facts.document_titles.size()) return facts.document_titles[item];
  return with_book_title(facts.titles[item], manuscript);
}

}  // namespace colophon::pages
