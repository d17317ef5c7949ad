#include "passes/common/inline_style.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "formats/addresses.h"
#include "formats/css/tree.h"
#include "vocabulary/attributes.h"

namespace colophon::passes {

namespace {

struct Dropped {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::string_view trim(std::string_view text) { return ascii::trim(text, " \t\n\r\f;"); }

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

bool shows_images(const css::Tree& tree, const css::Declaration& declaration) {
  if (!takes_image(declaration.name)) return false;
  auto next = std::lower_bound(
      tree.references.begin(), tree.references.end(), declaration.begin,
      [](const css::Reference& it, std::uint32_t begin) { return it.begin < begin; });
  while (next != tree.references.end() && next->begin < declaration.end) {
    if (!names_image_file(*next++)) return false;
  }
  return true;
}

bool is_kept(const css::Tree& tree, const css::Declaration& declaration) {
  if (css::is_forbidden(declaration) || declaration.name == "behavior") return false;
  for (const css::Token& token : tree.tokens.in(declaration.value)) {
    if (token.problem != css::TokenProblem::none) return false;
    const bool is_url = token.kind == css::TokenKind::url || ascii::lower(token.value) == "url";
    if (is_loader(token) && !(is_url && shows_images(tree, declaration))) return false;
    const bool is_bracket = css::opens_bracket(token) || css::closes_bracket(token);
    if (is_bracket && token.match == css::kNoMatch) return false;
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
