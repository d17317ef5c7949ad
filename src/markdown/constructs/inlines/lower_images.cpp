#include "markdown/constructs/inlines/lower_images.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "formats/internal_names.h"
#include "markdown/constructs/blocks/lower_html.h"
#include "markdown/constructs/inlines/lower_inlines.h"
#include "markdown/engine/apply_attributes.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using Pair = Construct::Pair;

// A dialect may have it that the words of an image alone in its paragraph stand below it too.
bool is_captioned(cmark_node* image, const Dialect& dialect) {
  if (!dialect.implicit_figures || !cmark_node_first_child(image)) return false;
  if (cmark_node_previous(image) || cmark_node_next(image)) return false;
  return cmark_node_get_type(cmark_node_parent(image)) == CMARK_NODE_PARAGRAPH;
}

}  // namespace

void ImageLowering::begin(cmark_node* image) {
  output_.end_text();
  is_captioned_ = is_captioned(image, output_.dialect);
  alternative_.clear();
  depth_ = 1;
}

void ImageLowering::enter(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_IMAGE:
      ++depth_;
      return;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      alternative_ += view(cmark_node_get_literal(node));
      return;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      alternative_ += ' ';
      return;
    case CMARK_NODE_CUSTOM_INLINE:
      return enter_construct(node, *construct_of(node));
    default:
      return;
  }
}

// An alternative text is heard without marks: notes in it stand behind the image.
void ImageLowering::enter_construct(cmark_node* node, const Construct& construct) {
  if (construct.kind == Kind::math || construct.kind == Kind::display_math)
    alternative_ += construct.text;
  if (construct.kind == Kind::example_reference)
    alternative_ += example_text(output_.document, construct);
  if (construct.kind == Kind::raw_text) alternative_ += raw_words(output_, node, construct);
  if (construct.kind == Kind::note_reference && !is_captioned_)
    behind_.push_back({&construct, 0, output_.span(node)});
  if (construct.pair != Pair::note) return;
  if (is_captioned_) {
    suspended_alternative_ = alternative_;
    return;
  }
  const Span place = output_.span(node);
  const std::optional<std::size_t> note = notes_.begin_inline_apart(place);
  if (!note) return;
  behind_.push_back({nullptr, *note, place});
  suspended_depth_ = std::exchange(depth_, 0);
  suspended_alternative_ = std::move(alternative_);
}

void ImageLowering::go_on() {
  if (suspended_depth_ == 0) return;
  depth_ = std::exchange(suspended_depth_, 0);
  alternative_ = std::move(suspended_alternative_);
}

cmark_node* ImageLowering::leave(cmark_node* node) {
  const Construct* construct = is_captioned_ ? construct_of(node) : nullptr;
  if (construct && construct->pair == Pair::note) alternative_ = suspended_alternative_;
  if (cmark_node_get_type(node) != CMARK_NODE_IMAGE || --depth_ > 0) return nullptr;
  const Span place = output_.span(node);
  const pugi::xml_node img = output_.markup.append_element(output_.here(), "img", place);
  set_address(output_, img, "src", node);
  output_.markup.set_attribute(img, "alt", alternative_);
  set_title(output_, img, node);
  if (const Attributes* attributes = info_of(node).attributes) {
    if (!is_captioned_) set_caption(img, *attributes, place);
    apply_attributes(output_.markup, img, *attributes, output_.origin);
  }
  add_references(img);
  if (!std::exchange(is_captioned_, false) || img.attribute(internal::kCaption)) return nullptr;
  output_.descend(output_.markup.append_element(output_.here(), internal::kCaption, place));
  return node;
}

// Where an attribute says what an image shows, the words in its brackets are its caption.
void ImageLowering::set_caption(pugi::xml_node img, const Attributes& attributes, Span place) {
  const auto value_of = [&attributes](std::string_view key) {
    const auto& pairs = attributes.pairs;
    const auto found = std::find_if(pairs.begin(), pairs.end(),
                                    [key](const auto& pair) { return pair.first == key; });
    return found == pairs.end() ? std::string_view() : std::string_view(found->second);
  };
  const std::string_view said = value_of(value_of("alt").empty() ? "fig-alt" : "alt");
  if (said.empty() || said == alternative_ || alternative_.empty()) return;
  if (!value_of("caption").empty() || !value_of("fig-cap").empty()) return;
  output_.markup.set_attribute(img, internal::kCaption, alternative_, place);
}

void ImageLowering::add_references(pugi::xml_node img) {
  for (const Reference& reference : std::exchange(behind_, {})) {
    if (reference.construct) {
      notes_.reference(*reference.construct, reference.place);
    } else {
      notes_.refer_to(reference.note, reference.place);
    }
  }
  if (!output_.dialect.notes) return;
  for (const char* attribute : {"title", internal::kCaption})
    notes_.take_references(img, attribute);
}

}  // namespace colophon::markdown
