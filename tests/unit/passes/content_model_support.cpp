#include "unit/passes/content_model_support.h"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "formats/html/html.h"
#include "formats/xml_writer.h"
#include "passes/content_model/enforce.h"

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

void check_content_model(const ContentModelCase& each, bool is_xml) {
  Chapter chapter;
  if (is_xml) {
    load_xml(chapter, each.before);
  } else {
    load_html(chapter, each.before);
  }
  passes::enforce_content_model(chapter);
  EXPECT_EQ(print_body(chapter), each.after) << each.before;
  EXPECT_EQ(print_diagnostics(chapter), each.said) << each.before;

  // What is right stays as it is.
  const std::string once = print_body(chapter);
  chapter.diagnostics = {};
  passes::enforce_content_model(chapter);
  EXPECT_EQ(print_body(chapter), once) << each.before;
  EXPECT_EQ(print_diagnostics(chapter), "") << each.before;
}

}  // namespace colophon::test
