// Orders to the compiler in comments: `<!-- colophon: allow CODE -->`.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "markdown/engine/document.h"
#include "markdown/engine/raw_html.h"

namespace colophon::markdown {

// Reads them while a tree is walked, in order. What a comment allows is allowed in the block behind
// it; at the top of a file, with nothing but comments before it, in the whole file.
class Directives {
 public:
  Directives(const Document& document, const Origin& origin, Chapter& chapter)
      : document_(document), origin_(origin), chapter_(chapter) {}

  // `raw` is all the HTML of the node. A comment that orders something nobody knows, or stands
  // where it orders nothing, is reported.
  void read(cmark_node* node, const RawHtml& raw);

  // When all are read: gives the chapter its allowances.
  void settle();

 private:
  // The allowances of one node's comments, and the text from these to the end of the block behind.
  struct Block {
    const cmark_node* node;  // which may be gone by the end
    std::size_t first;       // in allowances_
    std::size_t begin;
    std::size_t end;
    bool precedes_another = false;
  };

  // The block behind comments, and what those behind this one allow in it.
  struct Behind {
    std::vector<Span> places;
    std::vector<Code> allowed;
  };

  void begin_block(cmark_node* node, std::size_t first);
  void obey(std::string_view comment, std::size_t offset, const RawHtml& raw);
  void allow(std::string_view name, Span place);
  bool is_top(const Span& place, std::size_t at);
  std::size_t begin_of(cmark_node* node) const;
  std::size_t end_of_block_behind(cmark_node* node) const;
  void settle_block(std::size_t index, Behind& behind);

  const Document& document_;
  const Origin& origin_;
  Chapter& chapter_;
  std::vector<Allowance> allowances_;
  std::vector<Block> blocks_;
  std::map<SourceId, std::size_t> tops_;  // where comments at the top of a file end
  int guesses_left_ = 20;                 // at what an unknown code was meant to be
};

}  // namespace colophon::markdown
