#include "cli/locale.h"

#include <algorithm>

#include "formats/language_tag.h"

namespace colophon::cli {

std::string language_of_locale(std::string_view locale) {
  const std::string_view name =
      locale.substr(0, std::min(locale.find_first_of(".@"), locale.size()));
  std::string tag = canonical_language(name);
  // A language has two letters or three; `POSIX` would be a tag, too.
  const std::size_t letters = primary_language(tag).size();
  const bool is_language = (letters == 2 || letters == 3) && is_language_tag(tag);
  return is_language ? tag : "en";
}

}  // namespace colophon::cli
