#include "markdown/engine/inlines.h"

#include <algorithm>
#include <array>
#include <string>

#include "markdown/scan/html_ends.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/attributes.h"
#include "markdown/signs/foreign_inlines.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using Pair = Construct::Pair;

class Scanner {
 public:
  Scanner(std::string_view text, bool takes_attributes, const Dialect& dialect,
          const LinkLabels& labels, Constructs& constructs)
      : text_(text),
        takes_attributes_(takes_attributes),
        dialect_(dialect),
        constructs_(constructs),
        foreign_(text, dialect, labels),
        html_ends_(text) {}

  InlineScan run() {
    // Link reference definitions, which only a paragraph's head can hold, stay cmark's own.
    while (at_ < text_.size() && text_[at_] == '[') {
      const std::size_t end = skip_reference_definition(text_, at_);
      if (end == kNone) break;
      at_ = end;
    }
    result_.head = at_;
    while (at_ < text_.size()) step();
    for (const Bracket& bracket : brackets_) {
      if (bracket.opens_note) revert(bracket);
    }
    std::sort(result_.edits.begin(), result_.edits.end(),
              [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    std::erase_if(result_.edits, [](const Edit& edit) { return edit.begin == edit.end; });
    return std::move(result_);
  }

 private:
  struct Bracket {
    std::size_t at;
    bool opens_note;
    bool is_image;
    std::size_t edit;  // of `^[`
  };

  char peek(std::size_t ahead = 1) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  std::size_t add(std::size_t begin, std::size_t end, Construct construct) {
    construct.raw = text_.substr(begin, end - begin);
    constructs_.push_back(std::move(construct));
    result_.edits.push_back({begin, end, constructs_.size() - 1});
    return result_.edits.size() - 1;
  }

  void step() {
    if (ForeignInlines::may_begin_with(text_[at_]) && foreign_inline()) return;
    switch (text_[at_]) {
      case '\\':
        at_ += is_punctuation(peek()) ? 2 : 1;
        return;
      case '`':
        return code_span();
      case '<':
        return markup();
      case '$':
        if (!dialect_.mathematics) break;
        return mathematics();
      case '!':
        if (peek() == '[' && !(peek(2) == '^' && dialect_.notes)) return open_bracket(true);
        break;
      case '(':
        if (peek() == '@' && dialect_.example_lists && example_reference()) return;
        break;
      case '[':
        return dialect_.notes && peek() == '^' && note_reference() ? void() : open_bracket(false);
      case ']':
        return close_bracket();
      case '^':
        if (peek() == '[' && dialect_.notes) return open_note();
        if (!dialect_.superscript) break;
        return tight_pair(Pair::superscript);
      case '~':
        return tilde();
      case '{':
        return trailing_attributes();
      default:
        break;
    }
    ++at_;
  }

  bool foreign_inline() {
    std::vector<ConstructPlace> parts;
    const std::size_t end = foreign_.read(at_, parts);
    if (end == kNone) return false;
    for (ConstructPlace& part : parts) add(part.begin, part.end, std::move(part.construct));
    at_ = end;
    return true;
  }

  // cmark looks for the end of each anew: those that are known to have none, but for a few, are
  // text to it.
  void markup() {
    constexpr std::size_t kMostOpen = 16;
    const std::size_t before = html_ends_.known_open();
    const std::size_t end = html_ends_.skip(at_);
    if (html_ends_.known_open() > std::max(before, kMostOpen)) {
      const bool is_section = peek(2) == '[';
      const std::size_t size = is_section ? std::string_view("<![CDATA[").size() - 1 : 2;
      const bool has_room = brackets_.size() < kMostBrackets;
      return keep_as_text(is_section && !has_room ? size + 1 : size);
    }
    skip_or_step(std::min(end, skip_autolink(text_, at_)));
  }

  void keep_as_text(std::size_t size) {
    add(at_, at_ + size, {.kind = Kind::text});
    at_ += size;
  }

  void skip_or_step(std::size_t end) { at_ = end == kNone ? at_ + 1 : end; }

  void code_span() {
    const std::size_t inside = skip_run(text_, at_);
    const std::size_t length = std::min(inside - at_, kMostBackticks + 1);
    // A length that found no partner once finds none further on.
    const std::size_t end = no_partner_[length] ? kNone : skip_code_span(text_, at_);
    if (end == kNone) {
      no_partner_[length] = true;
      at_ = inside;
      return;
    }
    if (dialect_.raw_attributes && raw_text(inside, end)) return;
    at_ = end;
    attributes_here();
  }

  // `{=format}` behind the code span that ends at `end`.
  bool raw_text(std::size_t inside, std::size_t end) {
    std::size_t behind = 0;
    const std::string_view format = raw_format(text_, end, behind);
    if (format.empty()) return false;
    Construct construct{.kind = Kind::raw_text};
    construct.edit_details().name = format;
    construct.text = text_.substr(inside, end - inside - (inside - at_));
    add(at_, behind, std::move(construct));
    at_ = behind;
    return true;
  }

  // `{...}` right behind a code span, link, image or emphasis.
  bool attributes_here() {
    if (!dialect_.attributes || at_ >= text_.size() || text_[at_] != '{') return false;
    Construct construct{.kind = Kind::attributes};
    std::size_t end = 0;
    if (!parse_attributes(text_, at_, end, construct.edit_details().attributes)) return false;
    add(at_, end, std::move(construct));
    at_ = end;
    return true;
  }

  void trailing_attributes() {
    const char before = at_ > 0 ? text_[at_ - 1] : '\0';
    const bool behind_emphasis = before == '*' || before == '_';
    if (dialect_.attributes && (takes_attributes_ || behind_emphasis)) {
      Attributes attributes;
      std::size_t end = 0;
      if (parse_attributes(text_, at_, end, attributes) &&
          (behind_emphasis || text_.find_first_not_of(" \t\n#", end) == text_.npos)) {
        attributes_here();
        return;
      }
    }
    const bool behind_bracket = before == ']' && dialect_.spans;
    if (behind_bracket || (dialect_.attributes && (takes_attributes_ || behind_emphasis)))
      note_malformed();
    ++at_;
  }

  // `{.a #b` and `{lang="fr}`: what begins as attributes do, to its brace or the end of the text,
  // and cannot be read.
  void note_malformed() {
    if (next_brace_ < at_) next_brace_ = text_.find('}', at_);
    const std::size_t end = std::min(next_brace_, text_.size() - 1) + 1;
    const std::string_view written = text_.substr(at_, end - at_);
    std::size_t name = 1;
    if (name < written.size() && (written[name] == '#' || written[name] == '.')) ++name;
    const bool has_sign = name > 1;
    std::size_t behind = name;
    while (behind < written.size() && (is_alphanumeric(written[behind]) || written[behind] == '-'))
      ++behind;
    const bool has_value = behind > name && written.substr(behind).starts_with("=\"");
    const bool has_name = has_sign && (behind > name || written.substr(name) == "}");
    if (has_value || has_name) result_.malformed.emplace_back(at_, end);
  }

  void mathematics() {
    const bool display = peek() == '$';
    const std::size_t inside = at_ + (display ? 2 : 1);
    const std::size_t close = display ? text_.find("$$", inside) : inline_mathematics_end(inside);
    if (close == text_.npos || close == inside) {
      at_ = inside;
      return;
    }
    const std::size_t end = close + (display ? 2 : 1);
    add(at_, end,
        {.kind = display ? Kind::display_math : Kind::math,
         .text = text_.substr(inside, close - inside)});
    at_ = end;
    attributes_here();
  }

  // pandoc's rule: no white space inside either dollar, no digit behind the closing one.
  std::size_t inline_mathematics_end(std::size_t inside) {
    if (inside >= text_.size() || is_space(text_[inside]) || inside < no_dollar_before_)
      return text_.npos;
    for (std::size_t i = inside; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '$') {
        const bool digit_follows = i + 1 < text_.size() && is_digit(text_[i + 1]);
        if (!is_space(text_[i - 1]) && !digit_follows) return i;
      }
    }
    no_dollar_before_ = text_.size();
    return text_.npos;
  }

  bool note_reference() {
    const std::size_t end = skip_note_label(text_, at_ + 2);
    if (end == kNone) return false;
    add(at_, end + 1, {.kind = Kind::note_reference, .text = text_.substr(at_ + 2, end - at_ - 2)});
    at_ = end + 1;
    return true;
  }

  // `(@label)` of a numbered example; whether there is one is known at the chapter's end.
  bool example_reference() {
    std::size_t end = at_ + 2;
    while (end < text_.size() &&
           (is_alphanumeric(text_[end]) || text_[end] == '_' || text_[end] == '-'))
      ++end;
    if (end == at_ + 2 || end >= text_.size() || text_[end] != ')') return false;
    add(at_, end + 1,
        {.kind = Kind::example_reference, .text = text_.substr(at_ + 2, end - at_ - 2)});
    at_ = end + 1;
    return true;
  }

  void open_note() {
    const std::size_t edit = add(at_, at_ + 2, {.kind = Kind::open, .pair = Pair::note});
    brackets_.push_back({at_, true, false, edit});
    at_ += 2;
  }

  void open_bracket(bool is_image) {
    if (brackets_.size() >= kMostBrackets) {
      if (result_.first_bracket_too_many == kNone) result_.first_bracket_too_many = at_;
      return keep_as_text(is_image ? 2 : 1);
    }
    brackets_.push_back({at_, false, is_image, 0});
    at_ += is_image ? 2 : 1;
  }

  void close_bracket() {
    if (brackets_.empty()) {
      ++at_;
      return;
    }
    const Bracket bracket = brackets_.back();
    brackets_.pop_back();
    if (bracket.opens_note) {
      add(at_, at_ + 1, {.kind = Kind::close, .pair = Pair::note});
      ++at_;
      return;
    }
    const std::size_t close = at_++;
    if (at_ < text_.size() && text_[at_] == '{' && !bracket.is_image && dialect_.spans) {
      Attributes attributes;
      std::size_t end = 0;
      if (parse_attributes(text_, at_, end, attributes)) {
        attributes.begin = static_cast<std::uint32_t>(at_);
        attributes.end = static_cast<std::uint32_t>(end);
        Construct span{.kind = Kind::open, .pair = Pair::span};
        span.edit_details().attributes = std::move(attributes);
        add(bracket.at, bracket.at + 1, std::move(span));
        add(close, end, {.kind = Kind::close, .pair = Pair::span});
        at_ = end;
        return;
      }
    }
    if (const auto tail = parse_link_tail(text_, at_)) {
      at_ = tail->end;
      attributes_here();
    } else if (at_ < text_.size() && text_[at_] == '[' && !(peek() == '^' && dialect_.notes)) {
      const std::size_t label = skip_label(text_, at_);
      const bool collapsed = peek() == ']';
      if (label == kNone && !collapsed) return;
      at_ = collapsed ? at_ + 2 : label;
      attributes_here();
    } else if (bracket.is_image) {
      attributes_here();
    }
  }

  void tilde() {
    const std::size_t end = skip_run(text_, at_);
    if (end - at_ == 1 && dialect_.subscript) return tight_pair(Pair::subscript);
    if (end - at_ != 2 || !dialect_.strikeout) {
      at_ = end;
      return;
    }
    const bool space_follows = end >= text_.size() || is_space(text_[end]);
    const bool space_precedes = at_ == 0 || is_space(text_[at_ - 1]);
    if (strike_open_ && !space_precedes) {
      add(at_, end, {.kind = Kind::close, .pair = Pair::strike});
      strike_open_ = false;
    } else if (!strike_open_ && !space_follows && text_.find("~~", end) != text_.npos) {
      add(at_, end, {.kind = Kind::open, .pair = Pair::strike});
      strike_open_ = true;
    }
    at_ = end;
  }

  // `^a^` and `~a~`: no white space between, so that a caret or tilde in prose stays what it is.
  void tight_pair(Pair pair) {
    const char delimiter = text_[at_];
    const std::size_t inside = at_ + 1;
    const std::size_t run = skip_run(text_, at_);
    if (std::find(closers_.begin(), closers_.end(), at_) != closers_.end()) {
      add(at_, inside, {.kind = Kind::close, .pair = pair});
      at_ = inside;
      return;
    }
    if (run != inside) {
      at_ = run;
      return;
    }
    std::size_t i = inside;
    while (i < text_.size() && text_[i] != delimiter && !is_space(text_[i]))
      i += text_[i] == '\\' ? 2 : 1;
    const bool closes =
        i < text_.size() && text_[i] == delimiter && i > inside && skip_run(text_, i) == i + 1;
    if (closes) {
      add(at_, inside, {.kind = Kind::open, .pair = pair});
      closers_.push_back(i);
      if (closers_.size() > 8) closers_.erase(closers_.begin());
    }
    at_ = inside;
  }

  // A `^[` that is never closed is text.
  void revert(const Bracket& bracket) {
    result_.unclosed.push_back(bracket.at);
    result_.edits[bracket.edit].end = result_.edits[bracket.edit].begin;
  }

  std::string_view text_;
  bool takes_attributes_;
  const Dialect& dialect_;
  Constructs& constructs_;
  ForeignInlines foreign_;
  HtmlEnds html_ends_;
  InlineScan result_;
  std::size_t at_ = 0;
  std::vector<Bracket> brackets_;
  std::vector<std::size_t> closers_;  // where open super- and subscripts end
  std::array<bool, kMostBackticks + 2> no_partner_{};
  std::size_t no_dollar_before_ = 0;
  std::size_t next_brace_ = 0;  // the first `}` not before the last place that was asked for
  bool strike_open_ = false;
};

}  // namespace

InlineScan scan_inlines(std::string_view text, bool takes_attributes, const Dialect& dialect,
                        const LinkLabels& labels, Constructs& constructs) {
  return Scanner(text, takes_attributes, dialect, labels, constructs).run();
}

}  // namespace colophon::markdown
