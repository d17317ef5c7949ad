#include "formats/css/lints/lints.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "formats/css/lints/lint.h"
#include "formats/css/selectors.h"

namespace colophon::css {
namespace {

bool is_at(const Rule& rule, std::string_view name) { return rule.at_name == name; }

// The only word of a selector, in lower case: "p", "*", ":root"; empty where it has more parts.
std::string single_word(const Lint& lint, TokenRange selector) {
  const Token& first = lint.tree.tokens[selector.begin];
  if (selector.end - selector.begin == 1 &&
      (first.kind == TokenKind::ident || is_delim(first, '*'))) {
    return ascii::lower(first.value);
  }
  const std::string word = ascii::lower(lint.tree.tokens.written(selector));
  return word == ":root" ? word : std::string();
}

void judge_selectors(const Lint& lint, const Rule& rule, RuleFacts& facts) {
  constexpr std::array<std::string_view, 5> kPageWide = {"html", "body", "p", "*", ":root"};
  for (const TokenRange selector : selectors_of(lint.tree.tokens, rule.prelude)) {
    const std::string word = single_word(lint, selector);
    facts.is_table = facts.is_table || word == "table";
    const bool is_wide = std::find(kPageWide.begin(), kPageWide.end(), word) != kPageWide.end();
    if (is_wide && facts.page_wide.empty()) facts.page_wide = word;
  }
}

bool gives_room(const Lint& lint, const Declaration& declaration) {
  const std::string_view name = declaration.name;
  if (!name.starts_with("padding") && !name.starts_with("margin")) return false;
  const auto parts = lint.tree.tokens.in(declaration.value);
  return std::any_of(parts.begin(), parts.end(), [](const Token& part) { return part.number > 0; });
}

// The families that a rule of @font-face names.
void add_families(Lint& lint, const Declaration& declaration) {
  if (declaration.name != "font-family") return;
  std::string family;
  for (const Token& token : lint.tree.tokens.in(declaration.value)) {
    if (is_blank(token)) {
      if (!family.empty()) family += ' ';
    } else {
      family += ascii::lower(token.value);
    }
  }
  lint.families.insert(std::move(family));
}

void gather_declarations(Lint& lint) {
  const std::vector<Declaration>& all = lint.tree.declarations;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end].rule == all[i].rule) ++end;
    RuleFacts& facts = lint.facts[all[i].rule == kNoRule ? 0 : all[i].rule];
    facts.declarations = std::span(all).subspan(i, end - i);
    for (const Declaration& declaration : facts.declarations) {
      facts.has_room_at_side = facts.has_room_at_side || gives_room(lint, declaration);
      if (declaration.rule == kNoRule) continue;
      if (is_at(lint.tree.rules[declaration.rule], "font-face")) add_families(lint, declaration);
    }
    i = end;
  }
}

}  // namespace

std::string Lint::shown(std::uint32_t begin, std::uint32_t end) const {
  constexpr std::size_t kLongest = 60;  // code points
  std::string result;
  std::size_t count = 0;
  bool after_space = false;
  for (std::size_t at = begin; at < end && count < kLongest; ++count) {
    const char32_t c = utf8::next(tree.tokens.text, at);
    const bool is_space = c <= ' ';
    if (!is_space) utf8::append(result, c);
    if (is_space && !after_space) result += ' ';
    after_space = is_space;
    if (count + 1 == kLongest && at < end) result += "…";
  }
  return result;
}

void gather_facts(Lint& lint) {
  const std::vector<Rule>& rules = lint.tree.rules;
  lint.facts.resize(std::max<std::size_t>(rules.size(), 1));
  for (std::size_t i = 0; i < rules.size(); ++i) {
    RuleFacts& facts = lint.facts[i];
    if (rules[i].parent != kNoRule) {
      facts.is_guarded = lint.facts[rules[i].parent].is_guarded;
      facts.follows_scheme = lint.facts[rules[i].parent].follows_scheme;
    }
    if (rules[i].at_name.empty()) {
      judge_selectors(lint, rules[i], facts);
    } else if (is_at(rules[i], "supports")) {
      facts.is_guarded = true;
    } else if (is_at(rules[i], "media")) {
      const std::string condition = ascii::lower(lint.tree.tokens.written(rules[i].prelude));
      facts.follows_scheme =
          facts.follows_scheme || condition.find("prefers-color-scheme") != condition.npos;
    }
  }
  gather_declarations(lint);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!lint.facts[i].has_room_at_side || !rules[i].at_name.empty()) continue;
    for (const TokenRange selector : selectors_of(lint.tree.tokens, rules[i].prelude)) {
      lint.roomy.emplace(lint.tree.tokens.written(selector));
    }
  }
}

void report_problems(const Tree& tree, const Place& place, Diagnostics& diags) {
  for (const Problem& problem : tree.problems) {
    diags.report(Code::malformed_css, place.at(problem.offset, problem.offset + 1), problem.message)
        .hint = problem.message.ends_with("closes nothing")
                    ? "take it out: as it is, the book would go without this style sheet"
                    : "close it: as it is, the book would go without this style sheet";
  }
}

void report_faults(const Tree& tree, const Place& place, Diagnostics& diags) {
  for (const Fault& fault : tree.faults) {
    const Span span = place.at(fault.begin, fault.end);
    if (fault.kind == Fault::Kind::lost) {
      diags.report(Code::malformed_css, span, fault.message).hint =
          fault.hint.empty() ? "take it out" : fault.hint;
    } else if (fault.kind == Fault::Kind::repaired) {
      diags.report(Code::repaired_css, span, fault.message).hint = "the book goes without it";
    }
  }
  for (const Declaration& declaration : tree.declarations) {
    if (!is_forbidden(declaration)) continue;
    diags
        .report(Code::forbidden_css, place.at(declaration.begin, declaration.name_end),
                declaration.name)
        .hint = "say it in the text, as in `::: {dir=rtl}`, or by the language";
  }
}

void lint_sheet(const Tree& tree, const Place& place, Diagnostics& diags) {
  Lint lint{tree, place, diags};
  gather_facts(lint);
  for (std::size_t i = 0; i < tree.rules.size(); ++i) {
    lint_rule(lint, tree.rules[i], lint.facts[i]);
    lint_group(lint, lint.facts[i]);
  }
  for (const Declaration& declaration : tree.declarations) lint_values(lint, declaration);
}

void lint_attribute(const Tree& tree, const Place& place, Diagnostics& diags) {
  Lint lint{.tree = tree, .place = place, .diags = diags, .is_attribute = true};
  gather_facts(lint);
  lint_group(lint, lint.facts.front());
  for (const Declaration& declaration : tree.declarations) lint_values(lint, declaration);
}

}  // namespace colophon::css
