#include "manuscript/sources/plain_title.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "base/ascii.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

using ascii::is_alpha;

bool is_word(char c) {
  return is_alpha(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_punctuation(char c) {
  return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F &&
         !is_word(c);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) take();
    std::string result;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      if (!is_mark_[i]) result += out_[i];
    }
    return result;
  }

 private:
  void take() {
    switch (text_[at_]) {
      case '\\':
        if (at_ + 1 < text_.size() && is_punctuation(text_[at_ + 1])) ++at_;
        return copy(1);
      case '`':
        return code();
      case '*':
      case '_':
        return emphasis();
      case '<':
        return tag();
      case '!':
        if (text_.substr(at_).starts_with("![")) ++at_;  // an image's words
        return text_[at_] == '[' ? open() : copy(1);
      case '^':
        return text_.substr(at_).starts_with("^[") ? skip_to(']') : copy(1);
      case '[':
        return text_.substr(at_).starts_with("[^") ? skip_to(']') : open();
      case ']':
        return close();
      default:
        return copy(1);
    }
  }

  void copy(std::size_t size) {
    out_.append(text_.substr(at_, size));
    is_mark_.resize(out_.size());
    at_ += std::min(size, text_.size() - at_);
  }

  // The next one from `from`, which is not the first character, on. Each text is searched once.
  std::size_t find(char c, std::size_t from) {
    std::size_t& next = next_[static_cast<unsigned char>(c)];
    if (next < from) next = text_.find(c, from);
    return next;
  }

  // A note, with what ends it; without an end, its sign is text.
  void skip_to(char end) {
    const std::size_t found = find(end, at_ + 1);
    if (found == text_.npos) return copy(2);
    at_ = found + 1;
  }

  // Code is taken as it is. The search for its end fails once for every length of fence.
  void code() {
    const std::size_t end = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::size_t size = end - at_;
    if (size >= kFences || no_fence_[size]) return copy(size);
    for (std::size_t close = text_.find('`', end); close != text_.npos;) {
      const std::size_t close_end = std::min(text_.find_first_not_of('`', close), text_.size());
      if (close_end - close == size) {
        const std::string_view inner = trim(text_.substr(end, close - end));
        at_ = static_cast<std::size_t>(inner.data() - text_.data());
        copy(inner.size());
        at_ = close_end;
        return;
      }
      close = text_.find('`', close_end);
    }
    no_fence_[size] = true;
    copy(size);
  }

  void emphasis() {
    const char mark = text_[at_];
    const std::size_t end = std::min(text_.find_first_not_of(mark, at_), text_.size());
    const char before = at_ > 0 ? text_[at_ - 1] : ' ';
    const char after = end < text_.size() ? text_[end] : ' ';
    const bool in_word = mark == '_' && is_word(before) && is_word(after);
    const bool may_close = before != ' ' && !in_word && !(mark == '_' && is_word(after));
    const bool may_open = after != ' ' && !in_word && !(mark == '_' && is_word(before));
    std::vector<std::size_t>& opened = mark == '*' ? stars_ : underscores_;
    while (at_ < end) {
      const bool closes = may_close && !opened.empty();
      if (closes) {
        is_mark_[opened.back()] = true;
        opened.pop_back();
      } else if (may_open) {
        opened.push_back(out_.size());
      }
      copy(1);
      is_mark_.back() = closes;
    }
  }

  void tag() {
    const std::string_view rest = text_.substr(at_ + 1);
    const std::size_t end = find('>', at_ + 1);
    const bool is_name = !rest.empty() && (is_alpha(rest[0]) || rest[0] == '/' || rest[0] == '!');
    if (end == text_.npos || !is_name) return copy(1);
    const std::string_view inner = text_.substr(at_ + 1, end - at_ - 1);
    if (inner.find('<') != inner.npos) return copy(1);
    if (inner.find("://") < inner.find(' ')) {  // a bare address
      ++at_;
      copy(inner.size());
    }
    at_ = end + 1;
  }

  void open() {
    brackets_.push_back(out_.size());
    copy(1);
  }

  // `](address)`, `][label]`, `]{attributes}`: the brackets were not text.
  void close() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    const char end = next == '(' ? ')' : next == '[' ? ']' : next == '{' ? '}' : '\0';
    const std::size_t found = end == '\0' ? text_.npos : find(end, at_ + 2);
    if (brackets_.empty() || found == text_.npos) {
      if (!brackets_.empty()) brackets_.pop_back();
      return copy(1);
    }
    is_mark_[brackets_.back()] = true;
    brackets_.pop_back();
    at_ = found + 1;
  }

  static constexpr std::size_t kFences = 8;

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<bool> is_mark_;  // for every byte of `out_`: it is none of the words
  std::vector<std::size_t> stars_, underscores_, brackets_;  // the open ones, in `out_`
  std::array<bool, kFences> no_fence_ = {};
  std::array<std::size_t, 128> next_ = {};  // by character
};

}  // namespace

std::string plain_title(std::string_view markdown) {
  // Attributes, but no template.
  if (markdown.ends_with('}') && !markdown.ends_with("}}")) {
    markdown = trim(markdown.substr(0, std::min(markdown.rfind('{'), markdown.size())));
  }
  return std::string(trim(Reader(markdown).run()));
}

}  // namespace colophon::manuscript
