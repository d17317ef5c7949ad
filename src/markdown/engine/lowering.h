// The walk over cmark's tree that makes XHTML of it; see lower.h. Blocks and inlines are in a file
// each.
#pragma once

#include <cmark.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "markdown/engine/directives.h"
#include "markdown/engine/lower.h"
#include "markdown/signs/code_info.h"
#include "markdown/signs/foreign_signs.h"

namespace colophon::markdown {

class Lowering {
 public:
  Lowering(Document& document, const Origin& origin, const Dialect& dialect, Chapter& chapter)
      : document_(document),
        origin_(origin),
        dialect_(dialect),
        chapter_(chapter),
        markup_(chapter.markup),
        directives_(document, origin, chapter) {}

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
  void note_foreign_signs(std::string_view text);

  std::string_view task_mark(std::string_view text);

  // Blocks.

  pugi::xml_node list(cmark_node* node);

  pugi::xml_node item(cmark_node* node);

  void paragraph(cmark_node* node);

  // Code.

  void code_block(cmark_node* node);
  bool is_fenced(cmark_node* node) const;
  void check_fence_end(cmark_node* node);
  void report_output(const CodeInfo& info, Span place);
  void hide_code(std::string_view code, Span place, bool is_reported);
  void note_hidden_code(std::size_t lines, Span place);
  void add_code(cmark_node* node, const CodeInfo& info, std::string_view text);

  // Raw HTML.

  // The lines of a node, of which the first so many are not among `text`.
  void add_raw_lines(cmark_node* node, std::string_view text, std::size_t skipped);

  void raw_block(cmark_node* node);

  void raw_inline(cmark_node* node);

  void add_raw(RawHtml raw, Span place);

  void custom_block(cmark_node* node);

  void heading(cmark_node* node);

  void division(cmark_node* node, const Construct& construct);

  void box(cmark_node* node, const Construct& construct);

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

  void image(cmark_node* node);

  void enter_in_image(cmark_node* node);

  void keep_words_as_caption(pugi::xml_node img, const Attributes& attributes, Span place);
  void leave_in_image(cmark_node* node);

  bool is_captioned(cmark_node* node) const;

  void custom_inline(cmark_node* node);

  std::string example_text(const Construct& construct) const;

  bool page_mark(cmark_node* node, const Construct& construct);

  // Notes; in lower_notes.cpp.

  void number_definitions();

  void note_reference(const Construct& construct, Span place);

  std::optional<std::size_t> find_note(const std::string& label) const;

  void undefined_note(const Construct& construct, Span place);

  void refer_to(std::size_t note, Span place);

  pugi::xml_node make_note(std::size_t index, std::string_view label, Span place);

  void inline_note(cmark_node* node);

  void end_inline_note();

  void enter_note_in_image(cmark_node* node);

  void leave_note_in_image();

  // Behind an image: what its alternative text and its caption cannot hold.
  void add_references_behind(pugi::xml_node image);
  void take_references(pugi::xml_node image, const char* name);

  void mathematics(cmark_node* node, const Construct& construct);

  void raw_text(cmark_node* node, const Construct& construct);
  // What it says where only words may stand.
  std::string raw_words(cmark_node* node, const Construct& construct);
  // Whether it is for another format, which is said.
  bool is_hidden(cmark_node* node, const Construct& raw);

  void wiki_link(cmark_node* node, const Construct& construct);

  void embed(cmark_node* node, const Construct& construct);

  void pair(cmark_node* node, const Construct& construct);

  Document& document_;
  const Origin& origin_;
  const Dialect& dialect_;
  Chapter& chapter_;
  Markup& markup_;
  Directives directives_;
  std::vector<RawHtml> raw_;
  std::unordered_map<std::string, std::size_t> notes_;         // label -> index
  std::unordered_map<std::string, std::size_t> folded_notes_;  // the same without case
  std::size_t note_count_ = 0;
  struct InlineNote {
    bool is_nested;  // it stands in another note
    Span place;
  };
  std::vector<InlineNote> inline_notes_;  // the open ones
  bool in_note_ = false;                  // walking a definition
  int guesses_left_ = 50;                 // at what an undefined label was meant to be

  // An image whose alternative text is left for a note in it, and what comes behind it.
  struct Reference {
    const Construct* construct = nullptr;  // null for an inline note
    std::size_t note = 0;
    Span place;
  };
  std::vector<Reference> behind_image_;
  int suspended_depth_ = 0;
  std::string suspended_alternative_;

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
  bool is_captioned_ = false;         // the words of the image are its caption too
  cmark_node* walk_again_ = nullptr;  // the node whose children are walked once more
  const std::vector<Alignment>* columns_ = nullptr;
  pugi::xml_node stanza_;        // the last one
  std::size_t hidden_code_ = 0;  // lines
  Span first_hidden_code_;
  ForeignSigns citations_;
  ForeignSigns latex_;
};

}  // namespace colophon::markdown
