#include "markdown/prepass.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "markdown/attributes.h"
#include "markdown/blocks.h"
#include "markdown/paragraph.h"
#include "markdown/syntax.h"
#include "markdown/tables.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using LineOrigin = GeneratedLine::Origin;

constexpr int kConstructIndent = 4;  // columns from which on a line is code or a continuation
constexpr int kNoteOffset = 4;       // of the content of notes and definitions

class Prepass {
 public:
  Prepass(std::string_view text, const Origin& origin, Diagnostics& diags)
      : text_(text), origin_(origin), diags_(diags), scanner_(text), out_{Generated(text), {}} {}

  Prepared run() {
    while (scanner_.next_line()) take_line();
    flush_run();
    return std::move(out_);
  }

 private:
  enum class Block : std::uint8_t { other, paragraph, table };

  std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  void take_line() {
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

  void copy(const Line& line) { out_.generated.copy_line(line.begin, line.end, line.rest); }

  bool construct() {
    const Line& line = scanner_.line();
    const std::string_view rest = scanner_.rest();
    if (table_ && table_row(rest)) return true;
    end_table();
    if (line_block_ && rest[0] != '|' && line.indent == 0) {
      line_block_ = false;
      flush_run();
      scanner_.begin_construct();
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

  // What CommonMark has.
  void leaf() {
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

  // Lines of our own.

  void add_blank(const std::string& prefix) {
    const Line& line = scanner_.line();
    const std::size_t used = prefix.find_last_not_of(' ');
    out_.generated.insert(std::string_view(prefix).substr(0, used == prefix.npos ? 0 : used + 1),
                          line.begin);
    out_.generated.end_line(LineOrigin::added, line.begin, line.end);
  }

  std::size_t add_construct(Construct construct, std::uint32_t begin, std::uint32_t end) {
    construct.begin = begin;
    construct.end = end;
    construct.raw = slice(begin, end);
    out_.constructs.push_back(std::move(construct));
    return out_.constructs.size() - 1;
  }

  // A line that holds `before` and a mark, in the containers of the current line, apart from its
  // neighbours.
  void add_mark_line(std::string_view before, std::size_t construct) {
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

  // Text behind a construct's mark begins a paragraph (or code) of its own.
  void begin_body(std::uint32_t begin, std::string prefix, std::string mark_text = {}) {
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

  std::uint32_t skip_blanks_from(std::uint32_t at) const {
    const Line& line = scanner_.line();
    while (at < line.end && is_blank(text_[at])) ++at;
    return at;
  }

  // Constructs, each: true where the line was one.

  bool division(std::string_view rest) {
    if (!rest.starts_with(":::")) return false;
    const Line line = scanner_.line();
    std::string_view name = rest.substr(skip_run(rest, 0));
    while (!name.empty() && (is_blank(name.back()) || name.back() == ':')) name.remove_suffix(1);
    while (!name.empty() && is_blank(name.front())) name.remove_prefix(1);
    Construct construct{.kind = name.empty() ? Kind::div_close : Kind::div_open};
    if (!name.empty() && !division_name(name, construct.attributes)) {
      const auto begin = static_cast<std::uint32_t>(name.data() - text_.data());
      diags_.report(Code::malformed_attributes, origin_.span(begin, begin + name.size()), name)
          .hint = "write `::: name` or `::: {#id .class key=value}`";
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

  // `name`, `{attributes}` or `name {attributes}`.
  static bool division_name(std::string_view name, Attributes& attributes) {
    const std::size_t word = std::min(name.find_first_of(" \t{"), name.size());
    if (word > 0) attributes.classes.emplace_back(name.substr(0, word));
    name.remove_prefix(std::min(name.find_first_not_of(" \t", word), name.size()));
    std::size_t end = 0;
    return name.empty() || (parse_attributes(name, 0, end, attributes) && end == name.size());
  }

  bool note(std::string_view rest) {
    if (!rest.starts_with("[^")) return false;
    const std::size_t close = rest.find("]:");
    if (close == rest.npos || close == 2 || rest.substr(0, close).find_first_of(" \t[]", 2) < close)
      return false;
    const Line line = scanner_.line();
    const std::string label(rest.substr(2, close - 2));
    flush_run();
    scanner_.begin_construct();
    const auto mark_end = line.rest + static_cast<std::uint32_t>(close + 2);
    const std::size_t index =
        add_construct({.kind = Kind::note, .text = label}, line.rest, mark_end);
    if (const auto [first, is_new] = notes_.emplace(label, index); !is_new) {
      const Construct& other = out_.constructs[first->second];
      Diagnostic& diagnostic =
          diags_.report(Code::duplicate_note, origin_.span(line.rest, mark_end), label);
      diagnostic.related.push_back({origin_.span(other.begin, other.end), "first defined here"});
    }
    begin_item(Container::Kind::note, index, skip_blanks_from(mark_end));
    return true;
  }

  bool definition(std::string_view rest) {
    if (rest.size() < 2 || !is_blank(rest[1])) return false;
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

  // A `+` item whose first paragraph is the mark; what it holds is indented by four.
  void begin_item(Container::Kind kind, std::size_t construct, std::uint32_t body) {
    add_mark_line("+   ", construct);
    scanner_.push({kind, kNoteOffset, true});
    add_blank(scanner_.prefix());
    begin_body(body, scanner_.prefix());
    last_block_ = Block::other;
  }

  bool caption(std::string_view rest) {
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

  bool table(std::string_view rest) {
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

  bool table_row(std::string_view rest) {
    const Line& line = scanner_.line();
    if (scanner_.first_left() || line.opens_container) return false;
    if (std::exchange(skip_delimiter_, false)) {
      out_.generated.end_line(LineOrigin::replaced, line.begin, line.end);
      return true;
    }
    if (rest.find('|') == rest.npos || rest.starts_with(":::") || line.indent >= kConstructIndent)
      return false;
    if (heading_level(rest) > 0 || fence_length(rest) > 0) return false;
    if (rest.size() > 1 && rest[0] == ':' && is_blank(rest[1])) return false;
    add_row(line.rest, rest, false);
    return true;
  }

  void add_row(std::uint32_t begin, std::string_view row, bool is_header) {
    const std::vector<CellRange> cells = split_row(row);
    const Line line = scanner_.line();
    if (cells.size() > table_columns_) {
      diags_
          .report(Code::ragged_table, origin_.span(line.rest, line.end), cells.size(),
                  table_columns_)
          .hint = "write `\\|` for a bar inside a cell";
    }
    const std::string prefix = scanner_.prefix();
    const std::size_t count = std::max(cells.size(), table_columns_);
    for (std::size_t i = 0; i < count; ++i) {
      const auto at = [&](std::size_t offset) {
        return begin + static_cast<std::uint32_t>(offset);
      };
      const std::uint32_t from = i < cells.size() ? at(cells[i].begin) : line.end;
      const std::uint32_t to = i < cells.size() ? at(cells[i].end) : line.end;
      const std::size_t index = add_construct(
          {.kind = Kind::cell, .starts_row = i == 0, .is_header = is_header}, from, to);
      run_.lines.push_back({line.begin, to, from, true, prefix, mark(index) + " "});
      run_.is_cell = true;
      flush_run();
      add_blank(prefix);
    }
  }

  void end_table() {
    if (!std::exchange(table_, false)) return;
    out_.constructs[table_index_].end = last_end_;
    last_block_ = Block::table;
    last_depth_ = scanner_.line().matched;
  }

  bool verse_line(std::string_view rest) {
    if (rest[0] != '|' || (rest.size() > 1 && rest[1] != ' ')) return false;
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

  // Looking ahead.

  // The next line behind the marks of quotes and white space.
  std::string_view line_after(std::uint32_t end) const {
    if (end >= text_.size()) return {};
    std::string_view line = text_.substr(end + 1);
    line = line.substr(0, line.find('\n'));
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    return line;
  }

  // Whether a table comes behind this paragraph and at most one blank line.
  bool table_follows_paragraph() const {
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

  // Paragraphs.

  void flush_run() {
    if (run_.lines.empty()) return;
    last_block_ = Block::paragraph;
    last_lines_ = run_.lines.size();
    last_depth_ = scanner_.containers().size();
    last_end_ = run_.lines.back().end;
    write_paragraph(run_, text_, origin_, out_, diags_);
    run_ = {};
  }

  std::string_view text_;
  const Origin& origin_;
  Diagnostics& diags_;
  BlockScanner scanner_;
  Prepared out_;

  Paragraph run_;  // the open one

  Block last_block_ = Block::other;
  std::size_t last_lines_ = 0;
  std::size_t last_depth_ = 0;
  std::uint32_t last_end_ = 0;
  int blank_lines_ = 0;

  bool table_ = false;
  bool skip_delimiter_ = false;
  std::size_t table_columns_ = 0;
  std::size_t table_index_ = 0;
  bool line_block_ = false;
  std::unordered_map<std::string, std::size_t> notes_;
};

}  // namespace

Prepared prepare(std::string_view text, const Origin& origin, Diagnostics& diags) {
  return Prepass(text, origin, diags).run();
}

}  // namespace colophon::markdown
