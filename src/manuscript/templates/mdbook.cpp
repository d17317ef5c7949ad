// mdBook's {{#include}} and its like, and the escape for them.
#include <algorithm>
#include <charconv>
#include <string>

#include "base/path.h"
#include "base/utf8.h"
#include "manuscript/metadata/values.h"
#include "manuscript/templates/expanding.h"

namespace colophon::manuscript {
namespace {

std::optional<std::size_t> number_of(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Takes off what stands before the next colon, and the colon.
std::string_view take_field(std::string_view& text) {
  const std::string_view field = text.substr(0, text.find(':'));
  text.remove_prefix(std::min(field.size() + 1, text.size()));
  return field;
}

// `5`, `2:10`, `2:`, `:10`, `anchor`, as mdBook reads them.
FilePart part_of(std::string_view text) {
  FilePart part;
  const bool has_end = text.find(':') != text.npos;
  const std::string_view first = take_field(text);
  const std::optional<std::size_t> start = number_of(first);
  if (!start && !first.empty()) {
    part.anchor = first;
    return part;
  }
  if (start) part.first = *start - std::min<std::size_t>(*start, 1);
  const std::optional<std::size_t> end = number_of(take_field(text));
  if (end) part.end = std::max(*end, part.first);
  if (start && !has_end) part.end = part.first + 1;
  return part;
}

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t\n"));
}

std::string_view without_indent(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

// The white space that all lines with text begin with.
std::size_t common_indent(std::string_view text) {
  std::size_t common = text.npos;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    const std::size_t indent = line.find_first_not_of(" \t");
    if (indent != line.npos) common = std::min(common, indent);
    at += line.size() + 1;
  }
  return common == text.npos ? 0 : common;
}

}  // namespace

// `\{{#...}}` shows what stands behind the backslash, up to the last braces of the line.
bool Expanding::mdbook_escape(Frame& frame, std::size_t at) {
  const std::string_view line = frame.text.substr(at, frame.text.find('\n', at) - at);
  const std::size_t end = line.rfind("}}");
  if (end == line.npos) return false;
  flush(frame, at - 1);
  frame.done = at;
  frame.at = at + end + 2;
  return true;
}

bool Expanding::mdbook(Frame& frame, std::size_t at) {
  const std::size_t sign = frame.text.find('#', at);
  const Template found = parse(frame, at, sign + 1 - at, "}}");
  const bool is_template =
      found.end > 0 && !found.name.empty() &&
      std::all_of(found.name.begin(), found.name.end(), is_word_character) &&
      frame.text.substr(at + 2, found.end - at - 4).find('}') == std::string_view::npos;
  if (!is_template || in_comment(frame, at)) return false;
  if (found.name == "title" && !found.rest.empty()) return mdbook_title(frame, found);
  if (!found.rest.empty()) {
    if (found.name == "include" || found.name == "rustdoc_include" ||
        found.name == "doc_comment_include" || found.name == "playground" ||
        found.name == "playpen")
      return mdbook_include(frame, found);
    if (found.name == "shiftinclude") return mdbook_shifted(frame, found);
  }
  const bool may_be_ours = is_unknown_tool() || is_tool(TemplateTool::mdbook);
  return may_be_ours && !in_code(frame, at) && report_unknown(frame, found);
}

Expanding::Wanted Expanding::mdbook_wanted(const Frame& frame, std::string_view argument) const {
  Wanted wanted;
  std::string_view rest = first_word(argument);
  wanted.name = take_field(rest);
  wanted.part = part_of(rest);
  wanted.paths.push_back(path::join(path::folder_of(frame.path), wanted.name));
  return wanted;
}

bool Expanding::mdbook_include(Frame& frame, const Template& found) {
  Wanted wanted = mdbook_wanted(frame, found.rest);
  // In the code of other tools' books it may be what the book is about.
  if (!is_tool(TemplateTool::mdbook) && !is_there(wanted) && in_code(frame, found.begin))
    return false;
  if (found.name == "playground" || found.name == "playpen") {
    std::string info = "rust";
    std::string_view flags = found.rest.substr(first_word(found.rest).size());
    for (flags = trim(flags); !flags.empty(); flags = trim(flags)) {
      const std::string_view flag = first_word(flags);
      info.append(",").append(flag);
      flags.remove_prefix(flag.size());
    }
    return include_code(frame, found, wanted, info);
  }
  // mdBook hides the rest of the file, which a reader of a book cannot bring to light.
  wanted.all_sections = found.name == "rustdoc_include";
  if (found.name != "doc_comment_include") return include(frame, found, wanted);
  return include_lines(frame, found, wanted, [](std::string_view line) {
    line = without_indent(line);
    while (line.starts_with("///")) line.remove_prefix(3);
    return trim(line);
  });
}

// mdbook-shiftinclude: `auto:file`, `-4:file`, `2:file`.
bool Expanding::mdbook_shifted(Frame& frame, const Template& found) {
  std::string_view argument = found.rest;
  const std::string_view shift = take_field(argument);
  Wanted wanted = mdbook_wanted(frame, argument);
  if (!is_tool(TemplateTool::mdbook) && !is_there(wanted) && in_code(frame, found.begin))
    return false;
  const std::optional<std::size_t> number =
      number_of(shift.substr(shift.starts_with('-') || shift.starts_with('+') ? 1 : 0));
  constexpr std::size_t kWidest = 100;
  if (shift != "auto" && (!number || *number > kWidest)) return report_unknown(frame, found);
  if (number && !shift.starts_with('-')) {
    wanted.indent = *number;
    return include_lines(frame, found, wanted, [](std::string_view line) { return line; });
  }
  if (number) {
    return include_lines(frame, found, wanted, [cut = *number](std::string_view line) {
      std::size_t at = 0;
      for (std::size_t i = 0; i < cut && at < line.size(); ++i) utf8::next(line, at);
      return line.substr(at);
    });
  }
  return include_lines(frame, found, wanted, {});
}

// The title of mdBook's page. Where the contents give the chapter none it is called so.
bool Expanding::mdbook_title(Frame& frame, const Template& found) {
  if (in_code(frame, found.begin) && !is_tool(TemplateTool::mdbook)) return false;
  Value& title = entry_.item.title;
  if (!title) title = {std::string(found.rest), span_of(frame, found.rest)};
  return drop(frame, found);
}

bool Expanding::include_lines(Frame& frame, const Template& found, const Wanted& wanted,
                              const std::function<std::string_view(std::string_view)>& line_of) {
  flush(frame, found.begin);
  const Selected selected = select(frame, wanted);
  if (!selected.file) {
    frame.at = found.end;
    return true;
  }
  std::size_t common = std::string_view::npos;
  for (const Span& piece : selected.pieces)
    common = std::min(common, common_indent(reading_.sources.text_of(piece)));
  const std::string indent(wanted.indent, ' ');
  for (const Span& piece : selected.pieces) {
    const std::string_view text = reading_.sources.text_of(piece);
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view line = text.substr(at, text.find('\n', at) - at);
      const std::string_view shown =
          line_of ? line_of(line) : line.substr(std::min(common, line.size()));
      const std::size_t skipped =
          shown.empty() ? at : static_cast<std::size_t>(shown.data() - text.data());
      const auto begin = piece.begin + static_cast<std::uint32_t>(skipped);
      if (!indent.empty()) emit_made(indent, piece.source);
      emit({piece.source, begin, begin + static_cast<std::uint32_t>(shown.size())});
      at += line.size();
      if (at < text.size()) {
        const auto end = piece.begin + static_cast<std::uint32_t>(at);
        emit({piece.source, end, end + 1});
        ++at;
      }
    }
  }
  return resume(frame, found.end);
}

}  // namespace colophon::manuscript
