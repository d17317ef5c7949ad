#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "formats/internal_names.h"
#include "formats/language_tag.h"
#include "passes/common/text_blocks.h"
#include "passes/local/local.h"
#include "passes/local/typography.h"

namespace colophon::passes {

namespace {

// The text of a block in one piece, so that a quotation may begin in one element and end in
// another, and where each text node lies in it.
class PunctuationSetter {
 public:
  PunctuationSetter(Chapter& chapter, std::string_view language)
      : chapter_(chapter), language_(language) {}

  void set_blocks(pugi::xml_node root) {
    TextBlocks blocks(root);
    while (blocks.next(runs_)) {
      if (needs_setting()) set_block();
    }
  }

  void set_attributes(pugi::xml_node root) {
    for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
      for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
           attribute = attribute.next_attribute()) {
        set_attribute(node, attribute);
      }
    }
  }

 private:
  struct Piece {
    pugi::xml_node node;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool needs_setting() const {
    return std::any_of(runs_.begin(), runs_.end(), [](const TextRun& run) {
      return run.kind == TextRun::Kind::text && has_typewriter_marks(run.node.value());
    });
  }

  // Markdown's `\"` is one byte made of two: the author wants it as it is.
  bool is_escaped(pugi::xml_node node, std::string_view text) const {
    if (text.size() != 1) return false;
    const Span span = chapter_.markup.span_of(node);
    return span && span.end - span.begin == 2;
  }

  void gather() {
    text_.clear();
    pieces_.clear();
    for (const TextRun& run : runs_) {
      if (run.kind == TextRun::Kind::line_break) {
        text_ += '\n';
        continue;
      }
      const std::string_view value = run.node.value();
      if (run.kind != TextRun::Kind::text || is_escaped(run.node, value)) {
        text_ += kObject;
        continue;
      }
      const std::size_t begin = text_.size();
      text_ += value;
      pieces_.push_back({run.node, begin, text_.size()});
    }
  }

  void find_edits(pugi::xml_node element) {
    edits_.clear();
    find_dashes(text_, edits_);
    if (primary_language(language_of(element, language_)) != "en") return;
    const auto dashes = static_cast<std::ptrdiff_t>(edits_.size());
    find_english_quotes(text_, edits_);
    std::inplace_merge(edits_.begin(), edits_.begin() + dashes, edits_.end(),
                       [](const Edit& a, const Edit& b) { return a.at < b.at; });
  }

  void set_block() {
    gather();
    // A quotation takes the marks of the language around it, so the block's counts.
    find_edits(block_of(runs_.front().node));
    auto edit = edits_.cbegin();
    for (Piece& piece : pieces_) {
      while (edit != edits_.cend() && edit->at < piece.begin) ++edit;
      if (edit == edits_.cend()) return;
      if (edit->at >= piece.end) continue;
      edit = rewrite(piece.begin, piece.end, edit);
      piece.node.set_value(rewritten_.data(), rewritten_.size());
    }
  }

  // Puts text_[begin, end) with its edits into rewritten_; returns the first edit behind it. One
  // that runs over the end is left out: its marks belong to different elements.
  std::vector<Edit>::const_iterator rewrite(std::size_t begin, std::size_t end,
                                            std::vector<Edit>::const_iterator edit) {
    rewritten_.clear();
    for (; edit != edits_.cend() && edit->at < end; ++edit) {
      if (edit->at + edit->length > end) continue;
      rewritten_.append(text_, begin, edit->at - begin);
      rewritten_ += edit->text;
      begin = edit->at + edit->length;
    }
    rewritten_.append(text_, begin, end - begin);
    return edit;
  }

  void set_attribute(pugi::xml_node element, pugi::xml_attribute attribute) {
    const std::string_view name = attribute.name();
    if (name != "alt" && name != "title" && name != internal::kCaption) return;
    if (!has_typewriter_marks(attribute.value())) return;
    text_ = attribute.value();
    find_edits(element);
    rewrite(0, text_.size(), edits_.cbegin());
    attribute.set_value(rewritten_.data(), rewritten_.size());
  }

  Chapter& chapter_;
  std::string_view language_;
  // Kept from block to block for their room.
  std::vector<TextRun> runs_;
  std::vector<Piece> pieces_;
  std::vector<Edit> edits_;
  std::string text_;
  std::string rewritten_;
};

}  // namespace

void set_punctuation(Chapter& chapter, std::string_view language) {
  PunctuationSetter setter(chapter, language);
  for (const pugi::xml_node root : {chapter.body, chapter.notes}) {
    setter.set_blocks(root);
    setter.set_attributes(root);
  }
}

}  // namespace colophon::passes
