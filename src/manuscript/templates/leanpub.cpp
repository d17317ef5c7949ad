// Leanpub's <<(file), which Markua has, too.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/path.h"
#include "manuscript/sources/folder.h"
#include "manuscript/templates/expand_impl.h"
#include "manuscript/templates/includes.h"

namespace colophon::manuscript {
namespace {

// What code of this extension is called.
std::string language_of(std::string_view path) {
  struct Language {
    std::string_view extension;
    std::string_view name;
  };
  static constexpr auto kLanguages = std::to_array<Language>(
      {{"cc", "cpp"},      {"clj", "clojure"}, {"cs", "csharp"},     {"cxx", "cpp"},
       {"erl", "erlang"},  {"ex", "elixir"},   {"exs", "elixir"},    {"h", "c"},
       {"hpp", "cpp"},     {"hs", "haskell"},  {"js", "javascript"}, {"kt", "kotlin"},
       {"md", "markdown"}, {"pl", "perl"},     {"py", "python"},     {"rb", "ruby"},
       {"rs", "rust"},     {"sh", "bash"},     {"ts", "typescript"}, {"txt", "text"},
       {"yml", "yaml"}});
  std::string extension = path::extension_of(path);
  if (!extension.empty()) extension.erase(0, 1);
  const bool is_word = std::all_of(extension.begin(), extension.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
  if (!is_word) return {};
  for (const Language& language : kLanguages) {
    if (language.extension == extension) return std::string(language.name);
  }
  return extension;
}

// In quotes, as it stands behind a fence.
std::string quoted(std::string_view title) {
  std::string text = "\"";
  for (const char c : title) {
    if (c == '"' || c == '\\') text += '\\';
    if (c != '`') text += c;
  }
  return text + '"';
}

}  // namespace

// `<<(code/file.rb)` and `<<[Title](code/file.rb)`, alone in a line. The file is looked for beside
// the chapter and in the folders above: Leanpub's are relative to the manuscript's.
bool expand_leanpub_include(Cursor& cursor, std::size_t at) {
  if (at > 0 && cursor.text[at - 1] != '\n') return false;
  const std::string_view line = cursor.text.substr(at, cursor.text.find('\n', at) - at);
  std::string_view rest = line.substr(2, line.find_last_not_of(" \t") - 1);
  const std::size_t end = at + 2 + rest.size();
  std::string_view title;
  if (rest.starts_with('[')) {
    const std::size_t close = rest.find("](");
    if (close == rest.npos) return false;
    title = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
  }
  if (rest.size() < 3 || !rest.starts_with('(') || rest.find(')') != rest.size() - 1) return false;
  if (cursor.in_code(at) || cursor.in_comment(at)) return false;
  Include wanted{.name = rest.substr(1, rest.size() - 2), .paths = {}};
  for (const std::string& folder : folders_above(cursor.chapter.folder))
    wanted.paths.push_back(path::join(folder, wanted.name));
  Template found;
  found.begin = at;
  found.end = end;
  const std::string language = language_of(wanted.name);
  if (language == "markdown") return include(cursor, found, wanted);
  const std::string shown_title = title.empty() ? "" : " title=" + quoted(title);
  return include_code(cursor, found, wanted, language + shown_title);
}

}  // namespace colophon::manuscript
