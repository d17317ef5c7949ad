// Quarto's {{< ... >}}.
#include <algorithm>
#include <array>
#include <string>

#include "base/path.h"
#include "manuscript/sources/front_matter.h"
#include "manuscript/templates/expand_impl.h"
#include "manuscript/templates/includes.h"

namespace colophon::manuscript {
namespace {

bool is_remote(std::string_view address) { return address.find("://") != address.npos; }

// In the cells that Quarto computes, and where `shortcodes=false` says so.
bool shortcodes_are_off(Cursor& cursor, std::size_t at) {
  const bool is_code = cursor.in_code(at);
  const CodeTracker& code = cursor.chapter.output.code();
  if (cursor.tool() != TemplateTool::quarto) return is_code;
  if (!code.in_fence()) return false;
  const std::string_view info = code.info();
  const std::size_t brace = info.find('{');
  const bool is_cell = brace != info.npos && brace + 1 < info.size() && info[brace + 1] != '.' &&
                       info[brace + 1] != '#' && info.find('=') == info.npos;
  return is_cell || info.find("shortcodes=false") != info.npos ||
         info.find("shortcodes=\"false\"") != info.npos;
}

// Where the text begins behind the front matter of a file.
std::uint32_t text_begin_of(Cursor& cursor, SourceId source) {
  std::map<SourceId, std::uint32_t>& known = cursor.chapter.book.front_matter_ends;
  if (const auto end = known.find(source); end != known.end()) return end->second;
  return known[source] = take_front_matter(source, cursor.context()).text.begin;
}

// Relative to the chapter, as if the text stood there; `/file` is relative to the project.
bool expand_include(Cursor& cursor, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const Argument* file = leading_word(arguments);
  if (!file) return cursor.report_unknown(found);
  Include wanted{.name = file->value, .paths = {}};
  std::string_view name = wanted.name;
  if (name.starts_with('/')) {
    name.remove_prefix(1);
    wanted.paths.push_back(path::normalise(name));
  }
  wanted.paths.push_back(path::join(cursor.chapter.folder, name));
  const Included included = select(cursor, found, wanted);
  if (!included) return true;
  const std::uint32_t text_begin = text_begin_of(cursor, included.file->source);
  for (Span piece : included.pieces) {
    piece.begin = std::max(piece.begin, std::min(text_begin, piece.end));
    expand_part(cursor.chapter, piece, included.file->path, cursor.span_of(found));
  }
  return cursor.resume(found.end);
}

// At the head of the chapter, in the book's metadata, in Quarto's own file.
const yaml::Node* find_metadata(const Cursor& cursor, std::string_view name) {
  if (const yaml::Node* value = find_value(cursor.chapter.entry.front, name)) return value;
  Variables& variables = cursor.chapter.book.variables;
  const std::string_view key = name.starts_with("book.") ? name.substr(5) : name;
  if (const yaml::Node* value = variables.find_in_book(key)) return value;
  for (const std::string_view file : {"_quarto.yml", "_quarto.yaml"}) {
    for (const std::string_view root : {"", "book."}) {
      const yaml::Node* value = variables.find_in_file(file, cursor.chapter.folder,
                                                       std::string(root) + std::string(name));
      if (value) return value;
    }
  }
  return nullptr;
}

const yaml::Node* find_variable(const Cursor& cursor, std::string_view name) {
  Variables& variables = cursor.chapter.book.variables;
  const std::string& folder = cursor.chapter.folder;
  const yaml::Node* value = variables.find_in_file("_variables.yml", folder, name);
  return value ? value : variables.find_in_file("_variables.yaml", folder, name);
}

// How to define a name that nobody does.
std::string hint_for(const Cursor& cursor, std::string_view shortcode, std::string_view name) {
  if (shortcode == "env")
    return "a book does not depend on whose computer makes it; give a default behind the name";
  if (shortcode == "meta") return "define it at the head of the chapter or in the book's metadata";
  std::string hint =
      cursor.chapter.book.variables.suggest("_variables.yml", cursor.chapter.folder, "", name);
  return hint.empty() ? "define it in `_variables.yml`" : hint;
}

// `meta name`, `var name`, `env name default`.
bool expand_value(Cursor& cursor, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const Argument* argument = leading_word(arguments);
  if (!argument) return cursor.report_unknown(found);
  const std::string_view name = argument->value;
  cursor.copy_to(found.begin);
  if (found.name == "env" && arguments.size() > 1) {
    cursor.add(arguments[1].value);
    return cursor.resume(found.end);
  }
  const yaml::Node* value = nullptr;
  if (found.name == "meta") value = find_metadata(cursor, name);
  if (found.name == "var") value = find_variable(cursor, name);
  if (!value) return cursor.report_undefined(found, name, hint_for(cursor, found.name, name));
  cursor.add_value(*value);
  return cursor.resume(found.end);
}

// A link; a book plays nothing that lies elsewhere.
bool expand_video(Cursor& cursor, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const Argument* address = leading_word(arguments);
  if (!address) return cursor.report_unknown(found);
  const std::string_view title = value_of(arguments, "title");
  cursor.copy_to(found.begin);
  if (title.empty() && is_remote(address->value)) {
    cursor.add(cursor.text.substr(found.begin + 2, 1));  // the template has both brackets
    cursor.add(address->value);
    cursor.add(cursor.text.substr(found.end - 3, 1));
    return cursor.resume(found.end);
  }
  cursor.add_made("[");
  cursor.add(title.empty() ? address->value : title);
  cursor.add_made("](<");
  cursor.add(address->value);
  cursor.add_made(">)");
  return cursor.resume(found.end);
}

// `kbd Shift-Ctrl-P`, or the keys of each system.
bool expand_keys(Cursor& cursor, const Template& found) {
  const std::vector<Argument> arguments = split_arguments(found.rest);
  if (arguments.empty()) return cursor.report_unknown(found);
  cursor.copy_to(found.begin);
  for (const Argument& argument : arguments) {
    cursor.add_made(&argument == &arguments.front() ? "<kbd>" : ", <kbd>");
    cursor.add(argument.value);
    cursor.add_made("</kbd>");
    if (argument.key.empty()) continue;
    cursor.add_made(" (");
    cursor.add(argument.key);
    cursor.add_made(")");
  }
  return cursor.resume(found.end);
}

// What a web page draws.
bool remove_shortcode(Cursor& cursor, const Template& found) {
  cursor.context().diags.report(Code::removed_template, cursor.span_of(found),
                                cursor.written(found));
  return cursor.drop(found);
}

constexpr auto kShortcodes = std::to_array<NamedTemplate>({
    {"bi", remove_shortcode},
    {"env", expand_value},
    {"fa", remove_shortcode},
    {"iconify", remove_shortcode},
    {"include", expand_include},
    {"kbd", expand_keys},
    {"lipsum", remove_shortcode},
    {"meta", expand_value},
    {"pagebreak", keep_template},
    {"placeholder", remove_shortcode},
    {"var", expand_value},
    {"video", expand_video},
});

}  // namespace

bool unescape_shortcode(Cursor& cursor, std::size_t at) {
  const Template found = cursor.parse(at, 4, ">}}}");
  if (!found) return false;
  cursor.copy_to(at);
  cursor.skip_to(at + 1);
  cursor.copy_to(found.end - 1);
  return cursor.resume(found.end);
}

bool expand_shortcode(Cursor& cursor, std::size_t at) {
  const Template found = cursor.parse(at, 3, ">}}");
  if (!found || found.name.empty()) return false;
  if (shortcodes_are_off(cursor, at) || cursor.in_comment(at)) return false;
  if (found.name.front() == '/') return cursor.keep(found);  // Hugo's end of one
  const NamedTemplate* shortcode = find_template(kShortcodes, found.name);
  return shortcode ? shortcode->expand(cursor, found) : cursor.report_unknown(found);
}

}  // namespace colophon::manuscript
