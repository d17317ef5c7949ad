// Prose that CommonMark takes for a list.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "markdown/syntax.h"
#include "markdown/traps.h"

namespace colophon::markdown {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

std::string_view literal_of(cmark_node* node) {
  const char* literal = node ? cmark_node_get_literal(node) : nullptr;
  return literal ? literal : "";
}

bool is_plain(cmark_node* inline_node) {
  switch (cmark_node_get_type(inline_node)) {
    case CMARK_NODE_CODE:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_HTML_INLINE:
      return false;
    default:
      return true;
  }
}

// The paragraph that is all of an item, and has words alone in it, or null.
cmark_node* only_paragraph(cmark_node* item) {
  cmark_node* block = cmark_node_first_child(item);
  const bool is_one =
      block && !cmark_node_next(block) && cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH;
  if (!is_one) return nullptr;
  for (cmark_node* node = cmark_node_first_child(block); node; node = cmark_node_next(node)) {
    if (!is_plain(node)) return nullptr;
  }
  return block;
}

bool begins_speech(cmark_node* paragraph) {
  const std::string_view text = literal_of(cmark_node_first_child(paragraph));
  if (text.empty()) return false;
  for (const std::string_view sign : {"\u00BF", "\u00A1", "\u2026"}) {
    if (text.starts_with(sign)) return true;
  }
  std::size_t at = 0;
  const bool is_letter = unicode::is_letter(utf8::next(text, at));
  return is_letter && unicode::to_lower(text.substr(0, at)) != text.substr(0, at);
}

enum class End { none, period, call, question };

End end_of(cmark_node* paragraph) {
  const std::string_view text = literal_of(cmark_node_last_child(paragraph));
  if (text.ends_with('?')) return End::question;
  if (text.ends_with('!') || text.ends_with("\u2026")) return End::call;
  return text.ends_with('.') || text.ends_with("\u00BB") ? End::period : End::none;
}

// Whether the list follows the line of a paragraph that is prose.
bool cuts_prose(cmark_node* list, const Generated& generated) {
  cmark_node* before = cmark_node_previous(list);
  if (!before || cmark_node_get_type(before) != CMARK_NODE_PARAGRAPH) return false;
  const std::size_t between = info_of(before).end;
  const std::string_view gap = generated.text().substr(
      between, info_of(list).begin - std::min<std::size_t>(between, info_of(list).begin));
  return std::count(gap.begin(), gap.end(), '\n') == 1 && end_of(before) != End::none;
}

// Speech changes between asking and answering, from line to line; a list of questions or of
// sentences does not.
bool is_dialogue(cmark_node* list, const Generated& generated) {
  cmark_node* parent = cmark_node_parent(list);
  if (!parent || cmark_node_get_type(parent) == CMARK_NODE_ITEM) return false;
  if (generated.text()[info_of(cmark_node_first_child(list)).begin] != '-') return false;
  std::size_t items = 0;
  std::size_t questions = 0;
  for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
    cmark_node* paragraph = only_paragraph(item);
    if (!paragraph || !begins_speech(paragraph)) return false;
    const End end = end_of(paragraph);
    if (end == End::none) return false;
    ++items;
    questions += end == End::question ? 1 : 0;
  }
  if (items == 1) return cuts_prose(list, generated);
  return questions > 0 && questions < items;
}

}  // namespace

void check_accidental_list(cmark_node* list, const Document& document, const Origin& origin,
                           Diagnostics& diags) {
  cmark_node* first = cmark_node_first_child(list);
  if (!first || info_of(list).list_mark) return;
  const Generated& generated = document.generated();
  std::uint32_t size = 1;
  std::string hint = "write a dash, `\u2014`, for what somebody says";
  if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST) {
    const int start = cmark_node_get_list_start(list);
    if (start < kFirstYear || start > kLastYear) return;
    size = static_cast<std::uint32_t>(std::to_string(start).size()) + 1;
    const std::string number = std::to_string(start);
    hint = "write `" + number + "\\.` for the number itself";
  } else if (!is_dialogue(list, generated)) {
    return;
  }
  const std::uint32_t begin = generated.source_of(info_of(first).begin);
  diags.report(Code::accidental_list, origin.span(begin, begin + size)).hint = hint;
}

}  // namespace colophon::markdown
