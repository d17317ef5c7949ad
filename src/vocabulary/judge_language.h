// Whether a language tag says something: the registry's word on each of its subtags.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace colophon::vocabulary {

struct LanguageRemark {
  bool is_deprecated = false;  // otherwise it has a subtag that is not registered
  std::string subtag;          // the first that is meant, as it is written; of a whole tag, the tag
  std::string better;          // the tag to write; empty where nobody can tell
};

// Of a well-formed tag (is_language_tag); nothing where all is well.
std::optional<LanguageRemark> judge_language(std::string_view tag);

// What was meant by what is no tag at all: "english" is "en"; empty where nobody can tell.
std::string language_meant(std::string_view text);

}  // namespace colophon::vocabulary
