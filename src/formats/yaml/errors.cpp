#include "formats/yaml/errors.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace colophon::yaml {
namespace {

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? text.npos : text.rfind('\n', at - 1);
  return before == text.npos ? 0 : before + 1;
}

// Whether the line would be sound if it stood alone, so that the one before is to blame.
bool is_first_colon(std::string_view text, std::size_t at) {
  return line_start(text, at) > 0 && text.find(':', line_start(text, at)) == at;
}

// The first tab of the line's indentation; npos for none.
std::size_t find_indenting_tab(std::string_view text, std::size_t at) {
  const std::size_t line = line_start(text, at);
  const std::size_t content = std::min(text.find_first_not_of(" \t", line), text.size());
  const std::size_t tab = text.find('\t', line);
  return tab < content ? tab : text.npos;
}

// The character behind the last backslash before `at`, which may lie behind its first byte.
std::string_view escaped_before(std::string_view text, std::size_t at) {
  const std::size_t slash = at == 0 ? text.npos : text.rfind('\\', at - 1);
  if (slash == text.npos || slash + 1 >= text.size()) return {};
  std::size_t after = slash + 1;
  utf8::next(text, after);
  return text.substr(slash + 1, after - slash - 1);
}

}  // namespace

namespace {

Explanation explain_here(const std::string& said, std::string_view text, std::size_t at) {
  if (said == "illegal map value" && is_first_colon(text, at)) {
    return {"this key stands where the line before goes on",
            "check the indentation, and the `:` of the line before"};
  }
  if (said == "illegal map value") {
    return {"a `:` that separates nothing", "put a text with `: ` in it between quotes"};
  }
  if (said == "end of map not found" || said == "end of sequence not found") {
    return {"this does not belong to what stands before it",
            "check the indentation, and that quotes inside a quoted text are doubled"};
  }
  if (said == "end of sequence flow not found")
    return {"a `[` is never closed", "close it with `]`"};
  if (said == "end of map flow not found") return {"a `{` is never closed", "close it with `}`"};
  if (said == "the referenced anchor is not defined") {
    return {"a `*` with a name that no `&` defines",
            "put a text that begins with `*` between quotes"};
  }
  if (said == "unknown token" && at < text.size()) {
    std::size_t after = at;
    utf8::next(text, after);
    return {fmt::format("no text can begin with `{}`", text.substr(at, after - at)),
            "put the text between quotes"};
  }
  if (said.starts_with("unknown escape character")) {
    if (const std::string_view escaped = escaped_before(text, at); !escaped.empty()) {
      return {fmt::format("`\\{}` stands for nothing between double quotes", escaped),
              "write `\\\\` for a backslash, or put the text between single quotes"};
    }
  }
  if (said == "bad file") return {"too deeply nested", {}};
  // It may cut a character into its bytes.
  return {utf8::replace_invalid(said), {}};
}

}  // namespace

Explanation explain(const std::string& said, std::string_view text, std::size_t at) {
  if (const std::size_t tab = find_indenting_tab(text, at); tab != text.npos)
    return {"a tab in the indentation", "indent with spaces", tab};
  Explanation explanation = explain_here(said, text, at);
  explanation.at = at;
  return explanation;
}

}  // namespace colophon::yaml
