// Divs and admonitions. Each function that answers: true where the line was one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/engine/rewrite_state.h"

namespace colophon::markdown {

class DivRewriter {
 public:
  explicit DivRewriter(RewriteState& state) : state_(state) {}

  // `::: name` and `:::`.
  bool colons(std::string_view rest);
  // `> [!NOTE]`
  bool alert(std::string_view rest);
  // `!!! note`, with its text indented behind it.
  bool exclamation(std::string_view rest);
  // `{aside}`, `{% hint %}` and what ends them.
  bool tag(std::string_view rest);
  // A fence with `admonish`, and what ends it.
  bool admonish(std::string_view rest);
  // `A>` and its like on the current line open quotes that are admonitions.
  void begin_lettered();

  // The line stands in so many of the containers that were open: divs in others are left.
  void leave(std::size_t depth);
  // A line of text behind an admonition of indented text does not go on with its paragraph.
  void end_indented();
  // Whether nothing but `:::` stands on a line of HTML in a div: it ends there.
  bool ends_here() const;

 private:
  struct OpenDiv {
    std::size_t depth = 0;  // containers around it
    bool is_verse = false;
  };
  struct OpenFence {
    std::string end;  // a fence or the name of a tag
    std::size_t depth = 0;
  };

  void add(Construct construct, std::uint32_t end);
  // A div whose end is a line of its own.
  void open(Construct construct, std::uint32_t end, std::string close);
  bool close(std::string_view end);
  // The title, if any, of the admonition that was just opened, in bytes behind `at`.
  void add_title(std::uint32_t at, Range title);
  bool indented_text_follows() const;
  void keep_verse();

  RewriteState& state_;
  std::vector<OpenDiv> divs_;      // innermost last
  std::vector<OpenFence> fences_;  // of divs that do not end with colons
};

}  // namespace colophon::markdown
