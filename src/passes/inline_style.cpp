#include "passes/inline_style.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "formats/css.h"
#include "formats/css_lints.h"
#include "formats/css_tree.h"

namespace colophon::passes {

namespace {

struct Dropped {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::string_view trim(std::string_view text) { return ascii::trim(text, " \t\n\r\f;"); }

bool is_bracket(const css::Token& token) {
  switch (token.kind) {
    case css::TokenKind::function:
    case css::TokenKind::open_round:
    case css::TokenKind::open_square:
    case css::TokenKind::open_curly:
    case css::TokenKind::close_round:
    case css::TokenKind::close_square:
    case css::TokenKind::close_curly:
      return true;
    default:
      return false;
  }
}

// A function or token that brings something from elsewhere, or runs.
bool is_loader(const css::Token& token) {
  if (token.kind == css::TokenKind::url || token.kind == css::TokenKind::bad_url) return true;
  if (token.kind != css::TokenKind::function) return false;
  const std::string name = ascii::lower(token.value);
  return css::takes_addresses(name) || name == "expression";
}

bool is_kept(const css::Tree& tree, const css::Declaration& declaration) {
  if (css::is_forbidden(declaration) || declaration.name == "behavior") return false;
  for (std::uint32_t i = declaration.value.begin; i < declaration.value.end; ++i) {
    const css::Token& token = tree.tokens[i];
    if (!token.problem.empty() || is_loader(token)) return false;
    if (is_bracket(token) && tree.matches[i] >= tree.tokens.size()) return false;
    const bool is_fixed = declaration.name == "position" && ascii::lower(token.value) == "fixed";
    if (is_fixed) return false;
  }
  return true;
}

}  // namespace

InlineStyle sort_declarations(std::string_view style) {
  const css::Tree tree = css::parse_declarations(style);
  InlineStyle sorted;
  std::vector<Dropped> dropped;
  for (const css::Fault& fault : tree.faults) {
    if (fault.kind != css::Fault::Kind::harmless) {
      dropped.push_back({fault.cut_begin, fault.cut_end});
    }
  }
  for (const css::Declaration& declaration : tree.declarations) {
    if (!is_kept(tree, declaration)) {
      dropped.push_back({declaration.begin, declaration.end});
      continue;
    }
    if (!sorted.kept.empty()) sorted.kept += "; ";
    sorted.kept += style.substr(declaration.begin, declaration.end - declaration.begin);
  }
  std::sort(dropped.begin(), dropped.end(),
            [](const Dropped& a, const Dropped& b) { return a.begin < b.begin; });
  for (const Dropped& part : dropped) {
    sorted.dropped.push_back(trim(style.substr(part.begin, part.end - part.begin)));
  }
  return sorted;
}

}  // namespace colophon::passes
