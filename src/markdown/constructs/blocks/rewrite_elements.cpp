#include "markdown/constructs/blocks/rewrite_elements.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "formats/html/html.h"
#include "markdown/scan/html_ends.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using LineOrigin = GeneratedLine::Origin;

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

bool ElementRewriter::line() {
  if (!state_.dialect.markdown_in_html) return false;
  if (!elements_.empty()) forget_left();
  if (state_.scanner.in_verbatim() && !state_.scanner.in_html()) return false;
  if (elements_.empty() && !may_hold_tag(state_.scanner.rest())) return false;
  const TagContent content = elements_.empty() ? TagContent::blocks : elements_.back().content;
  const Edge edge = find_edge(state_.scanner.rest());
  if (edge.closes && (edge.at == 0 || content == TagContent::html)) {
    end_element(edge);
    return true;
  }
  if (edge.at == 0) {
    begin_element(*tag_at(state_.scanner.rest(), 0));
    return true;
  }
  // What stands before a tag is read as if it were a line, and then the tag.
  if (edge.at != std::string_view::npos)
    state_.scanner.split(state_.scanner.line().rest + static_cast<std::uint32_t>(edge.at));
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
void ElementRewriter::forget_left() {
  const std::vector<Container>& containers = state_.scanner.containers();
  const auto is_left = [&](const OpenElement& open) {
    return open.container >= containers.size() ||
           containers[open.container].kind != Container::Kind::element ||
           (open.content == TagContent::text && open.container >= state_.scanner.line().matched);
  };
  if (!is_left(elements_.back())) return;
  state_.end_paragraph();
  while (!elements_.empty() && is_left(elements_.back())) elements_.pop_back();
  keep_words();
}

// Counts the tags before the edge.
ElementRewriter::Edge ElementRewriter::find_edge(std::string_view rest) {
  const bool is_html = state_.scanner.in_html();
  const bool is_code = !is_html && state_.scanner.line().indent >= kConstructIndent &&
                       !state_.scanner.may_continue_lazily();
  const std::string_view delimiters = is_html || elements_.empty() ? "<" : "<`";
  HtmlEnds ends(rest);
  for (std::size_t at = rest.find_first_of(delimiters); at != rest.npos;
       at = rest.find_first_of(delimiters, at)) {
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
std::optional<std::size_t> ElementRewriter::count_tag(TagName tag, bool is_first) {
  const Line& line = state_.scanner.line();
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
bool ElementRewriter::may_begin_element(std::string_view rest, std::size_t at) const {
  const Line& line = state_.scanner.line();
  const bool is_html = state_.scanner.in_html();
  if (line.too_deep || state_.scanner.containers().size() >= kMostContainers) return false;
  if (!is_html && line.indent >= kConstructIndent) return false;
  if (!elements_.empty() && (elements_.back().content == TagContent::html ||
                             elements_.back().content == TagContent::text))
    return false;
  return at == 0 || is_html || html_block_kind(rest, 0) == 6;
}

std::optional<MarkdownTag> ElementRewriter::tag_at(std::string_view rest, std::size_t at) const {
  const std::string_view text = rest.substr(at);
  std::optional<MarkdownTag> tag = read_markdown_tag(text);
  if (!tag && at == 0 && skip_html(text, 0) == kNone && html_block_kind(text, 0) == 6)
    tag = read_long_tag(text);
  if (!tag || tag->content != TagContent::html) return tag;
  // Without an end all the rest of the chapter would be none of Markdown's.
  return tag_ends().is_closed(state_.scanner.line().rest + static_cast<std::uint32_t>(at))
             ? tag
             : std::nullopt;
}

// A tag that goes on over the next lines.
std::optional<MarkdownTag> ElementRewriter::read_long_tag(std::string_view first) const {
  std::string text(first);
  LookAhead ahead(state_.scanner, state_.kept_depth());
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

// Nothing but the words of an element that holds a text alone is kept.
void ElementRewriter::keep_words() {
  const bool holds_text = !elements_.empty() && elements_.back().content == TagContent::text;
  state_.scanner.keep_words(holds_text ? std::optional(state_.scanner.containers().size())
                                       : std::nullopt);
}

const TagEnds& ElementRewriter::tag_ends() const {
  if (!state_.chapter.tag_ends) state_.chapter.tag_ends.emplace(state_.text);
  return *state_.chapter.tag_ends;
}

void ElementRewriter::begin_element(const MarkdownTag& tag) {
  state_.end_blocks();
  state_.last_block = RewriteState::Block::other;
  const Line line = state_.scanner.line();
  const bool was_raw = state_.scanner.in_html();
  state_.scanner.begin_construct();
  const std::string prefix = state_.scanner.prefix();
  if (line.opens_container) {
    state_.copy_head(line);
  } else {
    if (!was_raw) state_.add_blank(prefix);
    state_.out.generated.insert(prefix, line.begin);
  }
  const bool is_text = tag.content == TagContent::text || tag.content == TagContent::block_or_text;
  state_.out.markdown_tags.emplace(line.rest, is_text);
  const std::uint32_t end = copy_tag(tag, prefix);
  state_.scanner.end_leaf();
  // Without an end it holds nothing.
  if (tag_ends().has_behind(tag.name, line.rest)) {
    elements_.push_back({state_.scanner.containers().size(), tag.name, tag.content, 0, was_raw,
                         std::exchange(raw_tags_, 0)});
    Container element{.kind = Container::Kind::element, .offset = line.indent};
    element.has_content = true;
    element.is_new = tag.content != TagContent::html;
    state_.scanner.push(element);
    keep_words();
  }
  if (tag.content == TagContent::html) {
    state_.scanner.begin_html();
  } else {
    state_.add_blank(prefix);
  }
  state_.read_on_behind(end);
}

// Returns the place behind it.
std::uint32_t ElementRewriter::copy_tag(const MarkdownTag& tag, const std::string& prefix) {
  for (std::size_t i = 0; i < tag.more_lines; ++i) {
    add_tag_line(state_.scanner.line().rest, state_.scanner.line().end);
    state_.scanner.begin_html();
    state_.scanner.next_line();
    state_.out.generated.insert(prefix, state_.scanner.line().begin);
  }
  const std::uint32_t begin = state_.scanner.line().rest;
  const std::uint32_t end = begin + static_cast<std::uint32_t>(tag.end);
  add_tag_line(begin, end);
  return end;
}

void ElementRewriter::end_element(Edge edge) {
  const Line line = state_.scanner.line();
  const OpenElement open = std::move(elements_[*edge.closes]);
  const auto begin = line.rest + static_cast<std::uint32_t>(edge.at);
  const auto end =
      line.rest + static_cast<std::uint32_t>(skip_html(state_.scanner.rest(), edge.at));
  state_.end_blocks();
  state_.last_block = RewriteState::Block::other;
  elements_.resize(*edge.closes);
  state_.scanner.begin_construct();
  state_.scanner.pop_to(open.container);
  keep_words();
  const std::string prefix = state_.scanner.prefix();
  if (open.content == TagContent::html) {
    state_.copy_head(line);
    add_tag_line(line.rest, end);
  } else {
    state_.add_blank(prefix);
    state_.out.generated.insert(prefix, line.begin);
    add_tag_line(begin, end);
  }
  raw_tags_ = open.raw_tags;
  if (open.was_raw) {
    state_.scanner.begin_html();
  } else {
    state_.add_blank(prefix);
  }
  state_.read_on_behind(end);
}

// Nothing ends the HTML block but the element's end.
void ElementRewriter::raw_line() {
  const Line line = state_.scanner.line();
  if (!line.blank()) {
    state_.scanner.classify();
    return state_.copy(line);
  }
  // cmark reads a comment, and the author's empty line comes back (document.cpp).
  state_.out.generated.insert(state_.scanner.prefix(), line.begin);
  state_.out.generated.insert("<!-- -->", line.begin);
  state_.out.generated.end_line(LineOrigin::replaced, line.begin, line.end);
}

// A line of the text that an element holds, which no delimiter at its start makes anything else.
void ElementRewriter::add_words() {
  const Line& line = state_.scanner.line();
  if (line.blank()) return;
  if (state_.paragraph.lines.empty()) state_.scanner.begin_construct();
  state_.scanner.begin_leaf("|");
  ParagraphLine words{line.begin, line.end, line.rest, true, state_.scanner.prefix()};
  words.is_moved = true;
  if (may_begin_block(state_.scanner.rest()))
    words.placeholder = state_.empty_placeholder(line.rest);
  state_.paragraph.lines.push_back(std::move(words));
}

void ElementRewriter::add_tag_line(std::uint32_t begin, std::uint32_t end) {
  state_.out.generated.mark_rest();
  state_.out.generated.copy(begin, end);
  state_.out.generated.end_line(LineOrigin::moved, begin, end);
}

void ElementRewriter::after_html_line(const Line& line) {
  if (elements_.empty()) return;
  if (!state_.scanner.has_open_html()) {
    raw_tags_ = 0;
    return;
  }
  raw_tags_ += count_open_tags(state_.slice(line.rest, line.end));
  if (raw_tags_ > 0) return;
  raw_tags_ = 0;
  state_.scanner.end_leaf();
  state_.add_blank(state_.scanner.prefix());
}

}  // namespace colophon::markdown
