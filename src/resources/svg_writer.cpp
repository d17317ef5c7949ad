#include "resources/svg_writer.h"

#include "formats/written_place.h"
#include "formats/xml_writer.h"

namespace colophon::resources {
namespace {

void write_start(std::string& out, pugi::xml_node element) {
  out += '<';
  out += element.name();
  for (const pugi::xml_attribute attribute : element.attributes()) {
    out.append(" ").append(attribute.name()).append("=\"");
    xml::escape_attribute(out, attribute.value());
    out += '"';
  }
  out += element.first_child() ? ">" : "/>";
}

void write_end(std::string& out, pugi::xml_node element) {
  out.append("</").append(element.name()).append(">");
}

// `--` and `-` at its end would end it (XML 1.0 section 2.5).
void write_comment(std::string& out, std::string_view comment) {
  out += "<!--";
  for (std::size_t i = 0; i < comment.size(); ++i) {
    out += comment[i];
    const bool is_last = i + 1 == comment.size();
    if (comment[i] == '-' && (is_last || comment[i + 1] == '-')) out += ' ';
  }
  out += "-->";
}

// All but elements.
void write_leaf(std::string& out, pugi::xml_node node) {
  if (node.type() == pugi::node_pcdata) return xml::escape_text(out, node.value());
  if (node.type() == pugi::node_comment) return write_comment(out, node.value());
  if (node.type() == pugi::node_cdata) out.append("<![CDATA[").append(node.value()).append("]]>");
}

}  // namespace

WrittenSvg write_svg(const pugi::xml_document& document,
                     const std::function<Span(pugi::xml_node)>& span_of) {
  WrittenSvg written;
  std::string& out = written.text;
  out = "<?xml version=\"1.0\"?>";
  xml::WrittenPlace place;
  for (pugi::xml_node node = document.first_child(); node;) {
    const Span span = span_of(node);
    if (span) written.source_map.push_back(place.count(out, span));
    if (node.type() != pugi::node_element) {
      write_leaf(out, node);
    } else {
      write_start(out, node);
      if (node.first_child()) {
        node = node.first_child();
        continue;
      }
    }
    while (node.parent() && node.parent() != document && !node.next_sibling()) {
      node = node.parent();
      write_end(out, node);
    }
    node = node.next_sibling();
  }
  return written;
}

}  // namespace colophon::resources
