// GitBook's blocks that are no Markdown's: tabs, references to other pages, embedded pages.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "manuscript/templates/expanding.h"

namespace colophon::manuscript {
namespace {

std::string_view value_of(const std::vector<Argument>& arguments, std::string_view key) {
  const auto found = std::find_if(arguments.begin(), arguments.end(),
                                  [key](const Argument& argument) { return argument.key == key; });
  return found == arguments.end() ? std::string_view() : found->value;
}

// Tags around blocks that a book shows one after another: only what they hold is the author's.
bool is_wrapper(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"column", "columns", "content-ref", "endcolumn", "endcolumns", "endcontent-ref", "endembed",
       "endstep", "endstepper", "step", "stepper"});
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

}  // namespace

bool Expanding::is_gitbook_block(std::string_view name) {
  constexpr auto kBlocks =
      std::to_array<std::string_view>({"embed", "endtab", "endtabs", "tab", "tabs"});
  return std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end() || is_wrapper(name);
}

std::string Expanding::indent_of(const Frame& frame, const Template& found) {
  const std::size_t line = found.begin == 0 ? 0 : frame.text.rfind('\n', found.begin - 1) + 1;
  return std::string(frame.text.substr(line, found.begin - line));
}

// HTML around Markdown: blank lines part them, and the indentation keeps both in a list's item.
void Expanding::emit_around(const Frame& frame, const Template& found, std::string_view html) {
  const std::string indent = indent_of(frame, found);
  emit_made("\n" + indent + std::string(html) + "\n\n" + indent, frame.source);
}

bool Expanding::gitbook_block(Frame& frame, const Template& found) {
  const bool begins_block = found.name == "tabs" || found.name == "tab";
  if (begins_block && !find_block(frame, found)) return report_unclosed(frame, found);
  if (is_wrapper(found.name)) return drop(frame, found);
  const std::vector<Argument> arguments = split_arguments(found.rest);
  const std::string_view address = value_of(arguments, "url");
  const std::string_view title = value_of(arguments, "title");
  const bool is_told =
      found.name == "tab" ? !title.empty() : found.name != "embed" || !address.empty();
  if (!is_told || !is_alone(frame, found.begin, found.end)) return report_unknown(frame, found);
  flush(frame, found.begin);
  if (found.name == "embed") {
    emit_made("<", frame.source);
    emit(frame, address);
    emit_made(">", frame.source);
  } else if (found.name == "tabs") {
    emit_around(frame, found, "<div class=\"panel-tabset\">");
  } else if (found.name == "endtabs") {
    emit_around(frame, found, "</div>");
  } else if (found.name == "endtab") {
    emit_around(frame, found, "</section>");
  } else {
    emit_around(frame, found, "<section>");
    emit_made("**", frame.source);
    emit(frame, title);
    emit_made("**\n\n" + indent_of(frame, found), frame.source);
  }
  return resume(frame, found.end);
}

}  // namespace colophon::manuscript
