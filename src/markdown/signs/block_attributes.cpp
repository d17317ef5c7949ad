#include "markdown/signs/block_attributes.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::array<std::string_view, 25> kKeys = {"align",        "alt",
                                                    "book",         "caption",
                                                    "class",        "column-widths",
                                                    "crop-end",     "crop-end-line",
                                                    "crop-start",   "crop-start-line",
                                                    "dir",          "float",
                                                    "format",       "height",
                                                    "icon",         "id",
                                                    "lang",         "language",
                                                    "line-numbers", "linenos",
                                                    "sample",       "starting-line-number",
                                                    "title",        "type",
                                                    "width"};

bool is_key_char(char c) { return is_alphanumeric(c) || c == '-' || c == '_'; }

bool is_name_char(char c) {
  return is_key_char(c) || c == ':' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<BlockAttributes> read() {
    if (!text_.starts_with('{') || !text_.ends_with('}') || text_.size() < 3) return std::nullopt;
    text_ = text_.substr(1, text_.size() - 2);
    if (text_.starts_with("::")) return std::nullopt;
    if (text_.starts_with(':')) {
      result_.has_colon = true;
      ++at_;
    }
    for (skip_separators(); at_ < text_.size(); skip_separators()) {
      if (!read_one()) return std::nullopt;
    }
    if (!known_ && !result_.is_contents) return std::nullopt;
    return std::move(result_);
  }

 private:
  void skip_separators() {
    while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == ',')) ++at_;
  }

  std::string_view take_while(bool (*is_part)(char)) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_part(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool read_one() {
    const char sign = text_[at_];
    if (sign == '#' || sign == '.') {
      ++at_;
      const std::string_view name = take_while(sign == '#' ? is_name_char : is_key_char);
      if (name.empty()) return false;
      known_ = true;
      if (sign == '#') {
        result_.attributes.id = name;
      } else {
        result_.attributes.classes.emplace_back(name);
      }
      return true;
    }
    const std::string_view key = take_while(is_key_char);
    if (key.empty()) return false;
    if (at_ < text_.size() && text_[at_] == '=') return read_value(key);
    if (at_ + 1 < text_.size() && text_[at_] == ':' && is_blank(text_[at_ + 1]) &&
        !result_.has_colon)
      return read_value(key);
    if (!result_.has_colon || key != "toc") return false;
    result_.is_contents = true;
    return true;
  }

  bool read_value(std::string_view key) {
    for (++at_; at_ < text_.size() && is_blank(text_[at_]);) ++at_;
    std::string value;
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      const std::size_t close = text_.find(text_[at_], at_ + 1);
      if (close == text_.npos) return false;
      value = text_.substr(at_ + 1, close - at_ - 1);
      at_ = close + 1;
    } else {
      value = take_while([](char c) { return !is_blank(c) && c != ','; });
    }
    known_ |= result_.has_colon || std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
    if (key == "id") {
      result_.attributes.id = std::move(value);
    } else if (key == "class") {
      result_.attributes.classes.push_back(std::move(value));
    } else {
      result_.attributes.pairs.emplace_back(key, std::move(value));
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool known_ = false;
  BlockAttributes result_;
};

}  // namespace

std::optional<BlockAttributes> parse_block_attributes(std::string_view line) {
  return Reader(line).read();
}

}  // namespace colophon::markdown
