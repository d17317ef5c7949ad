// Where the lowering of a chapter stands: what it reads, and the place in the XHTML it writes to.
#pragma once

#include <cmark.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "markdown/engine/document.h"
#include "markdown/engine/open_text.h"
#include "model/chapter.h"

namespace colophon::markdown {

class Output {
 public:
  Output(const Document& document_, const Origin& origin_, const Dialect& dialect_,
         Chapter& chapter_)
      : document(document_),
        origin(origin_),
        dialect(dialect_),
        chapter(chapter_),
        markup(chapter_.markup),
        diags(chapter_.diagnostics),
        text_(document_.generated(), origin_, dialect_, chapter_.markup) {}

  const Document& document;
  const Origin& origin;
  const Dialect& dialect;
  Chapter& chapter;
  Markup& markup;
  Diagnostics& diags;

  std::uint32_t source_of(std::uint32_t generated) const {
    return document.generated().source_of(generated);
  }
  // Of bytes [begin, end) of the generated text.
  Span span(std::uint32_t begin, std::uint32_t end) const;
  // What the author wrote for the node; of a placeholder, its construct.
  Span span(cmark_node* node) const;

  // The element that is written into.
  pugi::xml_node here() const { return here_; }
  void move_to(pugi::xml_node element) { here_ = element; }
  // Elements of a node's children go into `element`, until the node is left.
  void descend(pugi::xml_node element);
  void ascend();
  // Elements that are open, innermost first, are closed and begin again in `element`.
  void begin_again(std::span<const pugi::xml_node> open, pugi::xml_node element);

  // An element of the node's, with the attributes that are written behind it.
  pugi::xml_node append(const char* name, cmark_node* node);

  void add_text(cmark_node* node);
  void add_text(std::string_view literal, cmark_node* node);
  void end_text() { text_.end(here_); }
  OpenText& text() { return text_; }

 private:
  pugi::xml_node copy(pugi::xml_node element);

  pugi::xml_node here_;
  std::vector<pugi::xml_node> parents_;
  OpenText text_;
};

}  // namespace colophon::markdown
