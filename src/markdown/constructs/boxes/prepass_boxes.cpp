// Boxes beside the text, and attributes on lines of their own. Each function that answers: true
// where the line was one.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "markdown/engine/prepassing.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/block_attributes.h"
#include "markdown/signs/box_signs.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using LineOrigin = GeneratedLine::Origin;

constexpr int kBoxOffset = 4;               // of what stands in `!!! note`
constexpr std::size_t kLetterSignSize = 2;  // of `A>`

}  // namespace

void Prepass::begin_lettered() {
  const Line line = scanner_.line();
  end_table();
  flush_run();
  in_line_block_ = false;
  const std::string head = line.head + std::string(slice(line.head_end, line.rest));
  std::string front;     // of the next mark's line
  std::size_t done = 0;  // offset in `head` of what is still to be said
  bool behind_item = false;
  for (std::size_t i = line.matched; i < scanner_.containers().size(); ++i) {
    const Container& container = scanner_.containers()[i];
    behind_item |= container.kind == Container::Kind::item;
    if (container.letter == 0) continue;
    Construct construct{.kind = Kind::callout};
    describe_box(box_of_letter(container.letter), construct);
    const std::size_t index =
        add_construct(std::move(construct), container.sign, container.sign + kLetterSignSize);
    if (i == line.matched) add_blank(scanner_.prefix(i));
    front += head.substr(done, container.head - done);
    out_.generated.insert(front, line.begin);
    // Where an item begins in front of it, its width is the item's.
    out_.generated.insert(behind_item ? "> " : " > ", container.sign);
    out_.generated.mark_rest();
    out_.generated.insert(mark(index), container.sign);
    out_.generated.end_line(LineOrigin::added, line.begin, line.end);
    front = scanner_.prefix(i + 1);
    add_blank(front);
    done = std::min(container.head + kLetterSignSize, head.size());
    if (done < head.size() && head[done] == ' ') ++done;
    if (behind_item) scanner_.set_head(front + head.substr(done));
  }
  last_block_ = Block::other;
}

bool Prepass::alert(std::string_view rest) {
  const Line line = scanner_.line();
  if (!dialect_.admonitions || !line.opens_container || !rest.starts_with("[!")) return false;
  const Container& quote = scanner_.containers().back();
  if (quote.kind != Container::Kind::quote || quote.letter != 0) return false;
  std::optional<BoxSign> sign = parse_alert(rest);
  if (!sign) return false;
  const Range title = sign->title;
  Construct construct{.kind = Kind::callout};
  describe_box(std::move(*sign), construct);
  flush_run();
  scanner_.begin_construct();
  add_mark_line("", add_construct(std::move(construct), line.rest, line.end));
  add_blank(scanner_.prefix());
  add_title(line.rest + static_cast<std::uint32_t>(title.begin),
            line.rest + static_cast<std::uint32_t>(title.end));
  last_block_ = Block::other;
  return true;
}

bool Prepass::exclamation(std::string_view rest) {
  if (!dialect_.admonitions) return false;
  std::optional<BoxSign> sign = parse_exclamation(rest);
  if (!sign) return false;
  const Line line = scanner_.line();
  const Range title = sign->title;
  const bool has_title = sign->untitled || title.end > title.begin;
  if (!has_title && !indented_text_follows()) return false;
  Construct construct{.kind = Kind::callout};
  describe_box(std::move(*sign), construct);
  flush_run();
  scanner_.begin_construct();
  add_mark_line("+   ", add_construct(std::move(construct), line.rest, line.end));
  scanner_.push({.kind = Container::Kind::box, .offset = kBoxOffset, .has_content = true});
  add_blank(scanner_.prefix());
  add_title(line.rest + static_cast<std::uint32_t>(title.begin),
            line.rest + static_cast<std::uint32_t>(title.end));
  last_block_ = Block::other;
  return true;
}

// On the next line, or behind one blank line.
bool Prepass::indented_text_follows() const {
  LookAhead ahead(scanner_, kept_depth());
  for (int i = 0; i < 2 && ahead.next(); ++i) {
    if (!ahead.line().blank()) return ahead.line().indent >= scanner_.line().indent + kBoxOffset;
  }
  return false;
}

std::string_view Prepass::next_text() const {
  LookAhead ahead(scanner_, kept_depth());
  return ahead.next() ? ahead.rest() : std::string_view();
}

std::size_t Prepass::kept_depth() const {
  return scanner_.first_left() ? scanner_.line().matched : scanner_.containers().size();
}

void Prepass::end_indented_box() {
  const Container* left = scanner_.first_left();
  if (!left || left->kind != Container::Kind::box || !scanner_.may_continue_lazily()) return;
  flush_run();
  scanner_.begin_construct();
  add_blank(scanner_.prefix());
}

bool Prepass::tag(std::string_view rest) {
  const std::string_view sign_text = ascii::trim_end(rest, kBlanks);
  if (!dialect_.admonitions) return false;
  if (sign_text.starts_with("{/") && sign_text.ends_with('}'))
    return close_box(sign_text.substr(2, sign_text.size() - 3));
  if (sign_text.starts_with("{%") && sign_text.ends_with("%}")) {
    std::string_view name = ascii::trim_end(sign_text.substr(2, sign_text.size() - 4), kBlanks);
    name.remove_prefix(std::min(name.find_first_not_of(" \t"), name.size()));
    if (name == "endhint") return close_box(name);
  }
  std::string close;
  std::optional<BoxSign> sign = parse_tag(sign_text, close);
  if (!sign) return false;
  const Line line = scanner_.line();
  const std::uint32_t behind = line.rest + static_cast<std::uint32_t>(sign->end);
  Construct construct{.kind = Kind::div_open};
  describe_box(std::move(*sign), construct);
  open_box(std::move(construct), behind, std::move(close));
  scanner_.end_leaf();
  last_block_ = Block::other;
  read_on_behind(behind);
  return true;
}

bool Prepass::admonish(std::string_view rest) {
  const std::size_t length = fence_length(rest);
  if (!dialect_.admonitions || length == 0) return false;
  const std::string_view info = ascii::trim_end(rest.substr(length), kBlanks);
  if (info.empty()) return close_box(rest.substr(0, length));
  const std::size_t begin = std::min(info.find_first_not_of(" \t"), info.size());
  std::optional<BoxSign> sign = parse_admonish(info.substr(begin));
  if (!sign) return false;
  const Line line = scanner_.line();
  const Range title = sign->title;
  const std::uint32_t at = line.rest + static_cast<std::uint32_t>(length + begin);
  Construct construct{.kind = Kind::div_open};
  describe_box(std::move(*sign), construct);
  open_box(std::move(construct), line.end, std::string(rest.substr(0, length)));
  add_title(at + static_cast<std::uint32_t>(title.begin),
            at + static_cast<std::uint32_t>(title.end));
  last_block_ = Block::other;
  return true;
}

void Prepass::open_box(Construct construct, std::uint32_t end, std::string close) {
  flush_run();
  scanner_.begin_construct();
  note_division(construct);
  add_mark_line("", add_construct(std::move(construct), scanner_.line().rest, end));
  add_blank(scanner_.prefix());
  boxes_.push_back({std::move(close), scanner_.containers().size()});
}

bool Prepass::close_box(std::string_view end) {
  const Line line = scanner_.line();
  const std::size_t depth = kept_depth();
  while (!boxes_.empty() && boxes_.back().depth > depth) boxes_.pop_back();
  if (boxes_.empty() || boxes_.back().depth != depth) return false;
  const std::string& wanted = boxes_.back().end;
  const bool is_fence = wanted[0] == '`' || wanted[0] == '~';
  if (is_fence ? !end.starts_with(wanted) : end != wanted) return false;
  boxes_.pop_back();
  flush_run();
  scanner_.begin_construct();
  Construct construct{.kind = Kind::div_close};
  note_division(construct);
  add_mark_line("", add_construct(std::move(construct), line.rest, line.end));
  add_blank(scanner_.prefix());
  last_block_ = Block::other;
  return true;
}

void Prepass::add_title(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  const Line& line = scanner_.line();
  const std::string prefix = scanner_.prefix();
  const std::size_t index = add_construct({.kind = Kind::box_title}, begin, end);
  out_.constructs[index].raw = {};
  run_.lines.push_back({line.begin, end, begin, true, prefix, mark(index) + " "});
  flush_run();
  add_blank(prefix);
}

bool Prepass::block_attributes(std::string_view rest) {
  if (!dialect_.attributes) return false;
  const std::optional<BlockAttributes> read =
      parse_block_attributes(ascii::trim_end(rest, kBlanks));
  if (!read) return false;
  const Line line = scanner_.line();
  Construct construct{.kind = Kind::block_attributes};
  if (read->is_contents) construct.text = "toc";
  construct.tight = blank_lines_ == 0 && !line.opens_container;
  construct.joined = !next_text().empty();
  Attributes& attributes = construct.edit_details().attributes;
  attributes = read->attributes;
  attributes.begin = line.rest;
  attributes.end = line.end;
  flush_run();
  scanner_.begin_construct();
  add_mark_line("", add_construct(std::move(construct), line.rest, line.end));
  add_blank(scanner_.prefix());
  last_block_ = Block::other;
  return true;
}

// What other tools put a table of contents in the place of; a book has one of its own.
bool Prepass::contents_marker(std::string_view rest) {
  static constexpr std::array<std::string_view, 10> kMarkers = {
      "[TOC]",   "[toc]",   "[[TOC]]",   "[[toc]]", "[[_TOC_]]",
      "{{toc}}", "{{TOC}}", "{{ toc }}", "{toc}",   "[[*TOC*]]"};
  if (!dialect_.templates) return false;
  const std::string_view sign = ascii::trim_end(rest, kBlanks);
  if (std::find(kMarkers.begin(), kMarkers.end(), sign) == kMarkers.end()) return false;
  const Line line = scanner_.line();
  if (scanner_.may_continue_lazily() || !next_text().empty()) return false;
  const auto end = line.rest + static_cast<std::uint32_t>(sign.size());
  diags_.report(Code::removed_template, origin_.span(line.rest, end), sign);
  flush_run();
  scanner_.begin_construct();
  const std::string prefix =
      line.opens_container ? std::string(slice(line.begin, line.rest)) : scanner_.prefix();
  add_blank(prefix, LineOrigin::replaced);
  last_block_ = Block::other;
  return true;
}

}  // namespace colophon::markdown
