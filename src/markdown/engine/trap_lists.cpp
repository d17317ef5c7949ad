// Prose that CommonMark takes for a list.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "markdown/engine/traps.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;
constexpr std::size_t kLongestShortSpeech = 40;  // letters
constexpr std::size_t kShortestProse = 40;       // letters; what introduces a list is shorter

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

bool ends_with_letter(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return unicode::is_letter(utf8::next(text, at));
}

bool begins_small(std::string_view text) {
  std::size_t at = 0;
  if (text.empty() || !unicode::is_letter(utf8::next(text, at))) return false;
  return unicode::to_lower(text.substr(0, at)) == text.substr(0, at);
}

enum class End { none, period, call, question };

End end_of(cmark_node* paragraph) {
  const std::string_view text = literal_of(cmark_node_last_child(paragraph));
  if (text.ends_with('?')) return End::question;
  if (text.ends_with('!') || text.ends_with("\u2026")) return End::call;
  return text.ends_with('.') || text.ends_with("\u00BB") ? End::period : End::none;
}

// How many line ends lie between two blocks.
std::ptrdiff_t lines_between(cmark_node* before, cmark_node* after, const Generated& generated) {
  const std::size_t end = info_of(before).end;
  const std::size_t begin = std::max<std::size_t>(end, info_of(after).begin);
  const std::string_view gap = generated.text().substr(end, begin - end);
  return std::count(gap.begin(), gap.end(), '\n');
}

// The paragraph whose last line stands right above the list, or null.
cmark_node* paragraph_above(cmark_node* list, const Generated& generated) {
  cmark_node* before = cmark_node_previous(list);
  if (!before || cmark_node_get_type(before) != CMARK_NODE_PARAGRAPH) return nullptr;
  return lines_between(before, list, generated) == 1 ? before : nullptr;
}

// Whether an empty line stands between any two items.
bool is_spaced(cmark_node* list, const Generated& generated) {
  cmark_node* before = cmark_node_first_child(list);
  for (cmark_node* item = cmark_node_next(before); item; item = cmark_node_next(item)) {
    if (lines_between(cmark_node_last_child(before), item, generated) < 2) return false;
    before = item;
  }
  return true;
}

// What is said in a line, in letters. Long sentences are points of a list rather than speech.
struct Speech {
  End end = End::none;
  std::size_t length = 0;
  bool is_told = false;  // `Who is it? - asked Ada.`
};

Speech read_speech(cmark_node* paragraph) {
  Speech speech{end_of(paragraph)};
  for (cmark_node* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node)) {
    const std::string_view text = literal_of(node);
    speech.length += utf8::length(text);
    speech.is_told |= text.find(" - ") != text.npos;
    if (text.find("? - ") != text.npos) speech.end = End::question;
  }
  return speech;
}

bool asks(const Speech& speech) { return speech.end == End::question; }

bool is_short(const Speech& speech) { return speech.length <= kLongestShortSpeech; }

// Speech changes between asking and answering; a list of questions or of sentences does not. As a
// list of points may do so too, it has to look like speech besides: every line a paragraph of its
// own, right below prose, told by dashes within the line, or short, from a question to its answer.
bool is_exchange(const std::vector<Speech>& lines, bool is_apart) {
  const auto questions = std::count_if(lines.begin(), lines.end(), asks);
  if (questions == 0 || questions == static_cast<std::ptrdiff_t>(lines.size())) return false;
  if (is_apart) return true;
  if (std::any_of(lines.begin(), lines.end(), [](const Speech& line) { return line.is_told; }))
    return true;
  return std::all_of(lines.begin(), lines.end(), is_short) && !asks(lines.back());
}

bool is_dialogue(cmark_node* list, const Generated& generated) {
  cmark_node* parent = cmark_node_parent(list);
  if (!parent || cmark_node_get_type(parent) == CMARK_NODE_ITEM) return false;
  if (generated.text()[info_of(cmark_node_first_child(list)).begin] != '-') return false;
  std::vector<Speech> lines;
  for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
    cmark_node* paragraph = only_paragraph(item);
    if (!paragraph || !begins_speech(paragraph)) return false;
    lines.push_back(read_speech(paragraph));
    if (lines.back().end == End::none) return false;
  }
  cmark_node* above = paragraph_above(list, generated);
  const bool cuts_prose = above && end_of(above) != End::none;
  if (lines.size() == 1) return cuts_prose;
  return is_exchange(lines, cuts_prose || is_spaced(list, generated));
}

// Whether a sentence goes on over the sign that came to stand at the begin of its line: one item
// right below a paragraph that does not end with any sign, in words that begin small, or behind a
// number.
bool parts_sentence(cmark_node* list, const Generated& generated) {
  cmark_node* first = cmark_node_first_child(list);
  cmark_node* above = cmark_node_next(first) ? nullptr : paragraph_above(list, generated);
  if (!above || cmark_node_get_type(cmark_node_parent(list)) == CMARK_NODE_ITEM) return false;
  const std::string_view before = literal_of(cmark_node_last_child(above));
  std::size_t letters = 0;
  for (cmark_node* node = cmark_node_first_child(above); node; node = cmark_node_next(node))
    letters += utf8::length(literal_of(node));
  if (letters < kShortestProse || before.empty() || !ends_with_letter(before)) return false;
  if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST) return true;
  cmark_node* paragraph = only_paragraph(first);
  return paragraph && begins_small(literal_of(cmark_node_first_child(paragraph))) &&
         end_of(paragraph) != End::none;
}

}  // namespace

void check_accidental_list(cmark_node* list, const Document& document, const Origin& origin,
                           Diagnostics& diags) {
  cmark_node* first = cmark_node_first_child(list);
  if (!first || info_of(list).list_mark()) return;
  const Generated& generated = document.generated();
  const bool is_ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
  const int start = is_ordered ? cmark_node_get_list_start(list) : 0;
  const bool is_year = start >= kFirstYear && start <= kLastYear;
  std::uint32_t size = 1;
  std::string hint;
  if (is_year || parts_sentence(list, generated)) {
    const std::string number = std::to_string(start);
    if (is_ordered) size = static_cast<std::uint32_t>(number.size()) + 1;
    hint = is_ordered ? "write `" + number + "\\.` for the number itself"
                      : "write a backslash before the sign, or join the two lines";
  } else if (!is_ordered && is_dialogue(list, generated)) {
    hint = "write a dash, `\u2014`, for what somebody says";
  } else {
    return;
  }
  const std::uint32_t begin = generated.source_of(info_of(first).begin);
  diags.report(Code::accidental_list, origin.span(begin, begin + size)).hint = hint;
}

}  // namespace colophon::markdown
