#include "model/markup.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace colophon {

namespace {

constexpr std::string_view kSpaces = " \t\n\f\r";

// The token at or behind `at`, which is moved behind it; empty where there is none.
std::string_view next_token(std::string_view list, std::size_t& at) {
  const std::size_t begin = std::min(list.find_first_not_of(kSpaces, at), list.size());
  at = std::min(list.find_first_of(kSpaces, begin), list.size());
  return list.substr(begin, at - begin);
}

bool contains_token(std::string_view list, std::string_view wanted) {
  std::size_t at = 0;
  for (std::string_view token; !(token = next_token(list, at)).empty();) {
    if (token == wanted) return true;
  }
  return false;
}

}  // namespace

Span Markup::span_of(pugi::xml_node node, const char* attribute) const {
  const Span own = span_of(node.attribute(attribute));
  return own ? own : span_of(node);
}

pugi::xml_node Markup::place_element(pugi::xml_node made, Span span) {
  set_span(made, span);
  spending_.add_node(span);
  return made;
}

// What is as long as its place was written there.
pugi::xml_node Markup::fill(pugi::xml_node made, std::string_view text, Span span) {
  made.set_value(text.data(), text.size());
  set_span(made, span);
  spending_.add_node(span);
  const std::size_t written = span.end - span.begin;
  if (text.size() > written) spending_.add_text(text.size() - written, span);
  return made;
}

pugi::xml_node Markup::append_element(pugi::xml_node parent, const char* name, Span span) {
  return place_element(parent.append_child(name), span);
}

pugi::xml_node Markup::prepend_element(pugi::xml_node parent, const char* name, Span span) {
  return place_element(parent.prepend_child(name), span);
}

pugi::xml_node Markup::insert_element_before(pugi::xml_node next, const char* name, Span span) {
  return place_element(next.parent().insert_child_before(name, next), span);
}

pugi::xml_node Markup::insert_element_after(pugi::xml_node previous, const char* name, Span span) {
  return place_element(previous.parent().insert_child_after(name, previous), span);
}

pugi::xml_node Markup::append_text(pugi::xml_node parent, std::string_view text, Span span) {
  if (text.empty()) return {};
  return fill(parent.append_child(pugi::node_pcdata), text, span);
}

pugi::xml_node Markup::prepend_text(pugi::xml_node parent, std::string_view text, Span span) {
  if (text.empty()) return {};
  return fill(parent.prepend_child(pugi::node_pcdata), text, span);
}

pugi::xml_node Markup::insert_text_before(pugi::xml_node next, std::string_view text, Span span) {
  if (text.empty()) return {};
  return fill(next.parent().insert_child_before(pugi::node_pcdata, next), text, span);
}

pugi::xml_node Markup::insert_text_after(pugi::xml_node previous, std::string_view text,
                                         Span span) {
  if (text.empty()) return {};
  return fill(previous.parent().insert_child_after(pugi::node_pcdata, previous), text, span);
}

void Markup::set_attribute(pugi::xml_node element, const char* name, std::string_view value,
                           Span span) {
  pugi::xml_attribute attribute = element.attribute(name);
  if (!attribute) {
    attribute = element.append_attribute(name);
    spending_.add_node(span);
  }
  set_attribute(attribute, value, span);
}

void Markup::set_attribute(pugi::xml_attribute attribute, std::string_view value, Span span) {
  attribute.set_value(value.data(), value.size());
  spending_.add_text(value.size(), span);
  if (span) spans_.set(attribute.internal_object(), span);
}

void Markup::add_class(pugi::xml_node element, std::string_view name) {
  if (!has_class(element, name)) add_classes(element, {&name, 1});
}

void Markup::add_classes(pugi::xml_node element, std::span<const std::string_view> names) {
  std::string classes = element.attribute("class").value();
  std::unordered_set<std::string> known;
  const auto learn = [&known](std::string_view list) {
    std::size_t at = 0;
    for (std::string_view token; !(token = next_token(list, at)).empty();) known.emplace(token);
  };
  learn(classes);
  for (const std::string_view name : names) {
    if (known.contains(std::string(name))) continue;
    if (!classes.empty()) classes += ' ';
    classes += name;
    learn(name);
  }
  set_attribute(element, "class", classes);
}

void Markup::remove_attribute(pugi::xml_node element, const char* name) {
  const pugi::xml_attribute attribute = element.attribute(name);
  if (!attribute) return;
  spans_.forget(attribute.internal_object());
  element.remove_attribute(attribute);
}

void Markup::remove(pugi::xml_node node) {
  for (pugi::xml_node inner = node; inner; inner = next_in_order(inner, node)) forget(inner);
  node.parent().remove_child(node);
}

pugi::xml_node Markup::unwrap(pugi::xml_node node) {
  pugi::xml_node parent = node.parent();
  const pugi::xml_node first = node.first_child();
  while (const pugi::xml_node child = node.first_child()) parent.insert_move_before(child, node);
  const pugi::xml_node result = first ? first : node.next_sibling();
  remove(node);
  return result;
}

pugi::xml_node Markup::wrap(pugi::xml_node node, const char* name, Span span) {
  pugi::xml_node wrapper = insert_element_before(node, name, span);
  wrapper.append_move(node);
  return wrapper;
}

void Markup::move_children(pugi::xml_node from, pugi::xml_node to) {
  // `to` may be a child of `from`, which cannot move into itself and stays.
  for (pugi::xml_node child = from.first_child(), next; child; child = next) {
    next = child.next_sibling();
    to.append_move(child);
  }
}

pugi::xml_node Markup::append_copy(pugi::xml_node parent, pugi::xml_node node, const Markup& from) {
  const pugi::xml_node copy = parent.append_copy(node);
  pugi::xml_node original = node;
  for (pugi::xml_node made = copy; made; made = next_in_order(made, copy)) {
    place_element(made, from.span_of(original));
    pugi::xml_attribute old_attribute = original.first_attribute();
    for (const pugi::xml_attribute attribute : made.attributes()) {
      spans_.set(attribute.internal_object(), from.span_of(old_attribute));
      spending_.add_node();
      old_attribute = old_attribute.next_attribute();
    }
    original = next_in_order(original, node);
  }
  return copy;
}

void Markup::forget(pugi::xml_node node) {
  spans_.forget(node.internal_object());
  for (const pugi::xml_attribute attribute : node.attributes()) {
    spans_.forget(attribute.internal_object());
  }
}

pugi::xml_node next_in_order(pugi::xml_node node, pugi::xml_node root) {
  const pugi::xml_node child = node.first_child();
  return child ? child : next_skipping(node, root);
}

pugi::xml_node next_skipping(pugi::xml_node node, pugi::xml_node root) {
  for (; node && node != root; node = node.parent()) {
    if (const pugi::xml_node sibling = node.next_sibling()) return sibling;
  }
  return {};
}

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

bool is_element(pugi::xml_node node, std::string_view name) {
  return is_element(node) && name == node.name();
}

bool has_class(pugi::xml_node element, std::string_view name) {
  return contains_token(element.attribute("class").value(), name);
}

int heading_level(pugi::xml_node node) {
  if (!is_element(node)) return 0;
  const char* name = node.name();
  if (name[0] != 'h' || name[1] < '1' || name[1] > '6' || name[2] != '\0') return 0;
  return name[1] - '0';
}

std::size_t text_size(pugi::xml_node node) {
  std::size_t size = 0;
  for (pugi::xml_node inner = node; inner; inner = next_in_order(inner, node)) {
    size += std::string_view(inner.value()).size();
    for (const pugi::xml_attribute attribute : inner.attributes())
      size += std::string_view(attribute.value()).size();
  }
  return size;
}

std::string_view language_of(pugi::xml_node node, std::string_view otherwise) {
  for (; node; node = node.parent()) {
    if (const pugi::xml_attribute lang = node.attribute("lang")) return lang.value();
  }
  return otherwise;
}

}  // namespace colophon
