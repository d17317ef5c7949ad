// Attributes on a line of their own: kramdown's `{: .class #id}`, Leanpub's `{lang=ruby}`.
#pragma once

#include <optional>
#include <string_view>

#include "markdown/scan/construct.h"

namespace colophon::markdown {

struct BlockAttributes {
  Attributes attributes;     // without offsets
  bool has_colon = false;    // `{:`: kramdown's, which may belong to the block before
  bool is_contents = false;  // `{:toc}`: the list before stands for a table of contents
};

// Reads a line that is nothing but attributes: `#id`, `.class`, `key=value`, `key: value`, between
// blanks or commas. Without a colon behind the brace at least one of them must be an id, a class
// or a key that authors give to blocks, so that `{a=b}` in prose stays what it is.
std::optional<BlockAttributes> parse_block_attributes(std::string_view line);

}  // namespace colophon::markdown
