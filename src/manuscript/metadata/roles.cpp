#include "manuscript/metadata/roles.h"

#include <optional>
#include <string>
#include <vector>

#include "base/path.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

using vocabulary::BookPart;
using vocabulary::Matter;

// Without the number that puts the file in its place: "02-press" -> "press".
std::string_view without_number(std::string_view stem) {
  const std::size_t end = stem.find_first_not_of("0123456789");
  if (end == 0 || end == stem.npos) return stem;
  const std::size_t begin = stem.find_first_not_of("-_. ", end);
  return begin == stem.npos ? stem : stem.substr(begin);
}

// "chapter-12", "appendix_b", "part iv": a part's name with a number or letter.
std::string_view without_count(std::string_view stem) {
  const std::size_t separator = stem.find_last_of("-_ ");
  if (separator == stem.npos) return stem;
  const std::string_view count = stem.substr(separator + 1);
  const bool is_count = count.size() == 1 || count.find_first_not_of("0123456789") == count.npos ||
                        count.find_first_not_of("ivxIVX") == count.npos;
  return is_count && !count.empty() ? stem.substr(0, separator) : stem;
}

}  // namespace

BookPart read_role(const yaml::Node& node, Diagnostics& diags) {
  const Value role = read_text("role", node, diags);
  if (!role) return BookPart::none;
  if (const std::optional<BookPart> part = vocabulary::find_book_part(role.text)) return *part;
  std::vector<std::string_view> names;
  for (const vocabulary::BookPartInfo& info : vocabulary::book_parts()) names.push_back(info.name);
  Diagnostic& diagnostic = diags.report(Code::unknown_role, role.span, role.text);
  diagnostic.hint = nearest_hint(role.text, names);
  if (diagnostic.hint.empty()) {
    diagnostic.hint = "write a part of a book such as `preface`, `chapter` or `appendix`";
  }
  return BookPart::none;
}

BookPart role_from_name(std::string_view path, Matter matter) {
  const BookPart fallback = matter == Matter::body ? BookPart::chapter : BookPart::none;
  const std::string_view stem = without_number(path::stem_of(path));
  std::optional<BookPart> part = vocabulary::find_book_part(stem);
  if (!part) part = vocabulary::find_book_part(without_count(stem));
  if (!part) return fallback;
  // Web sites call their first page `index`; a book's index stands at its end.
  if (part == BookPart::index && matter != Matter::back) return fallback;
  return *part;
}

}  // namespace colophon::manuscript
