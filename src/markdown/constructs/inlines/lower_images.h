// Images as XHTML. What stands in an image's brackets is its alternative text, and its caption
// where the dialect has it so.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "markdown/constructs/notes/lower_notes.h"
#include "markdown/engine/output.h"

namespace colophon::markdown {

class ImageLowering {
 public:
  ImageLowering(Output& output, NoteLowering& notes) : output_(output), notes_(notes) {}

  void begin(cmark_node* image);

  // Whether the nodes that the walk enters and leaves are those of an image.
  bool is_open() const { return depth_ > 0; }
  void enter(cmark_node* node);
  // Returns the image itself where its children are to be walked once more, as its caption.
  cmark_node* leave(cmark_node* node);

  // The last note that is written in the line has ended.
  void go_on();

 private:
  // What comes behind the image: its alternative text and its caption cannot hold it.
  struct Reference {
    const Construct* construct = nullptr;  // null for an inline note
    std::size_t note = 0;
    Span place;
  };

  void enter_construct(cmark_node* node, const Construct& construct);
  void set_caption(pugi::xml_node img, const Attributes& attributes, Span place);
  void add_references(pugi::xml_node img);

  Output& output_;
  NoteLowering& notes_;
  int depth_ = 0;
  std::string alternative_;
  bool is_captioned_ = false;  // the words of the image are its caption too
  std::vector<Reference> behind_;
  // Of the image whose alternative text is left for a note in it.
  int suspended_depth_ = 0;
  std::string suspended_alternative_;
};

}  // namespace colophon::markdown
