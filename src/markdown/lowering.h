// The walk over cmark's tree that makes XHTML of it; see lower.h. Blocks and inlines are in a file
// each.
#pragma once

#include <cmark.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "markdown/lower.h"

namespace colophon::markdown {

class Lowering {
 public:
  Lowering(const Document& document, const Origin& origin, const Dialect& dialect, Chapter& chapter)
      : document_(document),
        origin_(origin),
        dialect_(dialect),
        chapter_(chapter),
        markup_(chapter.markup) {}

  std::vector<RawHtml> run();

 private:
  // Places.

  std::uint32_t source_of(std::uint32_t generated) const;

  std::uint32_t source_end_of(std::uint32_t generated) const;

  Span span(const NodeInfo& info) const;

  // The walk.

  void walk(cmark_node* root);

  void descend(pugi::xml_node into);
  void ascend();

  pugi::xml_node append(const char* name, cmark_node* node);

  void enter(cmark_node* node);

  void drop_outer_page_breaks();

  void line_break(cmark_node* node);

  void leave(cmark_node* node);

  // Text.

  void add_text(cmark_node* node);
  void add_text(std::string_view literal, std::uint32_t begin, std::uint32_t end);

  void flush_text();

  std::string_view task_mark(std::string_view text);

  // Blocks.

  pugi::xml_node list(cmark_node* node);

  pugi::xml_node item(cmark_node* node);

  void paragraph(cmark_node* node);

  void code_block(cmark_node* node);

  void raw_block(cmark_node* node);

  void raw_inline(cmark_node* node);

  void add_raw(RawHtml raw, Span place);

  void custom_block(cmark_node* node);

  void cell(cmark_node* node, const Construct& construct);

  void finish_table(cmark_node* node, pugi::xml_node table);

  void fill_rows(pugi::xml_node table, std::size_t most);

  static bool begins_verse(cmark_node* paragraph);

  static bool ends_verse_line(cmark_node* line_end);

  void stanza(cmark_node* paragraph);

  void verse_line(cmark_node* node, const Construct& construct);

  pugi::xml_node begin_again(pugi::xml_node element);

  void mark_attribution(pugi::xml_node block);

  bool begin_attribution(cmark_node* line_end);

  // Inlines.

  Span address_span(const NodeInfo& info, std::uint32_t begin, std::uint32_t end) const;

  void link(cmark_node* node);

  void set_title(pugi::xml_node element, cmark_node* node);

  void image();

  void enter_in_image(cmark_node* node);

  void leave_in_image(cmark_node* node);

  void custom_inline(cmark_node* node);

  std::string example_text(const Construct& construct) const;

  bool page_mark(cmark_node* node, const Construct& construct);

  void note_reference(cmark_node* node, const Construct& construct);

  static std::string suggest_note(const std::string& label, const std::vector<std::string>& labels);

  void refer_to(std::size_t note, Span place);

  pugi::xml_node make_note(std::size_t index, std::string_view label, Span place);

  void mathematics(cmark_node* node, const Construct& construct);

  void pair(cmark_node* node, const Construct& construct);

  const Document& document_;
  const Origin& origin_;
  const Dialect& dialect_;
  Chapter& chapter_;
  Markup& markup_;
  std::vector<RawHtml> raw_;
  std::unordered_map<std::string, std::size_t> notes_;  // label -> index
  std::size_t note_count_ = 0;

  pugi::xml_node out_;
  std::vector<pugi::xml_node> parents_;
  std::string text_;  // the open text run
  std::uint32_t text_begin_ = 0;
  std::uint32_t text_end_ = 0;
  bool text_copied_ = false;

  bool task_ = false;  // the next text is the first of an item
  pugi::xml_node item_;
  int image_depth_ = 0;
  std::string alternative_;
  const std::vector<Alignment>* columns_ = nullptr;
  pugi::xml_node stanza_;  // the last one
};

}  // namespace colophon::markdown
