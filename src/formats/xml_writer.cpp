#include "formats/xml_writer.h"

#include <string_view>

#include "formats/internal_names.h"
#include "formats/written_place.h"

namespace colophon::xml {

namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

bool is_internal(std::string_view name) { return name.starts_with(internal::kPrefix); }

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_written(pugi::xml_node node) {
  return is_text(node) || (node.type() == pugi::node_element && !is_internal(node.name()));
}

bool holds_text(pugi::xml_node element) {
  for (const pugi::xml_node child : element.children()) {
    if (is_text(child)) return true;
  }
  return false;
}

pugi::xml_node first_written(pugi::xml_node node) {
  while (node && !is_written(node)) node = node.next_sibling();
  return node;
}

void write_attributes(std::string& out, pugi::xml_node element) {
  for (const pugi::xml_attribute attribute : element.attributes()) {
    if (is_internal(attribute.name())) continue;
    out += ' ';
    out += attribute.name();
    out += "=\"";
    escape_attribute(out, attribute.value());
    out += '"';
  }
}

// Where in the tree the writer of plain XML is.
struct Place {
  std::size_t depth = 0;
  pugi::xml_node mixed;  // the outermost open element with text: no space is added in it
};

void start_line(std::string& out, const Place& place) {
  if (place.mixed) return;
  out += '\n';
  out.append(2 * place.depth, ' ');
}

void close(std::string& out, pugi::xml_node element, Place& place) {
  --place.depth;
  start_line(out, place);
  if (place.mixed == element) place.mixed = {};
  out += "</";
  out += element.name();
  out += '>';
}

// Writes text or a start tag, before which it calls `at_tag`; returns whether the element was left
// open.
template <class AtTag>
bool open(std::string& out, pugi::xml_node node, Place& place, AtTag at_tag) {
  if (is_text(node)) {
    escape_text(out, node.value());
    return false;
  }
  start_line(out, place);
  at_tag();
  out += '<';
  out += node.name();
  write_attributes(out, node);
  const bool is_empty = !first_written(node.first_child());
  out += is_empty ? "/>" : ">";
  if (is_empty) return false;
  ++place.depth;
  if (!place.mixed && holds_text(node)) place.mixed = node;
  return true;
}

}  // namespace

Written write_xml(pugi::xml_node root, const SpanMap* spans) {
  Written written{std::string(kDeclaration), {}};
  std::string& out = written.text;
  WrittenPlace counter;
  Place place;
  if (root.type() == pugi::node_document) root = first_written(root.first_child());
  pugi::xml_node node = root;
  while (node) {
    const Span span = spans ? spans->get(node.internal_object()) : Span{};
    if (open(out, node, place, [&] {
          if (span) written.source_map.push_back(counter.count(out, span));
        })) {
      node = first_written(node.first_child());
      continue;
    }
    pugi::xml_node next = node == root ? pugi::xml_node() : first_written(node.next_sibling());
    while (!next && node != root) {
      node = node.parent();
      close(out, node, place);
      if (node != root) next = first_written(node.next_sibling());
    }
    node = next;
  }
  out += '\n';
  return written;
}

}  // namespace colophon::xml
