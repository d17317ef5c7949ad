#include "manuscript/templates/liquid_values.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/unicode.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

constexpr auto kHonkitFiles = std::to_array<std::string_view>({"book.json", "book.js"});

bool is_literal(std::string_view text) {
  return unquoted(text).size() < text.size() || text == "true" || text == "false" ||
         (!text.empty() && text.find_first_not_of("0123456789.") == text.npos);
}

const yaml::Node* find_in_honkit(const Cursor& cursor, std::string_view name) {
  Variables& variables = cursor.chapter.book.variables;
  const std::string variable = "variables." + std::string(name);
  for (const std::string_view file : kHonkitFiles) {
    const yaml::Node* value = variables.find_in_file(file, cursor.chapter.folder, variable);
    if (!value) value = variables.find_in_file(file, cursor.chapter.folder, name);
    if (value) return value;
  }
  return nullptr;
}

const yaml::Node* find_in_site(const Cursor& cursor, std::string_view name) {
  constexpr std::string_view kData = "data.";
  Variables& variables = cursor.chapter.book.variables;
  if (!name.starts_with(kData))
    return variables.find_in_file("_config.yml", cursor.chapter.folder, name);
  name.remove_prefix(kData.size());
  const std::string_view stem = name.substr(0, name.find('.'));
  name.remove_prefix(std::min(stem.size() + 1, name.size()));
  return variables.find_in_file("_data/" + std::string(stem) + ".yml", ".", name);
}

}  // namespace

bool has_liquid(TemplateTool tool) {
  return tool == TemplateTool::honkit || tool == TemplateTool::jekyll;
}

const yaml::Node* find_liquid_value(const Cursor& cursor, std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == name.npos) return nullptr;
  const std::string_view root = name.substr(0, dot);
  const std::string_view below = name.substr(dot + 1);
  if (root == "page") return find_value(cursor.chapter.entry.front, below);
  if (root == "site" && cursor.tool() != TemplateTool::honkit) return find_in_site(cursor, below);
  if (root == "book" && cursor.tool() != TemplateTool::jekyll) return find_in_honkit(cursor, below);
  return nullptr;
}

std::optional<std::string> evaluate(const Cursor& cursor, std::string_view word) {
  if (is_literal(word)) return std::string(unquoted(word));
  if (word == "output.name") return "ebook";
  if (word == "output.format" || word == "book.output") return "epub";
  if (const yaml::Node* value = find_liquid_value(cursor, word)) return value->text;
  const Value& title = cursor.chapter.entry.item.title;
  if (word == "page.title" && title) return title.text;
  constexpr auto kKnown = std::to_array<std::string_view>({"book.", "page.", "site.", "config."});
  const bool is_known = std::any_of(kKnown.begin(), kKnown.end(), [word](std::string_view root) {
    return word.starts_with(root);
  });
  return is_known ? std::optional<std::string>("") : std::nullopt;
}

std::optional<std::string> apply_filters(const Cursor& cursor, std::string_view inside) {
  const std::size_t bar = inside.find('|');
  if (bar == inside.npos) return std::nullopt;
  std::optional<std::string> text = evaluate(cursor, trim(inside.substr(0, bar)));
  for (std::string_view rest = inside.substr(bar + 1); text && !rest.empty();) {
    const std::size_t next = std::min(rest.find('|'), rest.size());
    const std::string_view filter = trim(rest.substr(0, next));
    rest.remove_prefix(std::min(next + 1, rest.size()));
    const std::size_t name_end = std::min(filter.find_first_of(":( "), filter.size());
    const std::string_view name = filter.substr(0, name_end);
    if (name == "downcase" || name == "lower") {
      text = unicode::to_lower(*text);
    } else if (name == "strip" || name == "trim") {
      text = std::string(trim(*text));
    } else if (name == "default") {
      std::string_view otherwise = trim(filter.substr(std::min(name_end + 1, filter.size())));
      if (otherwise.ends_with(')')) otherwise.remove_suffix(1);
      if (text->empty()) text = std::string(unquoted(trim(otherwise)));
    } else if (name != "escape" && name != "e" && name != "safe") {
      return std::nullopt;
    }
  }
  // A name that nobody defines says nothing, and its template is shown.
  return text && !text->empty() ? text : std::nullopt;
}

std::string suggest_book_variable(const Cursor& cursor, std::string_view name) {
  for (const std::string_view file : kHonkitFiles) {
    std::string hint =
        cursor.chapter.book.variables.suggest(file, cursor.chapter.folder, "variables.", name);
    if (!hint.empty()) return hint;
  }
  return "define it below `variables` in `book.json`";
}

}  // namespace colophon::manuscript
