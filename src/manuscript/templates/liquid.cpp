// Liquid and Nunjucks, as Jekyll and HonKit have them: {% tags %} and {{ variables }}.
#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/path.h"
#include "base/utf8.h"
#include "manuscript/sources/folder.h"
#include "manuscript/templates/expand_impl.h"
#include "manuscript/templates/includes.h"
#include "manuscript/templates/liquid_values.h"

namespace colophon::manuscript {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || c == '-';
  });
}

bool is_variable(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.';
  });
}

// The beginning of the first line.
std::string shortened(std::string_view text) {
  constexpr int kShown = 40;  // code points
  const std::string_view line = text.substr(0, text.find('\n'));
  std::size_t end = 0;
  for (int shown = 0; shown < kShown && end < line.size(); ++shown) utf8::next(line, end);
  return std::string(line.substr(0, end)) + (end < line.size() ? "\u2026" : "");
}

// Nothing in it is a template.
bool expand_raw(Cursor& cursor, const Template& found) {
  const Template end = cursor.tags.find_end(cursor, found);
  if (!end) return cursor.report_unclosed(found);
  cursor.drop(found);
  return cursor.drop(end);
}

bool expand_comment(Cursor& cursor, const Template& found) {
  const Template end = cursor.tags.find_end(cursor, found);
  if (!end) return cursor.report_unclosed(found);
  const std::string_view inside = cursor.text.substr(found.end, end.begin - found.end);
  const std::size_t first = std::min(inside.find_first_not_of(" \t\n"), inside.size());
  cursor.context().diags.report(Code::removed_comment, cursor.span_of(found.begin, end.end),
                                shortened(inside.substr(first)));
  cursor.copy_to(found.begin);
  cursor.skip_to(end.begin);
  return cursor.drop(end);
}

// HonKit's are relative to the file, in quotes; Jekyll's lie in `_includes`.
bool expand_include(Cursor& cursor, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const Argument* file = leading_word(arguments);
  const bool is_named = file && file->value.find_first_of("{}") == file->value.npos &&
                        !file->value.starts_with("git+");
  if (!is_named) return cursor.report_unknown(found);
  Include wanted{.name = file->value, .paths = {}};
  const bool is_relative = found.name == "include_relative";
  if (!is_relative && cursor.tool() != TemplateTool::honkit) {
    for (const std::string& folder : folders_above(cursor.chapter.folder))
      wanted.paths.push_back(path::join(path::join(folder, "_includes"), wanted.name));
    std::reverse(wanted.paths.begin(), wanted.paths.end());
  }
  const bool is_last = cursor.tool() == TemplateTool::jekyll && !is_relative;
  wanted.paths.insert(is_last ? wanted.paths.end() : wanted.paths.begin(),
                      path::join(path::folder_of(cursor.path), wanted.name));
  return include(cursor, found, wanted);
}

// A code block: a fence takes the place of either tag.
bool begin_highlight(Cursor& cursor, const Template& found) {
  std::string& fence = cursor.chapter.highlight_fence;
  if (!fence.empty()) return cursor.report_unknown(found);
  const Template end = cursor.tags.find_end(cursor, found);
  if (!end) return cursor.report_unclosed(found);
  cursor.copy_to(found.begin);
  fence = fence_for(cursor.text.substr(found.end, end.begin - found.end));
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const std::string language(arguments.empty() ? "" : arguments.front().value);
  const bool ends_line = cursor.text[found.end] == '\n';
  cursor.add_made(fence + language + (ends_line ? "" : "\n"));
  return cursor.resume(found.end);
}

bool end_highlight(Cursor& cursor, const Template& found) {
  std::string& fence = cursor.chapter.highlight_fence;
  if (fence.empty()) return cursor.report_unknown(found);
  cursor.copy_to(found.begin);
  const bool begins_line = found.begin > 0 && cursor.text[found.begin - 1] == '\n';
  cursor.add_made((begins_line ? "" : "\n") + fence);
  fence.clear();
  return cursor.resume(found.end);
}

constexpr auto kTags = std::to_array<NamedTemplate>({
    {"code", expand_gitbook_code},
    {"comment", expand_comment},
    {"endcode", expand_gitbook_code},
    {"endhighlight", end_highlight},
    {"endhint", keep_template},
    {"highlight", begin_highlight},
    {"hint", keep_template},
    {"if", expand_condition},
    {"include", expand_include},
    {"include_relative", expand_include},
    {"raw", expand_raw},
    {"unless", expand_condition},
});

// `{{ "text" }}`, in which Liquid's own signs are text.
bool expand_string(Cursor& cursor, std::size_t at) {
  const std::string_view text = cursor.text;
  const std::size_t begin = text.find_first_not_of(" \t", at + 2);
  if (begin == text.npos || (text[begin] != '"' && text[begin] != '\'')) return false;
  const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  const std::size_t close = line.find(line[0], 1);
  if (close == line.npos) return false;
  const std::size_t behind = line.find_first_not_of(" \t", close + 1);
  if (behind == line.npos || !line.substr(behind).starts_with("}}")) return false;
  cursor.copy_to(at);
  cursor.add(line.substr(1, close - 1));
  return cursor.resume(begin + behind + 2);
}

// What is known by name, put in; false where nothing is.
bool add_variable(Cursor& cursor, std::string_view name) {
  const DraftItem& entry = cursor.chapter.entry;
  if (name == "page.title" && entry.item.title && !find_value(entry.front, "title")) {
    cursor.add_repeated(entry.item.title.text);
  } else if (name == "file.path" || name == "page.path") {
    cursor.add_repeated(entry.item.path);
  } else if (const yaml::Node* value = find_liquid_value(cursor, name)) {
    cursor.add_value(*value);
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool expand_liquid_tag(Cursor& cursor, std::size_t at) {
  const Template found = cursor.parse(at, 2, "%}");
  if (!found || !is_name(found.name)) return false;
  // The code that it ends began with `{% highlight %}`.
  if (found.name == "endhighlight" && !cursor.chapter.highlight_fence.empty())
    return end_highlight(cursor, found);
  if (const auto end = cursor.tags.branch_ends.find(at); end != cursor.tags.branch_ends.end()) {
    cursor.copy_to(at);
    return cursor.resume(end->second);
  }
  const bool is_code = cursor.in_code(at);
  if ((is_code && !has_liquid(cursor.tool())) || cursor.in_comment(at)) return false;
  if (const NamedTemplate* tag = find_template(kTags, found.name))
    return tag->expand(cursor, found);
  if (is_code) return cursor.keep(found);
  return is_gitbook_block(found.name) ? expand_gitbook_block(cursor, found)
                                      : cursor.report_unknown(found);
}

bool expand_liquid_variable(Cursor& cursor, std::size_t at) {
  if (cursor.in_comment(at)) return false;
  if (expand_string(cursor, at)) return true;
  const Template found = cursor.parse(at, 2, "}}");
  if (!found || found.name.empty()) return false;
  const std::string_view inner = found.inside;
  cursor.copy_to(at);
  if (is_variable(inner) && add_variable(cursor, inner)) return cursor.resume(found.end);
  if (const std::optional<std::string> text = apply_filters(cursor, inner)) {
    cursor.add_made(*text);
    return cursor.resume(found.end);
  }
  if (cursor.in_code(at)) return false;
  const bool is_undefined =
      cursor.tool() == TemplateTool::honkit && is_variable(inner) && inner.starts_with("book.");
  if (!is_undefined) return cursor.report_unknown(found);
  return cursor.report_undefined(found, inner, suggest_book_variable(cursor, inner.substr(5)));
}

}  // namespace colophon::manuscript
