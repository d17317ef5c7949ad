#include <string>
#include <unordered_map>
#include <unordered_set>

#include "pages/pages.h"

namespace colophon::pages {
namespace {

std::string with_book_title(const std::string& title, const std::string& book) {
  if (title.empty() || title == book) return book;
  return book.empty() ? title : title + " – " + book;
}

}  // namespace

void title_documents(Book& book, Spending& spending) {
  const Value& name = book.metadata.title;
  std::unordered_set<std::string> taken;
  std::unordered_map<std::string, int> numbers;  // up to which those of a title are taken
  for (Document& document : book.documents) {
    const std::string& title = document.title;
    std::string unique = with_book_title(title, name.text);
    if (!taken.insert(unique).second) {
      int& number = numbers.try_emplace(title, 1).first->second;
      do {
        unique = with_book_title(title + " (" + std::to_string(++number) + ')', name.text);
      } while (!taken.insert(unique).second);
    }
    document.page_title = std::move(unique);
    if (!spending.add_repeated(document.page_title.size(), name.span)) break;
  }
}

}  // namespace colophon::pages
