// The constructs that CommonMark lacks. Each function: true where the line was one.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "markdown/attributes.h"
#include "markdown/prepassing.h"
#include "markdown/syntax.h"
#include "markdown/tables.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using LineOrigin = GeneratedLine::Origin;

constexpr int kConstructIndent = 4;  // columns from which on a line is code or a continuation
constexpr int kNoteOffset = 4;       // of the content of notes and definitions

}  // namespace

bool Prepass::division(std::string_view rest) {
  if (!dialect_.divs || !rest.starts_with(":::")) return false;
  const Line line = scanner_.line();
  std::string_view name = rest.substr(skip_run(rest, 0));
  while (!name.empty() && (is_blank(name.back()) || name.back() == ':')) name.remove_suffix(1);
  while (!name.empty() && is_blank(name.front())) name.remove_prefix(1);
  Construct construct{.kind = name.empty() ? Kind::div_close : Kind::div_open};
  if (!name.empty() && !division_name(name, construct.attributes)) {
    const auto begin = static_cast<std::uint32_t>(name.data() - text_.data());
    diags_.report(Code::malformed_attributes, origin_.span(begin, begin + name.size()), name).hint =
        "write `::: name` or `::: {#id .class key=value}`";
    return false;
  }
  construct.attributes.begin = line.rest;
  construct.attributes.end = line.end;
  flush_run();
  scanner_.begin_construct();
  add_mark_line("", add_construct(std::move(construct), line.rest, line.end));
  add_blank(scanner_.prefix());
  last_block_ = Block::other;
  return true;
}

bool Prepass::division_name(std::string_view name, Attributes& attributes) {
  const std::size_t word = std::min(name.find_first_of(" \t{"), name.size());
  if (word > 0) attributes.classes.emplace_back(name.substr(0, word));
  name.remove_prefix(std::min(name.find_first_not_of(" \t", word), name.size()));
  std::size_t end = 0;
  return name.empty() || (parse_attributes(name, 0, end, attributes) && end == name.size());
}

bool Prepass::note(std::string_view rest) {
  if (!dialect_.notes || !rest.starts_with("[^")) return false;
  const std::size_t close = rest.find("]:");
  if (close == rest.npos || close == 2 || rest.substr(0, close).find_first_of(" \t[]", 2) < close)
    return false;
  const Line line = scanner_.line();
  const std::string label(rest.substr(2, close - 2));
  flush_run();
  scanner_.begin_construct();
  const auto mark_end = line.rest + static_cast<std::uint32_t>(close + 2);
  const std::size_t index = add_construct({.kind = Kind::note, .text = label}, line.rest, mark_end);
  if (const auto [first, is_new] = notes_.emplace(label, index); !is_new) {
    const Construct& other = out_.constructs[first->second];
    Diagnostic& diagnostic =
        diags_.report(Code::duplicate_note, origin_.span(line.rest, mark_end), label);
    diagnostic.hint = "give one of them another name; all references go to the first";
    diagnostic.related.push_back({origin_.span(other.begin, other.end), "first defined here"});
  }
  begin_item(Container::Kind::note, index, skip_blanks_from(mark_end));
  return true;
}

bool Prepass::definition(std::string_view rest) {
  if (!dialect_.definition_lists || rest.size() < 2 || !is_blank(rest[1])) return false;
  const Container* left = scanner_.first_left();
  const bool another = left && left->kind == Container::Kind::definition;
  const bool directly = !left && scanner_.continues_paragraph() && run_.lines.size() == 1 &&
                        !run_.lines[0].has_prefix;
  const bool behind_blank = !left && blank_lines_ == 1 && last_block_ == Block::paragraph &&
                            last_lines_ == 1 && last_depth_ == scanner_.containers().size();
  if (!another && !directly && !behind_blank) return false;
  const Line line = scanner_.line();
  flush_run();
  scanner_.begin_construct();
  const std::size_t index = add_construct({.kind = Kind::definition, .tight = blank_lines_ == 0},
                                          line.rest, line.rest + 1);
  begin_item(Container::Kind::definition, index, skip_blanks_from(line.rest + 1));
  return true;
}

void Prepass::begin_item(Container::Kind kind, std::size_t construct, std::uint32_t body) {
  add_mark_line("+   ", construct);
  scanner_.push({kind, kNoteOffset, true});
  add_blank(scanner_.prefix());
  begin_body(body, scanner_.prefix());
  last_block_ = Block::other;
}

bool Prepass::caption(std::string_view rest) {
  if (!dialect_.tables) return false;
  std::size_t mark_size = 0;
  if (rest.starts_with("Table:")) {
    mark_size = 6;
  } else if (rest.size() > 1 && rest[0] == ':' && is_blank(rest[1])) {
    mark_size = 1;
  } else {
    return false;
  }
  const Line line = scanner_.line();
  const bool behind = last_block_ == Block::table && blank_lines_ <= 1 &&
                      last_depth_ == scanner_.containers().size() && !scanner_.first_left();
  if (!behind && (scanner_.has_open_paragraph() || !table_follows_paragraph())) return false;
  flush_run();
  scanner_.begin_construct();
  const auto mark_end = line.rest + static_cast<std::uint32_t>(mark_size);
  const std::size_t index = add_construct({.kind = Kind::caption}, line.rest, mark_end);
  std::string prefix = scanner_.prefix();
  if (!line.opens_container) add_blank(prefix);
  if (line.opens_container) prefix = slice(line.begin, line.rest);
  begin_body(skip_blanks_from(mark_end), std::move(prefix), mark(index) + " ");
  run_.takes_attributes = true;
  last_block_ = Block::other;
  return true;
}

bool Prepass::table(std::string_view rest) {
  if (!dialect_.tables) return false;
  auto columns = parse_delimiter_row(line_after(scanner_.line().end));
  if (!columns || split_row(rest).size() != columns->size()) return false;
  const Line line = scanner_.line();
  flush_run();
  scanner_.begin_construct();
  table_columns_ = columns->size();
  const std::size_t index =
      add_construct({.kind = Kind::table, .columns = std::move(*columns)}, line.rest, line.end);
  add_mark_line("", index);
  add_blank(scanner_.prefix());
  table_ = true;
  table_index_ = index;
  skip_delimiter_ = true;
  add_row(line.rest, rest, true);
  return true;
}

bool Prepass::table_row(std::string_view rest) {
  const Line& line = scanner_.line();
  if (scanner_.first_left() || line.opens_container) return false;
  if (std::exchange(skip_delimiter_, false)) {
    add_blank(scanner_.prefix(), LineOrigin::replaced);
    return true;
  }
  if (rest.find('|') == rest.npos || rest.starts_with(":::") || line.indent >= kConstructIndent)
    return false;
  if (heading_level(rest) > 0 || fence_length(rest) > 0) return false;
  if (rest.size() > 1 && rest[0] == ':' && is_blank(rest[1])) return false;
  add_row(line.rest, rest, false);
  return true;
}

void Prepass::add_row(std::uint32_t begin, std::string_view row, bool is_header) {
  const std::vector<CellRange> cells = split_row(row);
  const Line line = scanner_.line();
  if (cells.size() > table_columns_) {
    diags_
        .report(Code::ragged_table, origin_.span(line.rest, line.end), cells.size(), table_columns_)
        .hint = "write `\\|` for a bar inside a cell";
  }
  const std::string prefix = scanner_.prefix();
  const std::size_t count = std::max(cells.size(), table_columns_);
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = [&](std::size_t offset) { return begin + static_cast<std::uint32_t>(offset); };
    const std::uint32_t from = i < cells.size() ? at(cells[i].begin) : line.end;
    const std::uint32_t to = i < cells.size() ? at(cells[i].end) : line.end;
    const std::size_t index =
        add_construct({.kind = Kind::cell, .starts_row = i == 0, .is_header = is_header}, from, to);
    run_.lines.push_back({line.begin, to, from, true, prefix, mark(index) + " "});
    run_.is_cell = true;
    flush_run();
    add_blank(prefix);
  }
}

void Prepass::end_table() {
  if (!std::exchange(table_, false)) return;
  out_.constructs[table_index_].end = last_end_;
  last_block_ = Block::table;
  last_depth_ = scanner_.line().matched;
}

bool Prepass::verse_line(std::string_view rest) {
  if (!dialect_.line_blocks || rest[0] != '|' || (rest.size() > 1 && rest[1] != ' ')) return false;
  if (!line_block_ && scanner_.continues_paragraph()) return false;
  const Line line = scanner_.line();
  flush_run();
  scanner_.begin_construct();
  if (!line_block_) {
    add_mark_line("", add_construct({.kind = Kind::line_block}, line.rest, line.end));
    line_block_ = true;
  }
  std::uint32_t start = line.rest + 1;
  if (start < line.end) ++start;
  const std::uint32_t text = skip_blanks_from(start);
  const std::size_t index = add_construct(
      {.kind = Kind::verse_line, .indent = static_cast<int>(text - start)}, text, line.end);
  const std::string prefix = scanner_.prefix();
  add_blank(prefix);
  scanner_.begin_leaf("|");
  run_.lines.push_back({line.begin, line.end, text, true, prefix, mark(index) + " "});
  last_block_ = Block::other;
  return true;
}

std::string_view Prepass::line_after(std::uint32_t end) const {
  if (end >= text_.size()) return {};
  std::string_view line = text_.substr(end + 1);
  line = line.substr(0, line.find('\n'));
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  return line;
}

bool Prepass::table_follows_paragraph() const {
  std::uint32_t end = scanner_.line().end;
  const auto forward = [&] {
    const std::size_t next = end < text_.size() ? text_.find('\n', end + 1) : text_.npos;
    end = static_cast<std::uint32_t>(std::min(next, text_.size()));
  };
  while (end < text_.size() && !line_after(end).empty()) forward();
  if (end >= text_.size()) return false;
  forward();
  const std::string_view header = line_after(end);
  if (header.find('|') == header.npos) return false;
  forward();
  return parse_delimiter_row(line_after(end)).has_value();
}

}  // namespace colophon::markdown
