// The checks of single declarations.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/css/lints/lint.h"
#include "formats/css/lints/names.h"

namespace colophon::css {
namespace {

bool is_number(const Token& token) {
  return token.kind == TokenKind::number || token.kind == TokenKind::dimension ||
         token.kind == TokenKind::percentage;
}

// The only word of a value, in lower case; empty where it is another.
std::string word_of(const Lint& lint, const Declaration& declaration) {
  const auto parts = lint.tree.tokens.in(declaration.value);
  return parts.size() == 1 && parts[0].kind == TokenKind::ident ? ascii::lower(parts[0].value)
                                                                : std::string();
}

// Adobe's engine drops the sheet, or the book, over a function that it does not know (css-values-4,
// css-color-4 and -5, css-variables-1).
void check_functions(Lint& lint, const Declaration& declaration) {
  constexpr std::array<std::string_view, 38> kModern = {
      "abs",   "acos",  "anchor", "asin",        "atan",    "atan2", "calc", "calc-size",
      "clamp", "color", "cos",    "color-mix",   "env",     "exp",   "hwb",  "hypot",
      "if",    "lab",   "lch",    "light-dark",  "log",     "max",   "min",  "minmax",
      "mod",   "oklab", "oklch",  "pow",         "rem",     "round", "sign", "sin",
      "sqrt",  "tan",   "var",    "target-text", "content", "string"};
  for (const Token& token : lint.tree.tokens.in(declaration.value)) {
    if (token.kind != TokenKind::function) continue;
    const std::string name = ascii::lower(token.value);
    if (!is_one_of(name, kModern) || !lint.is_first(name + "()")) continue;
    const Span span = lint.place.at(token.begin, token.end - 1);
    // In an attribute there is no sheet to drop.
    if (lint.is_attribute) {
      lint.diags.report(Code::ignored_css, span, name + "()").hint = "say it in an older way";
      continue;
    }
    lint.diags.report(Code::modern_css, span, name + "()").hint =
        "say it in an older way, or accept it with `--allow modern-css`";
  }
}

void check_modern_property(Lint& lint, const Declaration& declaration) {
  const bool is_custom = declaration.name.starts_with("--");
  if ((!is_custom && declaration.name != "string-set") || lint.is_attribute) return;
  if (!lint.is_first(is_custom ? "--" : declaration.name)) return;
  lint.diags.report(Code::modern_css, lint.name_of(declaration), declaration.name).hint =
      is_custom ? "write the value itself where it is used" : "take it out; no reader needs it";
}

void check_new_property(Lint& lint, const Declaration& declaration) {
  if (!is_new_property(declaration.name) || !lint.is_first(declaration.name)) return;
  lint.diags.report(Code::ignored_css, lint.name_of(declaration), declaration.name).hint =
      "see to it that the page can be read without it";
}

void check_new_value(Lint& lint, const Declaration& declaration) {
  constexpr std::array<std::string_view, 7> kDisplays = {
      "flex", "grid", "inline-flex", "inline-grid", "contents", "flow-root", "subgrid"};
  const std::string word = word_of(lint, declaration);
  const bool is_new = (declaration.name == "display" && is_one_of(word, kDisplays)) ||
                      (declaration.name == "position" && word == "sticky");
  if (!is_new || !lint.is_first(declaration.name + ": " + word)) return;
  lint.diags
      .report(Code::ignored_css, lint.where(declaration),
              fmt::format("{}: {}", declaration.name, word))
      .hint = "see to it that the page can be read without it";
}

void check_viewport_unit(Lint& lint, const Declaration& declaration) {
  constexpr std::array<std::string_view, 10> kUnits = {"vw", "vh",  "vmin", "vmax", "vi",
                                                       "vb", "svh", "lvh",  "dvh",  "dvw"};
  for (const Token& token : lint.tree.tokens.in(declaration.value)) {
    if (token.kind != TokenKind::dimension) continue;
    const std::string unit = ascii::lower(token.value);
    if (!is_one_of(unit, kUnits) || !lint.is_first("unit " + unit)) continue;
    lint.diags.report(Code::ignored_css, lint.where(token), lint.shown(token.begin, token.end))
        .hint = "a page is not a window: say it in em or %";
  }
}

// What the reader, or the reading system for all its books, decides.
void check_overruling(Lint& lint, const Declaration& declaration) {
  const RuleFacts& facts = lint.facts_of(declaration);
  if (facts.page_wide.empty()) return;
  const std::string& name = declaration.name;
  const std::string word = word_of(lint, declaration);
  constexpr std::array<std::string_view, 9> kNeutral = {"inherit", "initial",     "unset",
                                                        "revert",  "normal",      "medium",
                                                        "none",    "transparent", "currentcolor"};
  if (is_one_of(word, kNeutral)) return;
  const std::string value = ascii::lower(lint.tree.tokens.written(declaration.value));
  const bool is_size = name == "font-size" && value != "100%" && value != "1em" && value != "1rem";
  const bool is_colour = name == "color" || name == "background" || name == "background-color";
  const bool is_justified = name == "text-align" && word == "justify";
  const bool is_font_of_all = facts.page_wide == "*" && name == "font-family";
  if (!is_size && !is_colour && !is_justified && !is_font_of_all && name != "line-height" &&
      name != "font") {
    return;
  }
  lint.diags.report(Code::overruling_css, lint.name_of(declaration), name, facts.page_wide).hint =
      is_font_of_all ? "`*` also takes code and signs out of their fonts; set it on `body`"
                     : "leave it out, or set it where it means something";
}

bool is_absolute(const Token& token) {
  constexpr std::array<std::string_view, 7> kUnits = {"px", "pt", "pc", "in", "cm", "mm", "q"};
  return token.kind == TokenKind::dimension && is_one_of(ascii::lower(token.value), kUnits);
}

// Widths of lines and sizes of images may be absolute; what goes with text may not.
void check_absolute_length(Lint& lint, const Declaration& declaration) {
  const std::string_view name = declaration.name;
  const bool is_font = name == "font-size" || name == "font" || name == "line-height";
  const bool is_space =
      name.starts_with("margin") || name.starts_with("padding") || name == "text-indent";
  if (!is_font && (!is_space || lint.is_attribute)) return;
  if (declaration.rule != kNoRule && !lint.tree.rules[declaration.rule].at_name.empty()) return;
  constexpr double kHairline = 2;
  for (const Token& token : lint.tree.tokens.in(declaration.value)) {
    if (!is_absolute(token) || token.number == 0) continue;
    if (is_space && std::abs(token.number) <= kHairline) continue;
    lint.diags.report(Code::absolute_length, lint.where(token), lint.shown(token.begin, token.end))
        .hint = "say it in em or %";
    return;
  }
}

bool is_text_in(const Token& token) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < token.value.size();) {
    letters += unicode::is_letter(utf8::next(token.value, at));
  }
  return letters > 1;
}

void check_content(Lint& lint, const Declaration& declaration) {
  if (declaration.name != "content") return;
  for (const Token& token : lint.tree.tokens.in(declaration.value)) {
    if (token.kind != TokenKind::string || !is_text_in(token)) continue;
    lint.diags
        .report(Code::unreliable_css, lint.where(token), lint.shown(token.begin, token.end),
                "is seen, but cannot be searched, copied or, on many devices, heard")
        .hint = "write words in the chapter";
    return;
  }
}

void check_table(Lint& lint, const Declaration& declaration) {
  if (declaration.name != "display" || !lint.facts_of(declaration).is_table) return;
  const std::string word = word_of(lint, declaration);
  if (word.empty() || word == "none" || word.find("table") != word.npos) return;
  lint.diags
      .report(Code::unreliable_css, lint.where(declaration), "display: " + word,
              "makes of a table none for those who hear it")
      .hint = "leave a table's display as it is";
}

void check_position(Lint& lint, const Declaration& declaration) {
  const std::string word = word_of(lint, declaration);
  if (declaration.name != "position" || (word != "fixed" && word != "absolute")) return;
  lint.diags.report(Code::off_page_css, lint.where(declaration), "position: " + word).hint =
      "let it stand in the text, or use `float`";
}

void check_negative_margin(Lint& lint, const Declaration& declaration) {
  if (!declaration.name.starts_with("margin")) return;
  for (const Token& token : lint.tree.tokens.in(declaration.value)) {
    if (!is_number(token) || token.number >= 0) continue;
    lint.diags
        .report(Code::off_page_css, lint.where(declaration),
                lint.shown(declaration.begin, declaration.end))
        .hint = "devices with narrow margins cut off what stands in them";
    return;
  }
}

// A list of families that ends in a font which may not be there.
void check_families(Lint& lint, const Declaration& declaration) {
  constexpr std::array<std::string_view, 19> kGeneric = {
      "serif",     "sans-serif", "monospace",     "cursive",      "fantasy",
      "system-ui", "ui-serif",   "ui-sans-serif", "ui-monospace", "ui-rounded",
      "math",      "emoji",      "fangsong",      "inherit",      "initial",
      "unset",     "revert",     "revert-layer",  "default"};
  if (declaration.name != "font-family") return;
  const bool is_in_rule =
      declaration.rule == kNoRule || lint.tree.rules[declaration.rule].at_name.empty();
  if (!is_in_rule) return;
  std::string family;
  std::string missing;
  for (const Token& token : lint.tree.tokens.in(declaration.value)) {
    if (token.kind == TokenKind::function) return;
    if (token.kind == TokenKind::comma) {
      family.clear();
    } else if (is_blank(token)) {
      if (!family.empty()) family += ' ';
    } else {
      family += ascii::lower(token.value);
    }
    if (token.kind == TokenKind::ident && is_one_of(family, kGeneric)) return;
  }
  if (lint.families.contains(family)) return;
  if (!lint.is_first("family " + family)) return;
  lint.diags
      .report(Code::missing_fallback_font, lint.where(declaration.value),
              lint.shown(declaration.value))
      .hint = "end the list with `serif`, `sans-serif` or `monospace`";
}

void check_name(Lint& lint, const Declaration& declaration) {
  const std::string& name = declaration.name;
  if (name.starts_with('-') || name.starts_with('_') || is_property(name)) return;
  if (!lint.is_first("property " + name)) return;
  const std::string_view meant = meant_property(name);
  if (meant.empty()) return;
  lint.diags.report(Code::unknown_css_property, lint.name_of(declaration), name).hint =
      fmt::format("did you mean `{}`?", meant);
}

using Check = void (*)(Lint&, const Declaration&);

// The first mean nothing where @supports asks beforehand.
constexpr std::array<Check, 5> kUnguarded = {check_functions, check_modern_property,
                                             check_new_property, check_new_value,
                                             check_viewport_unit};
constexpr std::array<Check, 8> kAlways = {
    check_overruling, check_absolute_length, check_content,  check_table,
    check_position,   check_negative_margin, check_families, check_name};

}  // namespace

void lint_values(Lint& lint, const Declaration& declaration) {
  if (is_forbidden(declaration)) return;
  if (!lint.facts_of(declaration).is_guarded) {
    for (const Check check : kUnguarded) check(lint, declaration);
  }
  for (const Check check : kAlways) check(lint, declaration);
}

}  // namespace colophon::css
