// Comments of several lines, which the inline scanner, a paragraph at a time, cannot see.
#pragma once

#include <string_view>

#include "markdown/engine/rewrite_state.h"

namespace colophon::markdown {

class CommentRewriter {
 public:
  explicit CommentRewriter(RewriteState& state) : state_(state) {}

  bool line(std::string_view rest);

 private:
  RewriteState& state_;
  bool has_no_end_ = false;  // from here on
};

}  // namespace colophon::markdown
