#include "markdown/prepass.h"

#include "markdown/prepassing.h"
#include "markdown/syntax.h"

namespace colophon::markdown {
namespace {

using LineOrigin = GeneratedLine::Origin;

constexpr int kConstructIndent = 4;  // columns from which on a line is code or a continuation

}  // namespace

Prepared Prepass::run() {
  while (scanner_.next_line()) take_line();
  flush_run();
  return std::move(out_);
}

void Prepass::take_line() {
  const Line& line = scanner_.line();
  if (scanner_.in_verbatim()) {
    flush_run();
    scanner_.classify();
    copy(line);
    return;
  }
  if (line.blank()) {
    end_table();
    flush_run();
    line_block_ = false;
    ++blank_lines_;
    scanner_.classify();
    copy(line);
    return;
  }
  if (!construct()) leaf();
  blank_lines_ = 0;
}

bool Prepass::construct() {
  const Line& line = scanner_.line();
  const std::string_view rest = scanner_.rest();
  if (table_ && table_row(rest)) return true;
  end_table();
  if (line_block_ && rest[0] != '|' && line.indent == 0) {
    line_block_ = false;
    flush_run();
    scanner_.begin_construct();
    add_blank(scanner_.prefix());
  }
  if (line.indent >= kConstructIndent || line.too_deep) return false;
  switch (rest[0]) {
    case ':':
      return division(rest) || caption(rest) || definition(rest);
    case '[':
      return note(rest);
    case 'T':
      return caption(rest);
    default:
      break;
  }
  if (rest.find('|') == rest.npos) return false;
  return table(rest) || verse_line(rest);
}

void Prepass::leaf() {
  const Line line = scanner_.line();
  const LineKind kind = scanner_.classify();
  switch (kind) {
    case LineKind::paragraph:
      flush_run();
      last_block_ = Block::other;
      run_.lines.push_back({line.begin, line.end, line.rest});
      run_.starts_too_deep = line.too_deep;
      return;
    case LineKind::continuation:
      run_.lines.push_back({line.begin, line.end, line.rest});
      return;
    case LineKind::setext_underline:
      run_.takes_attributes = true;
      flush_run();
      break;
    case LineKind::heading: {
      flush_run();
      std::uint32_t start =
          line.rest + static_cast<std::uint32_t>(heading_level(slice(line.rest, line.end)));
      while (start < line.end && is_blank(text_[start])) ++start;
      run_.lines.push_back({line.begin, line.end, start});
      run_.takes_attributes = true;
      flush_run();
      last_block_ = Block::other;
      return;
    }
    case LineKind::blank:
    case LineKind::verbatim:
    case LineKind::fence_open:
    case LineKind::thematic_break:
      flush_run();
      break;
  }
  last_block_ = Block::other;
  copy(line);
}

void Prepass::add_blank(const std::string& prefix, LineOrigin origin) {
  const Line& line = scanner_.line();
  const std::size_t used = prefix.find_last_not_of(' ');
  out_.generated.insert(std::string_view(prefix).substr(0, used == prefix.npos ? 0 : used + 1),
                        line.begin);
  out_.generated.end_line(origin, line.begin, line.end);
}

std::size_t Prepass::add_construct(Construct construct, std::uint32_t begin, std::uint32_t end) {
  construct.begin = begin;
  construct.end = end;
  construct.raw = slice(begin, end);
  out_.constructs.push_back(std::move(construct));
  return out_.constructs.size() - 1;
}

void Prepass::add_mark_line(std::string_view before, std::size_t construct) {
  const Line& line = scanner_.line();
  const std::string prefix = scanner_.prefix();
  if (line.opens_container) {
    out_.generated.copy(line.begin, line.rest);
  } else {
    add_blank(prefix);
    out_.generated.insert(prefix, line.begin);
  }
  out_.generated.insert(before, line.rest);
  out_.generated.mark_rest();
  out_.generated.insert(mark(construct), line.rest);
  out_.generated.end_line(LineOrigin::replaced, line.begin, line.end);
}

void Prepass::begin_body(std::uint32_t begin, std::string prefix, std::string mark_text) {
  const Line& line = scanner_.line();
  const std::string_view body = slice(begin, line.end);
  scanner_.begin_leaf(body);
  if (body.empty()) return;
  if (scanner_.has_open_paragraph()) {
    run_.lines.push_back(
        {line.begin, line.end, begin, true, std::move(prefix), std::move(mark_text)});
    return;
  }
  out_.generated.insert(prefix, line.begin);
  out_.generated.mark_rest();
  out_.generated.copy(begin, line.end);
  out_.generated.end_line(LineOrigin::added, line.begin, line.end);
}

std::uint32_t Prepass::skip_blanks_from(std::uint32_t at) const {
  const Line& line = scanner_.line();
  while (at < line.end && is_blank(text_[at])) ++at;
  return at;
}

void Prepass::flush_run() {
  if (run_.lines.empty()) return;
  last_block_ = Block::paragraph;
  last_lines_ = run_.lines.size();
  last_depth_ = scanner_.containers().size();
  last_end_ = run_.lines.back().end;
  write_paragraph(run_, text_, origin_, dialect_, out_, diags_);
  run_ = {};
}

Prepared prepare(std::string_view text, const Origin& origin, const Dialect& dialect,
                 Diagnostics& diags) {
  return Prepass(text, origin, dialect, diags).run();
}

}  // namespace colophon::markdown
