#include "formats/css_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"

namespace colophon::css {
namespace {

// What the block of an at-rule holds.
enum class Content : std::uint8_t { rules, keyframes, declarations, unknown };

Content content_of(std::string_view at_rule) {
  constexpr std::array<std::string_view, 8> kOfRules = {
      "media",    "supports",      "layer", "container",
      "document", "-moz-document", "scope", "starting-style"};
  constexpr std::array<std::string_view, 5> kOfDeclarations = {"font-face", "page", "property",
                                                               "counter-style", "viewport"};
  const auto is_one_of = [at_rule](const auto& names) {
    return std::find(names.begin(), names.end(), at_rule) != names.end();
  };
  if (is_one_of(kOfRules)) return Content::rules;
  if (is_one_of(kOfDeclarations)) return Content::declarations;
  return at_rule.ends_with("keyframes") ? Content::keyframes : Content::unknown;
}

bool is_custom(std::string_view property) { return property.starts_with("--"); }

// Walks the tokens once, block in block, without recursion.
class Parser {
 public:
  Parser(std::string_view text, Tree& tree) : text_(text), tree_(tree) {
    tree_.tokens = tokenize(text);
    tree_.matches = match_brackets(tree_.tokens);
    size_ = static_cast<std::uint32_t>(tree_.tokens.size());
  }

  void parse(Content top) {
    blocks_.push_back({kNoRule, size_, top});
    while (!blocks_.empty()) {
      const Block block = blocks_.back();
      if (at_ < block.end) {
        take_item(block);
        continue;
      }
      blocks_.pop_back();
      at_ = block.end + 1;
    }
  }

 private:
  struct Block {
    std::size_t rule = kNoRule;
    std::uint32_t end = 0;  // the token that closes it
    Content content = Content::rules;
  };

  const Token& token(std::uint32_t at) const { return tree_.tokens[at]; }
  TokenKind kind(std::uint32_t at) const { return tree_.tokens[at].kind; }

  std::uint32_t byte_of(std::uint32_t at) const {
    return at < size_ ? token(at).begin : static_cast<std::uint32_t>(text_.size());
  }

  std::uint32_t skip_blanks(std::uint32_t at, std::uint32_t end) const {
    while (at < end && is_blank(token(at))) ++at;
    return at;
  }

  std::uint32_t trim_end(std::uint32_t begin, std::uint32_t end) const {
    while (end > begin && is_blank(token(end - 1))) --end;
    return end;
  }

  // Behind the token at `at` or, where it opens a bracket, behind what closes it.
  std::uint32_t step(std::uint32_t at) const {
    const bool opens = kind(at) == TokenKind::function || kind(at) == TokenKind::open_round ||
                       kind(at) == TokenKind::open_square || kind(at) == TokenKind::open_curly;
    if (!opens) return at + 1;
    return std::min(tree_.matches[at], size_ - 1) + 1;
  }

  // The first `;` or `{` outside of brackets, or `end`.
  std::uint32_t find_end(std::uint32_t at, std::uint32_t end) const {
    while (at < end && kind(at) != TokenKind::semicolon && kind(at) != TokenKind::open_curly) {
      at = step(at);
    }
    return std::min(at, end);
  }

  // Bytes from the token `begin` to the end of the last before `end`.
  void fault(Fault::Kind what, std::uint32_t begin, std::uint32_t end, std::uint32_t cut_end,
             std::string message) {
    end = trim_end(begin, std::max(end, begin + 1));
    tree_.faults.push_back({what, token(begin).begin, token(std::max(end, begin + 1) - 1).end,
                            token(begin).begin, byte_of(cut_end), std::move(message)});
  }

  void take_item(const Block& block) {
    const TokenKind first = kind(at_);
    if (is_blank(token(at_))) {
      ++at_;
    } else if (first == TokenKind::semicolon) {
      const bool is_in_rule = block.content == Content::declarations;
      fault(is_in_rule ? Fault::Kind::harmless : Fault::Kind::repaired, at_, at_ + 1, at_ + 1,
            is_in_rule ? "" : "a `;` between rules takes the next rule with it");
      ++at_;
    } else if ((first == TokenKind::cdo || first == TokenKind::cdc) && block.rule == kNoRule) {
      ++at_;
    } else if (skip_slashes(block)) {
    } else if (first == TokenKind::at_keyword) {
      take_at_rule(block);
    } else if (block.content == Content::declarations) {
      take_declaration(block);
    } else {
      take_qualified_rule(block);
    }
  }

  // `// …`, which is no comment here.
  bool skip_slashes(const Block& block) {
    if (!is_delim(token(at_), '/') || at_ + 1 >= block.end || !is_delim(token(at_ + 1), '/')) {
      return false;
    }
    const std::uint32_t begin = token(at_).begin;
    const std::string_view rest = text_.substr(begin, byte_of(block.end) - begin);
    const std::size_t line_end = begin + std::min(rest.find('\n'), rest.size());
    std::uint32_t next = at_;
    while (next < block.end && token(next).begin < line_end) ++next;
    fault(Fault::Kind::repaired, at_, at_ + 2, next, "`//` begins no comment; write `/* … */`");
    at_ = next;
    return true;
  }

  std::size_t add_rule(const Block& block, Rule rule) {
    rule.parent = block.rule;
    tree_.rules.push_back(std::move(rule));
    return tree_.rules.size() - 1;
  }

  void enter(std::size_t rule, std::uint32_t open, Content content) {
    const std::uint32_t close = std::min(tree_.matches[open], size_);
    Rule& entered = tree_.rules[rule];
    entered.has_block = true;
    entered.end = close < size_ ? token(close).end : byte_of(size_);
    entered.is_empty = skip_blanks(open + 1, close) == close;
    at_ = open + 1;
    if (content == Content::unknown) {
      at_ = close + 1;
    } else {
      blocks_.push_back({rule, close, content});
    }
  }

  bool is_in_style_rule(const Block& block) const {
    return block.content == Content::declarations &&
           (block.rule == kNoRule || tree_.rules[block.rule].at_name.empty());
  }

  void take_at_rule(const Block& block) {
    const std::uint32_t begin = at_;
    const std::uint32_t end = find_end(begin + 1, block.end);
    const std::string name = ascii::lower(token(begin).value);
    const bool has_block = end < block.end && kind(end) == TokenKind::open_curly;
    const std::uint32_t behind = end < block.end ? step(end) : end;
    if (is_in_style_rule(block)) {
      fault(Fault::Kind::lost, begin, begin + 1, behind,
            fmt::format("`@{}` cannot stand in a rule", name));
      at_ = behind;
      return;
    }
    const Content content = content_of(name);
    if (!has_block && content != Content::unknown && name != "layer" && end == block.end) {
      fault(Fault::Kind::lost, begin, begin + 1, behind, fmt::format("`@{}` has no block", name));
      at_ = behind;
      return;
    }
    Rule rule;
    rule.at_name = name;
    rule.begin = token(begin).begin;
    rule.name_end = token(begin).end;
    const std::uint32_t prelude = skip_blanks(begin + 1, end);
    rule.prelude = {prelude, trim_end(prelude, end)};
    rule.end = byte_of(behind);
    const std::size_t added = add_rule(block, std::move(rule));
    at_ = behind;
    if (has_block) enter(added, end, content);
  }

  void take_qualified_rule(const Block& block) {
    const std::uint32_t begin = at_;
    const std::uint32_t end = find_end(begin, block.end);
    const std::uint32_t last = trim_end(begin, end);
    if (end == block.end || kind(end) == TokenKind::semicolon) {
      const std::uint32_t behind = end == block.end ? end : end + 1;
      fault(Fault::Kind::lost, begin, last, behind, "this stands outside of all rules");
      at_ = behind;
      return;
    }
    Rule rule;
    rule.begin = token(begin).begin;
    rule.prelude = {begin, last};
    rule.name_end = last > begin ? token(last - 1).end : rule.begin;
    SelectorFault wrong;
    const bool has_selectors = block.content != Content::keyframes;
    if (has_selectors && find_selector_fault(tree_, rule.prelude, wrong)) {
      const std::uint32_t behind = step(end);
      fault(Fault::Kind::lost, begin, last, behind, std::move(wrong.message));
      if (wrong.end > wrong.begin) {
        tree_.faults.back().begin = wrong.begin;
        tree_.faults.back().end = wrong.end;
      }
      at_ = behind;
      return;
    }
    enter(add_rule(block, std::move(rule)), end, Content::declarations);
  }

  void take_declaration(const Block& block) {
    const std::uint32_t begin = at_;
    std::uint32_t end = find_end(begin, block.end);
    if (end < block.end && kind(end) == TokenKind::open_curly) {
      const std::uint32_t behind = step(end);
      fault(Fault::Kind::lost, begin, std::max(end, begin + 1), behind,
            "a rule or block cannot stand in a rule");
      at_ = behind;
      return;
    }
    at_ = end < block.end ? end + 1 : end;
    Declaration declaration;
    if (!read_declaration(begin, end, declaration)) return;
    declaration.rule = block.rule;
    declaration.behind = byte_of(at_);
    tree_.declarations.push_back(std::move(declaration));
  }

  // Of the tokens [begin, end); false, and a fault, for what is none.
  bool read_declaration(std::uint32_t begin, std::uint32_t end, Declaration& declaration) {
    const std::uint32_t last = trim_end(begin, end);
    const Token& name = token(begin);
    if (is_delim(name, '*') && begin + 1 < end && kind(begin + 1) == TokenKind::ident) {
      fault(Fault::Kind::repaired, begin, begin + 2, at_,
            fmt::format("`*{}` is a trick for one old browser", token(begin + 1).value));
      return false;
    }
    if (name.kind != TokenKind::ident) {
      fault(Fault::Kind::lost, begin, begin + 1, at_, "a declaration begins with a property");
      return false;
    }
    const std::uint32_t colon = skip_blanks(begin + 1, end);
    if (colon == end || kind(colon) != TokenKind::colon) {
      fault(Fault::Kind::lost, begin, last, at_, fmt::format("no `:` behind `{}`", name.value));
      return false;
    }
    declaration.name = is_custom(name.value) ? name.value : ascii::lower(name.value);
    declaration.begin = name.begin;
    declaration.name_end = name.end;
    declaration.value.begin = skip_blanks(colon + 1, end);
    declaration.value.end = std::max(last, declaration.value.begin);
    declaration.end = token(std::max(last, colon + 1) - 1).end;
    take_important(declaration);
    if (declaration.value.empty() && !is_custom(declaration.name)) {
      fault(Fault::Kind::lost, begin, last, at_, fmt::format("`{}` has no value", name.value));
      return false;
    }
    return has_sound_value(begin, declaration);
  }

  void take_important(Declaration& declaration) const {
    const TokenRange value = declaration.value;
    if (value.empty() || kind(value.end - 1) != TokenKind::ident ||
        ascii::lower(token(value.end - 1).value) != "important") {
      return;
    }
    const std::uint32_t before = trim_end(value.begin, value.end - 1);
    if (before == value.begin || !is_delim(token(before - 1), '!')) return;
    declaration.is_important = true;
    declaration.value.end = trim_end(value.begin, before - 1);
  }

  bool has_sound_value(std::uint32_t begin, const Declaration& declaration) {
    for (std::uint32_t i = declaration.value.begin; i < declaration.value.end; ++i) {
      const Token& part = token(i);
      const bool is_sign =
          is_delim(part, '@') || is_delim(part, '!') || is_delim(part, '$') || is_delim(part, '`');
      if (!is_sign && part.kind != TokenKind::at_keyword && part.kind != TokenKind::cdo &&
          part.kind != TokenKind::cdc) {
        continue;
      }
      const std::string_view text = text_.substr(part.begin, part.end - part.begin);
      // The others are passed over with their declaration by all readers, and by EPUBCheck.
      const bool is_at = part.kind != TokenKind::delim || part.value == "@";
      fault(is_at ? Fault::Kind::lost : Fault::Kind::repaired, begin, begin + 1, at_,
            fmt::format("a value cannot hold {}",
                        text == "`" ? "a backtick" : fmt::format("`{}`", text)));
      tree_.faults.back().begin = part.begin;
      tree_.faults.back().end = part.end;
      return false;
    }
    return true;
  }

  std::string_view text_;
  Tree& tree_;
  std::uint32_t size_ = 0;
  std::uint32_t at_ = 0;
  std::vector<Block> blocks_;
};

}  // namespace

Tree parse_sheet(std::string_view text) {
  Tree tree;
  Parser(text, tree).parse(Content::rules);
  return tree;
}

Tree parse_declarations(std::string_view text) {
  Tree tree;
  Parser(text, tree).parse(Content::declarations);
  return tree;
}

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

std::vector<TokenRange> selectors_of(const Tree& tree, TokenRange prelude) {
  std::vector<TokenRange> selectors;
  std::uint32_t begin = prelude.begin;
  const auto add = [&](std::uint32_t end) {
    while (begin < end && is_blank(tree.tokens[begin])) ++begin;
    std::uint32_t last = end;
    while (last > begin && is_blank(tree.tokens[last - 1])) --last;
    if (begin < last) selectors.push_back({begin, last});
    begin = end + 1;
  };
  for (std::uint32_t i = prelude.begin; i < prelude.end; ++i) {
    const bool opens =
        tree.tokens[i].kind == TokenKind::function || tree.tokens[i].kind == TokenKind::open_square;
    if (opens && tree.matches[i] < prelude.end) i = tree.matches[i];
    if (tree.tokens[i].kind == TokenKind::comma) add(i);
  }
  add(prelude.end);
  return selectors;
}

}  // namespace colophon::css
