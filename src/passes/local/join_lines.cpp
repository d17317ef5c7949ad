#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "passes/common/text_blocks.h"
#include "passes/local/local.h"
#include "passes/local/typography.h"

namespace colophon::passes {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Bytes that begin a character of U+2000 or above, where those in question lie. No function: every
// byte of a book is asked, and a pointer to one need not be followed while compiling.
constexpr auto may_be_solid = [](char c) { return static_cast<unsigned char>(c) >= 0xE2; };

// Quotation marks, dashes, dots that Chinese and Japanese share with other scripts.
bool is_shared(char32_t c) {
  return c == U'\u00B7' || c == U'\u2014' || c == U'\u2015' || (c >= 0x2018 && c <= 0x201F) ||
         (c >= 0x2025 && c <= 0x2027);
}

bool joins(char32_t before, char32_t behind) {
  const bool solid_before = unicode::is_set_solid(before);
  const bool solid_behind = unicode::is_set_solid(behind);
  return (solid_before && (solid_behind || is_shared(behind))) ||
         (solid_behind && is_shared(before));
}

class Joiner {
 public:
  explicit Joiner(Markup& markup) : markup_(markup) {}

  void join_in(pugi::xml_node root) {
    TextBlocks blocks(root);
    while (blocks.next(runs_)) {
      if (is_worth_it()) join_block();
    }
  }

 private:
  struct Piece {
    pugi::xml_node node;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool is_worth_it() const {
    bool line_end = false;
    bool solid = false;
    for (const TextRun& run : runs_) {
      if (run.kind != TextRun::Kind::text) continue;
      const std::string_view text = run.node.value();
      line_end = line_end || text.find('\n') != text.npos;
      solid = solid || std::any_of(text.begin(), text.end(), may_be_solid);
    }
    return line_end && solid;
  }

  void join_block() {
    text_.clear();
    pieces_.clear();
    for (const TextRun& run : runs_) {
      const std::size_t begin = text_.size();
      if (run.kind == TextRun::Kind::text) {
        text_ += run.node.value();
        pieces_.push_back({run.node, begin, text_.size()});
      } else {
        text_ += kObject;
      }
    }
    find_line_ends();
    if (!line_ends_.empty()) rewrite();
  }

  // White space with a line end in it, between two characters that want none.
  void find_line_ends() {
    line_ends_.clear();
    for (std::size_t at = text_.find('\n'); at != text_.npos; at = text_.find('\n', at)) {
      std::size_t begin = at;
      while (begin > 0 && is_blank(text_[begin - 1])) --begin;
      while (at < text_.size() && is_blank(text_[at])) ++at;
      if (begin == 0 || at == text_.size()) continue;
      std::size_t before = begin;
      std::size_t behind = at;
      if (joins(utf8::previous(text_, before), utf8::next(text_, behind)))
        line_ends_.emplace_back(begin, at);
    }
  }

  void rewrite() {
    auto line_end = line_ends_.cbegin();
    for (const Piece& piece : pieces_) {
      while (line_end != line_ends_.cend() && line_end->second <= piece.begin) ++line_end;
      if (line_end == line_ends_.cend()) return;
      if (line_end->first >= piece.end) continue;
      rewritten_.clear();
      std::size_t from = piece.begin;
      for (auto cut = line_end; cut != line_ends_.cend() && cut->first < piece.end; ++cut) {
        if (cut->first > from) rewritten_.append(text_, from, cut->first - from);
        from = std::min(std::max(from, cut->second), piece.end);
      }
      rewritten_.append(text_, from, piece.end - from);
      if (rewritten_.empty()) {
        markup_.remove(piece.node);
      } else {
        pugi::xml_node(piece.node).set_value(rewritten_.c_str());
      }
    }
  }

  Markup& markup_;
  // Kept from block to block for their room.
  std::vector<TextRun> runs_;
  std::vector<Piece> pieces_;
  std::vector<std::pair<std::size_t, std::size_t>> line_ends_;
  std::string text_;
  std::string rewritten_;
};

}  // namespace

void join_lines(Chapter& chapter) {
  Joiner joiner(chapter.markup);
  joiner.join_in(chapter.body);
  joiner.join_in(chapter.notes);
}

}  // namespace colophon::passes
