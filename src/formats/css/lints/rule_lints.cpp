// The checks of rules: at-rules, selectors, and declarations that mean something together.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/ascii.h"
#include "formats/css/lints/colours.h"
#include "formats/css/lints/lint.h"
#include "formats/css/selectors.h"

namespace colophon::css {
namespace {

void check_at_rule(Lint& lint, const Rule& rule) {
  constexpr std::array<std::string_view, 6> kOld = {"charset", "font-face", "import",
                                                    "media",   "namespace", "page"};
  const std::string name = '@' + rule.at_name;
  if (is_one_of(rule.at_name, kOld) || !lint.is_first(name)) return;
  lint.diags.report(Code::modern_css, lint.place.at(rule.begin, rule.name_end), name).hint =
      "say it in an older way, or accept it with `--allow modern-css`";
}

// `@media (min-width: 20em)`; level 2 of the language knows none without a type before it.
void check_media_type(Lint& lint, const Rule& rule) {
  if (rule.at_name != "media" || rule.prelude.empty()) return;
  if (lint.tree.tokens[rule.prelude.begin].kind != TokenKind::open_round) return;
  if (!lint.is_first("@media (")) return;
  const std::string condition = lint.shown(rule.prelude);
  lint.diags.report(Code::modern_css, lint.where(rule.prelude), fmt::format("@media {}", condition))
      .hint = fmt::format("name a medium first: `@media all and {}`", condition);
}

void check_idle(Lint& lint, const Rule& rule) {
  if (!is_idle(lint.tree, rule)) return;
  lint.diags
      .report(Code::empty_css_rule, lint.place.at(rule.begin, rule.name_end), '@' + rule.at_name)
      .hint = "it says nothing, and some readers stop at it";
}

// Whether an @import still stands where it is read (css-cascade-4, section 2).
void check_import(Lint& lint, const Rule& rule) {
  const bool may_stand_before = rule.at_name == "charset" || rule.at_name == "import" ||
                                (rule.at_name == "layer" && !rule.has_block);
  if (!may_stand_before) lint.said.insert("a rule");
  if (rule.at_name != "import") return;
  const Span span = lint.place.at(rule.begin, rule.name_end);
  if (rule.parent != kNoRule) {
    lint.diags
        .report(Code::repaired_css, span,
                "an `@import` cannot stand in a block; its sheet is put "
                "before all rules")
        .hint = "put it at the head of the style sheet";
  } else if (lint.said.contains("a rule")) {
    lint.diags.report(Code::late_import, span).hint = "put it at the head of the style sheet";
  }
}

// Kobo and others put elements of their own around the author's text.
void check_bare_selector(Lint& lint, const Rule& rule) {
  for (const TokenRange selector : selectors_of(lint.tree.tokens, rule.prelude)) {
    if (selector.end - selector.begin != 1) continue;
    const Token& token = lint.tree.tokens[selector.begin];
    const std::string name = ascii::lower(token.value);
    if (token.kind != TokenKind::ident || (name != "span" && name != "div")) continue;
    if (!lint.is_first("bare " + name)) continue;
    lint.diags
        .report(Code::unreliable_css, lint.where(selector), name,
                "is also what readers put around the author's text")
        .hint = fmt::format("name a class: `{}.name`", name);
  }
}

// What is not in CSS 2.1 makes older readers pass over the whole rule.
void check_pseudo_classes(Lint& lint, const Rule& rule) {
  constexpr std::array<std::string_view, 13> kOld = {
      "first-child", "link",         "visited", "hover", "active", "focus", "lang",
      "first-line",  "first-letter", "before",  "after", "root",   "not"};
  for (std::uint32_t i = rule.prelude.begin; i + 1 < rule.prelude.end; ++i) {
    if (lint.tree.tokens[i].kind != TokenKind::colon) continue;
    const Token& token = lint.tree.tokens[i + 1];
    if (token.kind != TokenKind::ident && token.kind != TokenKind::function) continue;
    const bool is_function = token.kind == TokenKind::function;
    const std::string name = ascii::lower(token.value);
    const std::string shown = fmt::format(":{}{}", name, is_function ? "()" : "");
    if (is_one_of(name, kOld) || name.starts_with('-') || !lint.is_first(shown)) continue;
    lint.diags.report(Code::ignored_css, lint.where(token), shown).hint =
        "they pass over the whole rule; give the element a class instead";
  }
}

// The colour that a declaration names anywhere in its value.
std::optional<Colour> colour_in(const Lint& lint, const Declaration& declaration) {
  const std::uint32_t end = declaration.value.end;
  for (std::uint32_t i = declaration.value.begin; i < end; ++i) {
    const bool is_function = lint.tree.tokens[i].kind == TokenKind::function;
    const std::uint32_t behind =
        is_function ? std::min(lint.tree.tokens[i].match, end - 1) + 1 : i + 1;
    if (const auto colour = read_colour(lint.tree.tokens.in({i, behind}))) return colour;
    i = behind - 1;
  }
  return std::nullopt;
}

struct Colours {
  const Declaration* text = nullptr;
  const Declaration* ground = nullptr;
};

Colours find_colours(const RuleFacts& facts) {
  Colours found;
  for (const Declaration& declaration : facts.declarations) {
    if (declaration.name == "color") found.text = &declaration;
    if (declaration.name == "background" || declaration.name == "background-color") {
      found.ground = &declaration;
    }
  }
  return found;
}

struct Ground {
  Colour colour;
  std::string_view on;    // as the end of a message: "on black"
  std::string_view with;  // the same for text on a ground that the author gives
};

constexpr std::array<Ground, 3> kPages = {
    Ground{{0, 0, 0}, "on black", "with black text"},
    Ground{{255, 255, 255}, "on white", "with white text"},
    Ground{{0xF8, 0xF1, 0xE3}, "on sepia", {}},
};

void report_contrast(Lint& lint, const Declaration& declaration, double ratio,
                     std::string_view against, std::string hint) {
  lint.diags
      .report(Code::weak_contrast, lint.where(declaration.value), lint.shown(declaration.value),
              fmt::format("{:.1f}", std::floor(ratio * 10) / 10), against)
      .hint = std::move(hint);
}

// Pages are white, sepia or black, as the reader likes: 3:1 is the least that WCAG 2.2 asks of the
// largest letters (1.4.3).
void check_page_contrast(Lint& lint, const Declaration& declaration, Colour colour,
                         std::string_view Ground::*against) {
  constexpr double kLeast = 3;
  const Ground* worst = nullptr;
  for (const Ground& page : kPages) {
    if ((page.*against).empty()) continue;
    if (!worst || contrast(colour, page.colour) < contrast(colour, worst->colour)) worst = &page;
  }
  const double ratio = contrast(colour, worst->colour);
  if (ratio >= kLeast) return;
  report_contrast(lint, declaration, ratio, worst->*against,
                  "readers choose white, sepia or black pages; leave colours to them");
}

void check_contrast(Lint& lint, const RuleFacts& facts) {
  if (facts.follows_scheme || !facts.page_wide.empty()) return;
  const Colours found = find_colours(facts);
  const auto text = found.text ? colour_in(lint, *found.text) : std::nullopt;
  const auto ground = found.ground ? colour_in(lint, *found.ground) : std::nullopt;
  constexpr double kEnough = 4.5;
  if (text && ground && contrast(*text, *ground) < kEnough) {
    const std::string against = fmt::format("on `{}`", lint.shown(found.ground->value));
    report_contrast(lint, *found.text, contrast(*text, *ground), against,
                    "WCAG 2.2 asks for 4.5:1");
  } else if (text && !found.ground) {
    check_page_contrast(lint, *found.text, *text, &Ground::on);
  } else if (ground && !found.text) {
    check_page_contrast(lint, *found.ground, *ground, &Ground::with);
  }
}

// `-epub-hyphens` alone: only with the plain name beside it do other readers know it.
void check_prefixes(Lint& lint, const RuleFacts& facts) {
  constexpr std::string_view kPrefix = "-epub-";
  const auto& all = facts.declarations;
  const bool has_prefixed = std::any_of(
      all.begin(), all.end(),
      [&](const Declaration& declaration) { return declaration.name.starts_with(kPrefix); });
  if (!has_prefixed) return;
  std::set<std::string_view> names;
  for (const Declaration& declaration : all) names.insert(declaration.name);
  for (const Declaration& declaration : all) {
    if (!declaration.name.starts_with(kPrefix)) continue;
    const std::string_view plain = std::string_view(declaration.name).substr(kPrefix.size());
    if (names.contains(plain) || !lint.is_first(declaration.name)) continue;
    lint.diags
        .report(Code::unreliable_css, lint.name_of(declaration), declaration.name,
                "is what a few readers call it")
        .hint = fmt::format("write `{}` behind it as well", plain);
  }
}

// Whether the rule's own selector, or one for what the element lies in, gives it room.
bool has_room(const Lint& lint, TokenRange selector) {
  constexpr int kMostParts = 8;
  std::string_view text = lint.tree.tokens.written(selector);
  for (int i = 0; i < kMostParts && !text.empty(); ++i) {
    if (lint.roomy.contains(std::string(text))) return true;
    const std::size_t space = text.find_last_of(" \t\n\r\f>+~");
    if (space == text.npos) return false;
    text = text.substr(0, space);
    text = text.substr(0, text.find_last_not_of(" \t\n\r\f>+~") + 1);
  }
  return false;
}

void check_outdent(Lint& lint, const RuleFacts& facts) {
  if (facts.has_room_at_side) return;
  const auto outdented = std::find_if(facts.declarations.begin(), facts.declarations.end(),
                                      [&lint](const Declaration& d) {
                                        return d.name == "text-indent" && !d.value.empty() &&
                                               lint.tree.tokens[d.value.begin].number < 0;
                                      });
  if (outdented == facts.declarations.end()) return;
  if (outdented->rule != kNoRule) {
    const auto selectors = selectors_of(lint.tree.tokens, lint.tree.rules[outdented->rule].prelude);
    if (std::all_of(selectors.begin(), selectors.end(),
                    [&lint](TokenRange selector) { return has_room(lint, selector); })) {
      return;
    }
  }
  lint.diags
      .report(Code::off_page_css, lint.where(*outdented),
              lint.shown(outdented->begin, outdented->end))
      .hint = "give it as much `padding-left`";
}

}  // namespace

void lint_rule(Lint& lint, const Rule& rule, const RuleFacts& facts) {
  check_import(lint, rule);
  if (rule.at_name.empty()) {
    check_bare_selector(lint, rule);
    if (!facts.is_guarded) check_pseudo_classes(lint, rule);
    return;
  }
  check_at_rule(lint, rule);
  check_media_type(lint, rule);
  check_idle(lint, rule);
}

void lint_group(Lint& lint, const RuleFacts& facts) {
  check_contrast(lint, facts);
  check_prefixes(lint, facts);
  check_outdent(lint, facts);
}

}  // namespace colophon::css
