#include "markdown/scan/inline_forms.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kLongestLabel = 1000;  // of a link (CommonMark 0.30, section 4.7)

// Signs that no file's name has on any system, or that make something else of two brackets.
bool may_be_in_target(char c) {
  return static_cast<unsigned char>(c) >= 0x20 &&
         std::string_view("[]<>*`$\"{}\\|").find(c) == std::string_view::npos;
}

// As cmark compares labels: without regard to case and to the amount of white space.
std::string folded(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return unicode::fold_case(out);
}

// Punctuation as wide as an ideograph: it belongs to the sentence, never to an address.
bool is_wide_punctuation(char32_t c) {
  return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

// What RFC 3986 allows nowhere in an address, GFM takes into it up to the next blank.
bool may_be_in_address(char c) {
  return static_cast<unsigned char>(c) > 0x20 &&
         std::string_view("<>[]{}|\\^`\"").find(c) == std::string_view::npos;
}

bool may_end_address(char c) {
  return std::string_view("?!.,:*_~'\"").find(c) == std::string_view::npos;
}

// Where the address of bytes [at, end) really ends: closing punctuation, an unmatched `)` and a
// character reference are the sentence's.
std::size_t without_punctuation(std::string_view text, std::size_t at, std::size_t end) {
  const auto address = [&] { return text.substr(at, end - at); };
  const auto open = std::count(address().begin(), address().end(), '(');
  auto closed = std::count(address().begin(), address().end(), ')');
  while (end > at) {
    const char last = text[end - 1];
    if (last == ')') {
      if (closed <= open) return end;
      --closed;
    } else if (last == ';') {
      std::size_t start = end - 1;
      while (start > at && is_alphanumeric(text[start - 1])) --start;
      const bool is_reference = start > at && start < end - 1 && text[start - 1] == '&';
      end = is_reference ? start - 1 : end - 1;
      continue;
    } else if (may_end_address(last)) {
      return end;
    }
    --end;
  }
  return end;
}

// Parts of letters, digits, hyphens and underscores with full stops between, and no underscore in
// the last two. Returns where it ends, or kNone.
std::size_t skip_domain(std::string_view text, std::size_t at, bool may_be_short) {
  std::size_t stops = 0;
  bool underscore = false;         // in the last part
  bool underscore_before = false;  // in the one before
  std::size_t i = at;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '_') {
      underscore = true;
    } else if (c == '.') {
      underscore_before = underscore;
      underscore = false;
      ++stops;
    } else if (!is_alphanumeric(c) && c != '-' && static_cast<unsigned char>(c) < 0x80) {
      break;
    }
  }
  if (i == at || text[at] == '.' || underscore || underscore_before) return kNone;
  return may_be_short || stops > 0 ? i : kNone;
}

}  // namespace

std::optional<WikiLink> parse_wiki_link(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("[[")) return std::nullopt;
  if (at > 0 && (text[at - 1] == '[' || text[at - 1] == '\\')) return std::nullopt;
  const std::size_t begin = at + 2;
  std::size_t i = begin;
  while (i < text.size() && may_be_in_target(text[i])) ++i;
  const std::string_view target = text.substr(begin, i - begin);
  if (target.find_first_not_of(' ') == target.npos || target[0] == '^') return std::nullopt;
  WikiLink link{.target = {begin, i}, .shown = {begin, i}};
  if (i < text.size() && (text[i] == '|' || text.substr(i).starts_with("\\|"))) {
    const std::size_t shown = i + (text[i] == '|' ? 1 : 2);
    i = std::min(text.find_first_of("[]\n", shown), text.size());
    if (i == shown) return std::nullopt;
    link.shown = {shown, i};
  }
  if (!text.substr(i).starts_with("]]")) return std::nullopt;
  link.end = i + 2;
  // `[[1]](address)` and `[[1]][label]` are CommonMark's own, and `[[x]]]` is somebody's code.
  const char behind = link.end < text.size() ? text[link.end] : ' ';
  if (behind == '(' || behind == '[' || behind == ']') return std::nullopt;
  return link;
}

std::size_t skip_comment(std::string_view text, std::size_t at) {
  if (skip_run(text, at) != at + 2 || (at > 0 && is_alphanumeric(text[at - 1]))) return kNone;
  for (std::size_t i = text.find("%%", at + 2); i != text.npos; i = text.find("%%", i)) {
    const std::size_t end = skip_run(text, i);
    const bool is_within_word = end < text.size() && is_alphanumeric(text[end]);
    if (end == i + 2) return is_within_word ? kNone : end;
    i = end;
  }
  return kNone;
}

std::string_view raw_format(std::string_view text, std::size_t at, std::size_t& end) {
  if (!text.substr(std::min(at, text.size())).starts_with("{=")) return {};
  std::size_t i = at + 2;
  while (i < text.size() && (is_alphanumeric(text[i]) || text[i] == '-' || text[i] == '_')) ++i;
  if (i >= text.size() || text[i] != '}') return {};
  end = i + 1;
  return text.substr(at + 2, i - at - 2);
}

std::size_t skip_bare_address(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 3> kStarts = {"http://", "https://", "www."};
  const std::string_view rest = text.substr(at);
  const auto start = std::find_if(kStarts.begin(), kStarts.end(),
                                  [&](std::string_view sign) { return rest.starts_with(sign); });
  if (start == kStarts.end()) return kNone;
  const char before = at > 0 ? text[at - 1] : ' ';
  if (is_alphanumeric(before) || before == '/' || before == '@' || before == '.') return kNone;
  const bool has_scheme = *start != "www.";
  const std::size_t domain = at + (has_scheme ? start->size() : 0);
  std::size_t end = skip_domain(text, domain, has_scheme);
  if (end == kNone) return kNone;
  for (std::size_t i = domain; i < text.size() && may_be_in_address(text[i]);) {
    if (is_wide_punctuation(utf8::next(text, i))) break;
    end = i;
  }
  end = without_punctuation(text, at, end);
  return end > domain ? end : kNone;
}

LinkLabels::LinkLabels(std::string_view text) {
  for (std::size_t at = text.find("]:"); at != text.npos; at = text.find("]:", at + 2)) {
    const std::size_t window = at > kLongestLabel ? at - kLongestLabel : 0;
    const std::size_t open = text.substr(window, at - window).rfind('[');
    if (open == text.npos) continue;
    const std::string_view label = text.substr(window + open + 1, at - window - open - 1);
    labels_.insert(folded(label.substr(0, label.find(']'))));
  }
}

bool LinkLabels::contains(std::string_view label) const {
  return !labels_.empty() && labels_.count(folded(label)) > 0;
}

}  // namespace colophon::markdown
