#include "verify/documents/style_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "verify/documents/judge.h"
#include "verify/styles/selectors.h"
#include "verify/styles/tokens.h"
#include "verify/xml/bounds.h"

namespace colophon::verify {

namespace {

using css::Token;
using Kind = Token::Kind;

bool is_sign(const Token& token, char sign) {
  return token.kind == Kind::sign && token.sign == sign;
}

// A grammar as EPUBCheck has it: rules of selectors and declarations, at-rules that end with `;` or
// have a block of the one or the other. What stands in a value is no matter, but for its brackets.
class Judge {
 public:
  Judge(std::string_view css, DocumentKind kind, Diagnostics& findings)
      : css_(css),
        forbids_directions_(kind != DocumentKind::legacy &&
                            kind != DocumentKind::legacy_style_sheet),
        findings_(findings),
        bound_(findings),
        lexer_(css) {
    advance();
  }

  // Blocks within blocks are counted, not recursed into.
  void judge_sheet() {
    while (true) {
      skip_space();
      if (token_.kind == Kind::end || bound_.is_spent()) break;
      if (token_.kind == Kind::cdo || token_.kind == Kind::cdc) {
        advance();
      } else if (is_sign(token_, '}')) {
        if (blocks_.empty()) {
          report(token_, "`}` closes nothing");
        } else {
          blocks_.pop_back();
        }
        advance();
      } else if (token_.kind == Kind::at_keyword) {
        judge_at_rule();
      } else {
        judge_rule();
      }
    }
    if (!blocks_.empty()) report(blocks_.back(), "this block is never closed");
    judge_end();
  }

  void judge_declarations_alone() {
    judge_declarations(true);
    judge_end();
  }

  // Whatever the grammar says of it.
  void gather_loaded() {
    while (token_.kind != Kind::end) {
      if (token_.kind == Kind::url) refer(token_, Reference::Kind::loaded);
      const bool opens = opens_bracket();
      if (opens) skip_bracket(Reference::Kind::loaded);
      if (!opens) advance();
    }
  }

  DocumentFacts facts;

 private:
  void advance() {
    before_ = token_;
    token_ = lexer_.next();
    if (token_.kind == Kind::broken) report(token_, token_.problem);
  }
  void skip_space() {
    while (token_.kind == Kind::space) advance();
  }

  void report(const Token& token, std::string_view what) {
    findings_.report(Code::invalid_css, {SourceId{0}, token.begin, token.end}, what);
    bound_.keep();
  }
  std::string quoted(const Token& token) const {
    constexpr std::size_t kMost = 40;
    std::string_view text = css_.substr(token.begin, token.end - token.begin);
    if (text.size() > kMost) return "this";
    return token.kind == Kind::end ? "the end" : fmt::format("`{}`", text);
  }

  void judge_end() {
    if (lexer_.unclosed_comment() == std::string_view::npos) return;
    const auto begin = static_cast<std::uint32_t>(lexer_.unclosed_comment());
    findings_.report(Code::invalid_css, {SourceId{0}, begin, begin + 2},
                     "this comment is never closed");
  }

  void refer(const Token& token, Reference::Kind kind) {
    std::string target = css::plain_text(css_, token);
    if (target.empty()) return report(token, "an address of nothing");
    if (token.is_disguised) kind = Reference::Kind::loaded;
    if (target.starts_with('#') || facts.references.size() > kMostFacts) return;
    facts.references.push_back(
        {.kind = kind, .target = std::move(target), .begin = token.begin, .end = token.end});
  }

  // `~=` and the like, which stand in selectors alone; `@name`, which begins a rule.
  bool is_misplaced() const {
    if (token_.kind == Kind::at_keyword) return true;
    const bool is_match = token_.kind == Kind::sign &&
                          std::string_view("~|^$*").find(token_.sign) != std::string_view::npos;
    return is_match && css_.substr(token_.end).starts_with('=');
  }

  void report_misplaced(std::string_view where) {
    report(token_, fmt::format("{} cannot stand in a {}", quoted(token_), where));
  }

  bool opens_bracket() const {
    return token_.kind == Kind::function || is_sign(token_, '(') || is_sign(token_, '[');
  }

  // Functions whose strings, where they stand alone, are addresses (css-images-4, css-values-4).
  bool takes_addresses() const {
    if (token_.kind != Kind::function) return false;
    const std::string name = ascii::lower(css::plain_text(css_, token_));
    return name.ends_with("image-set") || name == "image" || name == "src";
  }

  // What an open bracket holds; stops at what cannot stand there. Strays mean nothing.
  bool skip_bracket(std::optional<Reference::Kind> addresses) {
    std::vector<bool> open_brackets = {takes_addresses()};
    const Token open = token_;
    advance();
    while (!open_brackets.empty()) {
      if (token_.kind == Kind::end || is_sign(token_, ';') || is_sign(token_, '{') ||
          is_sign(token_, '}')) {
        report(open, fmt::format("{} is never closed", quoted(open)));
        return false;
      }
      if (is_misplaced()) {
        report_misplaced("bracket");
        return false;
      }
      const bool is_address = token_.kind == Kind::string && open_brackets.back();
      if (opens_bracket()) open_brackets.push_back(takes_addresses());
      if (is_sign(token_, ')') || is_sign(token_, ']')) open_brackets.pop_back();
      if (token_.kind == Kind::url && addresses) refer(token_, *addresses);
      if (is_address && addresses) refer(token_, Reference::Kind::loaded);
      advance();
    }
    return true;
  }

  // From what is wrong to the end of the block that it stands in, which is closed.
  void skip_to_block_end() {
    std::size_t depth = 1;
    while (token_.kind != Kind::end && depth > 0) {
      if (is_sign(token_, '{')) ++depth;
      if (is_sign(token_, '}')) --depth;
      advance();
    }
  }

  void judge_rule() {
    css::SelectorJudge selector(css_);
    while (token_.kind != Kind::end && !is_sign(token_, '{')) {
      if (const char* problem = selector.take(token_)) {
        report(token_, fmt::format("{} {}", quoted(token_), problem));
        return skip_rule();
      }
      advance();
    }
    if (token_.kind == Kind::end) return report(before_, "a selector without a block");
    if (const char* problem = selector.finish(token_)) {
      report(token_, problem);
      return skip_rule();
    }
    advance();
    judge_declarations(false);
  }

  // A rule whose selector is wrong: as far as its block goes.
  void skip_rule() {
    while (token_.kind != Kind::end && !is_sign(token_, '{') && !is_sign(token_, '}') &&
           !is_sign(token_, ';')) {
      advance();
    }
    const bool has_block = is_sign(token_, '{');
    if (token_.kind == Kind::end) return;
    if (is_sign(token_, '}') && !blocks_.empty()) return;
    advance();
    if (has_block) skip_to_block_end();
  }

  void judge_at_rule() {
    const Token keyword = token_;
    const std::string name = ascii::lower(css::plain_text(css_, keyword));
    advance();
    skip_space();
    const bool names_sheet = token_.kind == Kind::string || token_.kind == Kind::url;
    if (name == "@import" && names_sheet) refer(token_, Reference::Kind::style_sheet);
    if (name == "@import" && (is_sign(token_, ';') || is_sign(token_, '{'))) {
      report(keyword, "this `@import` names no style sheet");
    }
    while (!is_sign(token_, ';') && !is_sign(token_, '{')) {
      if (token_.kind == Kind::end) {
        report(keyword, fmt::format("{} ends with neither `;` nor a block", quoted(keyword)));
        if (name == "@font-face") report_empty(keyword);
        return;
      }
      if (is_sign(token_, '}')) return report(token_, "`}` cannot stand here");
      if (is_misplaced() || token_.kind == Kind::important) {
        report_misplaced("condition");
        return skip_rule();
      }
      if (!opens_bracket()) {
        advance();
      } else if (!skip_bracket(std::nullopt)) {
        return skip_rule();
      }
    }
    const bool has_block = is_sign(token_, '{');
    advance();
    if (has_block) judge_block(keyword, name);
  }

  void report_empty(const Token& keyword) {
    findings_.report(Code::empty_font_face, {SourceId{0}, keyword.begin, keyword.end});
  }

  // A block holds rules where a `{` comes before any `;` and `}`, else declarations.
  void judge_block(const Token& keyword, std::string_view name) {
    css::Lexer ahead = lexer_;
    Token token = token_;
    while (token.kind != Kind::end && !is_sign(token, '{') && !is_sign(token, ';') &&
           !is_sign(token, '}')) {
      token = ahead.next();
    }
    if (is_sign(token, '{')) {
      blocks_.push_back(keyword);
      return;
    }
    in_font_face_ = name == "@font-face";
    const std::size_t count = judge_declarations(false);
    if (in_font_face_ && count == 0) report_empty(keyword);
    in_font_face_ = false;
  }

  // As far as the `}` of the block, or the end of an attribute; their number.
  std::size_t judge_declarations(bool is_attribute) {
    std::size_t count = 0;
    while (true) {
      skip_space();
      if (token_.kind == Kind::end) {
        if (!is_attribute) report(before_, "this block is never closed");
        return count;
      }
      if (is_sign(token_, '}') && !is_attribute) return advance(), count;
      if (is_attribute && is_sign(token_, ';')) {
        advance();
        continue;
      }
      if (!judge_declaration(is_attribute)) return skip_to_block_end(), count;
      ++count;
      if (is_sign(token_, ';')) advance();
    }
  }

  bool judge_declaration(bool is_attribute) {
    if (token_.kind != Kind::ident) {
      report(token_, fmt::format("{} stands where a property is named", quoted(token_)));
      return false;
    }
    const Token name = token_;
    judge_property(name);
    advance();
    skip_space();
    if (!is_sign(token_, ':')) {
      report(name, fmt::format("property {} has no `:` and no value", quoted(name)));
      return false;
    }
    advance();
    skip_space();
    const bool is_custom = css_.substr(name.begin, 2) == "--";
    const bool is_empty = token_.kind == Kind::end || token_.kind == Kind::important ||
                          is_sign(token_, ';') || is_sign(token_, '}');
    if (is_empty && !is_custom) {
      report(name, fmt::format("property {} has no value", quoted(name)));
      return false;
    }
    return judge_value(is_attribute);
  }

  void judge_property(const Token& name) {
    if (!forbids_directions_) return;
    const std::string property = ascii::lower(css::plain_text(css_, name));
    if (property == "direction" || property == "unicode-bidi") {
      report(name, fmt::format("`{}` cannot be set in a book", property));
    }
  }

  bool judge_value(bool is_attribute) {
    const Reference::Kind kind = in_font_face_ ? Reference::Kind::font : Reference::Kind::image;
    while (token_.kind != Kind::end && !is_sign(token_, ';')) {
      if (is_sign(token_, '}') && !is_attribute) return true;
      if (is_sign(token_, '{') || is_sign(token_, '}') || is_misplaced()) {
        report_misplaced("value");
        return false;
      }
      if (token_.kind == Kind::broken) return false;
      if (token_.kind == Kind::url) refer(token_, kind);
      if (!opens_bracket()) {
        advance();
      } else if (!skip_bracket(kind)) {
        return false;
      }
    }
    return true;
  }

  std::string_view css_;
  bool forbids_directions_;
  Diagnostics& findings_;
  FindingBound bound_;
  css::Lexer lexer_;
  Token token_;
  Token before_;
  std::vector<Token> blocks_;  // at-rules whose blocks of rules are open
  bool in_font_face_ = false;
};

}  // namespace

DocumentFacts judge_style_sheet(std::string_view css, DocumentKind kind, Diagnostics& findings) {
  Judge judge(css, kind, findings);
  judge.judge_sheet();
  return std::move(judge.facts);
}

DocumentFacts judge_declarations(std::string_view css, DocumentKind kind, Diagnostics& findings) {
  Judge judge(css, kind, findings);
  judge.judge_declarations_alone();
  return std::move(judge.facts);
}

DocumentFacts gather_loaded(std::string_view css) {
  Diagnostics unsaid;
  Judge judge(css, DocumentKind::legacy, unsaid);
  judge.gather_loaded();
  return std::move(judge.facts);
}

void judge_style(Document& document, std::string_view css, bool is_attribute,
                 const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pieces) {
  const std::size_t first = document.findings.all().size();
  DocumentFacts found = is_attribute ? judge_declarations(css, document.kind, document.findings)
                                     : judge_style_sheet(css, document.kind, document.findings);
  const auto size = static_cast<std::uint32_t>(document.text.size());
  const auto locate = [&](std::uint32_t offset) {
    const auto behind = std::upper_bound(
        pieces.begin(), pieces.end(), offset,
        [](std::uint32_t wanted, const auto& piece) { return wanted < piece.first; });
    if (behind == pieces.begin()) return std::uint32_t{0};
    const auto& piece = *std::prev(behind);
    return std::min(piece.second + offset - piece.first, size);
  };
  document.findings.seal();
  for (std::size_t i = first; i < document.findings.all().size(); ++i) {
    Span& span = document.findings.all()[i].span;
    span = document.span(locate(span.begin), locate(span.end));
  }
  for (Reference& reference : found.references) {
    reference.begin = locate(reference.begin);
    reference.end = locate(reference.end);
    refer(document, std::move(reference));
  }
}

}  // namespace colophon::verify
