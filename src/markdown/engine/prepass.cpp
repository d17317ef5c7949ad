#include "markdown/engine/prepass.h"

#include <utility>

#include "markdown/engine/prepassing.h"
#include "markdown/engine/traps.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using LineOrigin = GeneratedLine::Origin;

constexpr int kConstructIndent = 4;  // columns from which on a line is code or a continuation

}  // namespace

void Prepass::run() {
  while (scanner_.next_line()) {
    if (!scanner_.replaced_marks().empty()) note_list_marks();
    take_line();
  }
  flush_run();
  add_heading_labels();
}

// Behind all other text, apart from it. Where code goes on to the end they would be shown in it.
void Prepass::add_heading_labels() {
  const bool is_code =
      scanner_.in_verbatim() && !scanner_.has_open_html() && !scanner_.in_indented_code();
  if (heading_labels_.definitions().empty() || is_code || text_.find('[') == text_.npos) return;
  const auto end = static_cast<std::uint32_t>(text_.size());
  out_.generated.end_line(LineOrigin::added, end, end);
  for (const std::string& definition : heading_labels_.definitions()) {
    out_.generated.insert(definition, end);
    out_.generated.end_line(LineOrigin::added, end, end);
  }
}

// A heading of which each of these lines is a part.
void Prepass::note_heading(const std::vector<ParagraphLine>& lines) {
  if (!dialect_.heading_links) return;
  std::string text;
  for (const ParagraphLine& line : lines) {
    if (!text.empty()) text += ' ';
    text += slice(line.rest, line.end);
  }
  heading_labels_.add(text);
}

void Prepass::copy_head(const Line& line) {
  out_.generated.insert(line.head, line.begin);
  out_.generated.copy(line.head_end, line.rest);
}

void Prepass::take_out(const Line& line, std::uint32_t end) {
  if (line.opens_container) {
    copy_head(line);
    out_.generated.mark_rest();
    out_.generated.insert(kTakenOut, line.rest);
  } else {
    out_.generated.insert(scanner_.prefix(), line.begin);
    out_.generated.mark_rest();
  }
  out_.generated.end_line(LineOrigin::replaced, line.begin, end);
}

void Prepass::copy(const Line& line) {
  if (!line.has_head()) return out_.generated.copy_line(line.begin, line.end, line.rest);
  copy_head(line);
  out_.generated.mark_rest();
  out_.generated.copy(line.rest, line.end);
  out_.generated.end_line(LineOrigin::moved, line.begin, line.end);
}

ParagraphLine Prepass::text_line(const Line& line, std::uint32_t rest) const {
  ParagraphLine out{line.begin, line.end, rest};
  if (line.has_head()) {
    out.has_prefix = out.is_moved = true;
    out.prefix = line.head + std::string(slice(line.head_end, rest));
  }
  return out;
}

// Examples are numbered through the chapter; a label that comes again has its number again.
void Prepass::note_list_marks() {
  for (const ReplacedMark& replaced : scanner_.replaced_marks()) {
    ListMark mark = replaced.mark;
    if (mark.style == ListStyle::example) {
      const auto known = mark.label.empty() ? out_.examples.end() : out_.examples.find(mark.label);
      mark.number = known == out_.examples.end() ? ++all_.examples : known->second;
      if (!mark.label.empty()) out_.examples.emplace(mark.label, mark.number);
    }
    out_.list_marks.emplace(list_mark_key(replaced.line, replaced.head), std::move(mark));
  }
}

void Prepass::take_line() {
  const Line& line = scanner_.line();
  if (!divisions_.empty()) leave_divisions(line.matched);
  if (line.parts_quotes) {
    flush_run();
    add_blank(scanner_.prefix(line.matched));
  }
  if (line.opens_lettered) begin_lettered();
  if (element_line()) {
    blank_lines_ = 0;
    return;
  }
  if (scanner_.in_verbatim() && !(scanner_.in_html() && ends_division())) {
    flush_run();
    scanner_.classify();
    copy(line);
    if (!elements_.empty()) after_html_line(line);
    return;
  }
  if (line.blank()) {
    end_table();
    flush_run();
    in_line_block_ = false;
    ++blank_lines_;
    scanner_.classify();
    copy(line);
    return;
  }
  if (!construct()) leaf();
  blank_lines_ = 0;
}

// Whether nothing but `:::` stands on a line of HTML in a division: it ends there.
bool Prepass::ends_division() const {
  if (divisions_.empty() || divisions_.back().depth != scanner_.containers().size()) return false;
  const std::string_view rest = scanner_.rest();
  return rest.starts_with(":::") && rest.find_first_not_of(": \t") == rest.npos;
}

bool Prepass::construct() {
  const Line& line = scanner_.line();
  const std::string_view rest = scanner_.rest();
  if (scanner_.in_verse()) return verse_line(rest);
  if (rest.starts_with("*[") && abbreviation(rest)) return true;
  if (table_ && table_row(rest)) return true;
  end_table();
  end_indented_box();
  if (in_line_block_ && line.indent == 0 && !is_line_of_block(rest)) {
    in_line_block_ = false;
    flush_run();
    scanner_.begin_construct();
    add_blank(scanner_.prefix());
  }
  if (line.too_deep) return false;
  if (line.indent >= kConstructIndent) {
    // A table's first words may stand far to the right.
    const bool goes_on = scanner_.in_indented_code() && blank_lines_ == 0;
    return !goes_on && text_table();
  }
  switch (rest[0]) {
    case ':':
      return division(rest) || caption(rest) || definition(rest);
    case '[':
      return note(rest) || alert(rest) || contents_marker(rest);
    case '\\':
      if (page_break(rest)) return true;
      break;
    case '{':
      if (page_break(rest) || tag(rest) || block_attributes(rest) || contents_marker(rest))
        return true;
      break;
    case '!':
    case '?':
      if (exclamation(rest)) return true;
      break;
    case '`':
    case '~':
      if (admonish(rest) || (rest[0] == '~' && definition(rest))) return true;
      break;
    case '+':
      if (grid_table(rest)) return true;
      break;
    case 'T':
      if (caption(rest)) return true;
      break;
    case '%':
      if (comment(rest)) return true;
      break;
    default:
      break;
  }
  if (rest.find('|') != rest.npos && (table(rest) || line_block(rest))) return true;
  return text_table();
}

void Prepass::leaf() {
  const Line line = scanner_.line();
  const bool in_code = scanner_.in_indented_code();
  const LineKind kind = scanner_.classify();
  switch (kind) {
    case LineKind::paragraph:
      flush_run();
      last_block_ = Block::other;
      run_.lines.push_back(text_line(line, line.rest));
      run_.starts_too_deep = line.too_deep;
      // A tag that is alone on the line would be an HTML block to cmark.
      if (text_[line.rest] == '<' && html_block_kind(slice(line.rest, line.end), 0) == 7)
        run_.lines.back().mark = empty_mark(line.rest);
      if (text_[line.rest] == '#')
        check_unspaced_heading(scanner_.rest(), line.rest, ends_with_line(), dialect_.vault,
                               origin_, diags_);
      return;
    case LineKind::continuation:
      run_.lines.push_back(text_line(line, line.rest));
      return;
    case LineKind::setext_underline:
      run_.takes_attributes = true;
      check_accidental_heading(run_, text_, line, origin_, diags_);
      note_heading(run_.lines);
      flush_run();
      break;
    case LineKind::heading: {
      flush_run();
      std::uint32_t start =
          line.rest + static_cast<std::uint32_t>(heading_level(slice(line.rest, line.end)));
      while (start < line.end && is_blank(text_[start])) ++start;
      run_.lines.push_back(text_line(line, start));
      run_.takes_attributes = true;
      note_heading(run_.lines);
      flush_run();
      last_block_ = Block::other;
      return;
    }
    case LineKind::verbatim:
      flush_run();
      if (!in_code && scanner_.in_indented_code() && ends_with_line())
        check_accidental_code(scanner_.rest(), line.rest, origin_, diags_);
      break;
    case LineKind::blank:
    case LineKind::fence_open:
    case LineKind::thematic_break:
      flush_run();
      break;
  }
  last_block_ = Block::other;
  copy(line);
  if (!elements_.empty()) after_html_line(line);
}

// Whether the block ends with this line: a blank one follows, and behind it nothing that is
// indented as code is.
bool Prepass::ends_with_line() const {
  LookAhead ahead(scanner_);
  if (!ahead.next()) return true;
  if (!ahead.line().blank()) return false;
  while (ahead.next()) {
    if (!ahead.line().blank()) return ahead.line().indent < kConstructIndent;
  }
  return true;
}

void Prepass::add_blank(const std::string& prefix, LineOrigin origin) {
  const Line& line = scanner_.line();
  const std::size_t used = prefix.find_last_not_of(' ');
  out_.generated.insert(std::string_view(prefix).substr(0, used == prefix.npos ? 0 : used + 1),
                        line.begin);
  out_.generated.end_line(origin, line.begin, line.end);
}

std::string Prepass::empty_mark(std::uint32_t at) {
  const std::size_t index = add_construct({}, at, at);
  return mark(index);
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
    copy_head(line);
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
  last_depth_ = scanner_.containers().size();
  last_end_ = run_.lines.back().end;
  check_addresses(run_, text_, origin_, diags_);
  write_paragraph(run_, text_, origin_, dialect_, out_, diags_);
  last_run_ = std::exchange(run_, {});
}

Prepared prepare(std::string_view text, const Origin& origin, const Dialect& dialect,
                 Diagnostics& diags) {
  Prepassed all{{Generated(text), {}}};
  if (dialect.wiki_links && text.find("[[") != text.npos) all.prepared.labels = LinkLabels(text);
  Prepass(text, origin, dialect, diags, all).run();
  return std::move(all.prepared);
}

}  // namespace colophon::markdown
