#include <utility>
#include <vector>

#include "markdown/engine/gather.h"
#include "markdown/engine/give_attributes.h"
#include "markdown/scan/blocks.h"
#include "markdown/scan/construct_forms.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

// The block construct whose placeholder a paragraph begins with, or null.
Construct* leading_construct(cmark_node* block) {
  if (!block || cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH) return nullptr;
  cmark_node* first = cmark_node_first_child(block);
  Construct* construct = first ? construct_of(first) : nullptr;
  return construct && is_block(*construct) ? construct : nullptr;
}

Construct* item_construct(cmark_node* item) {
  return leading_construct(cmark_node_first_child(item));
}

class Gatherer {
 public:
  Gatherer(Document& document, const Origin& origin, Diagnostics& diags)
      : document_(document), origin_(origin), diags_(diags), attributes_(document, origin, diags) {}

  // Notes, definitions and cells are items of `+` lists; a list that the author's items share with
  // them falls apart, and so does one whose items change their marks.
  void split_list(cmark_node* list) {
    if (!is_mixed(list)) return;
    cmark_node* rest = nullptr;  // the list that the author's next items belong to
    cmark_node* last = list;
    const ListMark* style = list_mark(cmark_node_first_child(list));
    info_of(list).part = style;
    for (cmark_node *item = cmark_node_first_child(list), *next = nullptr; item; item = next) {
      next = cmark_node_next(item);
      if (Construct* construct = item_construct(item);
          construct && form_of(construct->kind).is_item) {
        cmark_node* block = take_item(item, *construct);
        if (construct->kind == Kind::note) {
          document_.notes.emplace_back(block);
        } else {
          cmark_node_insert_after(last, block);
          last = block;
        }
        rest = nullptr;
        continue;
      }
      const ListMark* own = list_mark(item);
      info_of(item).part = own;
      const bool goes_on = same_style(style, own);
      style = own;
      if (last == list && goes_on) continue;
      if (!rest || !goes_on) last = rest = begin_list(item, last, own);
      cmark_node_append_child(rest, item);
    }
    for (cmark_node* part = list; part; part = part == last ? nullptr : cmark_node_next(part)) {
      if (cmark_node_get_type(part) == CMARK_NODE_LIST)
        cmark_node_set_list_tight(part, is_tight(part));
    }
    // An empty list is taken away by its parent's turn.
  }

  void gather_children(cmark_node* parent) {
    std::vector<cmark_node*> open;  // divs
    for (cmark_node *node = cmark_node_first_child(parent), *next = nullptr; node; node = next) {
      next = cmark_node_next(node);
      if (cmark_node_get_type(node) == CMARK_NODE_LIST && !cmark_node_first_child(node)) {
        drop(node);
        continue;
      }
      Construct* construct = leading_construct(node);
      cmark_node* placed = node;
      if (construct && construct->kind == Kind::div_close) {
        close_div(node, *construct, open);
        continue;
      }
      if (construct && construct->kind == Kind::block_attributes) {
        cmark_node* before =
            open.empty() ? cmark_node_previous(node) : cmark_node_last_child(open.back());
        attributes_.take(node, *construct, before);
        continue;
      }
      if (construct && construct->kind == Kind::div_open && open.size() >= kMostContainers) {
        diags_
            .report(Code::deep_nesting, origin_.span(construct->begin, construct->end),
                    kMostContainers)
            .hint = "no book needs so many divisions inside one another";
        show_source(document_, node, *construct);
        construct = nullptr;
        ++too_deep_;
      }
      if (construct && form_of(construct->kind).place == ConstructForm::Place::paragraph) {
        placed = replace_paragraph(node, *construct);
        if (const Kind parts = form_of(construct->kind).parts; parts != construct->kind)
          next = take_parts(placed, parts);
      } else if (construct && construct->kind == Kind::admonition_title) {
        placed = take_title(node, *construct);
      } else if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE) {
        placed = take_quote(node);
      }
      attributes_.give(placed);
      if (!open.empty()) cmark_node_append_child(open.back(), placed);
      if (construct && construct->kind == Kind::div_open) {
        open.push_back(placed);
        divs_.push_back(placed);
      }
    }
    attributes_.finish();
    for (cmark_node* div : open) {
      if (cmark_node* last = cmark_node_last_child(div)) info_of(div).end = info_of(last).end;
      const Construct& construct = *construct_of(div);
      diags_.report(Code::unclosed_div, origin_.span(construct.begin, construct.end), construct.raw)
          .hint = "end it with a line `" + end_of_div(construct.raw) + "`";
    }
  }

  void join_in_divs() {
    for (cmark_node* div : divs_) join_neighbours(div);
  }

  // Captions go into the table beside them; terms and definitions into a list.
  void join_neighbours(cmark_node* parent) {
    for (cmark_node *node = cmark_node_first_child(parent), *next = nullptr; node; node = next) {
      next = cmark_node_next(node);
      if (const Construct* construct = leading_construct(node);
          construct && construct->kind == Kind::caption) {
        give_caption(node);
      } else if (is_kind(node, Kind::definition)) {
        add_definition(document_, node);
      }
    }
  }

 private:
  void close_div(cmark_node* paragraph, const Construct& construct,
                 std::vector<cmark_node*>& open) {
    attributes_.finish();
    if (too_deep_ > 0) {
      --too_deep_;
      show_source(document_, paragraph, construct);
      cmark_node_append_child(open.back(), paragraph);
      return;
    }
    if (open.empty()) {
      diags_.report(Code::stray_div_end, origin_.span(construct.begin, construct.end),
                    construct.raw);
    } else {
      info_of(open.back()).end = info_of(paragraph).end;
      open.pop_back();
    }
    drop(paragraph);
  }

  cmark_node* take_title(cmark_node* paragraph, Construct& construct) {
    cmark_node* title = make_block(document_, construct, info_of(paragraph));
    cmark_node_insert_before(paragraph, title);
    drop_placeholder(paragraph);
    cmark_node_append_child(title, paragraph);
    return title;
  }

  // A quote that begins with the placeholder of an admonition is that admonition.
  cmark_node* take_quote(cmark_node* quote) {
    cmark_node* first = cmark_node_first_child(quote);
    Construct* construct = leading_construct(first);
    if (!construct || construct->kind != Kind::admonition) return quote;
    cmark_node* admonition = make_block(document_, *construct, info_of(quote));
    drop(first);
    move_children(quote, admonition);
    cmark_node_insert_before(quote, admonition);
    drop(quote);
    return admonition;
  }

  cmark_node* replace_paragraph(cmark_node* paragraph, Construct& construct) {
    cmark_node* block = make_block(document_, construct, info_of(paragraph));
    cmark_node_insert_before(paragraph, block);
    drop(paragraph);
    return block;
  }

  cmark_node* take_item(cmark_node* item, Construct& construct) {
    drop(cmark_node_first_child(item));
    cmark_node* block = make_block(document_, construct, info_of(item));
    move_children(item, block);
    drop(item);
    return block;
  }

  bool is_mixed(cmark_node* list) const {
    for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
      if (const Construct* construct = item_construct(item);
          construct && form_of(construct->kind).is_item)
        return true;
      if (list_mark(item)) return true;
    }
    return false;
  }

  // The author's mark where cmark has seen another, or null.
  const ListMark* list_mark(cmark_node* item) const {
    const auto& marks = document_.rewritten.list_marks;
    if (!item || marks.empty()) return nullptr;
    const GeneratedLine& line = document_.generated().line_at(info_of(item).begin);
    const auto found =
        marks.find(list_mark_key(line.source_begin, info_of(item).begin - line.begin));
    return found == marks.end() ? nullptr : &found->second;
  }

  static bool same_style(const ListMark* a, const ListMark* b) {
    if (!a || !b) return a == b;
    return a->style == b->style && a->delimiter == b->delimiter;
  }

  // A list of the same kind as the item's, behind `last`.
  cmark_node* begin_list(cmark_node* item, cmark_node* last, const ListMark* mark) {
    cmark_node* list = cmark_node_parent(item);
    cmark_node* out = make_node(document_, CMARK_NODE_LIST, info_of(item).begin, info_of(list).end);
    info_of(out).part = mark;
    cmark_node_set_list_type(out, cmark_node_get_list_type(list));
    cmark_node_set_list_tight(out, cmark_node_get_list_tight(list));
    if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
      cmark_node_set_list_start(out, number_of(item));
    cmark_node_insert_after(last, out);
    return out;
  }

  // Whether no blank line stands between the items, or between an item's blocks.
  bool is_tight(cmark_node* list) const {
    for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
      if (cmark_node_previous(item) && follows_blank(item)) return false;
      for (cmark_node* block = cmark_node_first_child(item); block;
           block = cmark_node_next(block)) {
        if (cmark_node_previous(block) && follows_blank(block)) return false;
      }
    }
    return true;
  }

  bool follows_blank(cmark_node* block) const {
    const Generated& generated = document_.generated();
    const std::uint32_t begin = generated.line_at(info_of(block).begin).begin;
    if (begin == 0) return true;
    const std::string_view before = generated.text().substr(0, begin - 1);
    const std::size_t line = before.rfind('\n');
    return before.substr(line == before.npos ? 0 : line + 1).find_first_not_of(" \t>") ==
           std::string_view::npos;
  }

  // The number that an item begins with.
  int number_of(cmark_node* item) const {
    int number = 0;
    const std::string_view text = document_.generated().text().substr(info_of(item).begin, 9);
    for (const char c : text) {
      if (!is_digit(c)) break;
      number = number * 10 + (c - '0');
    }
    return number;
  }

  // What stands behind a table's or line block's placeholder and belongs to it: paragraphs that
  // begin with a placeholder of `kind`, and cells that hold blocks. Returns the node behind them.
  cmark_node* take_parts(cmark_node* block, Kind kind) {
    cmark_node* node = cmark_node_next(block);
    while (node) {
      cmark_node* next = cmark_node_next(node);
      Construct* construct = leading_construct(node);
      if (construct && construct->kind == kind && kind == Kind::verse_line) {
        cmark_node_append_child(block, node);
      } else if (construct && construct->kind == kind) {
        cmark_node* cell = make_block(document_, *construct, info_of(node));
        drop_placeholder(node);
        cmark_node_append_child(cell, node);
        cmark_node_append_child(block, cell);
      } else if (is_kind(node, kind)) {
        cmark_node_append_child(block, node);
      } else if (cmark_node_get_type(node) == CMARK_NODE_LIST && !cmark_node_first_child(node)) {
        drop(node);
      } else {
        return node;
      }
      node = next;
    }
    return nullptr;
  }

  // The placeholder at a paragraph's head and the space behind it.
  static void drop_placeholder(cmark_node* paragraph) {
    drop(cmark_node_first_child(paragraph));
    cmark_node* text = cmark_node_first_child(paragraph);
    if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT) return;
    const std::string literal = cmark_node_get_literal(text);
    if (literal.empty() || literal[0] != ' ') return;
    if (literal.size() == 1) return drop(text);
    drop_front(text, 1);
  }

  void give_caption(cmark_node* paragraph) {
    cmark_node* before = cmark_node_previous(paragraph);
    cmark_node* after = cmark_node_next(paragraph);
    const bool behind =
        is_kind(before, Kind::table) && !is_kind(cmark_node_first_child(before), Kind::caption);
    cmark_node* table = behind ? before : is_kind(after, Kind::table) ? after : nullptr;
    Construct& construct = *leading_construct(paragraph);
    drop_placeholder(paragraph);
    if (!table) {  // the table it was meant for is none: the colon comes back
      const std::uint32_t begin = info_of(paragraph).begin;
      cmark_node_prepend_child(
          paragraph, make_text(document_, std::string(construct.raw) + " ", begin, begin));
      return;
    }
    info_of(table).attributes = info_of(paragraph).attributes;
    cmark_node* caption = make_block(document_, construct, info_of(paragraph));
    cmark_node_insert_before(paragraph, caption);
    cmark_node_append_child(caption, paragraph);
    cmark_node_prepend_child(table, caption);
  }

  Document& document_;
  const Origin& origin_;
  Diagnostics& diags_;
  std::vector<cmark_node*> divs_;
  BlockAttributesGiver attributes_;
  std::size_t too_deep_ = 0;  // divs past the limit that are open
};

}  // namespace

void gather_blocks(Document& document, cmark_node* parent, const Origin& origin,
                   Diagnostics& diags) {
  Gatherer gatherer(document, origin, diags);
  switch (cmark_node_get_type(parent)) {
    case CMARK_NODE_LIST:
      return gatherer.split_list(parent);
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_ITEM:
      break;
    default:
      return;
  }
  gatherer.gather_children(parent);
  gatherer.join_neighbours(parent);
  gatherer.join_in_divs();
}

}  // namespace colophon::markdown
