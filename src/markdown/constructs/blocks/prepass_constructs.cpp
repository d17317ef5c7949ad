// The constructs that CommonMark lacks. Each function: true where the line was one.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "markdown/engine/prepassing.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/box_signs.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
constexpr int kCodeIndent = 4;
constexpr int kNoteOffset = 4;            // of the content of notes and definitions
constexpr std::size_t kLongestTerm = 60;  // in code points
constexpr std::size_t kShortTerm = 40;
constexpr std::size_t kMostTerms = 8;

// Whether the line is short and ends no sentence or part of one, which lines of prose do.
bool may_be_term(std::string_view line, std::size_t longest) {
  static constexpr std::u32string_view kEnds =
      U".,;:!?\u2026-\u2013\u2014\"'\u2019\u201d\u00bb\u3002\uff0c\u3001\uff1b\uff1a\uff01\uff1f";
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  if (line.empty() || line.size() > 4 * longest || utf8::length(line) > longest) return false;
  std::size_t at = line.size();
  return kEnds.find(utf8::previous(line, at)) == kEnds.npos;
}

}  // namespace

bool Prepass::division(std::string_view rest) {
  if (!dialect_.divs || !rest.starts_with(":::")) return false;
  const Line line = scanner_.line();
  std::string_view name = rest.substr(skip_run(rest, 0));
  while (!name.empty() && (is_blank(name.back()) || name.back() == ':')) name.remove_suffix(1);
  while (!name.empty() && is_blank(name.front())) name.remove_prefix(1);
  const auto begin = static_cast<std::uint32_t>(name.data() - text_.data());
  Construct construct{.kind = name.empty() ? Kind::div_close : Kind::div_open};
  Range title;
  if (!name.empty()) {
    std::optional<BoxSign> sign = parse_division(name, dialect_.admonitions);
    if (!sign) {
      diags_.report(Code::malformed_attributes, origin_.span(begin, begin + name.size()), name)
          .hint = "write `::: name` or `::: {#id .class key=value}`";
      return false;
    }
    title = sign->title;
    describe_box(std::move(*sign), construct);
  }
  Attributes& attributes = construct.edit_details().attributes;
  attributes.begin = line.rest;
  attributes.end = line.end;
  flush_run();
  scanner_.begin_construct();
  note_division(construct);
  add_mark_line("", add_construct(std::move(construct), line.rest, line.end));
  add_blank(scanner_.prefix());
  add_title(begin + static_cast<std::uint32_t>(title.begin),
            begin + static_cast<std::uint32_t>(title.end));
  last_block_ = Block::other;
  return true;
}

// Keeps in mind whether lines are those of a poem.
void Prepass::note_division(const Construct& construct) {
  const std::size_t depth = scanner_.containers().size();
  if (construct.kind == Kind::div_open) {
    const std::vector<std::string>& classes = construct.attributes().classes;
    const bool is_verse = std::find(classes.begin(), classes.end(), "verse") != classes.end();
    divisions_.push_back({depth, is_verse});
  } else if (!divisions_.empty() && divisions_.back().depth == depth) {
    divisions_.pop_back();
  }
  keep_lines();
}

void Prepass::leave_divisions(std::size_t depth) {
  if (divisions_.empty() || divisions_.back().depth <= depth) return;
  while (!divisions_.empty() && divisions_.back().depth > depth) divisions_.pop_back();
  keep_lines();
}

void Prepass::keep_lines() {
  if (!elements_.empty() && elements_.back().content == TagContent::text)
    return scanner_.keep_lines(scanner_.containers().size());
  const bool is_verse = !divisions_.empty() && divisions_.back().is_verse;
  scanner_.keep_lines(is_verse ? std::optional(divisions_.back().depth) : std::nullopt);
}

bool Prepass::note(std::string_view rest) {
  if (!dialect_.notes || !rest.starts_with("[^")) return false;
  if (scanner_.containers().size() >= kMostContainers) return false;
  const std::size_t close = skip_note_label(rest, 2);
  if (close == kNone || close + 1 >= rest.size() || rest[close + 1] != ':') return false;
  const Line line = scanner_.line();
  const std::string_view label = rest.substr(2, close - 2);
  flush_run();
  scanner_.begin_construct();
  const auto mark_end = line.rest + static_cast<std::uint32_t>(close + 2);
  const std::size_t index = add_construct({.kind = Kind::note, .text = label}, line.rest, mark_end);
  if (const auto [first, is_new] = all_.notes.emplace(label, index); !is_new) {
    const Construct& other = out_.constructs[first->second];
    Diagnostic& diagnostic =
        diags_.report(Code::duplicate_note, origin_.span(line.rest, mark_end), label);
    diagnostic.hint = "give one of them another name; all references go to the first";
    diagnostic.related.push_back({origin_.span(other.begin, other.end), "first defined here"});
  }
  begin_item(Container::Kind::note, index, mark_end);
  return true;
}

bool Prepass::abbreviation(std::string_view rest) {
  const Line line = scanner_.line();
  if (!dialect_.abbreviations || line.indent >= kCodeIndent) return false;
  std::optional<AbbreviationLine> read = parse_abbreviation(rest);
  if (!read) return false;
  out_.abbreviations.push_back({std::move(read->name), std::move(read->meaning),
                                line.rest + static_cast<std::uint32_t>(read->place.begin),
                                line.rest + static_cast<std::uint32_t>(read->place.end)});
  // What stands before it and after it is one paragraph; a definition would reach over it.
  if (scanner_.continues_paragraph() && !table_ && !may_define_link()) return true;
  end_blocks();
  scanner_.begin_construct();
  take_out(line, line.end);
  return true;
}

bool Prepass::may_define_link() const {
  if (run_.lines.empty()) return false;
  const ParagraphLine& first = run_.lines.front();
  return slice(first.rest, first.end).starts_with('[');
}

bool Prepass::definition(std::string_view rest) {
  if (!dialect_.definition_lists || rest.size() < 2 || !is_blank(rest[1])) return false;
  if (scanner_.containers().size() >= kMostContainers) return false;
  const Line line = scanner_.line();
  const Container* left = scanner_.first_left();
  const bool is_wide = rest.size() > 2 && (rest[1] == '\t' || is_blank(rest[2]));
  // `~ Name` is how many sign what they quote.
  if (rest[0] == '~' && !is_wide && line.indent == 0) return false;
  const bool another = left && left->kind == Container::Kind::definition;
  const bool directly =
      !left && scanner_.continues_paragraph() && are_terms(run_, rest[0], is_wide);
  const bool behind_blank = !left && blank_lines_ == 1 && last_block_ == Block::paragraph &&
                            last_depth_ == scanner_.containers().size() &&
                            are_terms(last_run_, rest[0], is_wide);
  if (!another && !directly && !behind_blank) return false;
  flush_run();
  scanner_.begin_construct();
  const std::size_t index = add_construct({.kind = Kind::definition, .tight = blank_lines_ == 0},
                                          line.rest, line.rest + 1);
  begin_item(Container::Kind::definition, index, line.rest + 1);
  return true;
}

// A line before a colon is a term; what may as well be prose has to look like one.
bool Prepass::are_terms(const Paragraph& run, char sign, bool is_wide) const {
  const std::size_t count = run.lines.size();
  if (count == 0 || count > kMostTerms) return false;
  const bool is_certain = count == 1 && sign == ':';
  const std::size_t longest = count == 1 || is_wide ? kLongestTerm : kShortTerm;
  return std::all_of(run.lines.begin(), run.lines.end(), [&](const ParagraphLine& line) {
    return line.mark.empty() && (is_certain || may_be_term(slice(line.rest, line.end), longest));
  });
}

void Prepass::begin_item(Container::Kind kind, std::size_t construct, std::uint32_t body) {
  add_mark_line("+   ", construct);
  scanner_.push({kind, kNoteOffset, true});
  scanner_.end_leaf();
  add_blank(scanner_.prefix());
  last_block_ = Block::other;
  read_on_behind(body);
}

}  // namespace colophon::markdown
