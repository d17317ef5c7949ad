#include "markdown/rewrite_blocks.h"

#include <string>
#include <utility>

#include "markdown/constructs/blocks/rewrite_abbreviations.h"
#include "markdown/constructs/blocks/rewrite_attributes.h"
#include "markdown/constructs/blocks/rewrite_breaks.h"
#include "markdown/constructs/blocks/rewrite_comments.h"
#include "markdown/constructs/blocks/rewrite_definitions.h"
#include "markdown/constructs/blocks/rewrite_elements.h"
#include "markdown/constructs/blocks/rewrite_verse.h"
#include "markdown/constructs/divs/rewrite_divs.h"
#include "markdown/constructs/notes/rewrite_notes.h"
#include "markdown/constructs/tables/rewrite_tables.h"
#include "markdown/engine/rewrite_state.h"
#include "markdown/engine/traps.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/heading_labels.h"

namespace colophon::markdown {
namespace {

using LineOrigin = GeneratedLine::Origin;

// The walk over the lines, which hands each to what knows of it.
class BlockRewriter {
 public:
  explicit BlockRewriter(RewriteState state) : state_(std::move(state)) {}

  void run();

 private:
  void rewrite_line();
  bool construct();
  // What CommonMark has.
  void leaf();
  bool ends_with_line() const;
  void note_list_marks();
  void note_heading(const std::vector<ParagraphLine>& lines);
  void add_heading_labels();
  void rewrite_cell(std::span<const LinePiece> lines, std::vector<Container> around);

  RewriteState state_;
  ElementRewriter elements_{state_};
  CommentRewriter comments_{state_};
  DivRewriter divs_{state_};
  TableRewriter tables_{
      state_, [this](auto lines, auto around) { rewrite_cell(lines, std::move(around)); }};
  HeadingLabels heading_labels_;
};

void BlockRewriter::run() {
  while (state_.scanner.next_line()) {
    if (!state_.scanner.replaced_marks().empty()) note_list_marks();
    rewrite_line();
  }
  state_.end_paragraph();
  add_heading_labels();
}

void BlockRewriter::rewrite_cell(std::span<const LinePiece> lines, std::vector<Container> around) {
  BlockRewriter({.text = state_.text,
                 .origin = state_.origin,
                 .dialect = state_.dialect,
                 .diags = state_.diags,
                 .chapter = state_.chapter,
                 .out = state_.out,
                 .scanner = BlockScanner(state_.text, state_.dialect, lines, std::move(around)),
                 .nesting = state_.nesting + 1})
      .run();
}

// Behind all other text, apart from it. Where code goes on to the end they would be shown in it.
void BlockRewriter::add_heading_labels() {
  const bool is_code = state_.scanner.in_verbatim() && !state_.scanner.has_open_html() &&
                       !state_.scanner.in_indented_code();
  if (heading_labels_.definitions().empty() || is_code || state_.text.find('[') == state_.text.npos)
    return;
  const auto end = static_cast<std::uint32_t>(state_.text.size());
  state_.out.generated.end_line(LineOrigin::added, end, end);
  for (const std::string& definition : heading_labels_.definitions()) {
    state_.out.generated.insert(definition, end);
    state_.out.generated.end_line(LineOrigin::added, end, end);
  }
}

// A heading of which each of these lines is a part.
void BlockRewriter::note_heading(const std::vector<ParagraphLine>& lines) {
  if (!state_.dialect.heading_links) return;
  std::string text;
  for (const ParagraphLine& line : lines) {
    if (!text.empty()) text += ' ';
    text += state_.slice(line.rest, line.end);
  }
  heading_labels_.add(text);
}

// Examples are numbered through the chapter; a label that comes again has its number again.
void BlockRewriter::note_list_marks() {
  for (const ReplacedMark& replaced : state_.scanner.replaced_marks()) {
    ListMark mark = replaced.mark;
    if (mark.style == ListStyle::example) {
      const auto known =
          mark.label.empty() ? state_.out.examples.end() : state_.out.examples.find(mark.label);
      mark.number = known == state_.out.examples.end() ? ++state_.chapter.examples : known->second;
      if (!mark.label.empty()) state_.out.examples.emplace(mark.label, mark.number);
    }
    state_.out.list_marks.emplace(list_mark_key(replaced.line, replaced.head), std::move(mark));
  }
}

void BlockRewriter::rewrite_line() {
  const Line& line = state_.scanner.line();
  divs_.leave(line.matched);
  if (line.parts_quotes) {
    state_.end_paragraph();
    state_.add_blank(state_.scanner.prefix(line.matched));
  }
  if (line.opens_lettered) divs_.begin_lettered();
  if (elements_.line()) {
    state_.blank_lines = 0;
    return;
  }
  if (state_.scanner.in_verbatim() && !(state_.scanner.in_html() && divs_.ends_here())) {
    state_.end_paragraph();
    state_.scanner.classify();
    state_.copy(line);
    elements_.after_html_line(line);
    return;
  }
  if (line.blank()) {
    state_.end_blocks();
    ++state_.blank_lines;
    state_.scanner.classify();
    state_.copy(line);
    return;
  }
  if (!construct()) leaf();
  state_.blank_lines = 0;
}

// Each function: true where the line was one.
bool BlockRewriter::construct() {
  const Line& line = state_.scanner.line();
  const std::string_view rest = state_.scanner.rest();
  if (state_.scanner.in_verse())
    return divs_.colons(rest) || rewrite_note(state_, rest) || rewrite_verse_line(state_, rest);
  if (rest.starts_with("*[") && rewrite_abbreviation(state_, rest)) return true;
  if (state_.table && tables_.row(rest)) return true;
  state_.end_table();
  divs_.end_indented();
  end_line_block(state_, rest);
  if (line.too_deep) return false;
  if (line.indent >= kConstructIndent) {
    // A table's first words may stand far to the right.
    const bool goes_on = state_.scanner.in_indented_code() && state_.blank_lines == 0;
    return !goes_on && tables_.text_table();
  }
  switch (rest[0]) {
    case ':':
      return divs_.colons(rest) || tables_.caption(rest) || rewrite_definition(state_, rest);
    case '[':
      return rewrite_note(state_, rest) || divs_.alert(rest) ||
             rewrite_contents_marker(state_, rest);
    case '\\':
      if (rewrite_page_break(state_, rest)) return true;
      break;
    case '{':
      if (rewrite_page_break(state_, rest) || divs_.tag(rest) || rewrite_attributes(state_, rest) ||
          rewrite_contents_marker(state_, rest))
        return true;
      break;
    case '!':
    case '?':
      if (divs_.exclamation(rest)) return true;
      break;
    case '`':
      if (divs_.admonish(rest)) return true;
      break;
    case '~':
      if (divs_.admonish(rest) || rewrite_definition(state_, rest)) return true;
      break;
    case '+':
      if (tables_.grid_table(rest)) return true;
      break;
    case 'T':
      if (tables_.caption(rest)) return true;
      break;
    case '%':
      if (comments_.line(rest)) return true;
      break;
    default:
      break;
  }
  const bool has_bar = rest.find('|') != rest.npos;
  if (has_bar && (tables_.pipe_table(rest) || rewrite_line_block(state_, rest))) return true;
  return tables_.text_table();
}

void BlockRewriter::leaf() {
  const Line line = state_.scanner.line();
  const bool in_code = state_.scanner.in_indented_code();
  const LineKind kind = state_.scanner.classify();
  switch (kind) {
    case LineKind::paragraph:
      state_.end_paragraph();
      state_.last_block = RewriteState::Block::other;
      state_.paragraph.lines.push_back(state_.text_line(line, line.rest));
      state_.paragraph.starts_too_deep = line.too_deep;
      // A tag that is alone on the line would be an HTML block to cmark.
      if (state_.text[line.rest] == '<' &&
          html_block_kind(state_.slice(line.rest, line.end), 0) == 7)
        state_.paragraph.lines.back().placeholder = state_.empty_placeholder(line.rest);
      if (state_.text[line.rest] == '#')
        check_unspaced_heading(state_.scanner.rest(), line.rest, ends_with_line(),
                               state_.dialect.vault, state_.origin, state_.diags);
      return;
    case LineKind::continuation:
      state_.paragraph.lines.push_back(state_.text_line(line, line.rest));
      return;
    case LineKind::setext_underline:
      state_.paragraph.takes_attributes = true;
      check_accidental_heading(state_.paragraph, state_.text, line, state_.origin, state_.diags);
      note_heading(state_.paragraph.lines);
      state_.end_paragraph();
      break;
    case LineKind::heading: {
      state_.end_paragraph();
      std::uint32_t start =
          line.rest + static_cast<std::uint32_t>(heading_level(state_.slice(line.rest, line.end)));
      while (start < line.end && is_blank(state_.text[start])) ++start;
      state_.paragraph.lines.push_back(state_.text_line(line, start));
      state_.paragraph.takes_attributes = true;
      note_heading(state_.paragraph.lines);
      state_.end_paragraph();
      state_.last_block = RewriteState::Block::other;
      return;
    }
    case LineKind::verbatim:
      state_.end_paragraph();
      if (!in_code && state_.scanner.in_indented_code() && ends_with_line())
        check_accidental_code(state_.scanner.rest(), line.rest, state_.origin, state_.diags);
      break;
    case LineKind::blank:
    case LineKind::fence_open:
    case LineKind::thematic_break:
      state_.end_paragraph();
      break;
  }
  state_.last_block = RewriteState::Block::other;
  state_.copy(line);
  elements_.after_html_line(line);
}

// Whether the block ends with this line: a blank one follows, and behind it nothing that is
// indented as code is.
bool BlockRewriter::ends_with_line() const {
  LookAhead ahead(state_.scanner);
  if (!ahead.next()) return true;
  if (!ahead.line().blank()) return false;
  while (ahead.next()) {
    if (!ahead.line().blank()) return ahead.line().indent < kConstructIndent;
  }
  return true;
}

}  // namespace

RewrittenText rewrite_blocks(std::string_view text, const Origin& origin, const Dialect& dialect,
                             Diagnostics& diags) {
  ChapterState chapter{{Generated(text)}};
  RewrittenText& out = chapter.out;
  if (dialect.wiki_links && text.find("[[") != text.npos) out.labels = LinkLabels(text);
  BlockRewriter({.text = text,
                 .origin = origin,
                 .dialect = dialect,
                 .diags = diags,
                 .chapter = chapter,
                 .out = out,
                 .scanner = BlockScanner(text, dialect)})
      .run();
  return std::move(out);
}

}  // namespace colophon::markdown
