// Content documents. Layout: a block element starts a line wherever that changes nothing of what is
// read, which makes a book's source fit for diff and for people.
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/short_name.h"
#include "formats/internal_names.h"
#include "formats/written_place.h"
#include "formats/xml_writer.h"

namespace colophon::xml {

namespace {

struct Layout {
  bool is_block = false;      // starts a line
  bool holds_blocks = false;  // white space between its children is not text
  bool is_void = false;       // never has content: HTML standard section 13.1.2
  bool is_foreign = false;    // SVG or MathML
};

constexpr Layout kContainer = {.is_block = true, .holds_blocks = true};
constexpr Layout kBlock = {.is_block = true};
constexpr Layout kVoidBlock = {.is_block = true, .is_void = true};
constexpr Layout kVoid = {.is_void = true};

constexpr NamesWith<Layout> kLines[] = {
    {"html head body section nav article aside header footer main hgroup address div ul ol menu li "
     "dl dt dd blockquote figure figcaption details fieldset form search table caption colgroup "
     "thead tbody tfoot tr td th",
     kContainer},
    {"title style script p pre h1 h2 h3 h4 h5 h6 summary legend", kBlock},
    {"base link meta hr col", kVoidBlock},
    {"area br embed img input param source track wbr", kVoid},
    {"svg math", {.is_foreign = true}},
};
constexpr NameTable<Layout, count_names(kLines)> kLayouts(kLines);

Layout layout_of(pugi::xml_node element) {
  const Layout* found = kLayouts.find(element.name());
  return found ? *found : Layout{};
}

bool is_internal(const char* name) {
  constexpr std::size_t kSize = sizeof internal::kPrefix - 1;
  return name[0] == internal::kPrefix[0] && std::strncmp(name, internal::kPrefix, kSize) == 0;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r\f") == text.npos; }

class Writer {
 public:
  explicit Writer(const SpanMap* spans) : spans_(spans) {}

  Written write(pugi::xml_node html) {
    written_.text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>";
    pugi::xml_node node = html;
    while (node) {
      if (enter(node)) {
        node = node.first_child();
        continue;
      }
      while (node != html && !node.next_sibling()) {
        node = node.parent();
        leave(node);
      }
      node = node == html ? pugi::xml_node() : node.next_sibling();
    }
    written_.text += '\n';
    return std::move(written_);
  }

 private:
  // Writes a text or a start tag; returns whether there are children to write and an end tag.
  bool enter(pugi::xml_node node) {
    switch (node.type()) {
      case pugi::node_element:
        return start(node);
      case pugi::node_pcdata:
      case pugi::node_cdata:
        write_text(node);
        return false;
      default:
        return false;
    }
  }

  bool start(pugi::xml_node element) {
    const char* name = element.name();
    if (is_internal(name)) return false;
    const Layout layout = layout_of(element);
    if (layout.is_block && inline_depth_ == 0) start_line();
    record(element);
    std::string& out = written_.text;
    out += '<';
    out += name;
    write_attributes(element);
    if (element.first_child()) {
      out += '>';
      if (!layout.holds_blocks) ++inline_depth_;
      if (layout.is_foreign && !foreign_) foreign_ = element;
      return true;
    }
    // HTML parsers take `<div/>` for a start tag; in SVG and MathML they know the form.
    if (layout.is_void || layout.is_foreign || foreign_) {
      out += "/>";
    } else {
      out += '>';
      end_tag(name);
    }
    block_ended_ = layout.is_block;
    return false;
  }

  void leave(pugi::xml_node element) {
    const Layout layout = layout_of(element);
    if (!layout.holds_blocks) --inline_depth_;
    if (foreign_ == element) foreign_ = {};
    if (layout.holds_blocks && inline_depth_ == 0 && block_ended_) start_line();
    end_tag(element.name());
    block_ended_ = layout.is_block;
  }

  void write_text(pugi::xml_node node) {
    const std::string_view text = node.value();
    if (inline_depth_ == 0 && is_between_blocks(node) && is_blank(text)) return;
    record(node);
    escape_text(written_.text, text);
    block_ended_ = false;
  }

  void write_attributes(pugi::xml_node element) {
    std::string& out = written_.text;
    for (const pugi::xml_attribute attribute : element.attributes()) {
      if (is_internal(attribute.name())) continue;
      out += ' ';
      out += attribute.name();
      out += "=\"";
      escape_attribute(out, attribute.value());
      out += '"';
    }
  }

  void end_tag(const char* name) {
    written_.text += "</";
    written_.text += name;
    written_.text += '>';
  }

  void start_line() {
    if (written_.text.back() != '\n') written_.text += '\n';
  }

  void record(pugi::xml_node node) {
    if (!spans_) return;
    const Span span = spans_->get(node.internal_object());
    if (span) written_.source_map.push_back(place_.count(written_.text, span));
  }

  static bool is_block(pugi::xml_node node) {
    return node.type() == pugi::node_element && layout_of(node).is_block;
  }

  // White space there is the author's layout: ours takes its place.
  static bool is_between_blocks(pugi::xml_node text) {
    const pugi::xml_node before = text.previous_sibling();
    const pugi::xml_node after = text.next_sibling();
    return (before || after) && (!before || is_block(before)) && (!after || is_block(after));
  }

  const SpanMap* spans_;
  Written written_;
  WrittenPlace place_;
  bool block_ended_ = false;      // the last thing written is the end of a block element
  std::size_t inline_depth_ = 0;  // open elements in which white space is text
  pugi::xml_node foreign_;        // the outermost open <svg> or <math>
};

}  // namespace

Written write_xhtml(pugi::xml_node html, const SpanMap* spans) { return Writer(spans).write(html); }

}  // namespace colophon::xml
