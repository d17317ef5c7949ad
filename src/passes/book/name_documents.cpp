#include <map>
#include <set>
#include <string>

#include "base/path.h"
#include "base/unicode.h"
#include "passes/book/book.h"
#include "passes/common/titles.h"

namespace colophon::passes {

namespace {

bool is_number(const std::string& name) {
  return name.find_first_not_of("0123456789") == std::string::npos;
}

constexpr std::size_t kLongestName = 48;  // of one made from a heading

// A heading as the name of a file: words with one hyphen between, no longer than a shelf label.
std::string name_from_heading(std::string_view heading) {
  std::string name;
  for (const char c : unicode::file_slug(heading)) {
    const bool is_mark = c == '-' || c == '.' || c == '_';
    if (!is_mark) name += c;
    if (is_mark && !name.empty() && name.back() != '-') name += '-';
  }
  if (name.size() > kLongestName) {
    const std::size_t word_end = name.rfind('-', kLongestName);
    name.resize(word_end == name.npos ? kLongestName : word_end);
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name;
}

class Names {
 public:
  Names() : taken_({"cover", "nav", "title-page"}) {}

  // In ASCII and lower case, so that names are unique on every file system
  // (EPUB 3.3 #sec-container-filenames).
  std::string take(std::string_view wanted) {
    std::string name = unicode::file_slug(wanted);
    if (is_number(name)) name = name.empty() ? "chapter" : "chapter-" + name;
    std::string unique = name;
    if (!taken_.insert(unique).second) {
      int& suffix = last_suffix_.emplace(name, 1).first->second;
      do {
        unique = name + '-' + std::to_string(++suffix);
      } while (!taken_.insert(unique).second);
    }
    return "text/" + unique + ".xhtml";
  }

 private:
  std::set<std::string> taken_;
  std::map<std::string, int> last_suffix_;
};

std::string name_of(const ContentsItem& item, Names& names) {
  if (item.kind != ContentsItem::Kind::generated) {
    return names.take(item.name.empty() ? name_from_path(item.path) : name_from_heading(item.name));
  }
  const vocabulary::GeneratedPageInfo& info = vocabulary::info_of(item.page);
  return info.may_repeat ? names.take(path::stem_of(info.href)) : std::string(info.href);
}

}  // namespace

void name_documents(Book& book) {
  Names names;
  // What the author named comes first, then parts, which have nothing but their number.
  for (Document& document : book.documents) {
    if (!document.item.id.empty()) document.href = names.take(document.item.id);
  }
  int parts = 0;
  for (Document& document : book.documents) {
    if (document.item.kind != ContentsItem::Kind::part) continue;
    ++parts;
    if (document.href.empty()) document.href = names.take("part-" + std::to_string(parts));
  }
  for (Document& document : book.documents) {
    if (document.href.empty()) document.href = name_of(document.item, names);
  }
}

}  // namespace colophon::passes
