#include "passes/common/inline_style.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "formats/addresses.h"
#include "formats/css/css.h"
#include "formats/css/lints/lints.h"
#include "formats/css/tree.h"
#include "vocabulary/attributes.h"

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

// What a page shows an image with, as it would in a style sheet.
bool takes_image(std::string_view property) {
  return vocabulary::has_word(
      "background background-image list-style list-style-image border-image border-image-source "
      "content",
      property);
}

bool shows_images(std::string_view style, const css::Declaration& declaration) {
  if (!takes_image(declaration.name)) return false;
  const css::Sheet sheet =
      css::scan(style.substr(declaration.begin, declaration.end - declaration.begin));
  return std::all_of(sheet.references.begin(), sheet.references.end(), names_image_file);
}

bool is_kept(std::string_view style, const css::Tree& tree, const css::Declaration& declaration) {
  if (css::is_forbidden(declaration) || declaration.name == "behavior") return false;
  for (std::uint32_t i = declaration.value.begin; i < declaration.value.end; ++i) {
    const css::Token& token = tree.tokens[i];
    if (!token.problem.empty()) return false;
    const bool is_url = token.kind == css::TokenKind::url || ascii::lower(token.value) == "url";
    if (is_loader(token) && !(is_url && shows_images(style, declaration))) return false;
    if (is_bracket(token) && tree.matches[i] >= tree.tokens.size()) return false;
    const bool is_fixed = declaration.name == "position" && ascii::lower(token.value) == "fixed";
    if (is_fixed) return false;
  }
  return true;
}

}  // namespace

bool names_image_file(const css::Reference& reference) {
  return reference.kind == css::Reference::Kind::url &&
         leads_where(reference.target) == Destination::file &&
         reference.target.find_first_of("?#") == std::string::npos;
}

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
    if (!is_kept(style, tree, declaration)) {
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
