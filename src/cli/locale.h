// What the user's environment says of their language.
#pragma once

#include <string>
#include <string_view>

namespace colophon::cli {

// A language tag from a locale's name as POSIX has it: `pt_BR.UTF-8@euro` -> `pt-BR`. English for
// `C`, `POSIX` and what names no language.
std::string language_of_locale(std::string_view locale);

}  // namespace colophon::cli
