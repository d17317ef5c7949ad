#include "passes/content_model/nesting.h"

#include <string_view>
#include <vector>

#include "passes/content_model/children.h"
#include "vocabulary/attributes.h"
#include "vocabulary/content_model.h"

namespace colophon::passes {

namespace {

using vocabulary::Content;

Content content_of(pugi::xml_node element) {
  return vocabulary::info_of_element(element.name()).content;
}

bool is_phrasing(pugi::xml_node element) {
  return vocabulary::info_of_element(element.name()).is_inline;
}

bool is_ruby(pugi::xml_node element) {
  return is_element(element, "ruby") || is_element(element, "rtc");
}

// Ancestors from the parent up that only phrasing may stand in. A link is one of them only where it
// stands in another.
std::vector<pugi::xml_node> phrasing_ancestors(pugi::xml_node block) {
  std::vector<pugi::xml_node> chain;
  std::size_t size = 0;
  for (pugi::xml_node node = block.parent(); is_element(node); node = node.parent()) {
    const Content content = content_of(node);
    if (content == Content::flow || (content == Content::structured && !is_ruby(node))) break;
    chain.push_back(node);
    if (content != Content::transparent) size = chain.size();
  }
  chain.resize(size);
  return chain;
}

// Whether an element without content is nothing: no place that links lead to, nothing to style.
bool is_bare(pugi::xml_node element) {
  if (is_element(element, "a")) return !element.attribute("id") && !element.attribute("name");
  return !element.first_attribute();
}

// Whether nobody would miss the node: white space, or bare emphasis around nothing.
bool says_nothing(pugi::xml_node node) {
  while (is_element(node)) {
    const Content content = content_of(node);
    if (!is_phrasing(node) || content == Content::none || content == Content::structured ||
        !is_bare(node)) {
      return false;
    }
    pugi::xml_node child = node.first_child();
    while (child && is_blank(child)) child = child.next_sibling();
    if (!child) return true;
    pugi::xml_node other = child.next_sibling();
    while (other && is_blank(other)) other = other.next_sibling();
    if (other) return false;
    node = child;
  }
  return is_blank(node);
}

// Another element like this one, before it, without content. The first of the two has the id.
pugi::xml_node split_off(Markup& markup, pugi::xml_node element) {
  const pugi::xml_node made =
      markup.insert_element_before(element, element.name(), markup.span_of(element));
  for (const pugi::xml_attribute attribute : element.attributes()) {
    markup.set_attribute(made, attribute.name(), attribute.value(), markup.span_of(attribute));
  }
  markup.remove_attribute(element, "id");
  return made;
}

pugi::xml_node wrap_alike(Markup& markup, pugi::xml_node node, pugi::xml_node model,
                          const char* name) {
  const pugi::xml_node wrapper = markup.wrap(node, name, markup.span_of(model));
  for (const pugi::xml_attribute attribute : model.attributes()) {
    if (std::string_view(attribute.name()) == "id") continue;
    markup.set_attribute(wrapper, attribute.name(), attribute.value(), markup.span_of(attribute));
  }
  return wrapper;
}

bool stands_in_line(pugi::xml_node node) { return !is_element(node) || is_phrasing(node); }

// Puts elements like `model` around the phrasing in `block`, however deep in blocks it lies.
void push_into(Markup& markup, pugi::xml_node block, pugi::xml_node model) {
  std::vector<pugi::xml_node> blocks = {block};
  while (!blocks.empty()) {
    const pugi::xml_node at = blocks.back();
    blocks.pop_back();
    for (pugi::xml_node child = at.first_child(); child; child = child.next_sibling()) {
      if (!stands_in_line(child)) {
        blocks.push_back(child);
      } else if (!says_nothing(child)) {
        const pugi::xml_node wrapper = wrap_alike(markup, child, model, model.name());
        pugi::xml_node target = wrapper;
        for (pugi::xml_node next = wrapper.next_sibling(); next && stands_in_line(next);
             next = wrapper.next_sibling()) {
          target.append_move(next);
        }
        child = wrapper;
      }
    }
  }
}

// Beyond so many nested emphases around a block the outer ones are not worth what they cost.
constexpr int kMostPushed = 8;

bool has_attributes_but_id(pugi::xml_node element) {
  const pugi::xml_attribute first = element.first_attribute();
  return first && (first.next_attribute() || std::string_view(first.name()) != "id");
}

class Lift {
 public:
  Lift(Markup& markup, pugi::xml_node block, Diagnostics& diags)
      : markup_(markup), block_(block), diags_(diags), chain_(phrasing_ancestors(block)) {}

  pugi::xml_node lift() {
    report();
    for (const pugi::xml_node ancestor : chain_) {
      if (!is_ruby(ancestor)) continue;
      markup_.rename(ancestor, "span");
      return ancestor;
    }
    const pugi::xml_node top = chain_.back();
    const bool is_title_or_verbatim = heading_level(top) > 0 || is_element(top, "pre");
    if (is_title_or_verbatim && is_simple(block_)) return become_span(top);
    for (const pugi::xml_node ancestor : chain_) {
      if (ancestor == top && try_rename(top)) return block_;
      leave(ancestor);
    }
    return block_;
  }

 private:
  void report() {
    pugi::xml_node around = block_.parent();
    while (content_of(around) == Content::transparent) around = around.parent();
    diags_.report(Code::misplaced_element, markup_.span_of(block_), block_.name(), around.name());
  }

  // Whether a <span> can say the same in a title.
  static bool is_simple(pugi::xml_node block) {
    return heading_level(block) > 0 ||
           vocabulary::has_word(
               "div p section article aside nav header footer main search address blockquote "
               "hgroup pre figcaption",
               block.name());
  }

  pugi::xml_node become_span(pugi::xml_node top) {
    const bool is_verbatim = is_element(top, "pre");
    if (const pugi::xml_node before = neighbour(top, false); before && !is_element(before, "br")) {
      is_verbatim ? markup_.insert_text_before(block_, "\n")
                  : markup_.insert_element_before(block_, "br");
    }
    if (const pugi::xml_node after = neighbour(top, true); after && !is_element(after, "br")) {
      is_verbatim ? markup_.insert_text_after(block_, "\n")
                  : markup_.insert_element_after(block_, "br");
    }
    markup_.rename(block_, "span");
    return block_;
  }

  // What is read next before or after the block within `top`.
  pugi::xml_node neighbour(pugi::xml_node top, bool forward) const {
    for (pugi::xml_node node = block_; node != top; node = node.parent()) {
      pugi::xml_node other = node;
      do {
        other = forward ? other.next_sibling() : other.previous_sibling();
      } while (other && is_blank(other));
      if (other) return other;
    }
    return {};
  }

  // A paragraph of nothing but a block is a division, and so is a <span> that holds blocks.
  bool try_rename(pugi::xml_node top) {
    const bool is_alone = is_element(top, "p") && !neighbour(top, true) && !neighbour(top, false);
    if (!is_alone && !is_element(top, "span")) return false;
    markup_.rename(top, "div");
    return true;
  }

  // Takes the block out of its parent, to stand before what is left of it.
  void leave(pugi::xml_node parent) {
    const bool has_head = move_head(parent);
    parent.parent().insert_move_before(block_, parent);
    take_along(parent);
    const bool is_title = heading_level(parent) > 0;
    if (says_nothing_more(parent)) {
      keep_id(parent);
      markup_.remove(parent);
    } else if (is_title && has_head) {
      // One title is enough.
      markup_.rename(parent, "p");
    }
  }

  static bool says_nothing_more(pugi::xml_node element) {
    for (const pugi::xml_node child : element.children()) {
      if (!says_nothing(child)) return false;
    }
    return true;
  }

  bool move_head(pugi::xml_node parent) {
    pugi::xml_node first = parent.first_child();
    while (first != block_ && says_nothing(first)) {
      markup_.remove(first);
      first = parent.first_child();
    }
    if (first == block_) return false;
    pugi::xml_node head = split_off(markup_, parent);
    while (parent.first_child() != block_) head.append_move(parent.first_child());
    return true;
  }

  void take_along(pugi::xml_node parent) {
    if (!is_phrasing(parent)) return;
    if (content_of(parent) == Content::transparent) {
      block_ = wrap_alike(markup_, block_, parent, parent.name());
    } else if (is_element(parent, "span")) {
      if (has_attributes_but_id(parent)) block_ = wrap_alike(markup_, block_, parent, "div");
    } else if (++pushed_ <= kMostPushed) {
      push_into(markup_, block_, parent);
    }
  }

  // Links lead to what stands where the element stood.
  void keep_id(pugi::xml_node parent) {
    const pugi::xml_attribute id = parent.attribute("id");
    if (id && !block_.attribute("id")) {
      markup_.set_attribute(block_, "id", id.value(), markup_.span_of(id));
    }
  }

  Markup& markup_;
  pugi::xml_node block_;  // with what it took along
  Diagnostics& diags_;
  const std::vector<pugi::xml_node> chain_;
  int pushed_ = 0;
};

}  // namespace

pugi::xml_node free_block(Markup& markup, pugi::xml_node block, Diagnostics& diags) {
  return Lift(markup, block, diags).lift();
}

}  // namespace colophon::passes
