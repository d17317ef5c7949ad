// Notes as XHTML: their references, and their texts among the chapter's notes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "markdown/engine/output.h"

namespace colophon::markdown {

class NoteLowering {
 public:
  // Of two definitions the first counts.
  explicit NoteLowering(Output& output);

  // What follows is the text of a definition, one of the document's notes.
  void begin_definition(std::size_t index);

  void reference(const Construct& construct, Span place);
  void refer_to(std::size_t note, Span place);
  // A title is a plain text, in which a reference to a note would stay as it was typed: those in an
  // attribute of the image come to stand behind it.
  void take_references(pugi::xml_node image, const char* attribute);

  // What follows is the text of a note that is written in the line.
  void begin_inline(cmark_node* node);
  // The same where its reference is to come later: its number, or nothing where it is no note.
  std::optional<std::size_t> begin_inline_apart(Span place);
  // Whether none is open any more.
  bool end_inline();

 private:
  struct InlineNote {
    bool is_nested;  // it stands in another note
    Span place;
  };

  std::optional<std::size_t> find(const std::string& label) const;
  void undefined(const Construct& construct, Span place);
  pugi::xml_node make(std::size_t index, std::string_view label, Span place);
  bool is_in_note() const { return in_definition_ || !open_.empty(); }

  Output& output_;
  std::unordered_map<std::string, std::size_t> notes_;         // label -> index
  std::unordered_map<std::string, std::size_t> folded_notes_;  // the same without case
  std::size_t count_ = 0;
  std::vector<InlineNote> open_;
  bool in_definition_ = false;
  int guesses_left_ = 50;  // at what an undefined label was meant to be
};

}  // namespace colophon::markdown
