// mdBook's {{#include}} and its like, and the escape for them.
#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/path.h"
#include "base/utf8.h"
#include "manuscript/metadata/values.h"
#include "manuscript/templates/expand_impl.h"
#include "manuscript/templates/includes.h"

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

bool is_word_character(char c) { return ascii::is_alphanumeric(c) || c == '_'; }

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

bool is_mdbook(const Cursor& cursor) { return cursor.tool() == TemplateTool::mdbook; }

Include parse_include(const Cursor& cursor, std::string_view argument) {
  std::string_view rest = first_word(argument);
  const std::string_view name = take_field(rest);
  return {.name = name,
          .paths = {path::join(path::folder_of(cursor.path), name)},
          .part = part_of(rest)};
}

// In the code of other tools' books it may be what the book is about.
bool is_example(Cursor& cursor, const Template& found, const Include& wanted) {
  return !is_mdbook(cursor) && !is_there(cursor, wanted) && cursor.in_code(found.begin);
}

// What is to be shown of a line.
using LineRule = std::function<std::string_view(std::string_view)>;

// Line by line, each behind `indent` as `line_of` leaves it; without it, less the indentation that
// all have.
bool include_lines(Cursor& cursor, const Template& found, const Include& wanted,
                   const LineRule& line_of, std::size_t indent = 0) {
  const Included included = select(cursor, found, wanted);
  if (!included) return true;
  const Sources& sources = cursor.context().sources;
  Output& output = cursor.chapter.output;
  std::size_t common = std::string_view::npos;
  for (const Span& piece : included.pieces)
    common = std::min(common, common_indent(sources.text_of(piece)));
  for (const Span& piece : included.pieces) {
    const std::string_view text = sources.text_of(piece);
    const auto part = [&](std::size_t begin, std::size_t size) {
      const auto first = piece.begin + static_cast<std::uint32_t>(begin);
      return Span{piece.source, first, first + static_cast<std::uint32_t>(size)};
    };
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view line = text.substr(at, text.find('\n', at) - at);
      const std::string_view shown =
          line_of ? line_of(line) : line.substr(std::min(common, line.size()));
      if (indent > 0) output.add_made(std::string(indent, ' '), piece.source, cursor.place());
      if (!shown.empty())
        output.add(part(static_cast<std::size_t>(shown.data() - text.data()), shown.size()));
      at += line.size();
      if (at < text.size()) output.add(part(at++, 1));
    }
  }
  return cursor.resume(found.end);
}

std::string_view without_comment_mark(std::string_view line) {
  line = without_indent(line);
  while (line.starts_with("///")) line.remove_prefix(3);
  return trim(line);
}

bool expand_include(Cursor& cursor, const Template& found) {
  Include wanted = parse_include(cursor, found.rest);
  if (is_example(cursor, found, wanted)) return false;
  // mdBook hides the rest of the file, which a reader of a book cannot bring to light.
  wanted.all_sections = found.name == "rustdoc_include";
  if (found.name == "doc_comment_include")
    return include_lines(cursor, found, wanted, without_comment_mark);
  return include(cursor, found, wanted);
}

// A program of Rust; what else is said of it goes to the fence.
bool expand_playground(Cursor& cursor, const Template& found) {
  const Include wanted = parse_include(cursor, found.rest);
  if (is_example(cursor, found, wanted)) return false;
  std::string info = "rust";
  std::string_view flags = found.rest.substr(first_word(found.rest).size());
  for (flags = trim(flags); !flags.empty(); flags = trim(flags)) {
    const std::string_view flag = first_word(flags);
    info.append(",").append(flag);
    flags.remove_prefix(flag.size());
  }
  return include_code(cursor, found, wanted, info);
}

// mdbook-shiftinclude: `auto:file`, `-4:file`, `2:file`.
bool expand_shifted(Cursor& cursor, const Template& found) {
  constexpr std::size_t kWidest = 100;
  std::string_view argument = found.rest;
  const std::string_view shift = take_field(argument);
  const Include wanted = parse_include(cursor, argument);
  if (is_example(cursor, found, wanted)) return false;
  if (shift == "auto") return include_lines(cursor, found, wanted, {});
  const bool is_cut = shift.starts_with('-');
  const std::optional<std::size_t> number =
      number_of(shift.substr(is_cut || shift.starts_with('+') ? 1 : 0));
  if (!number || *number > kWidest) return cursor.report_unknown(found);
  const auto line_of = [cut = is_cut ? *number : 0](std::string_view line) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < cut && at < line.size(); ++i) utf8::next(line, at);
    return line.substr(at);
  };
  return include_lines(cursor, found, wanted, line_of, is_cut ? 0 : *number);
}

// The title of mdBook's page. Where the contents give the chapter none it is called so.
bool expand_title(Cursor& cursor, const Template& found) {
  if (cursor.in_code(found.begin) && !is_mdbook(cursor)) return false;
  Value& title = cursor.chapter.entry.item.title;
  if (!title) title = {std::string(found.rest), cursor.span_of(found.rest)};
  return cursor.drop(found);
}

constexpr auto kHelpers = std::to_array<NamedTemplate>({
    {"doc_comment_include", expand_include},
    {"include", expand_include},
    {"playground", expand_playground},
    {"playpen", expand_playground},
    {"rustdoc_include", expand_include},
    {"shiftinclude", expand_shifted},
    {"title", expand_title},
});

}  // namespace

bool unescape_mdbook(Cursor& cursor, std::size_t at) {
  const std::string_view line = cursor.text.substr(at, cursor.text.find('\n', at) - at);
  const std::size_t end = line.rfind("}}");
  if (end == line.npos) return false;
  cursor.copy_to(at - 1);
  cursor.skip_to(at);
  cursor.read_to(at + end + 2);
  return true;
}

bool expand_mdbook(Cursor& cursor, std::size_t at) {
  const std::size_t sign = cursor.text.find('#', at);
  const Template found = cursor.parse(at, sign + 1 - at, "}}");
  const bool is_template =
      found && !found.name.empty() &&
      std::all_of(found.name.begin(), found.name.end(), is_word_character) &&
      cursor.text.substr(at + 2, found.end - at - 4).find('}') == std::string_view::npos;
  if (!is_template || cursor.in_comment(at)) return false;
  const NamedTemplate* helper = find_template(kHelpers, found.name);
  if (helper && !found.rest.empty()) return helper->expand(cursor, found);
  const bool may_be_ours = is_mdbook(cursor) || cursor.tool() == TemplateTool::unknown;
  return may_be_ours && !cursor.in_code(at) && cursor.report_unknown(found);
}

}  // namespace colophon::manuscript
