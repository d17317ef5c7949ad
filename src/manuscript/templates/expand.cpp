#include "manuscript/templates/expand.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/path.h"
#include "manuscript/metadata/values.h"
#include "manuscript/templates/expand_impl.h"

namespace colophon::manuscript {
namespace {

using enum TemplateTool;

constexpr unsigned set_of(std::initializer_list<TemplateTool> tools) {
  unsigned set = 0;
  for (const TemplateTool tool : tools) set |= 1U << static_cast<unsigned>(tool);
  return set;
}

// Three braces are nobody's.
bool pass_braces(Cursor& cursor, std::size_t at) {
  cursor.read_to(std::min(cursor.text.find_first_not_of('{', at), cursor.text.size()));
  return false;
}

// What begins a template, and whose it is. What nobody can mean otherwise is every tool's.
struct Syntax {
  std::string_view sign;
  unsigned tools;
  bool (*expand)(Cursor& cursor, std::size_t at);
};

constexpr unsigned kEveryTool = ~0U;

// A longer sign before those that it begins with.
constexpr auto kSyntaxes = std::to_array<Syntax>({
    {"<<", set_of({unknown, leanpub}), expand_leanpub_include},
    {"{%", set_of({unknown, honkit, jekyll}), expand_liquid_tag},
    {"{{{<", kEveryTool, unescape_shortcode},
    {"{{{", kEveryTool, pass_braces},
    {"{{<", kEveryTool, expand_shortcode},
    {"{{#", kEveryTool, expand_mdbook},
    {"{{", set_of({honkit, jekyll}), expand_liquid_variable},
});

// White space may stand before a `#`.
bool begins_with(std::string_view text, std::string_view sign) {
  if (!sign.ends_with('#')) return text.starts_with(sign);
  const std::size_t inside = text.find_first_not_of(" \t\n", 2);
  return text.starts_with("{{") && inside != text.npos && text[inside] == '#';
}

bool expand_template(Cursor& cursor, std::size_t at) {
  const std::string_view rest = cursor.text.substr(at);
  if (cursor.is_escaped()) return rest.starts_with("{{#") && unescape_mdbook(cursor, at);
  const unsigned tool = set_of({cursor.tool()});
  for (const Syntax& syntax : kSyntaxes) {
    if ((syntax.tools & tool) != 0 && begins_with(rest, syntax.sign))
      return syntax.expand(cursor, at);
  }
  return false;
}

bool may_have_templates(std::string_view text) {
  return text.find("{{") != text.npos || text.find("{%") != text.npos ||
         text.find("<<") != text.npos;
}

void expand_chapter(DraftItem& entry, BookExpansion& book, LoadContext& context) {
  const std::vector<Span> parts = std::move(entry.item.text);
  Expansion chapter{book, context, entry, path::normalise(path::folder_of(entry.item.path)),
                    Output(book.made, context)};
  for (const Span& part : parts) expand_part(chapter, part, entry.item.path, {});
  std::vector<Span>& text = entry.item.text;
  text = chapter.output.take();
  // A chapter without a place would have none to be named at.
  if (text.empty()) text = {{parts.front().source, parts.front().begin, parts.front().begin}};
  entry.is_blank = std::all_of(text.begin(), text.end(), [&](const Span& piece) {
    return is_blank(context.sources.text_of(piece));
  });
}

}  // namespace

// Recursion is as deep as includes may be.
void expand_part(Expansion& chapter, Span part, std::string path, Span directive) {
  Cursor cursor(chapter, part, std::move(path), directive);
  chapter.open.push_back(&cursor);
  while (!chapter.context.spending.is_over()) {
    const std::size_t sign = cursor.text.find_first_of("{<", cursor.at());
    if (sign == cursor.text.npos) break;
    cursor.read_to(sign);
    if (!expand_template(cursor, sign)) cursor.read_to(std::max(cursor.at(), sign + 1));
  }
  cursor.copy_to(cursor.text.size());
  chapter.open.pop_back();
}

std::map<std::string, std::string> expand_templates(std::vector<DraftItem>& entries,
                                                    const Dialect& dialect,
                                                    std::span<const ConfigLayer> layers,
                                                    LoadContext& context) {
  if (!dialect.templates) return {};
  BookExpansion book{dialect.template_tool, IncludedFiles(context), Variables(layers, context)};
  for (DraftItem& entry : entries) {
    if (entry.item.kind != ContentsItem::Kind::chapter) continue;
    const auto has_templates = [&](const Span& part) {
      return may_have_templates(context.sources.text_of(part));
    };
    if (std::any_of(entry.item.text.begin(), entry.item.text.end(), has_templates))
      expand_chapter(entry, book, context);
  }
  return book.variables.used();
}

}  // namespace colophon::manuscript
