#include "markdown/engine/directives.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "base/policy.h"
#include "base/suggest.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::string_view kOpening = "<!--";
constexpr std::string_view kClosing = "-->";
constexpr std::string_view kAddress = "colophon:";
constexpr std::string_view kBlanks = " \t\n";
constexpr char kForm[] =
    "write `<!-- colophon: allow CODE -->` on a line of its own, before what it is about";

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kBlanks, at), text.size());
}

// The comment at text[at], with its signs; empty where there is none that ends.
std::string_view comment_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with(kOpening)) return {};
  const std::size_t end = text.find(kClosing, at + kOpening.size());
  return end == text.npos ? std::string_view() : text.substr(at, end + kClosing.size() - at);
}

bool is_directive(std::string_view comment) {
  return comment.starts_with(kOpening) &&
         comment.substr(skip_blanks(comment, kOpening.size())).starts_with(kAddress);
}

// Where the blanks and comments that a text begins with are at an end.
std::size_t end_of_comments(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  for (std::string_view comment; !(comment = comment_at(text, at)).empty();)
    at = skip_blanks(text, at + comment.size());
  return at;
}

// The first directive at or behind text[at], with the rest of the text; empty where there is none.
std::string_view find_directive(std::string_view text, std::size_t at) {
  for (at = text.find(kOpening, at); at != text.npos; at = text.find(kOpening, at + 1)) {
    if (is_directive(text.substr(at))) return text.substr(at);
  }
  return {};
}

// The next word of a directive at or behind `at`, which is moved behind it.
std::string_view next_word(std::string_view text, std::size_t& at) {
  constexpr std::string_view kBetween = " \t\n,";
  const std::size_t begin = std::min(text.find_first_not_of(kBetween, at), text.size());
  at = std::min(text.find_first_of(kBetween, begin), text.size());
  return text.substr(begin, at - begin);
}

// What is said of a comment: its words, of which nobody needs more than a line.
std::string shown(std::string_view comment) {
  constexpr std::size_t kMost = 60;
  std::size_t at = kOpening.size();
  const std::string_view words = comment.substr(0, comment.find(kClosing));
  std::string text;
  while (text.size() <= kMost) {
    const std::string_view word = next_word(words, at);
    if (word.empty()) return text;
    if (!text.empty()) text += ' ';
    text += word.size() > kMost ? std::string_view("…") : word;
  }
  return text + " …";
}

std::size_t place(const RawHtml& raw, std::size_t offset) {
  const auto after =
      std::upper_bound(raw.places.begin(), raw.places.end(), offset,
                       [](std::size_t wanted, const auto& known) { return wanted < known.first; });
  if (after == raw.places.begin()) return 0;
  return std::prev(after)->second + (offset - std::prev(after)->first);
}

}  // namespace

void Directives::read(cmark_node* node, const RawHtml& raw) {
  const std::string_view text = raw.text;
  if (text.find(kAddress) == text.npos) return;
  std::size_t at = skip_blanks(text, 0);
  if (!raw.is_inline) {
    const std::size_t first = allowances_.size();
    for (std::string_view comment; !(comment = comment_at(text, at)).empty();) {
      if (is_directive(comment)) {
        begin_block(node, first);
        obey(comment, at, raw);
      }
      at = skip_blanks(text, at + comment.size());
    }
  }
  const std::string_view useless = find_directive(text, at);
  if (useless.empty()) return;
  const std::size_t begin = place(raw, text.size() - useless.size());
  chapter_.diagnostics
      .report(Code::unknown_directive, origin_.span(begin, begin + kOpening.size()), shown(useless))
      .hint = kForm;
}

void Directives::begin_block(cmark_node* node, std::size_t first) {
  if (!blocks_.empty()) {
    if (blocks_.back().node == node) return;
    blocks_.back().precedes_another = blocks_.back().node == cmark_node_previous(node);
  }
  blocks_.push_back({node, first, begin_of(node), end_of_block_behind(node)});
}

// `comment` stands at `offset` in the HTML.
void Directives::obey(std::string_view comment, std::size_t offset, const RawHtml& raw) {
  const std::string_view words = comment.substr(0, comment.size() - kClosing.size());
  std::size_t at = skip_blanks(comment, kOpening.size()) + kAddress.size();
  const auto span_of = [&](std::string_view word) {
    const std::size_t begin =
        place(raw, offset + static_cast<std::size_t>(word.data() - comment.data()));
    return origin_.span(begin, begin + word.size());
  };
  const std::string_view order = next_word(words, at);
  std::string_view code = next_word(words, at);
  if (order != "allow" || code.empty()) {
    const std::vector<std::string> orders = {"allow"};
    std::string meant = order == "allow" ? std::string() : did_you_mean(order, orders);
    const std::size_t begin = place(raw, offset);
    chapter_.diagnostics
        .report(Code::unknown_directive,
                order.empty() ? origin_.span(begin, begin + kOpening.size()) : span_of(order),
                shown(comment))
        .hint = meant.empty() ? kForm : std::move(meant);
    return;
  }
  for (; !code.empty(); code = next_word(words, at)) allow(code, span_of(code));
}

void Directives::allow(std::string_view name, Span place) {
  const std::optional<Code> code = find_code(name);
  if (!code) {
    std::string meant;
    if (--guesses_left_ >= 0) meant = nearest_code(name, false);
    Diagnostic& diagnostic = chapter_.diagnostics.report(Code::unknown_code, place, name);
    if (!meant.empty()) diagnostic.hint = "did you mean `" + meant + "`?";
  } else if (colophon::info_of(*code).severity == Severity::fatal) {
    chapter_.diagnostics.report(Code::unallowable_code, place, name);
  } else {
    allowances_.push_back({.code = *code, .named = place, .places = {}});
  }
}

// Whether the place, byte `at` of the chapter's text, has only comments before it in its file.
bool Directives::is_top(const Span& place, std::size_t at) {
  const auto [top, is_new] = tops_.emplace(place.source, 0);
  if (is_new) top->second = end_of_comments(origin_.text(), origin_.begin_of(place.source));
  return at < top->second;
}

std::size_t Directives::begin_of(cmark_node* node) const {
  const NodeInfo& info = markdown::info_of(node);
  const Construct* construct = info.construct();
  const bool is_whole = construct && construct->end > construct->begin;
  return is_whole ? construct->begin : document_.generated().source_of(info.begin);
}

// Where the block behind the node ends: where the next but one begins, or where what both stand in
// ends.
std::size_t Directives::end_of_block_behind(cmark_node* node) const {
  if (cmark_node* next = cmark_node_next(node)) node = next;
  while (!cmark_node_next(node)) {
    cmark_node* parent = cmark_node_parent(node);
    if (!parent) {
      if (cmark_node_get_type(node) == CMARK_NODE_DOCUMENT) return origin_.text().size();
      return document_.generated().source_end_of(markdown::info_of(node).end);
    }
    node = parent;
  }
  return begin_of(cmark_node_next(node));
}

// Comments that follow one another speak of the same block. What one before allows again is of no
// use, and has no place.
void Directives::settle_block(std::size_t index, Behind& behind) {
  const Block& block = blocks_[index];
  const std::size_t last =
      index + 1 < blocks_.size() ? blocks_[index + 1].first : allowances_.size();
  if (behind.places.empty()) behind.places = origin_.spans(block.begin, block.end);
  for (std::size_t i = block.first; i < last; ++i) {
    Allowance& allowance = allowances_[i];
    if (is_top(allowance.named, block.begin)) {
      allowance.places = {{allowance.named.source, 0, std::numeric_limits<std::uint32_t>::max()}};
      continue;
    }
    if (std::find(behind.allowed.begin(), behind.allowed.end(), allowance.code) !=
        behind.allowed.end())
      continue;
    behind.allowed.push_back(allowance.code);
    allowance.places = behind.places;
  }
}

void Directives::settle() {
  Behind behind;
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    if (!blocks_[i].precedes_another) behind = {};
    settle_block(i, behind);
  }
  chapter_.allowances = std::move(allowances_);
}

}  // namespace colophon::markdown
