// Positions. cmark counts columns wrongly on continuation lines, behind links and definitions, so
// its inlines are walked in step with the text they were parsed from: each one uses up a known
// piece of it.
#include <cmark.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "formats/html/html.h"
#include "markdown/engine/document.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal ? literal : "";
}

class Locator {
 public:
  Locator(const Generated& generated, std::deque<NodeInfo>& infos)
      : text_(generated.text()), lines_(generated.lines()), infos_(infos) {}

  void run(cmark_node* root) {
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_ENTER) {
        cmark_node_set_user_data(node, &infos_.emplace_back());
        is_block(node) ? enter_block(node) : enter_inline(node);
      } else if (!is_block(node)) {
        leave_inline(node);
      }
    }
  }

 private:
  static bool is_block(cmark_node* node) {
    return cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK;
  }

  std::uint32_t line_end(std::size_t line) const {
    return line + 1 < lines_.size() ? lines_[line + 1].begin - 1
                                    : static_cast<std::uint32_t>(text_.size()) - 1;
  }

  void enter_block(cmark_node* node) {
    NodeInfo& info = info_of(node);
    const auto first = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1;
    const auto last = static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 1)) - 1;
    if (first >= lines_.size()) return;
    const auto column =
        static_cast<std::uint32_t>(std::max(cmark_node_get_start_column(node), 1)) - 1;
    info.begin = std::min(lines_[first].begin + column, line_end(first));
    const std::size_t end_line = std::min(last, lines_.size() - 1);
    const auto end_column =
        static_cast<std::uint32_t>(std::max(cmark_node_get_end_column(node), 0));
    info.end =
        std::max(info.begin, std::min(lines_[end_line].begin + end_column, line_end(end_line)));
    const cmark_node_type type = cmark_node_get_type(node);
    if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING) return;
    line_ = first;
    last_line_ = std::max(end_line, first);
    at_ = lines_[first].rest;
    skip_definitions();
  }

  // Moves over the byte at `at_`; behind a line end the next line's text follows.
  void step() {
    if (at_ >= text_.size()) return;
    if (text_[at_] != '\n') {
      ++at_;
      return;
    }
    ++line_;
    at_ = line_ < lines_.size() ? lines_[line_].rest : static_cast<std::uint32_t>(text_.size());
  }

  void step_to(std::size_t target) {
    while (at_ < target && line_ <= last_line_) step();
  }

  bool in_paragraph() const { return line_ <= last_line_ && at_ < text_.size(); }

  // The paragraph's text from here on as cmark had it, for what needs a grammar; at most `limit`
  // bytes.
  std::string_view rest(std::size_t limit = std::string_view::npos) const {
    return text_.substr(
        at_,
        std::min<std::size_t>(line_end(last_line_) - std::min(at_, line_end(last_line_)), limit));
  }

  // Link reference definitions at the head of a paragraph, which cmark has taken away.
  void skip_definitions() {
    while (in_paragraph() && text_[at_] == '[') {
      const std::size_t size = skip_reference_definition(rest(), 0);
      if (size == kNone) return;
      const std::size_t target = at_ + size;
      while (in_paragraph() && at_ < target) step();
    }
  }

  void enter_inline(cmark_node* node) {
    NodeInfo& info = info_of(node);
    info.begin = info.end = at_;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        return text(node, info);
      case CMARK_NODE_CODE:
        return code(node, info);
      case CMARK_NODE_HTML_INLINE:
        return exact(literal_of(node), info);
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        return line_break(info);
      case CMARK_NODE_EMPH:
      case CMARK_NODE_STRONG:
        return opening(node, info, "*_", cmark_node_get_type(node) == CMARK_NODE_STRONG ? 2 : 1);
      case CMARK_NODE_IMAGE:
        return opening(node, info, "!", 2);
      case CMARK_NODE_LINK:
        return opening(node, info, "[<", 1);
      default:
        return;
    }
  }

  // A delimiter of `size` bytes that starts with one of `delimiters`.
  void opening(cmark_node*, NodeInfo& info, std::string_view delimiters, int size) {
    find_any(delimiters);
    info.begin = at_;
    for (int i = 0; i < size; ++i) step();
  }

  void leave_inline(cmark_node* node) {
    NodeInfo& info = info_of(node);
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_EMPH:
      case CMARK_NODE_STRONG: {
        find_any("*_");
        step();
        if (cmark_node_get_type(node) == CMARK_NODE_STRONG) step();
        break;
      }
      case CMARK_NODE_LINK:
        if (text_[info.begin] == '<') {
          find_any(">");
          step();
          break;
        }
        [[fallthrough]];
      case CMARK_NODE_IMAGE:
        link_end(info);
        break;
      default:
        return;
    }
    info.end = at_;
  }

  void link_end(NodeInfo& info) {
    find_any("]");
    step();
    const std::string_view here = rest();
    if (here.empty()) return;
    if (const auto tail = parse_link_tail(here, 0)) {
      const auto place = [&](std::size_t offset) {
        return at_ + static_cast<std::uint32_t>(offset);
      };
      info.part = std::make_unique<const LinkPlaces>(
          LinkPlaces{place(tail->destination.begin), place(tail->destination.end),
                     place(tail->title.begin), place(tail->title.end)});
      step_to(at_ + tail->end);
    } else if (here.starts_with("[]")) {
      step_to(at_ + 2);
    } else if (const std::size_t label = skip_label(here, 0); here[0] == '[' && label != kNone) {
      step_to(at_ + label);
    }
  }

  // Where the text is not what was expected (cmark and the rewriting disagree of a line), the next
  // such delimiter in the paragraph is taken, or else the place stays.
  void find_any(std::string_view delimiters) {
    if (in_paragraph() && delimiters.find(text_[at_]) != delimiters.npos) return;
    const std::size_t found = rest().find_first_of(delimiters);
    if (found != std::string_view::npos) step_to(at_ + found);
  }

  // A literal and the text it was made from, side by side: an escape or a character reference is a
  // piece of its own.
  void text(cmark_node* node, NodeInfo& info) {
    const std::string_view literal = literal_of(node);
    if (literal.empty() || !in_paragraph()) return;
    TextPieces pieces;
    const auto piece = [&](std::size_t i) {
      pieces.push_back({static_cast<std::uint32_t>(i), at_});
    };
    info.begin = at_;
    for (std::size_t i = 0; i < literal.size() && in_paragraph();) {
      if (const std::size_t size = escaped(literal.substr(i)); size > 0) {
        if (pieces.empty() && i > 0) pieces.push_back({0, info.begin});
        piece(i);
        step_to(text_[at_] == '&' ? skip_entity(text_, at_) : at_ + 2);
        i += size;
        if (i < literal.size()) piece(i);
      } else if (text_[at_] == literal[i]) {
        step();
        ++i;
      } else {
        const std::size_t found = rest().find(literal.substr(i, 8));
        if (found == std::string_view::npos || found == 0) break;
        if (i == 0) {
          step_to(at_ + found);
          info.begin = at_;
          continue;
        }
        if (pieces.empty()) pieces.push_back({0, info.begin});
        step_to(at_ + found);
        piece(i);
      }
    }
    info.end = at_;
    info.set_pieces(std::move(pieces));
  }

  // How many bytes at the literal's start an escape or character reference at the cursor stands
  // for, or 0.
  std::size_t escaped(std::string_view literal) const {
    if (text_[at_] == '\\') {
      const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
      return is_punctuation(next) && literal[0] == next ? 1 : 0;
    }
    if (text_[at_] != '&') return 0;
    const std::size_t end = skip_entity(text_, at_);
    if (end == kNone) return 0;
    const std::string decoded = html::decode_reference(text_.substr(at_ + 1, end - at_ - 2));
    return !decoded.empty() && literal.starts_with(decoded) ? decoded.size() : 0;
  }

  // Bytes that stand in the text as they are in the tree.
  void exact(std::string_view literal, NodeInfo& info) {
    if (!in_paragraph()) return;
    if (text_[at_] != literal[0]) {
      const std::size_t found = rest().find(literal.substr(0, literal.find('\n')));
      if (found == std::string_view::npos) return;
      step_to(at_ + found);
    }
    info.begin = at_;
    for (std::size_t i = 0; i < literal.size() && in_paragraph(); ++i) {
      if (text_[at_] == '\n' && literal[i] != '\n') break;
      step();
    }
    info.end = at_;
  }

  void code(cmark_node*, NodeInfo& info) {
    find_any("`");
    info.begin = at_;
    const std::size_t end = skip_code_span(text_.substr(0, line_end(last_line_)), at_);
    if (end == kNone) return;
    step_to(end);
    info.end = at_;
  }

  void line_break(NodeInfo& info) {
    const std::size_t found = rest().find('\n');
    if (found == std::string_view::npos) return;
    const std::uint32_t newline = at_ + static_cast<std::uint32_t>(found);
    info.begin = newline;
    info.end = newline + 1;
    at_ = newline;
    step();
  }

  std::string_view text_;
  const std::vector<GeneratedLine>& lines_;
  std::deque<NodeInfo>& infos_;
  std::size_t line_ = 0;       // of the cursor
  std::size_t last_line_ = 0;  // of the paragraph
  std::uint32_t at_ = 0;
};

}  // namespace

void locate(cmark_node* root, const Generated& generated, std::deque<NodeInfo>& infos) {
  Locator(generated, infos).run(root);
}

}  // namespace colophon::markdown
