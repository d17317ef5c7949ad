// Liquid and Nunjucks, as Jekyll and HonKit have them: {% tags %} and {{ variables }}.
#include <algorithm>
#include <array>
#include <string>

#include "base/path.h"
#include "base/utf8.h"
#include "manuscript/templates/expanding.h"

namespace colophon::manuscript {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || c == '-';
  });
}

bool is_variable(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
}

// Tags that the Markdown layer makes something of.
constexpr auto kMarkdownTags = std::to_array<std::string_view>({"hint", "endhint"});

// The beginning of the first line.
std::string shortened(std::string_view text) {
  constexpr int kShown = 40;  // code points
  const std::string_view line = text.substr(0, text.find('\n'));
  std::size_t end = 0;
  for (int shown = 0; shown < kShown && end < line.size(); ++shown) utf8::next(line, end);
  return std::string(line.substr(0, end)) + (end < line.size() ? "\u2026" : "");
}

}  // namespace

Expanding::Template Expanding::find_tag(Frame& frame, std::size_t from, std::string_view name) {
  if (frame.unclosed.contains(name)) return {};
  for (std::size_t at = frame.text.find("{%", from); at != frame.text.npos;
       at = frame.text.find("{%", at + 2)) {
    const std::size_t word = frame.text.find_first_not_of("- \t\n", at + 2);
    if (word == frame.text.npos) return {};
    if (!frame.text.substr(word).starts_with(name)) continue;
    const Template found = parse(frame, at, 2, "%}");
    if (found.end > 0 && found.name == name) return found;
  }
  frame.unclosed.insert(std::string(name));
  return {};
}

bool Expanding::report_unclosed(Frame& frame, const Template& found) {
  reading_.diags.report(Code::unclosed_template, span_of(frame, found), text_of(frame, found))
      .hint = "end it with `{% end" + std::string(found.name) + " %}`";
  frame.at = found.end;
  return true;
}

bool Expanding::liquid_tag(Frame& frame, std::size_t at) {
  if (!is_unknown_tool() && !is_liquid_tool()) return false;
  const Template found = parse(frame, at, 2, "%}");
  if (found.end == 0 || !is_name(found.name)) return false;
  // The code that it ends began with `{% highlight %}`.
  if (found.name == "endhighlight" && !highlight_fence_.empty())
    return liquid_highlight(frame, found);
  if (ends_branch(frame, at)) return true;
  const bool is_code = in_code(frame, at);
  if ((is_code && !is_liquid_tool()) || in_comment(frame, at)) return false;
  if (found.name == "raw") return liquid_raw(frame, found);
  if (found.name == "comment") return liquid_comment(frame, found);
  if (found.name == "include" || found.name == "include_relative")
    return liquid_include(frame, found);
  if (found.name == "highlight" || found.name == "endhighlight")
    return liquid_highlight(frame, found);
  if (found.name == "code" || found.name == "endcode") return liquid_code(frame, found);
  if (is_liquid_tool() && (found.name == "if" || found.name == "unless"))
    return liquid_if(frame, found);
  if (!is_code && is_gitbook_block(found.name)) return gitbook_block(frame, found);
  const bool is_markdown =
      std::find(kMarkdownTags.begin(), kMarkdownTags.end(), found.name) != kMarkdownTags.end();
  if (is_code || is_markdown) {
    frame.at = found.end;
    return true;
  }
  return report_unknown(frame, found);
}

// Nothing in it is a template.
bool Expanding::liquid_raw(Frame& frame, const Template& found) {
  const Template end = find_end(frame, found);
  if (end.end == 0) return report_unclosed(frame, found);
  drop(frame, found);
  return drop(frame, end);
}

bool Expanding::liquid_comment(Frame& frame, const Template& found) {
  const Template end = find_end(frame, found);
  if (end.end == 0) return report_unclosed(frame, found);
  const std::string_view inside = frame.text.substr(found.end, end.begin - found.end);
  const std::size_t first = std::min(inside.find_first_not_of(" \t\n"), inside.size());
  reading_.diags.report(Code::removed_comment, span_of(frame, found.begin, end.end),
                        shortened(inside.substr(first)));
  flush(frame, found.begin);
  frame.done = end.begin;
  return drop(frame, end);
}

// HonKit's are relative to the file, in quotes; Jekyll's lie in `_includes`.
bool Expanding::liquid_include(Frame& frame, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  if (arguments.empty() || !arguments.front().key.empty()) return report_unknown(frame, found);
  Wanted wanted;
  wanted.name = arguments.front().value;
  if (wanted.name.find_first_of("{}") != wanted.name.npos || wanted.name.starts_with("git+"))
    return report_unknown(frame, found);
  const std::string beside = path::join(path::folder_of(frame.path), wanted.name);
  std::vector<std::string> below;
  if (found.name == "include" && !is_tool(TemplateTool::honkit)) {
    for (std::string folder = folder_;; folder = path::normalise(path::folder_of(folder))) {
      below.push_back(path::join(path::join(folder, "_includes"), wanted.name));
      if (folder == "." || path::escapes(folder)) break;
    }
    std::reverse(below.begin(), below.end());
  }
  wanted.paths = std::move(below);
  wanted.paths.insert(is_tool(TemplateTool::jekyll) && found.name == "include"
                          ? wanted.paths.end()
                          : wanted.paths.begin(),
                      beside);
  return include(frame, found, wanted);
}

// A code block: a fence takes the place of either tag.
bool Expanding::liquid_highlight(Frame& frame, const Template& found) {
  if (found.name == "endhighlight") {
    if (highlight_fence_.empty()) return report_unknown(frame, found);
    flush(frame, found.begin);
    const bool begins_line = found.begin > 0 && frame.text[found.begin - 1] == '\n';
    emit_made((begins_line ? "" : "\n") + highlight_fence_, frame.source);
    highlight_fence_.clear();
    return resume(frame, found.end);
  }
  if (!highlight_fence_.empty()) return report_unknown(frame, found);
  const Template end = find_tag(frame, found.end, "endhighlight");
  if (end.end == 0) return report_unclosed(frame, found);
  flush(frame, found.begin);
  highlight_fence_ = fence_for(frame.text.substr(found.end, end.begin - found.end));
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const std::string_view language = arguments.empty() ? "" : arguments.front().value;
  const bool ends_line = frame.text[found.end] == '\n';
  emit_made(highlight_fence_ + std::string(language) + (ends_line ? "" : "\n"), frame.source);
  return resume(frame, found.end);
}

// GitBook's frame around a code block: its title goes to the fence.
bool Expanding::liquid_code(Frame& frame, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const auto title = std::find_if(arguments.begin(), arguments.end(),
                                  [](const Argument& argument) { return argument.key == "title"; });
  if (found.name == "endcode" || title == arguments.end()) return drop(frame, found);
  const std::size_t fence = frame.text.find_first_not_of(" \t\n", found.end);
  if (fence == frame.text.npos || !frame.text.substr(fence).starts_with("```"))
    return report_unknown(frame, found);
  flush(frame, found.begin);
  frame.done = found.end;
  flush(frame, std::min(frame.text.find('\n', fence), frame.text.size()));
  emit_made(" title=\"", frame.source);
  emit(frame, title->value);
  emit_made("\"", frame.source);
  return resume(frame, frame.done);
}

const yaml::Node* Expanding::liquid_value(std::string_view name) {
  const auto behind = [&](std::string_view root) { return name.substr(root.size()); };
  if (name.starts_with("page.")) return find_value(entry_.front, behind("page."));
  if (name.starts_with("site.data.") && !is_tool(TemplateTool::honkit)) {
    const std::string_view rest = behind("site.data.");
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const std::string file = "_data/" + std::string(rest.substr(0, dot)) + ".yml";
    return book_.variables.find_in_file(file, ".", rest.substr(std::min(dot + 1, rest.size())));
  }
  if (name.starts_with("site.") && !is_tool(TemplateTool::honkit))
    return book_.variables.find_in_file("_config.yml", folder_, behind("site."));
  if (name.starts_with("book.") && !is_tool(TemplateTool::jekyll)) {
    const std::string variable = "variables." + std::string(behind("book."));
    for (const std::string_view file : {"book.json", "book.js"}) {
      const yaml::Node* value = book_.variables.find_in_file(file, folder_, variable);
      if (!value) value = book_.variables.find_in_file(file, folder_, behind("book."));
      if (value) return value;
    }
  }
  return nullptr;
}

// `{{ "text" }}`, in which Liquid's own signs are text.
bool Expanding::liquid_string(Frame& frame, std::size_t at) {
  const std::size_t begin = frame.text.find_first_not_of(" \t", at + 2);
  if (begin == frame.text.npos || (frame.text[begin] != '"' && frame.text[begin] != '\''))
    return false;
  const std::string_view line = frame.text.substr(begin, frame.text.find('\n', begin) - begin);
  const std::size_t close = line.find(line[0], 1);
  if (close == line.npos) return false;
  const std::size_t behind = line.find_first_not_of(" \t", close + 1);
  if (behind == line.npos || !line.substr(behind).starts_with("}}")) return false;
  flush(frame, at);
  emit(frame, line.substr(1, close - 1));
  return resume(frame, begin + behind + 2);
}

bool Expanding::liquid_variable(Frame& frame, std::size_t at) {
  if (!is_liquid_tool() || in_comment(frame, at)) return false;
  if (liquid_string(frame, at)) return true;
  const Template found = parse(frame, at, 2, "}}");
  if (found.end == 0 || found.name.empty()) return false;
  const std::string_view inner = found.inside;
  flush(frame, at);
  if (is_variable(inner)) {
    if (inner == "page.title" && entry_.item.title && !find_value(entry_.front, "title")) {
      if (can_repeat(entry_.item.title.text.size()))
        emit_made(entry_.item.title.text, frame.source);
      return resume(frame, found.end);
    }
    if (inner == "file.path" || inner == "page.path") {
      if (can_repeat(entry_.item.path.size())) emit_made(entry_.item.path, frame.source);
      return resume(frame, found.end);
    }
    if (const yaml::Node* value = liquid_value(inner)) {
      emit_value(*value);
      return resume(frame, found.end);
    }
  }
  if (const std::optional<std::string> text = liquid_filtered(inner)) {
    emit_made(*text, frame.source);
    return resume(frame, found.end);
  }
  if (in_code(frame, at)) return false;
  if (inner.starts_with("book.") && is_variable(inner) && is_tool(TemplateTool::honkit)) {
    std::string hint;
    for (const std::string_view file : {"book.json", "book.js"}) {
      if (hint.empty())
        hint = book_.variables.suggest(file, folder_, "variables.", inner.substr(5));
    }
    if (hint.empty()) hint = "define it below `variables` in `book.json`";
    report_undefined(frame, found, inner).hint = std::move(hint);
    return true;
  }
  return report_unknown(frame, found);
}

}  // namespace colophon::manuscript
