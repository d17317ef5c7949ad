#include "markdown/lower.h"

#include <memory>

#include "markdown/constructs/blocks/lower_blocks.h"
#include "markdown/constructs/blocks/lower_code.h"
#include "markdown/constructs/blocks/lower_html.h"
#include "markdown/constructs/blocks/lower_quotes.h"
#include "markdown/constructs/blocks/lower_verse.h"
#include "markdown/constructs/divs/lower_divs.h"
#include "markdown/constructs/inlines/lower_images.h"
#include "markdown/constructs/inlines/lower_inlines.h"
#include "markdown/constructs/inlines/lower_wiki_links.h"
#include "markdown/constructs/notes/lower_notes.h"
#include "markdown/constructs/tables/lower_tables.h"
#include "markdown/engine/output.h"
#include "markdown/scan/construct_forms.h"
#include "markdown/signs/comments.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

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

// The walk over cmark's tree, which hands each node to what knows of it.
class Lowering {
 public:
  Lowering(Document& document, const Origin& origin, const Dialect& dialect, Chapter& chapter)
      : document_(document), output_(document, origin, dialect, chapter) {}

  std::vector<RawHtml> run() {
    output_.move_to(output_.chapter.body);
    walk(document_.root.get());
    drop_outer_page_breaks();
    for (std::size_t i = 0; i < document_.notes.size(); ++i) {
      notes_.begin_definition(i);
      walk(document_.notes[i].get());
      document_.notes[i].reset();
    }
    std::vector<RawHtml> raw = html_.finish();
    code_.finish();
    output_.text().report_unresolved(output_.diags);
    return raw;
  }

 private:
  void walk(cmark_node* root) {
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (node == root) continue;
      if (output_.markup.spending().is_over()) break;
      if (event == CMARK_EVENT_ENTER) {
        images_.is_open() ? images_.enter(node) : enter(node);
      } else if (!images_.is_open()) {
        leave(node);
        if (!is_needed_behind(node)) drop_children(node);
      } else if (cmark_node* again = images_.leave(node)) {
        cmark_iter_reset(iterator.get(), again, CMARK_EVENT_ENTER);
      }
    }
    output_.end_text();
  }

  // A chapter begins and ends a page anyway: these would leave one empty.
  void drop_outer_page_breaks() {
    const pugi::xml_node body = output_.chapter.body;
    const auto is_break = [](pugi::xml_node node) {
      return is_element(node, "hr") && has_class(node, "page-break");
    };
    while (is_break(body.first_child())) output_.markup.remove(body.first_child());
    while (is_break(body.last_child())) output_.markup.remove(body.last_child());
  }

  void enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE:
        return output_.descend(output_.append("blockquote", node));
      case CMARK_NODE_LIST:
        return lower_list(output_, node);
      case CMARK_NODE_ITEM:
        return lower_item(output_, node);
      case CMARK_NODE_PARAGRAPH:
        return lower_paragraph(output_, verse_, node);
      case CMARK_NODE_HEADING:
        return lower_heading(output_, node);
      case CMARK_NODE_THEMATIC_BREAK:
        output_.append("hr", node);
        return;
      case CMARK_NODE_CODE_BLOCK:
        return code_.block(node);
      case CMARK_NODE_HTML_BLOCK:
        return html_.block(node);
      case CMARK_NODE_CUSTOM_BLOCK:
        return enter_block(node, *construct_of(node));
      case CMARK_NODE_TEXT:
        return output_.add_text(node);
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        return line_break(node);
      case CMARK_NODE_CODE:
        return lower_code_span(output_, node);
      case CMARK_NODE_HTML_INLINE:
        return html_.tag(node);
      case CMARK_NODE_EMPH:
        return output_.descend(output_.append("em", node));
      case CMARK_NODE_STRONG:
        return output_.descend(output_.append("strong", node));
      case CMARK_NODE_LINK:
        return lower_link(output_, node);
      case CMARK_NODE_IMAGE:
        return images_.begin(node);
      case CMARK_NODE_CUSTOM_INLINE:
        return enter_inline(node, *construct_of(node));
      default:
        return;
    }
  }

  void enter_block(cmark_node* node, const Construct& construct) {
    if (is_div(construct)) return lower_div(output_, node, construct);
    if (construct.kind == Kind::cell) return lower_cell(output_, node, construct);
    const ConstructForm& form = form_of(construct.kind);
    if (!form.element) return output_.descend(output_.here());
    const pugi::xml_node element = output_.append(form.element, node);
    if (form.class_name) output_.markup.add_class(element, form.class_name);
    output_.descend(element);
  }

  void enter_inline(cmark_node* node, const Construct& construct) {
    switch (construct.kind) {
      case Kind::note_reference:
        return notes_.reference(construct, output_.span(node));
      case Kind::math:
      case Kind::display_math:
        return lower_mathematics(output_, node, construct);
      case Kind::open:
        if (construct.pair == Construct::Pair::note) return notes_.begin_inline(node);
        return lower_pair(output_, node, construct);
      case Kind::example_reference:
        return output_.add_text(example_text(document_, construct), node);
      case Kind::verse_line:
        return verse_.line(node, construct);
      case Kind::raw_text:
        return html_.raw_text(node, construct);
      case Kind::comment:
        return report_comment(construct.raw, output_.span(node), output_.diags);
      case Kind::embed:
        return lower_embed(output_, node, construct);
      default:
        return;
    }
  }

  void line_break(cmark_node* node) {
    if (ends_verse_line(node) || begin_attribution(output_, node)) return;
    if (cmark_node_get_type(node) == CMARK_NODE_LINEBREAK || output_.dialect.hard_line_breaks) {
      output_.append("br", node);
    } else {
      output_.add_text("\n", node);
    }
  }

  void leave(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        output_.ascend();
        output_.text().end_task();
        return;
      case CMARK_NODE_BLOCK_QUOTE:
      case CMARK_NODE_CUSTOM_BLOCK:
        mark_attribution(output_, output_.here());
        if (is_kind(node, Kind::table)) finish_table(output_, node, output_.here());
        return output_.ascend();
      case CMARK_NODE_LIST:
      case CMARK_NODE_ITEM:
      case CMARK_NODE_HEADING:
      case CMARK_NODE_EMPH:
      case CMARK_NODE_STRONG:
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:  // the end of its caption
        return output_.ascend();
      case CMARK_NODE_CUSTOM_INLINE:
        return leave_inline(*construct_of(node));
      default:
        return;
    }
  }

  void leave_inline(const Construct& construct) {
    if (construct.pair == Construct::Pair::note) {
      if (notes_.end_inline()) images_.go_on();
    } else if (construct.kind == Kind::open) {
      output_.ascend();
    }
  }

  Document& document_;
  Output output_;
  NoteLowering notes_{output_};
  ImageLowering images_{output_, notes_};
  HtmlLowering html_{output_};
  CodeLowering code_{output_, html_};
  VerseLowering verse_{output_};
};

}  // namespace

std::vector<RawHtml> lower(Document& document, const Origin& origin, const Dialect& dialect,
                           Chapter& chapter) {
  return Lowering(document, origin, dialect, chapter).run();
}

}  // namespace colophon::markdown
