#include "markdown/engine/lower.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "markdown/engine/apply_attributes.h"
#include "markdown/engine/lowering.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

std::string_view view(const char* text) { return text ? text : ""; }

// What stands in a paragraph is looked at by the list behind it, an image is walked twice.
bool is_needed_behind(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type > CMARK_NODE_LAST_BLOCK || type == CMARK_NODE_PARAGRAPH;
}

void drop_children(cmark_node* node) {
  while (cmark_node* child = cmark_node_first_child(node)) drop(child);
}

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

}  // namespace

std::vector<RawHtml> Lowering::run() {
  number_definitions();
  out_ = chapter_.body;
  walk(document_.root.get());
  drop_outer_page_breaks();
  in_note_ = true;
  for (std::size_t i = 0; i < document_.notes.size(); ++i) {
    cmark_node* note = document_.notes[i].get();
    out_ = make_note(i, construct_of(note)->text, span(info_of(note)));
    walk(note);
    document_.notes[i].reset();
  }
  directives_.settle();
  if (hidden_code_ > 0) {
    chapter_.diagnostics.report(Code::hidden_code, first_hidden_code_, hidden_code_);
  }
  if (citations_.count > 0) {
    chapter_.diagnostics.report(Code::unresolved_citation, citations_.first, citations_.count);
  }
  if (latex_.count > 0) {
    chapter_.diagnostics.report(Code::unresolved_latex, latex_.first, latex_.count);
  }
  return std::move(raw_);
}

// A chapter begins and ends a page anyway: these would leave one empty.
void Lowering::drop_outer_page_breaks() {
  const auto is_break = [](pugi::xml_node node) {
    return is_element(node, "hr") && has_class(node, "page-break");
  };
  while (is_break(chapter_.body.first_child())) markup_.remove(chapter_.body.first_child());
  while (is_break(chapter_.body.last_child())) markup_.remove(chapter_.body.last_child());
}

std::uint32_t Lowering::source_of(std::uint32_t generated) const {
  return document_.generated().source_of(generated);
}

std::uint32_t Lowering::source_end_of(std::uint32_t generated) const {
  return document_.generated().source_end_of(generated);
}

Span Lowering::span(const NodeInfo& info) const {
  const Construct* construct = info.construct();
  if (construct && construct->end > construct->begin &&
      construct->pair == Construct::Pair::none && !is_div(*construct))
    return origin_.span(construct->begin, construct->end);
  const std::uint32_t begin = source_of(info.begin);
  return origin_.span(begin,
                      std::max(begin, info.end > info.begin ? source_end_of(info.end) : begin));
}

void Lowering::walk(cmark_node* root) {
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (node == root) continue;
    if (markup_.spending().is_over()) break;
    if (event == CMARK_EVENT_ENTER) {
      enter(node);
    } else {
      leave(node);
      if (!is_needed_behind(node)) drop_children(node);
    }
    if (cmark_node* again = std::exchange(walk_again_, nullptr))
      cmark_iter_reset(iterator.get(), again, CMARK_EVENT_ENTER);
  }
  flush_text();
}

// Elements of a node's children go into what `descend` made, until the node is left.
void Lowering::descend(pugi::xml_node into) {
  parents_.push_back(out_);
  out_ = into;
}

void Lowering::ascend() {
  flush_text();
  out_ = parents_.back();
  parents_.pop_back();
}

pugi::xml_node Lowering::append(const char* name, cmark_node* node) {
  flush_text();
  const pugi::xml_node element = markup_.append_element(out_, name, span(info_of(node)));
  if (const Attributes* attributes = info_of(node).attributes)
    apply_attributes(markup_, element, *attributes, origin_);
  return element;
}

void Lowering::enter(cmark_node* node) {
  if (image_depth_ > 0) return enter_in_image(node);
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
      return descend(append("blockquote", node));
    case CMARK_NODE_LIST:
      return descend(list(node));
    case CMARK_NODE_ITEM:
      return descend(item(node));
    case CMARK_NODE_PARAGRAPH:
      return paragraph(node);
    case CMARK_NODE_HEADING:
      return heading(node);
    case CMARK_NODE_THEMATIC_BREAK:
      append("hr", node);
      return;
    case CMARK_NODE_CODE_BLOCK:
      return code_block(node);
    case CMARK_NODE_HTML_BLOCK:
      return raw_block(node);
    case CMARK_NODE_CUSTOM_BLOCK:
      return custom_block(node);
    case CMARK_NODE_TEXT:
      return add_text(node);
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      return line_break(node);
    case CMARK_NODE_CODE:
      markup_.append_text(append("code", node), view(cmark_node_get_literal(node)),
                          span(info_of(node)));
      return;
    case CMARK_NODE_HTML_INLINE:
      return raw_inline(node);
    case CMARK_NODE_EMPH:
      return descend(append("em", node));
    case CMARK_NODE_STRONG:
      return descend(append("strong", node));
    case CMARK_NODE_LINK:
      return link(node);
    case CMARK_NODE_IMAGE:
      return image(node);
    case CMARK_NODE_CUSTOM_INLINE:
      return custom_inline(node);
    default:
      return;
  }
}

void Lowering::line_break(cmark_node* node) {
  if (ends_verse_line(node) || begin_attribution(node)) return;
  if (cmark_node_get_type(node) == CMARK_NODE_LINEBREAK || dialect_.hard_line_breaks) {
    append("br", node);
  } else {
    add_text("\n", info_of(node).begin, info_of(node).end);
  }
}

void Lowering::leave(cmark_node* node) {
  if (image_depth_ > 0) return leave_in_image(node);
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
      ascend();
      task_ = false;
      return;
    case CMARK_NODE_BLOCK_QUOTE:
      mark_attribution(out_);
      return ascend();
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_HEADING:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:  // the end of its caption
      return ascend();
    case CMARK_NODE_CUSTOM_BLOCK:
      mark_attribution(out_);
      if (construct_of(node)->kind == Kind::table) finish_table(node, out_);
      return ascend();
    case CMARK_NODE_CUSTOM_INLINE:
      if (construct_of(node)->pair == Construct::Pair::note) return end_inline_note();
      if (construct_of(node)->kind == Kind::open) ascend();
      return;
    default:
      return;
  }
}

std::vector<RawHtml> lower(Document& document, const Origin& origin, const Dialect& dialect,
                           Chapter& chapter) {
  return Lowering(document, origin, dialect, chapter).run();
}

}  // namespace colophon::markdown
