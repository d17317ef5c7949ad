#include "markdown/engine/rewrite_state.h"

#include <utility>

#include "markdown/engine/traps.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using LineOrigin = GeneratedLine::Origin;

}  // namespace

void RewriteState::copy_head(const Line& line) {
  out.generated.insert(line.head, line.begin);
  out.generated.copy(line.head_end, line.rest);
}

void RewriteState::take_out(const Line& line, std::uint32_t end) {
  if (line.opens_container) {
    copy_head(line);
    out.generated.mark_rest();
    out.generated.insert(kTakenOut, line.rest);
  } else {
    out.generated.insert(scanner.prefix(), line.begin);
    out.generated.mark_rest();
  }
  out.generated.end_line(LineOrigin::replaced, line.begin, end);
}

void RewriteState::copy(const Line& line) {
  if (!line.has_head()) return out.generated.copy_line(line.begin, line.end, line.rest);
  copy_head(line);
  out.generated.mark_rest();
  out.generated.copy(line.rest, line.end);
  out.generated.end_line(LineOrigin::moved, line.begin, line.end);
}

ParagraphLine RewriteState::text_line(const Line& line, std::uint32_t rest) const {
  ParagraphLine copied{line.begin, line.end, rest};
  if (line.has_head()) {
    copied.has_prefix = copied.is_moved = true;
    copied.prefix = line.head + std::string(slice(line.head_end, rest));
  }
  return copied;
}

void RewriteState::add_blank(const std::string& prefix, LineOrigin line_origin) {
  const Line& line = scanner.line();
  const std::size_t used = prefix.find_last_not_of(' ');
  out.generated.insert(std::string_view(prefix).substr(0, used == prefix.npos ? 0 : used + 1),
                       line.begin);
  out.generated.end_line(line_origin, line.begin, line.end);
}

std::size_t RewriteState::add_construct(Construct construct, std::uint32_t begin,
                                        std::uint32_t end) {
  construct.begin = begin;
  construct.end = end;
  construct.raw = slice(begin, end);
  out.constructs.push_back(std::move(construct));
  return out.constructs.size() - 1;
}

std::string RewriteState::empty_placeholder(std::uint32_t at) {
  return placeholder(add_construct({}, at, at));
}

void RewriteState::begin_construct() {
  end_paragraph();
  scanner.begin_construct();
}

std::size_t RewriteState::add_block(Construct construct, std::uint32_t begin, std::uint32_t end,
                                    std::optional<Container> item) {
  begin_construct();
  const std::size_t index = add_construct(std::move(construct), begin, end);
  add_placeholder_line(item ? "+   " : "", index);
  if (item) scanner.push(*item);
  add_blank(scanner.prefix());
  last_block = Block::other;
  return index;
}

void RewriteState::add_placeholder_line(std::string_view before, std::size_t construct) {
  const Line& line = scanner.line();
  const std::string prefix = scanner.prefix();
  if (line.opens_container) {
    copy_head(line);
  } else {
    add_blank(prefix);
    out.generated.insert(prefix, line.begin);
  }
  out.generated.insert(before, line.rest);
  out.generated.mark_rest();
  out.generated.insert(placeholder(construct), line.rest);
  out.generated.end_line(LineOrigin::replaced, line.begin, line.end);
}

void RewriteState::begin_body(std::uint32_t begin, std::string prefix,
                              std::string placeholder_text) {
  const Line& line = scanner.line();
  const std::string_view body = slice(begin, line.end);
  scanner.begin_leaf(body);
  if (body.empty()) return;
  if (scanner.has_open_paragraph()) {
    paragraph.lines.push_back(
        {line.begin, line.end, begin, true, std::move(prefix), std::move(placeholder_text)});
    return;
  }
  out.generated.insert(prefix, line.begin);
  out.generated.mark_rest();
  out.generated.copy(begin, line.end);
  out.generated.end_line(LineOrigin::added, line.begin, line.end);
}

void RewriteState::read_on_behind(std::uint32_t offset) {
  if (skip_blanks_from(offset) < scanner.line().end) scanner.split(offset);
}

std::uint32_t RewriteState::skip_blanks_from(std::uint32_t at) const {
  const Line& line = scanner.line();
  while (at < line.end && is_blank(text[at])) ++at;
  return at;
}

std::size_t RewriteState::kept_depth() const {
  return scanner.first_left() ? scanner.line().matched : scanner.containers().size();
}

std::string_view RewriteState::next_text() const {
  LookAhead ahead(scanner, kept_depth());
  return ahead.next() ? ahead.rest() : std::string_view();
}

void RewriteState::end_paragraph() {
  if (paragraph.lines.empty()) return;
  last_block = Block::paragraph;
  last_depth = scanner.containers().size();
  last_end = paragraph.lines.back().end;
  check_addresses(paragraph, text, origin, diags);
  write_paragraph(paragraph, text, origin, dialect, out, diags);
  last_paragraph = std::exchange(paragraph, {});
}

void RewriteState::end_table() {
  if (!table) return;
  out.constructs[*std::exchange(table, std::nullopt)].end = last_end;
  last_block = Block::table;
  last_depth = scanner.line().matched;
}

void RewriteState::end_blocks() {
  end_table();
  end_paragraph();
  in_line_block = false;
}

}  // namespace colophon::markdown
