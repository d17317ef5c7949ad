#include "formats/css/edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "formats/css/tree.h"

namespace colophon::css {
namespace {

constexpr std::string_view kSpaces = " \t\n\r\f";

// Of a list of sources in @font-face, one with its format() and a comma; false where it is alone.
bool blank_source(std::string& text, const Reference& reference) {
  std::size_t end = text.find_first_not_of(kSpaces, reference.end);
  if (end != text.npos && text.compare(end, 7, "format(") == 0) {
    end = text.find(')', end);
    if (end != text.npos) end = text.find_first_not_of(kSpaces, end + 1);
  }
  if (end == text.npos) return false;
  std::size_t begin = reference.begin;
  if (text[end] == ',') {
    ++end;
  } else {
    const std::size_t before = text.find_last_not_of(kSpaces, begin - 1);
    if (begin == 0 || before == text.npos || text[before] != ',') return false;
    begin = before;
  }
  blank(text, begin, end);
  return true;
}

// Where an @import ends: at its semicolon, or before a block that it should not have.
std::size_t condition_end(std::string_view text, const Reference& reference) {
  Tokenizer tokens(text.substr(reference.end));
  while (!tokens.done()) {
    const Token token = tokens.next();
    if (token.kind == TokenKind::semicolon || token.kind == TokenKind::open_curly ||
        token.kind == TokenKind::close_curly) {
      return reference.end + token.begin;
    }
  }
  return text.size();
}

}  // namespace

void blank_reference(std::string& text, const Reference& reference) {
  constexpr std::string_view kNone = "none";
  if (reference.kind == Reference::Kind::import) {
    const std::size_t end = condition_end(text, reference);
    const bool has_semicolon = end < text.size() && text[end] == ';';
    blank(text, reference.rule_begin, has_semicolon ? end + 1 : end);
    return;
  }
  blank(text, reference.begin, reference.end);
  if (reference.in_font_face && blank_source(text, reference)) return;
  // A string in image-set() can be shorter, and means nothing then.
  if (reference.end - reference.begin >= kNone.size()) {
    text.replace(reference.begin, kNone.size(), kNone);
  }
}

bool escape_data(std::string& text) {
  const std::string before = text;
  text = rewrite(before, scan(before), escaped_data);
  return text != before;
}

std::string_view import_condition(std::string_view text, const Reference& reference) {
  const std::string_view rest =
      text.substr(reference.end, condition_end(text, reference) - reference.end);
  const std::size_t begin = rest.find_first_not_of(kSpaces);
  if (begin == rest.npos) return {};
  return rest.substr(begin, rest.find_last_not_of(kSpaces) - begin + 1);
}

ImportFrame frame_of_import(std::string_view condition) {
  std::string_view supports;
  const std::vector<Token> tokens = tokenize(condition);
  const std::vector<std::uint32_t> matches = match_brackets(tokens);
  std::size_t media = 0;  // where the media begin
  for (std::size_t i = 0; i < tokens.size();) {
    const std::string name = ascii::lower(tokens[i].value);
    const bool is_function = tokens[i].kind == TokenKind::function;
    const bool is_layer = name == "layer" && (is_function || tokens[i].kind == TokenKind::ident);
    const bool asks = name == "supports" && is_function;
    if (!is_layer && !asks && !is_blank(tokens[i])) break;
    const std::size_t last = is_function ? matches[i] : i;
    if (last >= tokens.size()) break;
    media = tokens[last].end;
    // Its brackets, with what they hold.
    if (asks) supports = condition.substr(tokens[i].end - 1, media - tokens[i].end + 1);
    i = last + 1;
  }
  condition.remove_prefix(media);
  ImportFrame frame;
  if (!condition.empty()) frame = {fmt::format("@media {} {{\n", condition), "}\n"};
  if (!supports.empty()) {
    frame.before += fmt::format("@supports {} {{\n", supports);
    frame.after += "}\n";
  }
  return frame;
}

}  // namespace colophon::css
