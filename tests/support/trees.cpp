#include "support/trees.h"

#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <vector>

#include "formats/addresses.h"

namespace colophon::test {

namespace {

const std::set<std::string_view> kVoid = {"area", "br",   "col",    "embed", "hr",  "img",
                                          "link", "meta", "source", "track", "wbr", "input"};

const std::set<std::string_view> kPhrasing = {"a",    "abbr",   "b",
                                              "bdi",  "bdo",    "br",
                                              "cite", "code",   "data",
                                              "del",  "dfn",    "em",
                                              "i",    "img",    "ins",
                                              "kbd",  "mark",   "q",
                                              "rp",   "rt",     "ruby",
                                              "s",    "samp",   "small",
                                              "span", "strong", "sub",
                                              "sup",  "time",   "u",
                                              "var",  "wbr",    "colophon:noteref"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"' && in_attribute) {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

bool holds_text(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element || is_phrasing(child.name())) return true;
  }
  return false;
}

void append_start_tag(std::string& out, pugi::xml_node element) {
  out += std::string("<") + element.name();
  for (const pugi::xml_attribute attribute : element.attributes()) {
    out += std::string(" ") + attribute.name() + "=\"";
    append_escaped(out, attribute.value(), true);
    out += '"';
  }
}

void print(std::string& out, pugi::xml_node node, int depth, bool in_line) {
  if (node.type() != pugi::node_element) {
    append_escaped(out, node.value(), false);
    return;
  }
  const std::string indent(in_line ? 0 : static_cast<std::size_t>(depth) * 2, ' ');
  const std::string_view name = node.name();
  out += indent;
  append_start_tag(out, node);
  if (!node.first_child() && (kVoid.contains(name) || name.starts_with("colophon:"))) {
    out += "/>";
  } else if (in_line || holds_text(node) || !node.first_child()) {
    out += ">";
    for (const pugi::xml_node child : node.children()) print(out, child, depth + 1, true);
    out += "</" + std::string(name) + ">";
  } else {
    out += ">\n";
    for (const pugi::xml_node child : node.children()) print(out, child, depth + 1, false);
    out += indent + "</" + std::string(name) + ">";
  }
  if (!in_line) out += '\n';
}

// Takes a tree's events and writes the outline that does not depend on how it was written.
class Outline {
 public:
  void open(const std::string& name, const std::map<std::string, std::string>& attributes) {
    if (!is_phrasing(name)) at_block_edge();
    flush();
    indent();
    out_ += "<" + name;
    for (const auto& [key, value] : attributes) {
      const bool is_address = key == "href" || key == "src";
      out_ += " " + key + "=\"" + (is_address ? percent_decode(value) : value) + "\"";
    }
    out_ += ">\n";
    open_.push_back(name);
    if (name == "br") after_space_ = true;
  }

  void close() {
    if (!is_phrasing(open_.back())) at_block_edge();
    flush();
    open_.pop_back();
  }

  void text(std::string_view text) {
    if (text.empty()) return;
    if (in_pre()) {
      text_ += text;
    } else {
      for (const char c : text) {
        if (!is_space(c)) {
          text_ += c;
          after_space_ = false;
        } else if (!after_space_) {
          text_ += ' ';
          after_space_ = true;
        }
      }
    }
  }

  std::string finish() {
    at_block_edge();
    flush();
    return std::move(out_);
  }

 private:
  bool in_pre() const { return std::find(open_.begin(), open_.end(), "pre") != open_.end(); }
  void indent() { out_.append(open_.size() * 2, ' '); }

  void at_block_edge() {
    if (!in_pre() && text_.ends_with(' ')) text_.pop_back();
    after_space_ = true;
  }

  void flush() {
    if (text_.empty()) return;
    indent();
    out_ += '"' + text_ + "\"\n";
    text_.clear();
  }

  std::string out_;
  std::string text_;
  std::vector<std::string> open_;
  bool after_space_ = true;
};

void walk(Outline& outline, pugi::xml_node node) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    outline.text(node.value());
  } else if (node.type() == pugi::node_element) {
    std::map<std::string, std::string> attributes;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      attributes[attribute.name()] = attribute.value();
    }
    outline.open(node.name(), attributes);
    for (const pugi::xml_node child : node.children()) walk(outline, child);
    outline.close();
  }
}

std::string name_of(const GumboElement& element) {
  const char* known = gumbo_normalized_tagname(element.tag);
  if (*known != '\0') return known;
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  std::string name(piece.data, piece.length);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

void walk(Outline& outline, const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      outline.text(node.v.text.text);
      return;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      break;
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_DOCUMENT:
      return;
  }
  const GumboElement& element = node.v.element;
  std::map<std::string, std::string> attributes;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    attributes[attribute->name] = attribute->value;
  }
  outline.open(name_of(element), attributes);
  for (unsigned i = 0; i < element.children.length; ++i) {
    walk(outline, *static_cast<const GumboNode*>(element.children.data[i]));
  }
  outline.close();
}

}  // namespace

bool is_phrasing(std::string_view element) { return kPhrasing.contains(element); }

std::string print_children(pugi::xml_node parent) {
  std::string out;
  const bool in_line = holds_text(parent);
  for (const pugi::xml_node child : parent.children()) print(out, child, 0, in_line);
  if (in_line) out += '\n';
  return out;
}

std::string outline_of(pugi::xml_node parent) {
  Outline outline;
  for (const pugi::xml_node child : parent.children()) walk(outline, child);
  return outline.finish();
}

std::string outline_of_html(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_BODY;
  options.allocator = [](void*, std::size_t size) { return std::calloc(1, size); };  // see html.cpp
  GumboOutput* parsed = gumbo_parse_with_options(&options, html.data(), html.size());
  Outline outline;
  const GumboElement& root = parsed->root->v.element;
  for (unsigned i = 0; i < root.children.length; ++i) {
    walk(outline, *static_cast<const GumboNode*>(root.children.data[i]));
  }
  gumbo_destroy_output(&options, parsed);
  return outline.finish();
}

}  // namespace colophon::test
