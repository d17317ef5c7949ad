// What the checks of lints.cpp share; not for others.
#pragma once

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/css/lints/lints.h"

namespace colophon::css {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What is known of a rule before its declarations are looked at.
struct RuleFacts {
  std::string page_wide;        // `body`, `p`, `*`: a selector that is all the text; empty for none
  bool is_table = false;        // `table` is one of its selectors
  bool is_guarded = false;      // lies in @supports
  bool follows_scheme = false;  // lies in @media (prefers-color-scheme)
  bool has_room_at_side = false;  // padding or margin that an outdented line can hang into
  std::span<const Declaration> declarations;
};

struct Lint {
  const Tree& tree;
  const Place& place;
  Diagnostics& diags;
  bool is_attribute = false;
  std::vector<RuleFacts> facts = {};    // by rule; one in all for an attribute
  std::set<std::string> roomy = {};     // selectors of the rules that have room at their side
  std::set<std::string> families = {};  // of @font-face, in lower case
  std::set<std::string, std::less<>> said = {};  // what is said once for a sheet

  // For a message: on one line, and no longer than one reads.
  std::string shown(std::uint32_t begin, std::uint32_t end) const;
  std::string shown(TokenRange range) const {
    if (range.empty()) return {};
    return shown(tree.tokens[range.begin].begin, tree.tokens[range.end - 1].end);
  }
  const RuleFacts& facts_of(const Declaration& declaration) const {
    return facts[declaration.rule == kNoRule ? 0 : declaration.rule];
  }
  Span where(const Token& token) const { return place.at(token.begin, token.end); }
  Span where(const Declaration& declaration) const {
    return place.at(declaration.begin, declaration.end);
  }
  Span name_of(const Declaration& declaration) const {
    return place.at(declaration.begin, declaration.name_end);
  }
  Span where(TokenRange range) const {
    return place.at(tree.tokens[range.begin].begin, tree.tokens[range.end - 1].end);
  }
  // Names that authors invent have no end: past some, no more is learnt.
  bool is_first(std::string key) {
    constexpr std::size_t kMost = 500;
    return said.size() < kMost && said.insert(std::move(key)).second;
  }
};

// Fills facts, roomy and families.
void gather_facts(Lint& lint);

// One check a function, each over one declaration or one rule (value_lints.cpp,
// rule_lints.cpp).
void lint_values(Lint& lint, const Declaration& declaration);
void lint_rule(Lint& lint, const Rule& rule, const RuleFacts& facts);
void lint_group(Lint& lint, const RuleFacts& facts);

}  // namespace colophon::css
