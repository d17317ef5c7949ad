#include "formats/css/edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "formats/addresses.h"

namespace colophon::css {
namespace {

constexpr std::string_view kSpaces = " \t\n\r\f";

// Whether a name behind it would be a part of the same token.
bool runs_on(char c) {
  return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '#' || c == '@' ||
         static_cast<unsigned char>(c) >= 0x80;
}

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

void append_url(std::string& result, std::string_view target) {
  result += "url(\"";
  for (const char c : target) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n' || c == '\r' || c == '\f') {
      result += c == '\n' ? "\\a " : c == '\r' ? "\\d " : "\\c ";
    } else {
      result += c;
    }
  }
  result += "\")";
}

// Whether there was anything to take out.
bool blank_faults(std::string& text, const Tree& tree) {
  bool has_any = false;
  const auto take_out = [&](std::uint32_t begin, std::uint32_t end) {
    blank(text, begin, end);
    has_any = true;
  };
  // From the end, for what moves has none that has yet to go.
  for (auto fault = tree.faults.rbegin(); fault != tree.faults.rend(); ++fault) {
    const std::uint32_t moved = std::max(fault->joined_end, fault->cut_end) - fault->cut_end;
    const auto at = [&text](std::uint32_t offset) { return text.begin() + offset; };
    std::rotate(at(fault->cut_begin), at(fault->cut_end), at(fault->cut_end + moved));
    take_out(fault->cut_begin + moved, fault->cut_end + moved);
  }
  for (const Declaration& declaration : tree.declarations) {
    if (is_forbidden(declaration)) take_out(declaration.begin, declaration.behind);
  }
  for (const Rule& rule : tree.rules) {
    if (is_idle(tree, rule)) take_out(rule.begin, rule.end);
  }
  return has_any;
}

}  // namespace

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

void blank_reference(std::string& text, const Reference& reference) {
  constexpr std::string_view kNone = "none";
  if (reference.kind == Reference::Kind::import) {
    return blank(text, reference.rule_begin, reference.rule_end);
  }
  blank(text, reference.begin, reference.end);
  if (reference.in_font_face && blank_source(text, reference)) return;
  // A string in image-set() can be shorter, and means nothing then.
  if (reference.end - reference.begin >= kNone.size()) {
    text.replace(reference.begin, kNone.size(), kNone);
  }
}

std::optional<Tree> repair(std::string& text, Tree tree) {
  // What goes can leave a fault behind: a block of nothing, or one that now begins with what makes
  // it one of declarations to EPUBCheck. A sheet may nest such blocks without end.
  constexpr int kMostRounds = 8;
  for (int round = 0; blank_faults(text, tree); ++round) {
    if (round == kMostRounds) return std::nullopt;
    tree = parse_sheet(text);
  }
  return tree;
}

std::string rewrite(std::string_view text, std::span<const Reference> references,
                    std::span<const std::string> targets) {
  std::string result;
  result.reserve(text.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < references.size(); ++i) {
    if (targets[i].empty()) continue;
    result += text.substr(at, references[i].begin - at);
    // `@import"a"` needs no space, but a name in place of the string does.
    if (!result.empty() && runs_on(result.back())) {
      result += ascii::is_hex_digit(result.back()) ? "  " : " ";  // one may end an escape
    }
    append_url(result, targets[i]);
    at = references[i].end;
  }
  result += text.substr(at);
  return result;
}

std::string escaped_data(const Reference& reference) {
  if (leads_where(reference.target) != Destination::data) return {};
  std::string escaped = escape_address(reference.target);
  return escaped == reference.target ? std::string() : escaped;
}

std::string without_loading(const Tree& sheet, const std::function<void(const Reference&)>& tell) {
  std::string text(sheet.tokens.text);
  for (const Reference& reference : sheet.references) {
    if (is_self_contained(reference)) continue;
    tell(reference);
    blank_reference(text, reference);
  }
  const std::optional<Tree> rest = repair(text, parse_sheet(text));
  if (!rest) return {};
  std::vector<std::string> targets(rest->references.size());
  std::transform(rest->references.begin(), rest->references.end(), targets.begin(), escaped_data);
  return rewrite(text, rest->references, targets);
}

std::string_view import_condition(std::string_view text, const Reference& reference) {
  return ascii::trim(text.substr(reference.end, reference.rule_end - reference.end), " \t\n\r\f;");
}

ImportFrame frame_of_import(std::string_view condition) {
  std::string_view supports;
  const Tokens tokens = tokenize(condition);
  std::size_t media = 0;  // where the media begin
  for (std::size_t i = 0; i < tokens.size();) {
    const std::string name = ascii::lower(tokens[i].value);
    const bool is_function = tokens[i].kind == TokenKind::function;
    const bool is_layer = name == "layer" && (is_function || tokens[i].kind == TokenKind::ident);
    const bool asks = name == "supports" && is_function;
    if (!is_layer && !asks && !is_blank(tokens[i])) break;
    const std::size_t last = is_function ? tokens[i].match : i;
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
