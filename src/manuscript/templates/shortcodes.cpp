// Quarto's {{< ... >}}, and Leanpub's <<(file).
#include <algorithm>
#include <array>
#include <string>

#include "base/path.h"
#include "manuscript/sources/front_matter.h"
#include "manuscript/templates/expanding.h"

namespace colophon::manuscript {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

std::string_view unquoted(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && text.front() == text.back() &&
                         (text.front() == '"' || text.front() == '\'');
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

// The end of the word at `at`; quotes in it keep white space together.
std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_blank(text[at])) {
    const bool opens = text[at] == '"' || text[at] == '\'';
    const std::size_t close = opens ? text.find(text[at], at + 1) : text.npos;
    at = close == text.npos ? at + 1 : close + 1;
  }
  return at;
}

bool is_remote(std::string_view address) { return address.find("://") != address.npos; }

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

}  // namespace

std::vector<Argument> split_arguments(std::string_view text) {
  std::vector<Argument> arguments;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = word_end(text, at);
    const std::string_view word = text.substr(at, end - at);
    at = end;
    const std::size_t equals = word.find('=');
    const bool is_pair = equals != word.npos && equals > 0 && word.find_first_of("\"'") > equals &&
                         word.find('/') > equals;
    arguments.push_back(is_pair
                            ? Argument{word.substr(0, equals), unquoted(word.substr(equals + 1))}
                            : Argument{{}, unquoted(word)});
  }
  return arguments;
}

// `{{{< name >}}}` shows `{{< name >}}`.
bool Expanding::shortcode_escape(Frame& frame, std::size_t at) {
  const Template found = parse(frame, at, 4, ">}}}");
  if (found.end == 0) return false;
  flush(frame, at);
  frame.done = at + 1;
  flush(frame, found.end - 1);
  return resume(frame, found.end);
}

// In the cells that Quarto computes, and where `shortcodes=false` says so.
bool Expanding::shortcodes_are_off(Frame& frame, std::size_t at) {
  if (!is_tool(TemplateTool::quarto)) return in_code(frame, at);
  flush(frame, at);
  if (!code_.in_fence()) return false;
  const std::string_view info = code_.info();
  const std::size_t brace = info.find('{');
  const bool is_cell = brace != info.npos && brace + 1 < info.size() && info[brace + 1] != '.' &&
                       info[brace + 1] != '#' && info.find('=') == info.npos;
  return is_cell || info.find("shortcodes=false") != info.npos ||
         info.find("shortcodes=\"false\"") != info.npos;
}

bool Expanding::shortcode(Frame& frame, std::size_t at) {
  const Template found = parse(frame, at, 3, ">}}");
  if (found.end == 0 || found.name.empty()) return false;
  if (shortcodes_are_off(frame, at) || in_comment(frame, at)) return false;
  if (found.name.front() == '/' || found.name == "pagebreak") {
    frame.at = found.end;  // the Markdown layer's, or Hugo's end of one
    return true;
  }
  if (found.name == "include") return shortcode_include(frame, found);
  if (found.name == "var" || found.name == "meta" || found.name == "env")
    return shortcode_value(frame, found);
  if (found.name == "video") return shortcode_video(frame, found);
  if (found.name == "kbd") return shortcode_keys(frame, found);
  if (found.name == "placeholder" || found.name == "lipsum" || found.name == "fa" ||
      found.name == "bi" || found.name == "iconify") {
    reading_.diags.report(Code::removed_template, span_of(frame, found), text_of(frame, found));
    return drop(frame, found);
  }
  return report_unknown(frame, found);
}

// Relative to the chapter, as if the text stood there; `/file` is relative to the project.
bool Expanding::shortcode_include(Frame& frame, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  if (arguments.empty() || !arguments.front().key.empty()) return report_unknown(frame, found);
  Wanted wanted;
  wanted.name = arguments.front().value;
  if (wanted.name.starts_with('/')) {
    wanted.paths = {path::normalise(wanted.name.substr(1)),
                    path::join(folder_, wanted.name.substr(1))};
  } else {
    wanted.paths = {path::join(folder_, wanted.name)};
  }
  flush(frame, found.begin);
  const Selected selected = select(frame, wanted);
  if (!selected.file) {
    frame.at = found.end;
    return true;
  }
  const auto known = book_.front_matter_ends.find(selected.file->source);
  const std::uint32_t text_begin =
      known != book_.front_matter_ends.end()
          ? known->second
          : take_front_matter(selected.file->source, reading_).text.begin;
  book_.front_matter_ends.emplace(selected.file->source, text_begin);
  for (Span piece : selected.pieces) {
    piece.begin = std::max(piece.begin, std::min(text_begin, piece.end));
    read(piece, selected.file->path, span_of(frame, found));
  }
  return resume(frame, found.end);
}

// At the head of the chapter, in the book's metadata, in Quarto's own file.
const yaml::Node* Expanding::find_metadata(std::string_view name) {
  if (const yaml::Node* value = find_value(entry_.front, name)) return value;
  const std::string_view key = name.starts_with("book.") ? name.substr(5) : name;
  if (const yaml::Node* value = book_.variables.find_in_book(key)) return value;
  for (const std::string_view file : {"_quarto.yml", "_quarto.yaml"}) {
    if (const yaml::Node* value = book_.variables.find_in_file(file, folder_, name)) return value;
    const std::string in_book = "book." + std::string(name);
    if (const yaml::Node* value = book_.variables.find_in_file(file, folder_, in_book))
      return value;
  }
  return nullptr;
}

bool Expanding::shortcode_value(Frame& frame, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  if (arguments.empty() || !arguments.front().key.empty()) return report_unknown(frame, found);
  const std::string_view name = arguments.front().value;
  flush(frame, found.begin);
  if (found.name == "env") {
    if (arguments.size() < 2) {
      report_undefined(frame, found, name).hint =
          "a book does not depend on whose computer makes it; give a default behind the name";
      return true;
    }
    emit(frame, arguments[1].value);
    return resume(frame, found.end);
  }
  const yaml::Node* value = nullptr;
  if (found.name == "var") {
    value = book_.variables.find_in_file("_variables.yml", folder_, name);
    if (!value) value = book_.variables.find_in_file("_variables.yaml", folder_, name);
  } else {
    value = find_metadata(name);
  }
  if (!value) {
    std::string hint;
    if (found.name == "var") hint = book_.variables.suggest("_variables.yml", folder_, "", name);
    if (hint.empty()) {
      hint = found.name == "var" ? "define it in `_variables.yml`"
                                 : "define it at the head of the chapter or in the book's metadata";
    }
    report_undefined(frame, found, name).hint = std::move(hint);
    return true;
  }
  emit_value(*value);
  return resume(frame, found.end);
}

// A link; a book plays nothing that lies elsewhere.
bool Expanding::shortcode_video(Frame& frame, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  if (arguments.empty() || !arguments.front().key.empty()) return report_unknown(frame, found);
  const std::string_view address = arguments.front().value;
  const auto title = std::find_if(arguments.begin(), arguments.end(), [](const Argument& argument) {
    return argument.key == "title" && !argument.value.empty();
  });
  flush(frame, found.begin);
  if (title == arguments.end() && is_remote(address)) {
    emit(frame, frame.text.substr(found.begin + 2, 1));  // the template has both brackets
    emit(frame, address);
    emit(frame, frame.text.substr(found.end - 3, 1));
    return resume(frame, found.end);
  }
  emit_made("[", frame.source);
  emit(frame, title == arguments.end() ? address : title->value);
  emit_made("](<", frame.source);
  emit(frame, address);
  emit_made(">)", frame.source);
  return resume(frame, found.end);
}

// `kbd Shift-Ctrl-P`, or the keys of each system.
bool Expanding::shortcode_keys(Frame& frame, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  if (arguments.empty()) return report_unknown(frame, found);
  flush(frame, found.begin);
  bool is_first = true;
  for (const Argument& argument : arguments) {
    emit_made(is_first ? "<kbd>" : ", <kbd>", frame.source);
    is_first = false;
    emit(frame, argument.value);
    emit_made("</kbd>", frame.source);
    if (argument.key.empty()) continue;
    emit_made(" (", frame.source);
    emit(frame, argument.key);
    emit_made(")", frame.source);
  }
  return resume(frame, found.end);
}

// `<<(code/file.rb)` and `<<[Title](code/file.rb)`, alone in a line. The file is looked for beside
// the chapter and in the folders above: Leanpub's are relative to the manuscript's.
bool Expanding::leanpub(Frame& frame, std::size_t at) {
  const std::string_view line = frame.text.substr(at, frame.text.find('\n', at) - at);
  std::string_view rest = line.substr(2, line.find_last_not_of(" \t") - 1);
  std::string_view title;
  if (rest.starts_with('[')) {
    const std::size_t end = rest.find("](");
    if (end == rest.npos) return false;
    title = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
  }
  if (rest.size() < 3 || !rest.starts_with('(') || rest.find(')') != rest.size() - 1) return false;
  if (in_code(frame, at) || in_comment(frame, at)) return false;
  Wanted wanted;
  wanted.name = rest.substr(1, rest.size() - 2);
  for (std::string folder = folder_;; folder = path::normalise(path::folder_of(folder))) {
    wanted.paths.push_back(path::join(folder, wanted.name));
    if (folder == "." || path::escapes(folder)) break;
  }
  Template found;
  found.begin = at;
  found.end = at + 2 + static_cast<std::size_t>(rest.data() + rest.size() - line.data()) - 2;
  const std::string language = language_of(wanted.name);
  if (language == "markdown") return include(frame, found, wanted);
  std::string info = language;
  if (!title.empty()) {
    std::string quoted;
    for (const char c : title) {
      if (c == '"' || c == '\\') quoted += '\\';
      if (c != '`') quoted += c;
    }
    info += " title=\"" + quoted + "\"";
  }
  return include_code(frame, found, wanted, info);
}

}  // namespace colophon::manuscript
