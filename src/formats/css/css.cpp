#include "formats/css/css.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "formats/addresses.h"
#include "formats/css/tokens.h"

namespace colophon::css {
namespace {

// Functions that stand for something else, a string or an address among others (css-variables-2,
// css-values-5, css-mixins-1).
bool is_substituted(std::string_view function) {
  return function == "var" || function == "env" || function == "attr" || function == "if" ||
         function == "inherit" || function.starts_with("--");
}

// At-rules whose url() names something: nothing is fetched.
bool only_names_addresses(std::string_view at_rule) { return at_rule == "namespace"; }

bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\f'; }
bool is_name_character(char c) {
  return (c >= '0' && c <= '9') || (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Keeps of the grammar no more than which brackets are open and which at-rule has begun.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : tokenizer_(text) {}

  Sheet scan() {
    while (!tokenizer_.done()) {
      Token token = tokenizer_.next();
      if (!token.problem.empty()) report(token.begin, std::string(token.problem));
      if (!is_blank(token)) take(token);
    }
    // What is never closed is closed by the end, and loaded (css-syntax-3, section 4.3).
    if (quoted_ && quoted_->has_string) {
      refer(quoted_->kind, quoted_->target, quoted_->begin, end_);
    }
    for (const Open& open : open_) {
      report(open.at, std::string("unclosed `") + open.bracket + '`');
      substitute(open);
    }
    std::stable_sort(sheet_.problems.begin(), sheet_.problems.end(),
                     [](const Problem& a, const Problem& b) { return a.offset < b.offset; });
    return std::move(sheet_);
  }

 private:
  struct Open {
    char bracket;
    std::uint32_t at;
    bool is_font_face = false;
    bool takes_addresses = false;
    std::string substitutes = {};  // its function, where that stands for an address
    std::uint32_t begin = 0;       // of such a function
  };

  // A url("…") or src("…") on the way: its string has been seen, or is the next thing there may be.
  struct Quoted {
    std::uint32_t begin = 0;
    Reference::Kind kind = Reference::Kind::url;
    bool has_string = false;
    std::string target;
  };

  void report(std::size_t at, std::string message) {
    sheet_.problems.push_back({static_cast<std::uint32_t>(at), std::move(message)});
  }

  void refer(Reference::Kind kind, std::string target, std::uint32_t begin, std::uint32_t end) {
    if (only_names_addresses(at_rule_) || substitutions_ > 0) return;
    sheet_.references.push_back({.kind = kind,
                                 .target = std::move(target),
                                 .begin = begin,
                                 .end = end,
                                 .in_font_face = font_faces_ > 0,
                                 .rule_begin = at_rule_begin_});
  }

  // Whether the token belongs to a url("…") that has begun.
  bool continue_url(Token& token) {
    if (!quoted_) return false;
    if (!quoted_->has_string && token.kind == TokenKind::string) {
      quoted_->has_string = true;
      quoted_->target = std::move(token.value);
      return true;
    }
    const Quoted quoted = *std::exchange(quoted_, std::nullopt);
    if (!quoted.has_string) return token.kind == TokenKind::bad_string;
    const bool is_closed = token.kind == TokenKind::close_round;
    refer(quoted.kind, quoted.target, quoted.begin, is_closed ? token.end : token.begin);
    if (!is_closed) report(quoted.begin, "nothing may follow the string in `url(`");
    return false;
  }

  void take(Token& token) {
    end_ = token.end;
    if (continue_url(token)) return;
    // An address is imported if it is the first thing behind @import.
    const bool imports = std::exchange(after_import_, false);
    const Reference::Kind kind = imports ? Reference::Kind::import : Reference::Kind::url;
    switch (token.kind) {
      case TokenKind::string:
        if (imports || (!open_.empty() && open_.back().takes_addresses)) {
          refer(kind, std::move(token.value), token.begin, token.end);
        }
        break;
      case TokenKind::url:
        refer(kind, std::move(token.value), token.begin, token.end);
        break;
      case TokenKind::function:
        take_function(token, kind);
        break;
      case TokenKind::at_keyword:
        at_rule_ = ascii::lower(token.value);
        at_rule_begin_ = token.begin;
        after_import_ = at_rule_ == "import";
        break;
      case TokenKind::semicolon:
        at_rule_.clear();
        break;
      default:
        take_bracket(token);
        break;
    }
  }

  void take_function(const Token& token, Reference::Kind kind) {
    const std::string name = ascii::lower(token.value);
    if (name == "url" || name == "src") {
      quoted_ = Quoted{.begin = token.begin, .kind = kind, .target = {}};
    }
    const bool stands_for_address =
        !open_.empty() && open_.back().takes_addresses && is_substituted(name);
    open('(', token.end - 1, takes_addresses(name));
    if (!stands_for_address) return;
    open_.back().substitutes = name;
    open_.back().begin = token.begin;
    ++substitutions_;
  }

  void take_bracket(const Token& token) {
    switch (token.kind) {
      case TokenKind::open_round:
        return open('(', token.begin, false);
      case TokenKind::open_square:
        return open('[', token.begin, false);
      case TokenKind::open_curly:
        return open('{', token.begin, false);
      case TokenKind::close_round:
        return close(')', token.begin);
      case TokenKind::close_square:
        return close(']', token.begin);
      case TokenKind::close_curly:
        return close('}', token.begin);
      default:
        return;
    }
  }

  std::size_t& count(char bracket) { return counts_[bracket == '(' ? 0 : bracket == '[' ? 1 : 2]; }

  void open(char bracket, std::uint32_t at, bool takes_addresses) {
    Open opened = {.bracket = bracket, .at = at, .takes_addresses = takes_addresses};
    if (bracket == '{') {
      opened.is_font_face = at_rule_ == "font-face";
      font_faces_ += opened.is_font_face;
      at_rule_.clear();
    }
    open_.push_back(opened);
    ++count(bracket);
  }

  // Closes the innermost bracket of its kind and, with a problem each, those inside it.
  void close(char closing, std::uint32_t at) {
    const char bracket = closing == ')' ? '(' : closing == ']' ? '[' : '{';
    if (bracket == '{') at_rule_.clear();
    if (count(bracket) == 0) {
      return report(at, std::string("`") + closing + "` closes nothing");
    }
    while (true) {
      const Open last = open_.back();
      open_.pop_back();
      --count(last.bracket);
      font_faces_ -= last.is_font_face;
      substitute(last);
      if (last.bracket == bracket) return;
      report(last.at, std::string("unclosed `") + last.bracket + '`');
    }
  }

  // What stands for an address ends here.
  void substitute(const Open& last) {
    if (last.substitutes.empty()) return;
    --substitutions_;
    refer(Reference::Kind::unknown, last.substitutes + "()", last.begin, end_);
  }

  Tokenizer tokenizer_;
  Sheet sheet_;
  std::vector<Open> open_;
  std::array<std::size_t, 3> counts_ = {};  // of the open brackets of each kind
  std::size_t font_faces_ = 0;              // open blocks of @font-face
  std::string at_rule_;                     // whose prelude we are in, in lower case
  std::uint32_t at_rule_begin_ = 0;
  std::optional<Quoted> quoted_;
  std::uint32_t end_ = 0;          // of the token at hand
  std::size_t substitutions_ = 0;  // open ones that stand for addresses
  bool after_import_ = false;
};

void append_url(std::string& result, std::string_view target) {
  result += "url(\"";
  for (const char c : target) {
    if (c == '"' || c == '\\') result += '\\';
    if (is_line_end(c)) {
      result += c == '\n' ? "\\a " : c == '\r' ? "\\d " : "\\c ";
    } else {
      result += c;
    }
  }
  result += "\")";
}

}  // namespace

Sheet scan(std::string_view text) { return Scanner(text).scan(); }

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

std::string escaped_data(const Reference& reference) {
  if (leads_where(reference.target) != Destination::data) return {};
  std::string escaped = escape_address(reference.target);
  return escaped == reference.target ? std::string() : escaped;
}

std::string find_loaded(std::string_view text, DataUrls data) {
  if (text.find('(') == text.npos) return {};
  Sheet sheet = scan(text);
  for (Reference& reference : sheet.references) {
    if (leads_where(reference.target) == Destination::here) continue;
    if (data == DataUrls::allowed && is_self_contained(reference)) continue;
    return std::move(reference.target);
  }
  return {};
}

std::string rewrite(std::string_view text, const Sheet& sheet,
                    const std::function<std::string(const Reference&)>& target_of) {
  std::string result;
  result.reserve(text.size());
  std::size_t at = 0;
  for (const Reference& reference : sheet.references) {
    const std::string target = target_of(reference);
    if (target.empty()) continue;
    result += text.substr(at, reference.begin - at);
    // `@import"a"` needs no space, but a name in place of the string does.
    if (!result.empty() && is_name_character(result.back())) result += ' ';
    append_url(result, target);
    at = reference.end;
  }
  result += text.substr(at);
  return result;
}

}  // namespace colophon::css
