#include "markdown/signs/code_info.h"

#include <algorithm>
#include <array>

#include "markdown/scan/syntax.h"
#include "markdown/signs/attributes.h"

namespace colophon::markdown {
namespace {

template <std::size_t kSize>
bool is_among(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Languages that Quarto and knitr compute. Other words in braces are other tools' directives.
constexpr auto kEngines = std::to_array<std::string_view>(
    {"r",       "R",      "python", "julia",      "ojs",     "bash",
     "sh",      "zsh",    "sql",    "stan",       "Rcpp",    "rcpp",
     "mermaid", "dot",    "perl",   "ruby",       "scala",   "sas",
     "stata",   "go",     "octave", "powershell", "haskell", "fortran",
     "node",    "webr-r", "webr",   "tikz",       "pyodide", "pyodide-python",
     "js",      "css",    "d3"});
// They put something into a web page, which shows no result of its own.
constexpr auto kSilentEngines = std::to_array<std::string_view>({"js", "css"});

constexpr auto kToolClasses = std::to_array<std::string_view>(
    {"numberLines", "number-lines", "numberlines", "input", "output", "cell-code", "lineAnchors",
     "line-anchors", "code-overflow-wrap", "code-overflow-scroll", "noexec"});
constexpr auto kCaptionKeys =
    std::to_array<std::string_view>({"title", "filename", "caption", "lst-cap", "name"});

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::string_view unquoted(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && text.front() == text.back() &&
                         (text.front() == '"' || text.front() == '\'');
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

bool is_false(std::string_view value) {
  return value == "false" || value == "FALSE" || value == "F" || value == "False" || value == "no";
}

void set_cell_option(std::string_view key, std::string_view value, CodeInfo& info) {
  value = unquoted(value);
  if (key == "echo" || key == "include") info.shows_code &= !is_false(value);
  if (key == "eval" || key == "include" || key == "output") info.has_output &= !is_false(value);
  if (key == "results") info.has_output &= value != "hide";
  if (key == "lst-cap" || key == "filename") info.caption = value;
}

// The end of a field that a comma or white space ends; quotes and brackets keep it together.
std::size_t field_end(std::string_view text, std::size_t at, bool at_blanks) {
  char quote = 0;
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '"' || c == '\'') quote = c;
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (depth <= 0 && (c == ',' || (at_blanks && is_blank(c)))) break;
  }
  return at;
}

// `{r label, echo=FALSE, fig.cap="x"}`, from behind the engine's name.
void read_cell_header(std::string_view options, CodeInfo& info) {
  for (std::size_t at = 0; at < options.size();) {
    const std::size_t end = field_end(options, at, false);
    const std::string_view field = options.substr(at, end - at);
    at = end + 1;
    const std::size_t equals = field.find('=');
    if (equals == field.npos) continue;
    set_cell_option(trimmed(field.substr(0, equals)), trimmed(field.substr(equals + 1)), info);
  }
}

void take_attributes(Attributes attributes, CodeInfo& info) {
  info.id = std::move(attributes.id);
  for (std::string& name : attributes.classes) {
    if (info.language.empty()) {
      info.language = std::move(name);
    } else if (!is_among(kToolClasses, name) && name != info.language) {
      info.classes.push_back(std::move(name));
    }
  }
  for (const auto& [key, value] : attributes.pairs) {
    if (is_among(kCaptionKeys, key) && info.caption.empty()) info.caption = value;
  }
}

// What stands in braces. False for what is neither attributes nor a cell.
bool read_braces(std::string_view info_text, std::size_t brace, CodeInfo& info) {
  Attributes attributes;
  std::size_t end = 0;
  std::string_view inner = info_text.substr(brace + 1);
  const std::size_t close = inner.rfind('}');
  inner = inner.substr(0, close);
  if (close != inner.npos && inner.starts_with('=') && inner.size() > 1) {
    info.raw_format = inner.substr(1);
    return true;
  }
  if (parse_attributes(info_text, brace, end, attributes)) {
    take_attributes(std::move(attributes), info);
    return true;
  }
  // `{{python}}` is how Quarto shows a cell that is none.
  const bool is_shown = inner.starts_with('{');
  const std::size_t begin = std::min(inner.find_first_not_of("{ ."), inner.size());
  const std::size_t word_end = std::min(inner.find_first_of(" ,}", begin), inner.size());
  const std::string_view word = inner.substr(begin, word_end - begin);
  if (word.empty() || is_digit(word[0])) return false;
  if (info.language.empty()) info.language = word;
  if (is_shown || !is_among(kEngines, word)) return true;
  info.is_cell = true;
  info.has_output = !is_among(kSilentEngines, word);
  read_cell_header(inner.substr(word_end), info);
  return true;
}

// `ignore`, `hidelines=!`, `title="x"` behind a language, with commas or blanks between them.
void read_flags(std::string_view text, CodeInfo& info) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = field_end(text, at, true);
    const std::string_view field = text.substr(at, end - at);
    at = end + 1;
    const std::size_t equals = field.find('=');
    if (equals == field.npos) continue;
    const std::string_view key = field.substr(0, equals);
    const std::string_view value = unquoted(field.substr(equals + 1));
    if (key == "hidelines") info.hidden_prefix = value;
    if (is_among(kCaptionKeys, key) && info.caption.empty()) info.caption = value;
  }
}

}  // namespace

CodeInfo read_code_info(std::string_view text) {
  CodeInfo info;
  const std::size_t word_end = std::min(text.find_first_of(" \t,{"), text.size());
  info.language = text.substr(0, word_end);
  // `js:src/app.js`: what looks like a file behind the colon is one.
  const std::size_t colon = info.language.find(':');
  if (colon != std::string::npos && colon > 0 &&
      info.language.find_first_of("./", colon) != std::string::npos &&
      info.language.find(':', colon + 1) == std::string::npos) {
    info.caption = info.language.substr(colon + 1);
    info.language.resize(colon);
  }
  const std::size_t brace = text.find('{', word_end);
  read_flags(text.substr(word_end, std::min(brace, text.size()) - word_end), info);
  if (brace != text.npos) read_braces(text, brace, info);
  return info;
}

std::size_t read_cell_options(std::string_view code, CodeInfo& info) {
  constexpr auto kMarks = std::to_array<std::string_view>({"#|", "//|", "--|", "%%|"});
  std::size_t at = 0;
  while (at < code.size()) {
    const std::size_t end = std::min(code.find('\n', at), code.size());
    std::string_view line = code.substr(at, end - at);
    const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](std::string_view candidate) {
      return line.starts_with(candidate);
    });
    if (mark == kMarks.end()) break;
    line.remove_prefix(mark->size());
    const std::size_t colon = line.find(':');
    if (colon != line.npos)
      set_cell_option(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)), info);
    at = std::min(end + 1, code.size());
  }
  return at;
}

}  // namespace colophon::markdown
