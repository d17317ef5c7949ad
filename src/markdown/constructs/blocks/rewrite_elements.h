// Elements with a `markdown` attribute: their tags become HTML blocks of their own, so that cmark
// reads what is between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/engine/rewrite_state.h"
#include "markdown/scan/markdown_tags.h"

namespace colophon::markdown {

class ElementRewriter {
 public:
  explicit ElementRewriter(RewriteState& state) : state_(state) {}

  // Takes the line, or a part of it, where such an element begins, ends, or has the line for its
  // text. What stands behind the part is the next line then.
  bool line();
  // Raw HTML in such an element ends with its last end tag, not with a blank line.
  void after_html_line(const Line& line);

 private:
  struct OpenElement {
    std::size_t container = 0;  // its place among the scanner's
    std::string name;
    TagContent content = TagContent::blocks;
    std::size_t depth = 0;  // elements of the same name that are open in it
    bool was_raw = false;   // it began inside of an HTML block
    int raw_tags = 0;       // open there
  };
  // Where such an element begins or ends.
  struct Edge {
    std::size_t at = std::string_view::npos;  // in the line's text
    std::optional<std::size_t> closes;        // of elements_
  };

  void forget_left();
  Edge find_edge(std::string_view rest);
  std::optional<std::size_t> count_tag(TagName tag, bool is_first);
  bool may_begin_element(std::string_view rest, std::size_t at) const;
  std::optional<MarkdownTag> tag_at(std::string_view rest, std::size_t at) const;
  std::optional<MarkdownTag> read_long_tag(std::string_view first) const;
  const TagEnds& tag_ends() const;
  void keep_words();
  void begin_element(const MarkdownTag& tag);
  std::uint32_t copy_tag(const MarkdownTag& tag, const std::string& prefix);
  void end_element(Edge edge);
  void raw_line();
  void add_words();
  void add_tag_line(std::uint32_t begin, std::uint32_t end);

  RewriteState& state_;
  std::vector<OpenElement> elements_;
  int raw_tags_ = 0;  // open in the HTML block at hand
};

}  // namespace colophon::markdown
