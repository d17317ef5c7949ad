// What people write where a language tag belongs. Everything is asked in lower case; the answer is
// empty where there is none.
#pragma once

#include <string_view>

namespace colophon::vocabulary {

// "english", "deutsch": the subtag of the language.
std::string_view language_named(std::string_view name);

// "eng", "jp": the language of a code that is none in tags.
std::string_view language_coded(std::string_view subtag);

// "uk", "usa", "cht": the region or script that was meant.
std::string_view region_meant(std::string_view subtag);

}  // namespace colophon::vocabulary
