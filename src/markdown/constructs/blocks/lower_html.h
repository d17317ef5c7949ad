// The author's HTML on its way through the lowering: an element stands for each piece of it, until
// join_raw_html puts it in place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/engine/directives.h"
#include "markdown/engine/output.h"
#include "markdown/engine/raw_html.h"

namespace colophon::markdown {

class HtmlLowering {
 public:
  explicit HtmlLowering(Output& output)
      : output_(output), directives_(output.document, output.origin, output.chapter) {}

  void block(cmark_node* node);
  void tag(cmark_node* node);
  void raw_text(cmark_node* node, const Construct& construct);
  // The lines of a node, of which the first so many are not among `text`.
  void lines(cmark_node* node, std::string_view text, std::size_t skipped);

  // All pieces, when the last was met.
  std::vector<RawHtml> finish();

 private:
  void add(RawHtml raw, Span place);

  Output& output_;
  Directives directives_;
  std::vector<RawHtml> raw_;
};

// What a raw text says where only words may stand.
std::string raw_words(Output& output, cmark_node* node, const Construct& construct);

}  // namespace colophon::markdown
