#include "passes/local/typography.h"

namespace colophon::passes {

namespace {

bool is_ascii_letter(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z';
}

// The character before an option of a command line: white space, a bracket, a quotation mark.
bool may_precede_option(std::string_view before) {
  if (before.empty()) return true;
  if (std::string_view(" \t\n\f\r([{<'\"`|=").find(before.back()) != std::string_view::npos) {
    return true;
  }
  return before.ends_with("\u00A0") || before.ends_with("\u201C") || before.ends_with("\u2018");
}

void set_hyphens(std::string_view text, std::size_t begin, std::size_t end,
                 std::vector<Edit>& edits) {
  const std::size_t count = end - begin;
  if (count != 2 && count != 3) return;
  const char before = begin > 0 ? text[begin - 1] : ' ';
  const char after = end < text.size() ? text[end] : ' ';
  if (before == '<' || after == '>') return;  // an arrow
  if (count == 2 && is_ascii_letter(after) && may_precede_option(text.substr(0, begin))) return;
  edits.push_back({begin, count, count == 2 ? "\u2013" : "\u2014"});
}

void set_dots(std::size_t begin, std::size_t end, std::vector<Edit>& edits) {
  // The fourth dot is the full stop of the sentence.
  if (end - begin == 3 || end - begin == 4) edits.push_back({begin, 3, "\u2026"});
}

}  // namespace

bool has_typewriter_marks(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') return true;
    if ((c == '-' || c == '.') && i + 1 < text.size() && text[i + 1] == c) return true;
  }
  return false;
}

void find_dashes(std::string_view text, std::vector<Edit>& edits) {
  for (std::size_t begin = 0; begin < text.size();) {
    const char c = text[begin];
    std::size_t end = begin + 1;
    if (c == '-' || c == '.') {
      while (end < text.size() && text[end] == c) ++end;
      if (c == '-') set_hyphens(text, begin, end, edits);
      if (c == '.') set_dots(begin, end, edits);
    }
    begin = end;
  }
}

}  // namespace colophon::passes
