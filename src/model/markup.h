// A tree that remembers where each element, attribute and text run came from.
// Nodes are made and freed through these functions, so that no address keeps the span of a node
// that is gone, and all that is made is counted.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <span>
#include <string_view>

#include "base/budget.h"
#include "base/source.h"
#include "base/span_map.h"

namespace colophon {

class Markup {
 public:
  pugi::xml_node root() { return document_; }
  const SpanMap& spans() const { return spans_; }
  // Of the nodes made, and of text that stands elsewhere than its author wrote it.
  Spending& spending() { return spending_; }
  const Spending& spending() const { return spending_; }

  Span span_of(pugi::xml_node node) const { return spans_.get(node.internal_object()); }
  Span span_of(pugi::xml_attribute attribute) const {
    return spans_.get(attribute.internal_object());
  }
  // The attribute's own span or, for one that was made, its element's.
  Span span_of(pugi::xml_node node, const char* attribute) const;
  void set_span(pugi::xml_node node, Span span) { spans_.set(node.internal_object(), span); }

  pugi::xml_node append_element(pugi::xml_node parent, const char* name, Span span = {});
  pugi::xml_node prepend_element(pugi::xml_node parent, const char* name, Span span = {});
  pugi::xml_node insert_element_before(pugi::xml_node next, const char* name, Span span = {});
  pugi::xml_node insert_element_after(pugi::xml_node previous, const char* name, Span span = {});

  // Empty text makes no node and returns a null one.
  pugi::xml_node append_text(pugi::xml_node parent, std::string_view text, Span span = {});
  pugi::xml_node prepend_text(pugi::xml_node parent, std::string_view text, Span span = {});
  pugi::xml_node insert_text_before(pugi::xml_node next, std::string_view text, Span span = {});
  pugi::xml_node insert_text_after(pugi::xml_node previous, std::string_view text, Span span = {});

  // Sets or replaces.
  void set_attribute(pugi::xml_node element, const char* name, std::string_view value,
                     Span span = {});
  void set_attribute(pugi::xml_attribute attribute, std::string_view value, Span span = {});
  void add_class(pugi::xml_node element, std::string_view name);
  void add_classes(pugi::xml_node element, std::span<const std::string_view> names);
  void remove_attribute(pugi::xml_node element, const char* name);
  void rename(pugi::xml_node element, const char* name) { element.set_name(name); }

  // Frees a node with all it holds.
  void remove(pugi::xml_node node);
  // Puts a node's children in its place and frees it. Returns the first of them, or the node after
  // it.
  pugi::xml_node unwrap(pugi::xml_node node);
  // Puts `node` into a new element at its place.
  pugi::xml_node wrap(pugi::xml_node node, const char* name, Span span = {});
  void move_children(pugi::xml_node from, pugi::xml_node to);
  // A copy of `node` with its spans, appended to `parent`, from this or another tree.
  pugi::xml_node append_copy(pugi::xml_node parent, pugi::xml_node node, const Markup& from);

 private:
  pugi::xml_node place_element(pugi::xml_node made, Span span);
  pugi::xml_node fill(pugi::xml_node made, std::string_view text, Span span);
  void forget(pugi::xml_node node);

  pugi::xml_document document_;
  SpanMap spans_;
  Spending spending_;
};

// The node after `node` in document order within `root`, or a null node. Trees are walked so, never
// by recursion.
pugi::xml_node next_in_order(pugi::xml_node node, pugi::xml_node root);
// The same without going into `node`.
pugi::xml_node next_skipping(pugi::xml_node node, pugi::xml_node root);

bool is_element(pugi::xml_node node);
bool is_element(pugi::xml_node node, std::string_view name);
bool has_class(pugi::xml_node element, std::string_view name);
// 1 to 6 for h1 to h6, otherwise 0.
int heading_level(pugi::xml_node node);

// The characters a reader sees in a node: text and images' alternatives, without note references
// and ruby's annotations; runs of white space as one space, none at the ends.
std::string plain_text(pugi::xml_node node);

// The bytes of the text and the attributes in a node.
std::size_t text_size(pugi::xml_node node);

// The language of a node: the nearest `lang`, or `otherwise`.
std::string_view language_of(pugi::xml_node node, std::string_view otherwise);

}  // namespace colophon
