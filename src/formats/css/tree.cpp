#include "formats/css/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "formats/css/misplaced.h"
#include "formats/css/selectors.h"

namespace colophon::css {
namespace {

// What the block of an at-rule holds.
enum class Content : std::uint8_t { rules, keyframes, declarations, unknown };

Content content_of(std::string_view at_rule) {
  constexpr std::array<std::string_view, 8> kOfRules = {
      "media",    "supports",      "layer", "container",
      "document", "-moz-document", "scope", "starting-style"};
  constexpr std::array<std::string_view, 6> kOfDeclarations = {
      "font-face", "page", "property", "counter-style", "viewport", "font-feature-values"};
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
    tree_.references = find_references(tree_.tokens);
    tree_.problems = find_problems(tree_.tokens);
    size_ = tree_.tokens.size();
  }

  void parse(Content top) {
    blocks_.push_back({kNoRule, size_, top, true});
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
    bool has_rules = true;  // to EPUBCheck, which takes it for one of declarations else
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
    return opens_bracket(token(at)) ? std::min(token(at).match, size_ - 1) + 1 : at + 1;
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
             std::string message, std::string_view hint = {}) {
    end = trim_end(begin, std::max(end, begin + 1));
    tree_.faults.push_back({what, token(begin).begin, token(std::max(end, begin + 1) - 1).end,
                            token(begin).begin, byte_of(cut_end), std::move(message), hint});
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

  // Whether the first of the signs that end something in a block is a `{`.
  bool begins_with_rule(std::uint32_t open, std::uint32_t close) const {
    const std::uint32_t first = find_end(open + 1, close);
    return first < close && kind(first) == TokenKind::open_curly;
  }

  void enter(std::size_t rule, std::uint32_t open, Content content) {
    const std::uint32_t close = std::min(token(open).match, size_);
    Rule& entered = tree_.rules[rule];
    entered.has_block = true;
    entered.end = close < size_ ? token(close).end : byte_of(size_);
    entered.is_empty = skip_blanks(open + 1, close) == close;
    at_ = open + 1;
    const bool has_rules = begins_with_rule(open, close);
    if (content == Content::unknown) content = has_rules ? Content::rules : Content::declarations;
    blocks_.push_back({rule, close, content, has_rules});
  }

  // The boxes in the margins of printed pages.
  bool is_in_page(const Block& block) const {
    return block.content == Content::declarations && block.rule != kNoRule &&
           tree_.rules[block.rule].at_name == "page";
  }

  bool has_address(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first = skip_blanks(begin, end);
    return first < end && (kind(first) == TokenKind::string || kind(first) == TokenKind::url ||
                           kind(first) == TokenKind::function);
  }

  struct Problem {
    std::string message;
    std::string_view hint = {};
  };

  // Why an at-rule cannot stay where it is or as it is; empty where it can.
  Problem problem_of_at_rule(const Block& block, TokenRange rule, std::string_view name) const {
    const std::uint32_t end = rule.end;
    const bool has_block = end < block.end && kind(end) == TokenKind::open_curly;
    const bool is_statement = name == "import" || name == "namespace" || name == "charset";
    if (is_in_page(block)) return {fmt::format("`@{}` is for printed pages", name)};
    if (block.content == Content::declarations)
      return {fmt::format("`@{}` cannot stand in a rule", name), "write it outside of the rule"};
    if (has_block && is_statement)
      return {fmt::format("`@{}` cannot have a block", name), "end it with `;`"};
    // For EPUBCheck it makes the whole block one of declarations. An @import there is said and
    // taken out by the lints.
    if (!has_block && !block.has_rules && name != "import") {
      return {fmt::format("`@{}` cannot stand in a block", name),
              "put it at the head of the style sheet"};
    }
    const Content content = content_of(name);
    const bool needs_block = content == Content::declarations || end == block.end;
    if (!has_block && content != Content::unknown && name != "layer" && needs_block) {
      return {fmt::format("`@{}` has no block", name),
              "give it a block between `{` and `}`, or take it out"};
    }
    // At the end of all an @import may go without; what it brings takes its place.
    if (end == block.end && !(name == "import" && has_address(rule.begin + 1, end)))
      return {fmt::format("`@{}` ends with neither `;` nor a block", name), "end it with `;`"};
    if (name == "import" && skip_blanks(rule.begin + 1, end) == end)
      return {"`@import` names no style sheet", "write which file it is, or take it out"};
    return {};
  }

  void take_at_rule(const Block& block) {
    const std::uint32_t begin = at_;
    const std::uint32_t end = find_end(begin + 1, block.end);
    const std::string name = ascii::lower(token(begin).value);
    const bool has_block = end < block.end && kind(end) == TokenKind::open_curly;
    const std::uint32_t behind = end < block.end ? step(end) : end;
    at_ = behind;
    Problem problem = problem_of_at_rule(block, {begin, end}, name);
    if (!problem.message.empty()) {
      return fault(is_in_page(block) ? Fault::Kind::repaired : Fault::Kind::lost, begin, begin + 1,
                   behind, std::move(problem.message), problem.hint);
    }
    const std::uint32_t wrong = find_misplaced(tree_.tokens, {begin + 1, end});
    if (wrong < end) {
      fault(Fault::Kind::lost, begin, begin + 1, behind,
            fmt::format("{} cannot stand behind `@{}`", quote_misplaced(tree_.tokens, wrong), name),
            "write the condition anew: readers pass over the whole rule");
      return mark_fault(wrong);
    }
    Rule rule;
    rule.at_name = name;
    rule.begin = token(begin).begin;
    rule.name_end = token(begin).end;
    const std::uint32_t prelude = skip_blanks(begin + 1, end);
    rule.prelude = {prelude, trim_end(prelude, end)};
    rule.end = byte_of(behind);
    const std::size_t added = add_rule(block, std::move(rule));
    if (has_block) enter(added, end, content_of(name));
  }

  void take_qualified_rule(const Block& block) {
    const std::uint32_t begin = at_;
    const std::uint32_t end = find_end(begin, block.end);
    const std::uint32_t last = trim_end(begin, end);
    if (end == block.end || kind(end) == TokenKind::semicolon) {
      const std::uint32_t behind = end == block.end ? end : end + 1;
      fault(Fault::Kind::lost, begin, last, behind, "this stands outside of all rules",
            "put it into a rule, or take it out");
      at_ = behind;
      return;
    }
    Rule rule;
    rule.begin = token(begin).begin;
    rule.prelude = {begin, last};
    rule.name_end = last > begin ? token(last - 1).end : rule.begin;
    if (!has_sound_selectors(block, {begin, end})) return;
    enter(add_rule(block, std::move(rule)), end, Content::declarations);
  }

  // Of the tokens before a block; where they are none, it is passed over.
  bool has_sound_selectors(const Block& block, TokenRange prelude) {
    std::vector<Fault> comments;
    const SelectorKind selectors =
        block.content == Content::keyframes ? SelectorKind::keyframes : SelectorKind::elements;
    const auto wrong = find_selector_fault(tree_.tokens, prelude, selectors, comments);
    if (!wrong) {
      std::move(comments.begin(), comments.end(), std::back_inserter(tree_.faults));
      return true;
    }
    at_ = step(prelude.end);
    fault(Fault::Kind::lost, prelude.begin, prelude.end, at_, wrong->message,
          "write the selector anew: readers pass over the whole rule");
    tree_.faults.back().begin = wrong->begin;
    tree_.faults.back().end = wrong->end;
    return false;
  }

  void take_declaration(const Block& block) {
    const std::uint32_t begin = at_;
    std::uint32_t end = find_end(begin, block.end);
    if (end < block.end && kind(end) == TokenKind::open_curly) {
      const std::uint32_t behind = step(end);
      fault(Fault::Kind::lost, begin, std::max(end, begin + 1), behind,
            "a rule or block cannot stand in a rule",
            "write it as a rule of its own, behind this one");
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
      fault(Fault::Kind::lost, begin, begin + 1, at_, "a declaration begins with a property",
            "write `property: value`");
      return false;
    }
    const std::uint32_t colon = skip_blanks(begin + 1, end);
    if (colon == end || kind(colon) != TokenKind::colon) {
      fault(Fault::Kind::lost, begin, last, at_, fmt::format("no `:` behind `{}`", name.value),
            "write `property: value`, or take it out");
      return false;
    }
    declaration.name = is_custom(name.value) ? std::string(name.value) : ascii::lower(name.value);
    declaration.begin = name.begin;
    declaration.name_end = name.end;
    declaration.value.begin = skip_blanks(colon + 1, end);
    declaration.value.end = std::max(last, declaration.value.begin);
    declaration.end = token(std::max(last, colon + 1) - 1).end;
    take_important(declaration);
    if (declaration.value.empty() && !is_custom(declaration.name)) {
      fault(Fault::Kind::lost, begin, last, at_, fmt::format("`{}` has no value", name.value),
            "give it a value, or take it out");
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
    declaration.value.end = trim_end(value.begin, before - 1);
  }

  // The last fault is this token's.
  void mark_fault(std::uint32_t at) {
    tree_.faults.back().begin = token(at).begin;
    tree_.faults.back().end = end_of_misplaced(tree_.tokens, at);
  }

  bool has_sound_value(std::uint32_t begin, const Declaration& declaration) {
    const TokenRange value = declaration.value;
    std::uint32_t wrong = find_misplaced(tree_.tokens, value);
    for (std::uint32_t i = value.begin; i < wrong; ++i) {
      if (is_delim(token(i), '$') || is_delim(token(i), '`')) wrong = i;
    }
    if (wrong >= value.end) return true;
    const bool is_harmless = is_passed_over(tree_.tokens, wrong);
    fault(is_harmless ? Fault::Kind::repaired : Fault::Kind::lost, begin, begin + 1, at_,
          fmt::format("a value cannot hold {}", quote_misplaced(tree_.tokens, wrong)),
          "write another value: readers pass over this one");
    mark_fault(wrong);
    return false;
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

bool is_idle(const Tree& tree, const Rule& rule) {
  if (rule.at_name == "media") return rule.is_empty;
  if (rule.at_name != "font-face") return false;
  const auto& all = tree.declarations;
  auto next =
      std::lower_bound(all.begin(), all.end(), rule.begin,
                       [](const Declaration& it, std::uint32_t begin) { return it.begin < begin; });
  while (next != all.end() && next->begin < rule.end && is_forbidden(*next)) ++next;
  return next == all.end() || next->begin >= rule.end;
}

}  // namespace colophon::css
