// Verse as XHTML: a stanza is a paragraph, its lines are spans.
#pragma once

#include "markdown/engine/output.h"

namespace colophon::markdown {

bool begins_verse(cmark_node* paragraph);
// Whether a line of verse begins behind the line's end.
bool ends_verse_line(cmark_node* line_end);

class VerseLowering {
 public:
  explicit VerseLowering(Output& output) : output_(output) {}

  void stanza(cmark_node* paragraph);
  void line(cmark_node* node, const Construct& construct);

 private:
  Output& output_;
  pugi::xml_node stanza_;  // the last one
};

}  // namespace colophon::markdown
