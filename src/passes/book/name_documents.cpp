#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "passes/book/book.h"
#include "passes/common/titles.h"

namespace colophon::passes {

namespace {

// The navigation document is the contents page; it lies beside the package document.
constexpr char kContentsHref[] = "nav.xhtml";

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

std::string name_generated(vocabulary::GeneratedPage page, Names& names) {
  switch (page) {
    case vocabulary::GeneratedPage::title_page:
      return "text/title-page.xhtml";
    case vocabulary::GeneratedPage::contents:
      return kContentsHref;
    case vocabulary::GeneratedPage::notes:
      return names.take("endnotes");
  }
  return {};
}

}  // namespace

std::vector<std::string> name_documents(const Manuscript& manuscript) {
  const std::vector<ContentsItem>& contents = manuscript.contents;
  std::vector<std::string> documents(contents.size());
  Names names;
  // What the author named comes first, then parts, which have nothing but their number.
  for (std::size_t i = 0; i < contents.size(); ++i) {
    if (!contents[i].id.empty()) documents[i] = names.take(contents[i].id);
  }
  int parts = 0;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    if (contents[i].kind != ContentsItem::Kind::part) continue;
    ++parts;
    if (documents[i].empty()) documents[i] = names.take("part-" + std::to_string(parts));
  }
  for (std::size_t i = 0; i < contents.size(); ++i) {
    if (!documents[i].empty()) continue;
    documents[i] = contents[i].kind == ContentsItem::Kind::generated
                       ? name_generated(contents[i].page, names)
                   : contents[i].name.empty() ? names.take(name_from_path(contents[i].path))
                                              : names.take(name_from_heading(contents[i].name));
  }
  return documents;
}

}  // namespace colophon::passes
