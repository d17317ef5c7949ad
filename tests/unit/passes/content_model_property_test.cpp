// What holds for any input: the result is XML, keeps every word in its order, has only what the
// vocabulary allows where it allows it, and is not changed by a second run.
#include <expat.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "formats/html/html.h"
#include "formats/xml_writer.h"
#include "passes/content_model/enforce.h"
#include "unit/passes/content_model_support.h"
#include "unit/passes/nasty_html.h"
#include "vocabulary/content_model.h"

namespace colophon::passes {
namespace {

constexpr std::uint32_t kSeeds = 1500;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find('w'); at != text.npos; at = text.find('w', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end > at + 1) words.emplace_back(text.substr(at, end - at));
  }
  return words;
}

// The words of the parsed HTML, without those in elements that go with their content.
std::string text_of(const std::string& html) {
  std::string text;
  std::uint32_t removed_at = ~0U;
  for (const html::Node& node : html::parse_fragment(html).nodes) {
    if (node.depth <= removed_at) removed_at = ~0U;
    if (removed_at != ~0U) continue;
    if (node.kind == html::Node::Kind::text) text += node.text;
    const bool is_removed =
        vocabulary::info_of_element(node.text).treatment == vocabulary::Treatment::remove;
    if (node.kind == html::Node::Kind::element && is_removed) removed_at = node.depth;
  }
  return text;
}

std::string text_of(pugi::xml_node root) {
  std::string text;
  for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
    if (node.type() == pugi::node_pcdata) text += node.value();
  }
  return text;
}

std::string parse_error(const std::string& xml) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate("UTF-8"),
                                                                       XML_ParserFree);
  if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) ==
      XML_STATUS_OK) {
    return {};
  }
  return std::string(XML_ErrorString(XML_GetErrorCode(parser.get()))) + " at line " +
         std::to_string(XML_GetCurrentLineNumber(parser.get()));
}

// What the parent means for its children: a link stands for what is around it.
pugi::xml_node solid_parent(pugi::xml_node node) {
  do {
    node = node.parent();
  } while (vocabulary::info_of_element(node.name()).content == vocabulary::Content::transparent);
  return node;
}

std::string nesting_error(pugi::xml_node root) {
  for (pugi::xml_node node = root.first_child(); node; node = next_in_order(node, root)) {
    if (!is_element(node)) continue;
    const std::string_view name = node.name();
    const bool may_stay = name == "img" || name == "video";  // once they are as they should be
    if (!may_stay && vocabulary::info_of_element(name).treatment != vocabulary::Treatment::keep) {
      return std::string(name);
    }
    const bool is_group_part = (name == "dt" || name == "dd") && is_element(node.parent(), "div");
    if (is_group_part ? !is_element(node.parent().parent(), "dl")
                      : !vocabulary::is_child_allowed(solid_parent(node).name(), name)) {
      return std::string(name) + " in " + solid_parent(node).name();
    }
    for (const pugi::xml_attribute attribute : node.attributes()) {
      if (!vocabulary::is_attribute_kept(name, attribute.name())) return attribute.name();
    }
    for (pugi::xml_node above = node.parent(); name == "a" && above; above = above.parent()) {
      if (is_element(above, "a")) return "a in a";
    }
  }
  return {};
}

TEST(ContentModelProperty, holds_for_nasty_html) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const std::string html = test::nasty_html(seed, 8 + static_cast<int>(seed % 90));
    Chapter chapter;
    test::load_html(chapter, html);
    enforce_content_model(chapter);

    pugi::xml_document document;
    pugi::xml_node root = document.append_child("html");
    root.append_attribute("xmlns") = "http://www.w3.org/1999/xhtml";
    root.append_attribute("xmlns:epub") = "http://www.idpf.org/2007/ops";
    root.append_copy(chapter.body);
    const xml::Written written = xml::write_xhtml(root);
    ASSERT_EQ(parse_error(written.text), "") << html << '\n' << written.text;
    ASSERT_EQ(words_of(text_of(chapter.body)), words_of(text_of(html))) << html;
    ASSERT_EQ(nesting_error(chapter.body), "") << html << '\n' << written.text;

    const std::string once = test::print_body(chapter);
    chapter.diagnostics = {};
    enforce_content_model(chapter);
    ASSERT_EQ(test::print_body(chapter), once) << html;
    ASSERT_EQ(test::print_diagnostics(chapter), "") << html << '\n' << once;
  }
}

}  // namespace
}  // namespace colophon::passes
