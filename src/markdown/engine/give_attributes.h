// Attributes that stand on a line of their own go to the block beside them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "markdown/engine/document.h"
#include "markdown/scan/origin.h"

namespace colophon::markdown {

// An image alone in its paragraph has them rather than the paragraph, code has them in its info
// string, raw HTML takes none. What finds no block is reported.
class BlockAttributesGiver {
 public:
  BlockAttributesGiver(Document& document, const Origin& origin, Diagnostics& diags)
      : document_(document), origin_(origin), diags_(diags) {}

  // The paragraph of the placeholder goes. Its attributes belong to `before`, the block that they
  // touch from below, or wait for the next one.
  void take(cmark_node* paragraph, Construct& construct, cmark_node* before);
  // The next block is here.
  void give(cmark_node* block);
  // There is no next block.
  void finish();

 private:
  struct Pending {
    Construct* construct;
    cmark_node* before;
  };

  bool give(cmark_node* block, Construct& construct);
  void remove_contents_list(const Construct& construct, cmark_node* before);
  void report_unused(const Construct& construct);

  Document& document_;
  const Origin& origin_;
  Diagnostics& diags_;
  std::vector<Pending> pending_;
};

// What the author wrote comes back in place of the placeholder that a paragraph consists of.
void show_source(Document& document, cmark_node* paragraph, const Construct& construct);

// The line that would have closed the div which begins with `raw`.
std::string end_of_div(std::string_view raw);

}  // namespace colophon::markdown
