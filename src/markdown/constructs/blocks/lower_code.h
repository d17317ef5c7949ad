// Code blocks as XHTML.
#pragma once

#include <cstddef>
#include <string_view>

#include "markdown/constructs/blocks/lower_html.h"
#include "markdown/engine/output.h"
#include "markdown/signs/code_info.h"

namespace colophon::markdown {

class CodeLowering {
 public:
  CodeLowering(Output& output, HtmlLowering& html) : output_(output), html_(html) {}

  void block(cmark_node* node);
  // When the last was met: how much of it is hidden is said once.
  void finish();

 private:
  void check_fence_end(cmark_node* node);
  void report_output(const CodeInfo& info, Span place);
  void hide(std::string_view code, Span place, bool is_reported);
  void count_hidden(std::size_t lines, Span place);
  void add(cmark_node* node, const CodeInfo& info, std::string_view text);

  Output& output_;
  HtmlLowering& html_;
  std::size_t hidden_lines_ = 0;
  Span first_hidden_;
};

}  // namespace colophon::markdown
