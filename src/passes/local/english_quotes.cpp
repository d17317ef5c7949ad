#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "passes/local/typography.h"

namespace colophon::passes {

namespace {

constexpr std::string_view kOpeningDouble = "\u201C";
constexpr std::string_view kClosingDouble = "\u201D";
constexpr std::string_view kOpeningSingle = "\u2018";
constexpr std::string_view kClosingSingle = "\u2019";

// Words that begin with an elision and are never anything else.
constexpr std::array<std::string_view, 20> kElided = {
    "cept", "em",   "gainst", "midst", "mongst", "n",     "neath", "nuff",  "pon",    "sblood",
    "tis",  "tisn", "twas",   "twasn", "tween",  "twere", "twill", "twixt", "twould", "zounds"};
// Words that may as well begin a quotation.
constexpr std::array<std::string_view, 20> kPerhapsElided = {
    "appen", "ave", "bout", "cause", "cos", "cuz",  "e",  "er", "ere", "im",
    "kay",   "ome", "ow",   "round", "til", "till", "ud", "un", "uns", "yer"};

static_assert(std::is_sorted(kElided.begin(), kElided.end()));
static_assert(std::is_sorted(kPerhapsElided.begin(), kPerhapsElided.end()));

enum class Kind : std::uint8_t { edge, space, word, digit, opener, dash, closer, other };

bool is_mark(char c) { return c == '"' || c == '\''; }

Kind kind_of_ascii(char c) {
  if (c >= '0' && c <= '9') return Kind::digit;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::word;
  switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\f':
    case '\r':
      return Kind::space;
    case '(':
    case '[':
    case '{':
    case '<':
    case '/':
    case '=':
    case '*':
    case '_':
      return Kind::opener;
    case '-':
      return Kind::dash;
    case ')':
    case ']':
    case '}':
      return Kind::closer;
    default:
      return Kind::other;
  }
}

Kind kind_of(char32_t c) {
  if (c < 0x80) return kind_of_ascii(static_cast<char>(c));
  if (c == 0x201C || c == 0x2018 || c == 0x201E || c == 0x201A || c == 0xAB || c == 0x2039 ||
      c == 0xBF || c == 0xA1) {
    return Kind::opener;
  }
  if (c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x203A) return Kind::closer;
  if (c >= 0x2010 && c <= 0x2015) return Kind::dash;
  if (c == 0xFFFC || (c >= 0x300 && c < 0x370)) return Kind::word;  // an object; an accent
  if (unicode::is_space(c)) return Kind::space;
  if (unicode::is_digit(c)) return Kind::digit;
  return unicode::is_letter(c) ? Kind::word : Kind::other;
}

bool is_word(Kind kind) { return kind == Kind::word || kind == Kind::digit; }
bool is_gap(Kind kind) { return kind == Kind::space || kind == Kind::edge; }

enum class Decision : std::uint8_t { opens, closes, apostrophe, stays };

// No quotation ends or begins with more; a longer run of marks is none.
constexpr std::size_t kMostMarksTogether = 8;

// The marks that are open, innermost last. Every question is answered in constant time, so that a
// text of nothing but marks costs no more than another.
class OpenMarks {
 public:
  void push(char mark) {
    marks_ += mark;
    ++count_of(mark);
  }

  // Closes the innermost such mark and what was left open inside it; nothing where there is none.
  void close(char mark) {
    if (count_of(mark) == 0) return;
    while (marks_.back() != mark) pop();
    pop();
  }

  char innermost() const { return marks_.empty() ? '\0' : marks_.back(); }
  std::size_t doubles() const { return doubles_; }
  std::size_t singles() const { return singles_; }

 private:
  std::size_t& count_of(char mark) { return mark == '"' ? doubles_ : singles_; }
  void pop() {
    --count_of(marks_.back());
    marks_.pop_back();
  }

  std::string marks_;
  std::size_t doubles_ = 0;
  std::size_t singles_ = 0;
};

// Goes through one block from left to right. What a mark is depends on its two neighbours and,
// where they leave a doubt, on what is open.
class EnglishQuotes {
 public:
  EnglishQuotes(std::string_view text, std::vector<Edit>& edits) : text_(text), edits_(edits) {}

  void find() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (!is_mark(text_[i])) continue;
      const bool is_double = text_[i] == '"';
      const Decision decision = is_double ? decide_double(i) : decide_single(i);
      if (!is_double) ++singles_seen_;
      note(i, decision);
    }
  }

 private:
  Decision decide_double(std::size_t i) const {
    const Kind before = kind_before(i);
    const Kind after = kind_after(i);
    const bool is_open = open_.doubles() > 0;
    if (before == Kind::digit && ends_measure(i)) return Decision::stays;
    switch (before) {
      case Kind::edge:
      case Kind::space:
      case Kind::opener:
        if (!is_gap(after)) return Decision::opens;
        return is_open ? Decision::closes : Decision::stays;
      case Kind::dash:
        return opens_after_dash(after, is_open) ? Decision::opens : Decision::closes;
      case Kind::word:
        return is_open || !is_word(after) ? Decision::closes : Decision::stays;
      case Kind::digit:
        return is_open ? Decision::closes : Decision::stays;  // otherwise inches
      case Kind::closer:
      case Kind::other:
        break;
    }
    const bool begins_word = is_word(after) || after == Kind::opener;
    return !is_open && begins_word ? Decision::opens : Decision::closes;
  }

  Decision decide_single(std::size_t i) {
    const Kind before = kind_before(i);
    const Kind after = kind_after(i);
    const bool is_open = open_.innermost() == '\'';
    const Kind next = next_kind(i);
    switch (before) {
      case Kind::digit:
        if (next == Kind::digit || begins_measure(i)) return Decision::stays;
        if (next == Kind::word) return Decision::apostrophe;
        return is_open ? Decision::closes : Decision::stays;  // otherwise feet
      case Kind::word:
        return is_word(next) || !is_open ? Decision::apostrophe : Decision::closes;
      case Kind::edge:
      case Kind::space:
      case Kind::opener:
        if (!is_gap(after)) return decide_leading(i);
        return is_open ? Decision::closes : Decision::stays;
      case Kind::dash:
        return opens_after_dash(after, is_open) ? decide_leading(i) : Decision::closes;
      case Kind::closer:
      case Kind::other:
        break;
    }
    if (word_after(i) == "s") return Decision::apostrophe;  // "Pravda"'s
    return !is_open && is_word(after) ? decide_leading(i) : Decision::closes;
  }

  // The mark stands where a quotation could begin: it does, unless a letter was left out.
  Decision decide_leading(std::size_t i) {
    if (next_kind(i) == Kind::digit) {
      if (is_decade(i, true)) return Decision::apostrophe;
      return is_decade(i, false) && !may_close_later() ? Decision::apostrophe : Decision::opens;
    }
    const std::string word = word_after(i);
    if (is_elided(word)) return Decision::apostrophe;
    if (std::binary_search(kPerhapsElided.begin(), kPerhapsElided.end(), word) &&
        !may_close_later()) {
      return Decision::apostrophe;
    }
    return Decision::opens;
  }

  static bool is_elided(std::string_view word) {
    return std::binary_search(kElided.begin(), kElided.end(), word);
  }

  static bool opens_after_dash(Kind after, bool is_open) {
    if (is_gap(after)) return false;
    return !is_open || is_word(after) || after == Kind::opener;
  }

  void note(std::size_t i, Decision decision) {
    last_ = i;
    last_opened_ = decision == Decision::opens;
    const bool is_double = text_[i] == '"';
    switch (decision) {
      case Decision::opens:
        open_.push(text_[i]);
        edits_.push_back({i, 1, is_double ? kOpeningDouble : kOpeningSingle});
        return;
      case Decision::closes:
        // What was left open inside ends with it.
        open_.close(text_[i]);
        edits_.push_back({i, 1, is_double ? kClosingDouble : kClosingSingle});
        return;
      case Decision::apostrophe:
        edits_.push_back({i, 1, kClosingSingle});
        return;
      case Decision::stays:
        return;
    }
  }

  Kind kind_before(std::size_t i) const {
    if (i == 0) return Kind::edge;
    if (is_mark(text_[i - 1])) {
      return last_ == i - 1 && last_opened_ ? Kind::opener : Kind::closer;
    }
    return kind_of(utf8::previous(text_, i));
  }

  // Marks of the other kind are looked through: in `'Go,'"` the first closes as the second does.
  Kind kind_after(std::size_t i) const {
    std::size_t next = i + 1;
    if (next < text_.size() && text_[next] == text_[i]) return Kind::other;
    const std::size_t limit = std::min(text_.size(), i + kMostMarksTogether);
    while (next < limit && is_mark(text_[next])) ++next;
    if (next == text_.size()) return Kind::edge;
    return kind_of(utf8::next(text_, next));
  }

  Kind next_kind(std::size_t i) const {
    std::size_t next = i + 1;
    return next == text_.size() ? Kind::edge : kind_of(utf8::next(text_, next));
  }

  // The word behind a mark in lower case; empty for one that is long or not all ASCII.
  std::string word_after(std::size_t i) const {
    std::string word;
    for (std::size_t at = i + 1; at < text_.size() && kind_of_ascii(text_[at]) == Kind::word;
         ++at) {
      if (word.size() == 8) return {};
      word += static_cast<char>(text_[at] | 0x20);
    }
    if (i + 1 + word.size() < text_.size() && next_kind(i + word.size()) == Kind::word) return {};
    return word;
  }

  std::size_t skip_digits(std::size_t at) const {
    while (at < text_.size() && kind_of_ascii(text_[at]) == Kind::digit) ++at;
    return at;
  }

  // '90s, and without the letter '42.
  bool is_decade(std::size_t i, bool with_letter) const {
    std::size_t at = skip_digits(i + 1);
    if (at != i + 3) return false;
    std::size_t letters = 0;
    for (; at < text_.size() && kind_of_ascii(text_[at]) == Kind::word; ++at) ++letters;
    const std::string_view suffix = text_.substr(at - letters, letters);
    if (with_letter) return suffix == "s" || suffix == "er" || suffix == "ers";
    return letters == 0;
  }

  // The feet of 5'10", 6' 1".
  bool begins_measure(std::size_t i) const {
    std::size_t at = i + 1;
    if (at < text_.size() && text_[at] == ' ') ++at;
    const std::size_t end = skip_digits(at);
    return end > at && end - at <= 2 && end < text_.size() && text_[end] == '"';
  }

  // Its inches.
  bool ends_measure(std::size_t i) const {
    std::size_t at = i;
    while (at > 0 && i - at < 3 && kind_of_ascii(text_[at - 1]) == Kind::digit) --at;
    if (i - at == 3) return false;
    if (at > 0 && text_[at - 1] == ' ') --at;
    return at > 1 && text_[at - 1] == '\'' && kind_of_ascii(text_[at - 2]) == Kind::digit;
  }

  // Whether more marks behind the present one look like the end of a quotation than are awaited.
  bool may_close_later() {
    if (closers_after_.empty()) count_closers();
    return closers_after_[singles_seen_] > open_.singles();
  }

  // For every single mark, in one walk from the end: the closing ones behind it that no opening one
  // between them would take.
  void count_closers() {
    std::uint32_t count = 0;
    for (std::size_t i = text_.find_last_of('\''); i != text_.npos;
         i = i == 0 ? text_.npos : text_.find_last_of('\'', i - 1)) {
      closers_after_.push_back(count);
      if (looks_closing(i)) {
        ++count;
      } else if (looks_opening(i) && count > 0) {
        --count;
      }
    }
    std::reverse(closers_after_.begin(), closers_after_.end());
  }

  Kind raw_kind_before(std::size_t i) const {
    return i == 0 ? Kind::edge : kind_of(utf8::previous(text_, i));
  }

  bool looks_opening(std::size_t i) const {
    const Kind before = raw_kind_before(i);
    const bool may_open = is_gap(before) || before == Kind::opener || before == Kind::dash ||
                          (i > 0 && is_mark(text_[i - 1]));
    return may_open && !is_gap(kind_after(i)) && !is_elided(word_after(i)) && !is_decade(i, true);
  }

  // A mark behind `s` is as likely a possessive, one behind `in` a dropped g.
  bool looks_closing(std::size_t i) const {
    const Kind before = raw_kind_before(i);
    if (before != Kind::word && before != Kind::closer && before != Kind::other) return false;
    const Kind after = kind_after(i);
    if (is_word(after) || after == Kind::opener) return false;
    const std::string_view head = text_.substr(0, i);
    return !head.ends_with('s') && !head.ends_with("in") && !head.ends_with("'n");
  }

  std::string_view text_;
  std::vector<Edit>& edits_;
  OpenMarks open_;
  std::size_t last_ = std::string_view::npos;
  bool last_opened_ = false;
  std::size_t singles_seen_ = 0;
  std::vector<std::uint32_t> closers_after_;  // by single mark; made where it is needed
};

}  // namespace

void find_english_quotes(std::string_view text, std::vector<Edit>& edits) {
  EnglishQuotes(text, edits).find();
}

}  // namespace colophon::passes
