#include "markdown/give_attributes.h"

#include <string>
#include <string_view>

namespace colophon::markdown {
namespace {

void add_quoted(std::string& out, std::string_view value) {
  out += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

// The info string of a fence with these attributes: `ruby {#id .class key="value"}`.
void add_to_info(cmark_node* code, const Attributes& attributes) {
  const char* written = cmark_node_get_fence_info(code);
  std::string info = written ? written : "";
  std::string braces;
  if (!attributes.id.empty()) braces += " #" + attributes.id;
  for (const std::string& name : attributes.classes) braces += " ." + name;
  for (const auto& [key, value] : attributes.pairs) {
    if (key == "lang" || key == "language" || (key == "format" && info.empty())) {
      if (info.empty()) info = value;
      continue;
    }
    braces += " " + key + "=";
    add_quoted(braces, value);
  }
  if (!braces.empty()) {
    const std::size_t brace = info.rfind('}');
    if (brace != info.npos && info.find('{') < brace) {
      info.insert(brace, braces);
    } else {
      info += (info.empty() ? "{" : " {") + braces.substr(1) + "}";
    }
  }
  cmark_node_set_fence_info(code, info.c_str());
}

cmark_node* lone_image(cmark_node* paragraph) {
  cmark_node* child = cmark_node_first_child(paragraph);
  const bool is_image = child && cmark_node_get_type(child) == CMARK_NODE_IMAGE;
  return is_image && !cmark_node_next(child) ? child : nullptr;
}

}  // namespace

bool give_block_attributes(Document& document, cmark_node* block, const Construct& mark) {
  switch (cmark_node_get_type(block)) {
    case CMARK_NODE_HTML_BLOCK:
      return false;
    case CMARK_NODE_CODE_BLOCK:
      add_to_info(block, mark.attributes);
      return true;
    case CMARK_NODE_PARAGRAPH:
      if (cmark_node* image = lone_image(block)) block = image;
      break;
    default:
      break;
  }
  NodeInfo& info = info_of(block);
  if (!info.attributes) {
    info.attributes = &mark.attributes;
    return true;
  }
  Attributes& both = document.prepared.constructs.emplace_back().attributes;
  both = *info.attributes;
  if (both.id.empty()) both.id = mark.attributes.id;
  both.classes.insert(both.classes.end(), mark.attributes.classes.begin(),
                      mark.attributes.classes.end());
  both.pairs.insert(both.pairs.end(), mark.attributes.pairs.begin(), mark.attributes.pairs.end());
  info.attributes = &both;
  return true;
}

}  // namespace colophon::markdown
