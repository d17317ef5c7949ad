#include "unit/passes/content_model_support.h"

#include <sstream>
#include <vector>

#include "formats/html.h"
#include "formats/xml_writer.h"

namespace colophon::test {

void load_html(Chapter& chapter, std::string_view html) {
  make_roots(chapter);
  Markup& markup = chapter.markup;
  std::vector<pugi::xml_node> open = {chapter.body};
  for (const html::Node& node : html::parse_fragment(html).nodes) {
    open.resize(node.depth + 1);
    const Span span{SourceId{0}, node.begin, node.end};
    if (node.kind == html::Node::Kind::text) markup.append_text(open.back(), node.text, span);
    if (node.kind != html::Node::Kind::element) continue;
    const pugi::xml_node element = markup.append_element(open.back(), node.text.c_str(), span);
    for (const html::Attribute& attribute : node.attributes) {
      markup.set_attribute(element, attribute.name.c_str(), attribute.value,
                           {SourceId{0}, attribute.begin, attribute.end});
    }
    open.push_back(element);
  }
}

void load_xml(Chapter& chapter, const std::string& xml) {
  make_roots(chapter);
  chapter.body.append_buffer(xml.data(), xml.size(), pugi::parse_full | pugi::parse_ws_pcdata);
}

std::string print_body(const Chapter& chapter) {
  std::ostringstream out;
  for (const pugi::xml_node child : chapter.body.children()) {
    child.print(out, "", pugi::format_raw);
  }
  return out.str();
}

std::string print_diagnostics(const Chapter& chapter) {
  std::string out;
  for (const Diagnostic& diagnostic : chapter.diagnostics.all()) {
    if (!out.empty()) out += '\n';
    out += name_of(diagnostic.code) + ": " + diagnostic.message;
  }
  return out;
}

}  // namespace colophon::test
