// The text that the lowering has not yet put into an element: pieces that lie together in the
// source, byte for byte, become one run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "markdown/scan/generated.h"
#include "markdown/scan/origin.h"
#include "markdown/signs/unsupported_syntax.h"
#include "model/dialect.h"
#include "model/markup.h"

namespace colophon::markdown {

class OpenText {
 public:
  OpenText(const Generated& generated, const Origin& origin, const Dialect& dialect, Markup& markup)
      : generated_(generated), origin_(origin), dialect_(dialect), markup_(markup) {}

  // Text that stands for bytes [from, to) of the generated text. What it cannot be joined with
  // becomes a run in `element`.
  void add(std::string_view literal, std::uint32_t from, std::uint32_t to, pugi::xml_node element);
  void end(pugi::xml_node element);

  // The next text is the first of a list's item and may be the box of a task.
  void begin_task(pugi::xml_node item);
  void end_task() { item_ = {}; }

  // Where the dialect is nobody's or pandoc's, what pandoc would make of a text is said once a
  // chapter.
  void report_unresolved(Diagnostics& diags) const;

 private:
  std::string_view task_box(std::string_view text, pugi::xml_node element);
  void find_unsupported(std::string_view text);

  const Generated& generated_;
  const Origin& origin_;
  const Dialect& dialect_;
  Markup& markup_;
  std::string text_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  bool is_copied_ = false;
  pugi::xml_node item_;
  UnsupportedSyntax citations_;
  UnsupportedSyntax latex_;
};

}  // namespace colophon::markdown
