#include "formats/css/references.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "formats/addresses.h"

namespace colophon::css {
namespace {

// Functions that stand for something else, a string or an address among others (css-variables-2,
// css-values-5, css-mixins-1).
bool is_substituted(std::string_view function) {
  return function == "var" || function == "env" || function == "attr" || function == "if" ||
         function == "inherit" || function.starts_with("--");
}

// The next token that is no blank, or the number of all.
std::uint32_t next_sign(const Tokens& tokens, std::uint32_t at) {
  do ++at;
  while (at < tokens.size() && is_blank(tokens[at]));
  return at;
}

// The string that is all there is in the url("…") or src("…") that begins here, if one is.
struct QuotedUrl {
  std::uint32_t string = 0;  // the number of all tokens where there is none
  std::uint32_t behind = 0;  // the first sign behind it
};
QuotedUrl read_quoted(const Tokens& tokens, std::uint32_t function) {
  const std::uint32_t none = tokens.size();
  const std::string name = ascii::lower(tokens[function].value);
  if (name != "url" && name != "src") return {none, none};
  const std::uint32_t string = next_sign(tokens, function);
  if (string == none || tokens[string].kind != TokenKind::string) return {none, none};
  return {string, next_sign(tokens, string)};
}

// Keeps of the grammar no more than which brackets are open and which at-rule has begun.
class ReferenceFinder {
 public:
  explicit ReferenceFinder(const Tokens& tokens) : tokens_(tokens) {}

  std::vector<Reference> find() {
    for (std::uint32_t i = 0; i < tokens_.size();) {
      while (!open_.empty() && open_.back().close <= i) open_.pop_back();
      i = is_blank(tokens_[i]) ? i + 1 : take(i);
    }
    end_imports(static_cast<std::uint32_t>(tokens_.text.size()));
    return std::move(references_);
  }

 private:
  struct Open {
    std::uint32_t close = 0;  // the token that closes it, or what it stands in
    bool in_font_face = false;
    bool takes_addresses = false;
  };

  // Answers where to go on.
  std::uint32_t take(std::uint32_t at) {
    const Token& token = tokens_[at];
    // An address is imported if it is the first thing behind @import.
    const Reference::Kind kind =
        std::exchange(after_import_, false) ? Reference::Kind::import : Reference::Kind::url;
    switch (token.kind) {
      case TokenKind::url:
        refer(kind, token.value, token.begin, token.end);
        break;
      case TokenKind::string:
        if (kind == Reference::Kind::import || stands_for_address()) {
          refer(kind, token.value, token.begin, token.end);
        }
        break;
      case TokenKind::function:
        return take_function(at, kind);
      case TokenKind::at_keyword:
        at_rule_ = ascii::lower(token.value);
        rule_begin_ = token.begin;
        after_import_ = at_rule_ == "import";
        break;
      case TokenKind::semicolon:
        end_imports(token.end);
        break;
      case TokenKind::open_curly:
      case TokenKind::close_curly:
        end_imports(token.begin);
        break;
      default:
        break;
    }
    if (opens_bracket(token)) open(at, false);
    if (token.kind == TokenKind::semicolon || token.kind == TokenKind::open_curly ||
        token.kind == TokenKind::close_curly) {
      at_rule_.clear();
    }
    return at + 1;
  }

  std::uint32_t take_function(std::uint32_t at, Reference::Kind kind) {
    const Token& token = tokens_[at];
    const std::string name = ascii::lower(token.value);
    if (const QuotedUrl quoted = read_quoted(tokens_, at); quoted.string < tokens_.size()) {
      refer(kind, tokens_[quoted.string].value, token.begin, end_of(quoted));
      open(at, true);
      return quoted.string + 1;
    }
    const bool is_unknown = stands_for_address() && is_substituted(name);
    open(at, takes_addresses(name));
    if (!is_unknown) return at + 1;
    const std::uint32_t close = open_.back().close;
    const bool is_closed = token.match == close;
    refer(Reference::Kind::unknown, name + "()", token.begin,
          is_closed ? tokens_[close].end : tokens_[close - 1].end);
    return close;
  }

  // What is never closed is closed by the end, and loaded (css-syntax-3, section 4.3).
  std::uint32_t end_of(const QuotedUrl& quoted) const {
    if (quoted.behind == tokens_.size()) return tokens_[quoted.string].end;
    const Token& behind = tokens_[quoted.behind];
    return behind.kind == TokenKind::close_round ? behind.end : behind.begin;
  }

  void refer(Reference::Kind kind, std::string_view target, std::uint32_t begin,
             std::uint32_t end) {
    if (at_rule_ == "namespace") return;  // it names something: nothing is fetched
    const bool in_font_face = !open_.empty() && open_.back().in_font_face;
    references_.push_back({.kind = kind,
                           .target = std::string(target),
                           .begin = begin,
                           .end = end,
                           .in_font_face = in_font_face,
                           .rule_begin = rule_begin_});
  }

  bool stands_for_address() const { return !open_.empty() && open_.back().takes_addresses; }

  void open(std::uint32_t at, bool takes_addresses) {
    const Open outer = open_.empty() ? Open{.close = tokens_.size()} : open_.back();
    const bool is_font_face = tokens_[at].kind == TokenKind::open_curly && at_rule_ == "font-face";
    open_.push_back({.close = std::min(tokens_[at].match, outer.close),
                     .in_font_face = outer.in_font_face || is_font_face,
                     .takes_addresses = takes_addresses});
  }

  void end_imports(std::uint32_t end) {
    for (; ended_ < references_.size(); ++ended_) references_[ended_].rule_end = end;
  }

  const Tokens& tokens_;
  std::vector<Reference> references_;
  std::size_t ended_ = 0;  // the references whose rules have
  std::vector<Open> open_;
  std::string at_rule_;  // whose prelude we are in, in lower case
  std::uint32_t rule_begin_ = 0;
  bool after_import_ = false;
};

}  // namespace

std::vector<Reference> find_references(const Tokens& tokens) {
  return ReferenceFinder(tokens).find();
}

std::vector<Reference> find_references(std::string_view text) {
  return find_references(tokenize(text));
}

std::vector<Problem> find_problems(const Tokens& tokens) {
  std::vector<Problem> problems;
  const auto add = [&](std::uint32_t at, std::string message) {
    problems.push_back({at, std::move(message)});
  };
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.problem != TokenProblem::none) add(token.begin, std::string(in_words(token.problem)));
    if (token.kind == TokenKind::function) {
      const std::uint32_t behind = read_quoted(tokens, i).behind;
      if (behind < tokens.size() && tokens[behind].kind != TokenKind::close_round) {
        add(token.begin, "nothing may follow the string in `url(`");
      }
    }
    if (token.match != kNoMatch) continue;
    const std::uint32_t sign = token.end - 1;
    if (opens_bracket(token)) add(sign, std::string("unclosed `") + tokens.text[sign] + '`');
    if (closes_bracket(token)) add(sign, std::string("`") + tokens.text[sign] + "` closes nothing");
  }
  return problems;
}

bool takes_addresses(std::string_view function) {
  return function == "url" || function == "src" || function == "image" || function == "image-set" ||
         function == "-webkit-image-set";
}

bool is_self_contained(const Reference& reference) {
  if (reference.kind != Reference::Kind::url) return false;
  const Destination destination = leads_where(reference.target);
  const bool has_part = reference.target.find('#') != std::string::npos;
  return destination == Destination::here || (destination == Destination::data && !has_part);
}

std::string find_loaded(std::string_view text, DataUrls data) {
  if (text.find('(') == text.npos) return {};
  for (Reference& reference : find_references(text)) {
    if (leads_where(reference.target) == Destination::here) continue;
    if (data == DataUrls::allowed && is_self_contained(reference)) continue;
    return std::move(reference.target);
  }
  return {};
}

}  // namespace colophon::css
