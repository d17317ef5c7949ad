// Elements with a `markdown` attribute: their tags become HTML blocks of their own, so that cmark
// reads what is between them.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "formats/html/html.h"
#include "markdown/engine/prepassing.h"
#include "markdown/scan/html_ends.h"
#include "markdown/scan/markdown_tags.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using LineOrigin = GeneratedLine::Origin;

constexpr int kConstructIndent = 4;
constexpr std::size_t kMostTagLines = 16;  // of a single tag

// Whether the line could hold the tag of an element that is to hold Markdown, or its beginning.
bool may_hold_tag(std::string_view rest) {
  const std::size_t tag = rest.find('<');
  return tag != rest.npos &&
         (rest.find("markdown") != rest.npos || (tag == 0 && rest.find('>') == rest.npos));
}

// Whether CommonMark could take the line for more than words.
bool may_begin_block(std::string_view rest) {
  return !is_alpha(rest[0]) && static_cast<unsigned char>(rest[0]) < 0x80;
}

}  // namespace

bool Prepass::element_line() {
  if (!dialect_.markdown_in_html) return false;
  if (!elements_.empty()) forget_left_elements();
  if (scanner_.in_verbatim() && !scanner_.in_html()) return false;
  if (elements_.empty() && !may_hold_tag(scanner_.rest())) return false;
  const TagContent content = elements_.empty() ? TagContent::blocks : elements_.back().content;
  const ElementEdge edge = find_edge(scanner_.rest());
  if (edge.closes && (edge.at == 0 || content == TagContent::html)) {
    end_element(edge);
    return true;
  }
  if (edge.at == 0) {
    begin_element(*tag_at(scanner_.rest(), 0));
    return true;
  }
  // What stands before a tag is read as if it were a line, and then the tag.
  if (edge.at != std::string_view::npos)
    scanner_.split(scanner_.line().rest + static_cast<std::uint32_t>(edge.at));
  if (content == TagContent::html) {
    raw_line();
  } else if (content == TagContent::text) {
    add_words();
  } else {
    return false;
  }
  return true;
}

// Elements end with the containers that they are in.
void Prepass::forget_left_elements() {
  const std::vector<Container>& containers = scanner_.containers();
  const auto is_left = [&](const OpenElement& open) {
    return open.container >= containers.size() ||
           containers[open.container].kind != Container::Kind::element ||
           (open.content == TagContent::text && open.container >= scanner_.line().matched);
  };
  if (!is_left(elements_.back())) return;
  flush_run();
  while (!elements_.empty() && is_left(elements_.back())) elements_.pop_back();
  keep_lines();
}

// Counts the tags before the edge.
Prepass::ElementEdge Prepass::find_edge(std::string_view rest) {
  const bool is_html = scanner_.in_html();
  const bool is_code =
      !is_html && scanner_.line().indent >= kConstructIndent && !scanner_.may_continue_lazily();
  const std::string_view signs = is_html || elements_.empty() ? "<" : "<`";
  HtmlEnds ends(rest);
  for (std::size_t at = rest.find_first_of(signs); at != rest.npos;
       at = rest.find_first_of(signs, at)) {
    if (rest[at] == '`') {
      const std::size_t end = skip_code_span(rest, at);
      at = end == kNone ? skip_run(rest, at) : end;
      continue;
    }
    const TagName name = read_tag_name(rest.substr(at));
    const std::size_t end = ends.skip(at);
    const bool is_long = end == kNone && at + 1 < rest.size() && rest[at + 1] == '!';
    if (is_long) break;  // a comment goes on
    if (!name.is_end && may_begin_element(rest, at) && tag_at(rest, at)) return {at, {}};
    if (!name.name.empty() && (end != kNone || !name.is_end)) {
      const auto closed = count_tag(name, at == 0);
      if (closed && (at == 0 || !is_code)) return {at, closed};
    }
    at = end == kNone ? at + 1 : end;
  }
  return {};
}

// Returns the element that the end tag ends. What has just begun is not for a tag to end.
std::optional<std::size_t> Prepass::count_tag(TagName tag, bool is_first) {
  const Line& line = scanner_.line();
  const bool in_html = !elements_.empty() && elements_.back().content == TagContent::html;
  const std::size_t outermost = in_html ? elements_.size() - 1 : 0;
  for (std::size_t i = elements_.size(); i-- > outermost;) {
    OpenElement& open = elements_[i];
    if (!tag.is(open.name)) continue;
    if (!tag.is_end) {
      ++open.depth;
    } else if (open.depth > 0) {
      --open.depth;
    } else if (open.container < line.matched && !(is_first && line.opens_container)) {
      return i;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

// At the line's start, or behind other tags.
bool Prepass::may_begin_element(std::string_view rest, std::size_t at) const {
  const Line& line = scanner_.line();
  const bool is_html = scanner_.in_html();
  if (line.too_deep || scanner_.containers().size() >= kMostContainers) return false;
  if (!is_html && line.indent >= kConstructIndent) return false;
  if (!elements_.empty() && (elements_.back().content == TagContent::html ||
                             elements_.back().content == TagContent::text))
    return false;
  return at == 0 || is_html || html_block_kind(rest, 0) == 6;
}

std::optional<MarkdownTag> Prepass::tag_at(std::string_view rest, std::size_t at) const {
  const std::string_view text = rest.substr(at);
  std::optional<MarkdownTag> tag = read_markdown_tag(text);
  if (!tag && at == 0 && skip_html(text, 0) == kNone && html_block_kind(text, 0) == 6)
    tag = read_long_tag(text);
  if (!tag || tag->content != TagContent::html) return tag;
  // Without an end all the rest of the chapter would be none of Markdown's.
  return tag_ends().is_closed(scanner_.line().rest + static_cast<std::uint32_t>(at)) ? tag
                                                                                     : std::nullopt;
}

// A tag that goes on over the next lines.
std::optional<MarkdownTag> Prepass::read_long_tag(std::string_view first) const {
  std::string text(first);
  LookAhead ahead(scanner_, kept_depth());
  for (std::size_t i = 1; i < kMostTagLines && ahead.next() && !ahead.line().blank(); ++i) {
    const std::size_t begin = text.size() + 1;
    text += '\n';
    text += ahead.rest();
    if (ahead.rest().find('>') == std::string_view::npos) continue;
    std::optional<MarkdownTag> tag = read_markdown_tag(text);
    if (!tag) continue;
    tag->more_lines = i;
    tag->end -= begin;
    return tag;
  }
  return std::nullopt;
}

const TagEnds& Prepass::tag_ends() const {
  if (!all_.tag_ends) all_.tag_ends.emplace(text_);
  return *all_.tag_ends;
}

void Prepass::begin_element(const MarkdownTag& tag) {
  end_blocks();
  const Line line = scanner_.line();
  const bool was_raw = scanner_.in_html();
  scanner_.begin_construct();
  const std::string prefix = scanner_.prefix();
  if (line.opens_container) {
    copy_head(line);
  } else {
    if (!was_raw) add_blank(prefix);
    out_.generated.insert(prefix, line.begin);
  }
  const bool is_text = tag.content == TagContent::text || tag.content == TagContent::block_or_text;
  out_.markdown_tags.emplace(line.rest, is_text);
  const std::uint32_t end = copy_tag(tag, prefix);
  scanner_.end_leaf();
  // Without an end it holds nothing.
  if (tag_ends().has_behind(tag.name, line.rest)) {
    elements_.push_back({scanner_.containers().size(), tag.name, tag.content, 0, was_raw,
                         std::exchange(raw_tags_, 0)});
    Container element{.kind = Container::Kind::element, .offset = line.indent};
    element.has_content = true;
    element.is_new = tag.content != TagContent::html;
    scanner_.push(element);
    keep_lines();
  }
  if (tag.content == TagContent::html) {
    scanner_.begin_html();
  } else {
    add_blank(prefix);
  }
  read_on_behind(end);
}

// Returns the place behind it.
std::uint32_t Prepass::copy_tag(const MarkdownTag& tag, const std::string& prefix) {
  for (std::size_t i = 0; i < tag.more_lines; ++i) {
    add_tag_line(scanner_.line().rest, scanner_.line().end);
    scanner_.begin_html();
    scanner_.next_line();
    out_.generated.insert(prefix, scanner_.line().begin);
  }
  const std::uint32_t begin = scanner_.line().rest;
  const std::uint32_t end = begin + static_cast<std::uint32_t>(tag.end);
  add_tag_line(begin, end);
  return end;
}

void Prepass::end_element(ElementEdge edge) {
  const Line line = scanner_.line();
  const OpenElement open = std::move(elements_[*edge.closes]);
  const auto begin = line.rest + static_cast<std::uint32_t>(edge.at);
  const auto end = line.rest + static_cast<std::uint32_t>(skip_html(scanner_.rest(), edge.at));
  end_blocks();
  elements_.resize(*edge.closes);
  scanner_.begin_construct();
  scanner_.pop_to(open.container);
  keep_lines();
  const std::string prefix = scanner_.prefix();
  if (open.content == TagContent::html) {
    copy_head(line);
    add_tag_line(line.rest, end);
  } else {
    add_blank(prefix);
    out_.generated.insert(prefix, line.begin);
    add_tag_line(begin, end);
  }
  raw_tags_ = open.raw_tags;
  if (open.was_raw) {
    scanner_.begin_html();
  } else {
    add_blank(prefix);
  }
  read_on_behind(end);
}

// Nothing ends the HTML block but the element's end.
void Prepass::raw_line() {
  const Line line = scanner_.line();
  if (!line.blank()) {
    scanner_.classify();
    return copy(line);
  }
  // cmark reads a comment, and the author's empty line comes back (document.cpp).
  out_.generated.insert(scanner_.prefix(), line.begin);
  out_.generated.insert("<!-- -->", line.begin);
  out_.generated.end_line(LineOrigin::replaced, line.begin, line.end);
}

// A line of the text that an element holds, which no sign at its start makes anything else.
void Prepass::add_words() {
  const Line& line = scanner_.line();
  if (line.blank()) return;
  if (run_.lines.empty()) scanner_.begin_construct();
  scanner_.begin_leaf("|");
  ParagraphLine words{line.begin, line.end, line.rest, true, scanner_.prefix()};
  words.is_moved = true;
  if (may_begin_block(scanner_.rest())) words.mark = empty_mark(line.rest);
  run_.lines.push_back(std::move(words));
}

void Prepass::end_blocks() {
  end_table();
  flush_run();
  in_line_block_ = false;
  last_block_ = Block::other;
}

void Prepass::add_tag_line(std::uint32_t begin, std::uint32_t end) {
  out_.generated.mark_rest();
  out_.generated.copy(begin, end);
  out_.generated.end_line(LineOrigin::moved, begin, end);
}

void Prepass::read_on_behind(std::uint32_t offset) {
  if (skip_blanks_from(offset) < scanner_.line().end) scanner_.split(offset);
}

void Prepass::after_html_line(const Line& line) {
  if (!scanner_.has_open_html()) {
    raw_tags_ = 0;
    return;
  }
  raw_tags_ += count_open_tags(slice(line.rest, line.end));
  if (raw_tags_ > 0) return;
  raw_tags_ = 0;
  scanner_.end_leaf();
  add_blank(scanner_.prefix());
}

}  // namespace colophon::markdown
