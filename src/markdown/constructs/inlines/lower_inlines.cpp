// Texts, links, images and the other inlines but notes.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "markdown/engine/apply_attributes.h"
#include "markdown/engine/lowering.h"
#include "markdown/scan/construct_forms.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/comments.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using Pair = Construct::Pair;

std::string_view view(const char* text) { return text ? text : ""; }

}  // namespace

// Texts that lie together in the source, byte for byte, become one run.
void Lowering::add_text(cmark_node* node) {
  const std::string_view literal = view(cmark_node_get_literal(node));
  const NodeInfo& info = info_of(node);
  const std::span<const TextPiece> pieces = info.pieces();
  if (pieces.empty()) return add_text(literal, info.begin, info.end);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const TextPiece& piece = pieces[i];
    const bool last = i + 1 == pieces.size();
    const std::size_t size = (last ? literal.size() : pieces[i + 1].literal) - piece.literal;
    add_text(literal.substr(piece.literal, size), piece.generated,
             last ? info.end : pieces[i + 1].generated);
  }
}

void Lowering::add_text(std::string_view literal, std::uint32_t from, std::uint32_t to) {
  if (literal.empty()) return;
  const bool copied = to - from == literal.size() && document_.generated().is_copy(from, to);
  const std::uint32_t begin = source_of(from);
  const std::uint32_t end = copied ? begin + (to - from) : to > from ? source_end_of(to) : begin;
  if (!(copied && text_copied_ && begin == text_end_)) {
    flush_text();
    text_begin_ = begin;
  }
  text_ += literal;
  text_end_ = end;
  text_copied_ = copied;
}

void Lowering::flush_text() {
  if (text_.empty()) return;
  std::string_view text = text_;
  if (task_ && dialect_.task_lists) text = task_mark(text);
  task_ = false;
  markup_.append_text(out_, text, origin_.span(text_begin_, text_end_));
  note_foreign_signs(text);
  text_.clear();
  text_copied_ = false;
}

// Where the dialect is nobody's or pandoc's, what pandoc would make of it is said once a chapter.
void Lowering::note_foreign_signs(std::string_view text) {
  if (!dialect_.spans) return;
  const auto note = [&](ForeignSigns& signs, Range found) {
    const auto begin = text_begin_ + static_cast<std::uint32_t>(text_copied_ ? found.begin : 0);
    const auto end =
        text_copied_ ? begin + static_cast<std::uint32_t>(found.end - found.begin) : text_end_;
    if (signs.count++ == 0) signs.first = origin_.span(begin, end);
  };
  for (Range it = find_citation(text, 0, dialect_); it.end > 0;
       it = find_citation(text, it.end, dialect_)) {
    note(citations_, it);
  }
  for (Range it = find_latex(text, 0); it.end > 0; it = find_latex(text, it.end)) {
    note(latex_, it);
  }
}

// `[ ] ` and `[x] ` at an item's head become the signs for them, never form fields.
std::string_view Lowering::task_mark(std::string_view text) {
  if (text.size() < 4 || text[0] != '[' || text[2] != ']' || !is_space(text[3])) return text;
  const bool done = text[1] == 'x' || text[1] == 'X';
  if (!done && text[1] != ' ') return text;
  markup_.append_text(out_, done ? "\u2611 " : "\u2610 ",
                      origin_.span(text_begin_, text_begin_ + 4));
  markup_.add_class(item_, "task");
  text_begin_ += 4;
  return text.substr(4);
}

void Lowering::raw_inline(cmark_node* node) {
  const NodeInfo& info = info_of(node);
  add_raw({true, std::string(view(cmark_node_get_literal(node))), {{0, source_of(info.begin)}}},
          span(info));
  directives_.read(node, raw_.back());
}

// The written address of a link or image, or the whole of it where that stands elsewhere.
Span Lowering::address_span(const NodeInfo& info, std::uint32_t begin, std::uint32_t end) const {
  if (end <= begin) return span(info);
  return origin_.span(source_of(begin), source_end_of(end));
}

void Lowering::link(cmark_node* node) {
  const NodeInfo& info = info_of(node);
  const pugi::xml_node a = append("a", node);
  const LinkPlaces places = info.link();
  markup_.set_attribute(a, "href", view(cmark_node_get_url(node)),
                        address_span(info, places.destination_begin, places.destination_end));
  set_title(a, node);
  descend(a);
}

void Lowering::set_title(pugi::xml_node element, cmark_node* node) {
  const std::string_view title = view(cmark_node_get_title(node));
  const NodeInfo& info = info_of(node);
  const LinkPlaces places = info.link();
  if (!title.empty())
    markup_.set_attribute(element, "title", title,
                          address_span(info, places.title_begin, places.title_end));
}

// A dialect may have it that the words of an image alone in its paragraph stand below it too.
bool Lowering::is_captioned(cmark_node* node) const {
  if (!dialect_.implicit_figures || !cmark_node_first_child(node)) return false;
  if (cmark_node_previous(node) || cmark_node_next(node)) return false;
  return cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH;
}

void Lowering::image(cmark_node* node) {
  flush_text();
  is_captioned_ = is_captioned(node);
  alternative_.clear();
  image_depth_ = 1;
}

void Lowering::enter_in_image(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_IMAGE:
      ++image_depth_;
      return;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      alternative_ += view(cmark_node_get_literal(node));
      return;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      alternative_ += ' ';
      return;
    case CMARK_NODE_CUSTOM_INLINE: {
      const Construct& construct = *construct_of(node);
      if (construct.kind == Kind::math || construct.kind == Kind::display_math)
        alternative_ += construct.text;
      if (construct.kind == Kind::example_reference) alternative_ += example_text(construct);
      if (construct.kind == Kind::raw_text) alternative_ += raw_words(node, construct);
      if (construct.kind == Kind::note_reference && !is_captioned_)
        behind_image_.push_back({&construct, 0, span(info_of(node))});
      if (construct.pair != Pair::note) return;
      if (is_captioned_) {
        suspended_alternative_ = alternative_;
      } else {
        enter_note_in_image(node);
      }
      return;
    }
    default:
      return;
  }
}

// Where an attribute says what an image shows, the words in its brackets are its caption.
void Lowering::keep_words_as_caption(pugi::xml_node img, const Attributes& attributes, Span place) {
  const auto value_of = [&attributes](std::string_view key) {
    const auto& pairs = attributes.pairs;
    const auto found = std::find_if(pairs.begin(), pairs.end(),
                                    [key](const auto& pair) { return pair.first == key; });
    return found == pairs.end() ? std::string_view() : std::string_view(found->second);
  };
  const std::string_view said = value_of(value_of("alt").empty() ? "fig-alt" : "alt");
  if (said.empty() || said == alternative_ || alternative_.empty()) return;
  if (!value_of("caption").empty() || !value_of("fig-cap").empty()) return;
  markup_.set_attribute(img, "colophon:caption", alternative_, place);
}

void Lowering::leave_in_image(cmark_node* node) {
  const Construct* construct = is_captioned_ ? construct_of(node) : nullptr;
  if (construct && construct->pair == Pair::note) alternative_ = suspended_alternative_;
  if (cmark_node_get_type(node) != CMARK_NODE_IMAGE || --image_depth_ > 0) return;
  const NodeInfo& info = info_of(node);
  const pugi::xml_node img = markup_.append_element(out_, "img", span(info));
  const LinkPlaces places = info.link();
  markup_.set_attribute(img, "src", view(cmark_node_get_url(node)),
                        address_span(info, places.destination_begin, places.destination_end));
  markup_.set_attribute(img, "alt", alternative_);
  set_title(img, node);
  if (info.attributes && !is_captioned_) keep_words_as_caption(img, *info.attributes, span(info));
  if (info.attributes) apply_attributes(markup_, img, *info.attributes, origin_);
  add_references_behind(img);
  if (!std::exchange(is_captioned_, false) || img.attribute("colophon:caption")) return;
  descend(markup_.append_element(out_, "colophon:caption", span(info)));
  walk_again_ = node;
}

void Lowering::custom_inline(cmark_node* node) {
  const Construct& construct = *construct_of(node);
  switch (construct.kind) {
    case Kind::note_reference:
      return note_reference(construct, span(info_of(node)));
    case Kind::math:
    case Kind::display_math:
      return mathematics(node, construct);
    case Kind::open:
      return pair(node, construct);
    case Kind::example_reference:
      return add_text(example_text(construct), info_of(node).begin, info_of(node).end);
    case Kind::verse_line:
      return verse_line(node, construct);
    case Kind::raw_text:
      return raw_text(node, construct);
    case Kind::comment:
      return report_comment(construct.raw, span(info_of(node)), chapter_.diagnostics);
    case Kind::embed:
      return embed(node, construct);
    default:
      return;
  }
}

// The example's number, or what the author wrote where there is no such example.
std::string Lowering::example_text(const Construct& construct) const {
  const auto& examples = document_.prepared.examples;
  const auto found = examples.find(std::string(construct.text));
  return found == examples.end() ? std::string(construct.raw)
                                 : "(" + std::to_string(found->second) + ")";
}

// A mark of the print edition's pages: its place, not its words.
bool Lowering::page_mark(cmark_node* node, const Construct& construct) {
  const Attributes& written = construct.attributes();
  const bool is_page =
      std::find(written.classes.begin(), written.classes.end(), "page") != written.classes.end();
  const auto number = std::find_if(written.pairs.begin(), written.pairs.end(),
                                   [](const auto& pair) { return pair.first == "n"; });
  if (!is_page || cmark_node_first_child(node)) return false;
  if (number == written.pairs.end() || number->second.empty()) {
    chapter_.diagnostics.report(Code::unnumbered_page, span(info_of(node)));
    descend(out_);
    return true;
  }
  const pugi::xml_node mark = append("span", node);
  Attributes rest = written;
  std::erase(rest.classes, "page");
  rest.pairs.erase(rest.pairs.begin() + (number - written.pairs.begin()));
  if (rest.id.empty()) rest.id = "page-" + unicode::file_slug(number->second);
  apply_attributes(markup_, mark, rest, origin_);
  markup_.set_attribute(mark, "role", "doc-pagebreak");
  markup_.set_attribute(mark, "epub:type", "pagebreak");
  markup_.set_attribute(mark, "aria-label", number->second);
  descend(mark);
  return true;
}

void Lowering::mathematics(cmark_node* node, const Construct& construct) {
  const bool display = construct.kind == Kind::display_math;
  const pugi::xml_node element = append("span", node);
  markup_.set_attribute(element, "class", display ? "math display" : "math inline");
  markup_.append_text(element, construct.text, span(info_of(node)));
  chapter_.diagnostics.report(Code::unresolved_mathematics, span(info_of(node)), construct.text);
}

void Lowering::pair(cmark_node* node, const Construct& construct) {
  if (const char* element = element_of(construct.pair)) return descend(append(element, node));
  switch (construct.pair) {
    case Pair::wiki_link:
      return wiki_link(node, construct);
    case Pair::span: {
      if (page_mark(node, construct)) return;
      if (has_none(construct.attributes())) return descend(out_);
      const pugi::xml_node element = append("span", node);
      apply_attributes(markup_, element, construct.attributes(), origin_);
      return descend(element);
    }
    case Pair::note:
      return inline_note(node);
    default:
      return descend(out_);
  }
}

}  // namespace colophon::markdown
