// GitBook's blocks that are no Markdown's: tabs, references to other pages, embedded pages, code
// with a title.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "manuscript/templates/expand_impl.h"

namespace colophon::manuscript {
namespace {

// Tags around blocks that a book shows one after another: only what they hold is the author's.
bool is_wrapper(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"column", "columns", "content-ref", "endcolumn", "endcolumns", "endcontent-ref", "endembed",
       "endstep", "endstepper", "step", "stepper"});
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

std::string indent_of(const Cursor& cursor, const Template& found) {
  const std::size_t line = found.begin == 0 ? 0 : cursor.text.rfind('\n', found.begin - 1) + 1;
  return std::string(cursor.text.substr(line, found.begin - line));
}

// HTML around Markdown: blank lines part them, and the indentation keeps both in a list's item.
void add_around(Cursor& cursor, const Template& found, std::string_view html) {
  const std::string indent = indent_of(cursor, found);
  cursor.add_made("\n" + indent + std::string(html) + "\n\n" + indent);
}

}  // namespace

bool is_gitbook_block(std::string_view name) {
  constexpr auto kBlocks =
      std::to_array<std::string_view>({"embed", "endtab", "endtabs", "tab", "tabs"});
  return std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end() || is_wrapper(name);
}

bool expand_gitbook_block(Cursor& cursor, const Template& found) {
  const bool begins_block = found.name == "tabs" || found.name == "tab";
  if (begins_block && !cursor.tags.find_block(cursor, found)) return cursor.report_unclosed(found);
  if (is_wrapper(found.name)) return cursor.drop(found);
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const std::string_view address = value_of(arguments, "url");
  const std::string_view title = value_of(arguments, "title");
  const bool is_told =
      found.name == "tab" ? !title.empty() : found.name != "embed" || !address.empty();
  if (!is_told || !cursor.is_alone(found)) return cursor.report_unknown(found);
  cursor.copy_to(found.begin);
  if (found.name == "embed") {
    cursor.add_made("<");
    cursor.add(address);
    cursor.add_made(">");
  } else if (found.name == "tabs") {
    add_around(cursor, found, "<div class=\"panel-tabset\">");
  } else if (found.name == "endtabs") {
    add_around(cursor, found, "</div>");
  } else if (found.name == "endtab") {
    add_around(cursor, found, "</section>");
  } else {
    add_around(cursor, found, "<section>");
    cursor.add_made("**");
    cursor.add(title);
    cursor.add_made("**\n\n" + indent_of(cursor, found));
  }
  return cursor.resume(found.end);
}

// A frame around a code block: its title goes to the fence.
bool expand_gitbook_code(Cursor& cursor, const Template& found) {
  const std::string_view title = value_of(split_arguments(found.rest), "title");
  if (found.name == "endcode" || title.empty()) return cursor.drop(found);
  const std::string_view text = cursor.text;
  const std::size_t fence = text.find_first_not_of(" \t\n", found.end);
  if (fence == text.npos || !text.substr(fence).starts_with("```"))
    return cursor.report_unknown(found);
  const std::size_t line_end = std::min(text.find('\n', fence), text.size());
  cursor.copy_to(found.begin);
  cursor.skip_to(found.end);
  cursor.copy_to(line_end);
  cursor.add_made(" title=\"");
  cursor.add(title);
  cursor.add_made("\"");
  return cursor.resume(line_end);
}

}  // namespace colophon::manuscript
