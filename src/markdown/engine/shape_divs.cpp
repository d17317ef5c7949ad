#include "markdown/engine/shape_divs.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "markdown/engine/apply_attributes.h"
#include "markdown/engine/give_attributes.h"
#include "markdown/signs/attributes.h"
#include "markdown/signs/conditions.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

bool is_condition(const Construct& construct) {
  return construct.pair == Construct::Pair::span && !construct.attributes().classes.empty();
}

bool has_class(const Attributes& attributes, std::string_view name) {
  return std::find(attributes.classes.begin(), attributes.classes.end(), name) !=
         attributes.classes.end();
}

bool is_heading(cmark_node* node) {
  return node && cmark_node_get_type(node) == CMARK_NODE_HEADING;
}

class Shaper {
 public:
  Shaper(Document& document, const Origin& origin, const Dialect& dialect, Diagnostics& diags)
      : document_(document), origin_(origin), dialect_(dialect), diags_(diags) {}

  void run() {
    hide_in(document_.root.get());
    hide_in_notes();
    look_through(document_.root.get());
    for (const Node& note : document_.notes) look_through(note.get());
    for (cmark_node* node : divs_) shape(node);
  }

 private:
  using Iterator = std::unique_ptr<cmark_iter, FreeIterator>;

  void hide_in(cmark_node* root) {
    std::vector<cmark_node*> hidden;
    const Iterator iterator(cmark_iter_new(root));
    cmark_node* skipped = nullptr;
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_EXIT && node == skipped) skipped = nullptr;
      if (event == CMARK_EVENT_EXIT || skipped || node == root) continue;
      const Construct* construct = construct_of(node);
      if (!(construct ? is_hidden(node, *construct) : is_hidden_code(node))) continue;
      hidden.push_back(node);
      if (construct) skipped = node;
    }
    for (cmark_node* node : hidden) hide(node);
  }

  // In the order of the text: what is hidden in a note may define others, which begin behind it and
  // go with it.
  void hide_in_notes() {
    std::vector<cmark_node*> notes;
    for (const Node& note : document_.notes) notes.push_back(note.get());
    std::sort(notes.begin(), notes.end(), [](cmark_node* a, cmark_node* b) {
      return construct_of(a)->begin < construct_of(b)->begin;
    });
    for (cmark_node* note : notes) {
      if (!gone_.contains(note)) hide_in(note);
    }
  }

  void look_through(cmark_node* root) {
    const Iterator iterator(cmark_iter_new(root));
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      const Construct* construct = node == root ? nullptr : construct_of(node);
      if (event == CMARK_EVENT_EXIT || !construct) continue;
      if (is_div(*construct)) {
        divs_.push_back(node);
      } else if (is_condition(*construct)) {
        remove_shown(node);
      }
    }
  }

  bool is_hidden(cmark_node* node, const Construct& construct) {
    if (!is_div(construct) && !is_condition(construct)) return false;
    return is_hidden(node, construct.attributes());
  }

  bool is_hidden_code(cmark_node* node) {
    if (!dialect_.attributes || cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK) return false;
    const char* written = cmark_node_get_fence_info(node);
    const std::string_view info = written ? written : "";
    if (info.find(".content-") == info.npos) return false;
    Attributes attributes;
    std::size_t end = 0;
    const std::size_t brace = info.find('{');
    return brace != info.npos && parse_attributes(info, brace, end, attributes) &&
           is_hidden(node, attributes);
  }

  bool is_hidden(cmark_node* node, const Attributes& attributes) {
    const Condition condition = judge(attributes);
    if (!condition.unknown.empty())
      diags_.report(Code::unknown_condition, place_of(node), condition.unknown).hint =
          "take the condition out, or what it is for";
    return condition.answer == Condition::Answer::hidden;
  }

  Span place_of(cmark_node* node) const {
    const NodeInfo& info = info_of(node);
    const Construct* construct = construct_of(node);
    const bool is_indented = construct && construct->kind == Kind::admonition;
    const std::uint32_t begin =
        construct && !is_indented ? construct->begin : document_.generated().source_of(info.begin);
    const std::uint32_t end =
        info.end > info.begin ? document_.generated().source_end_of(info.end) : begin;
    return origin_.span(begin, std::max(begin, end));
  }

  // With all that it holds: what is never closed ends where its parent does, whatever follows.
  Span whole_of(cmark_node* node) const {
    Span whole = place_of(node);
    cmark_node* last = node;
    while (cmark_node* child = cmark_node_last_child(last)) {
      last = child;
      whole.end = std::max(whole.end, place_of(last).end);
    }
    return whole;
  }

  void hide(cmark_node* node) {
    const Span place = whole_of(node);
    diags_.report(Code::hidden_content, place);
    // What it defines goes with it.
    std::erase_if(document_.notes, [&](const Node& note) {
      const Span defined =
          origin_.span(construct_of(note.get())->begin, construct_of(note.get())->begin);
      const bool is_within = defined.source == place.source && defined.begin >= place.begin &&
                             defined.begin < place.end;
      if (is_within) gone_.insert(note.get());
      return is_within;
    });
    drop(node);
  }

  cmark_node* custom(Kind kind, cmark_node* like) {
    Construct& construct = document_.rewritten.constructs.emplace_back();
    construct.kind = kind;
    return make_block(document_, construct, info_of(like));
  }

  void shape(cmark_node* node) {
    const Construct& construct = *construct_of(node);
    if (is_admonition(construct)) {
      take_title(node);
    } else if (has_class(construct.attributes(), "panel-tabset")) {
      make_sections(node);
    }
    remove_shown(node);
    if (has_class(construct_of(node)->attributes(), "column")) remove_width(node);
    unwrap(node);
  }

  // The condition of what is shown.
  void remove_shown(cmark_node* node) {
    if (judge(construct_of(node)->attributes()).answer != Condition::Answer::none)
      remove_condition(construct_of(node)->edit_details().attributes);
  }

  // Columns of a screen stand one below another on a page.
  void remove_width(cmark_node* node) {
    std::erase_if(construct_of(node)->edit_details().attributes.pairs,
                  [](const auto& pair) { return pair.first == "width"; });
  }

  void take_title(cmark_node* admonition) {
    cmark_node* heading = cmark_node_first_child(admonition);
    if (!is_heading(heading)) return;
    cmark_node* title = custom(Kind::admonition_title, heading);
    info_of(title).attributes = info_of(heading).attributes;
    cmark_node* paragraph =
        make_node(document_, CMARK_NODE_PARAGRAPH, info_of(heading).begin, info_of(heading).end);
    cmark_node_insert_before(heading, title);
    cmark_node_append_child(title, paragraph);
    move_children(heading, paragraph);
    drop(heading);
  }

  // Each heading of the first one's level begins a section; it is no place in the contents.
  void make_sections(cmark_node* tabs) {
    cmark_node* node = cmark_node_first_child(tabs);
    while (node && !is_heading(node)) node = cmark_node_next(node);
    if (!node) return;
    const int level = cmark_node_get_heading_level(node);
    cmark_node* section = nullptr;
    for (cmark_node* next = nullptr; node; node = next) {
      next = cmark_node_next(node);
      if (is_heading(node) && cmark_node_get_heading_level(node) == level) {
        section = custom(Kind::section, node);
        cmark_node_insert_before(node, section);
        make_unlisted(node);
      }
      cmark_node_append_child(section, node);
      info_of(section).end = std::max(info_of(section).end, info_of(node).end);
    }
  }

  void make_unlisted(cmark_node* heading) {
    Attributes*& attributes = info_of(heading).attributes;
    if (!attributes)
      attributes = &document_.rewritten.constructs.emplace_back().edit_details().attributes;
    attributes->classes.emplace_back("unlisted");
  }

  // Divs that say how slides or columns of a screen behave, or nothing any more.
  void unwrap(cmark_node* node) {
    static constexpr std::array<std::string_view, 3> kScreenClasses = {"fragment", "incremental",
                                                                       "nonincremental"};
    const Construct& construct = *construct_of(node);
    const Attributes& attributes = construct.attributes();
    if (is_admonition(construct) || !attributes.id.empty() || !attributes.pairs.empty()) return;
    const bool says_nothing =
        attributes.classes.empty() ||
        std::all_of(attributes.classes.begin(), attributes.classes.end(), [](const auto& name) {
          return std::find(kScreenClasses.begin(), kScreenClasses.end(), name) !=
                 kScreenClasses.end();
        });
    if (!says_nothing) return;
    for (cmark_node *child = cmark_node_first_child(node), *next = nullptr; child; child = next) {
      next = cmark_node_next(child);
      cmark_node_insert_before(node, child);
    }
    drop(node);
  }

  Document& document_;
  const Origin& origin_;
  const Dialect& dialect_;
  Diagnostics& diags_;
  std::unordered_set<cmark_node*> gone_;  // notes that were hidden
  std::vector<cmark_node*> divs_;         // outermost first
};

}  // namespace

void shape_divs(Document& document, const Origin& origin, const Dialect& dialect,
                Diagnostics& diags) {
  const Constructs& constructs = document.rewritten.constructs;
  const bool has_any = std::any_of(constructs.begin(), constructs.end(), [](const Construct& one) {
    return is_div(one) || is_condition(one);
  });
  if (has_any || document.generated().text().find(".content-") != std::string_view::npos)
    Shaper(document, origin, dialect, diags).run();
}

}  // namespace colophon::markdown
