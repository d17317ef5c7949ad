#include "markdown/signs/box_signs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "markdown/signs/attributes.h"
#include "markdown/signs/block_attributes.h"
#include "vocabulary/boxes.h"

namespace colophon::markdown {
namespace {

bool is_word_char(char c) {
  return is_alphanumeric(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t skip_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word_char(text[at])) ++at;
  return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

Range trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  begin = std::min(skip_blanks(text, begin), end);
  while (end > begin && is_blank(text[end - 1])) --end;
  return {begin, end};
}

// Names of divisions that are boxes. Other words are the author's own classes: an `.example` or an
// `.exercise` is often numbered text and no aside.
bool is_box_name(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "note",   "tip",       "hint",        "info",    "important", "warning",
      "danger", "attention", "information", "caution", "details",   "admonition"};
  return name.starts_with("callout-") ||
         std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_margin_name(std::string_view name) {
  return name == "aside" || name == "column-margin" || name == "margin-note";
}

// A class that makes a box of its division stops being a class.
void take_box_class(BoxSign& sign) {
  std::vector<std::string>& classes = sign.attributes.classes;
  const auto found = std::find_if(classes.begin(), classes.end(), [](const std::string& name) {
    return is_box_name(name) || is_margin_name(name);
  });
  if (found == classes.end()) return;
  sign.untitled = is_margin_name(*found);
  sign.word = sign.untitled ? "aside" : found->starts_with("callout-") ? found->substr(8) : *found;
  classes.erase(found);
  if (sign.word == "admonition" && !classes.empty()) {
    sign.word = classes.front();
    classes.erase(classes.begin());
  }
}

// The value of `key`, where it stands in the text as it is meant.
Range find_value(std::string_view text, std::string_view key, const std::string& value) {
  const std::size_t at = text.find(std::string(key) + '=');
  if (at == text.npos || value.empty()) return {};
  const std::size_t begin = text.find(value, at + key.size() + 1);
  if (begin == text.npos || begin > at + key.size() + 2) return {};
  return {begin, begin + value.size()};
}

// A title given as an attribute is the box's; the attribute goes where its text is at hand.
void take_title_attribute(std::string_view text, BoxSign& sign) {
  auto& pairs = sign.attributes.pairs;
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [](const auto& pair) { return pair.first == "title"; });
  if (found == pairs.end()) return;
  const Range title = find_value(text, "title", found->second);
  if (found->second.empty()) {
    sign.untitled = true;
  } else if (title.end > title.begin) {
    sign.title = title;
  } else {
    return;
  }
  pairs.erase(found);
}

}  // namespace

std::optional<BoxSign> parse_division(std::string_view text, bool has_boxes) {
  BoxSign sign;
  std::size_t at = std::min(text.find_first_of(" \t{["), text.size());
  const std::string_view name = text.substr(0, at);
  bool may_have_title = has_boxes && is_box_name(name);
  if (!name.empty()) {
    sign.attributes.classes.emplace_back(name);
  } else if (const std::size_t end = skip_word(text, 1); has_boxes && text[0] == '{' &&
                                                         end < text.size() && text[end] == '}' &&
                                                         is_box_name(text.substr(1, end - 1))) {
    sign.attributes.classes.emplace_back(text.substr(1, end - 1));  // as MyST writes directives
    may_have_title = true;
    at = end + 1;
  }
  std::size_t end = text.size();
  if (may_have_title && at < end && text[at] == '[') {
    const std::size_t close = text.find(']', at);
    if (close == text.npos) return std::nullopt;
    sign.title = trimmed(text, at + 1, close);
    at = close + 1;
  }
  at = skip_blanks(text, at);
  const std::size_t brace = may_have_title ? text.rfind('{') : at;
  if (at < end && brace >= at && brace < end) {
    std::size_t stop = 0;
    if (text[brace] == '{' && parse_attributes(text, brace, stop, sign.attributes) && stop == end)
      end = brace;
  }
  if (at < end) {
    if (!may_have_title || sign.title.end > 0) return std::nullopt;
    sign.title = trimmed(text, at, end);
  }
  if (has_boxes) take_box_class(sign);
  if (!sign.word.empty()) take_title_attribute(text, sign);
  return sign;
}

std::optional<BoxSign> parse_alert(std::string_view text) {
  if (!text.starts_with("[!")) return std::nullopt;
  std::size_t end = skip_word(text, 2);
  if (end == 2) return std::nullopt;
  BoxSign sign;
  sign.word = ascii::lower(text.substr(2, end - 2));
  // Obsidian's `[!note|left]` says how the box is laid out.
  if (end < text.size() && text[end] == '|') end = std::min(text.find(']', end), text.size());
  if (end >= text.size() || text[end] != ']') return std::nullopt;
  ++end;
  if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
  if (end < text.size() && !is_blank(text[end])) return std::nullopt;
  sign.title = trimmed(text, end, text.size());
  sign.end = text.size();
  return sign;
}

std::optional<BoxSign> parse_exclamation(std::string_view text) {
  if (!text.starts_with("!!!") && !text.starts_with("???")) return std::nullopt;
  std::size_t at = text.starts_with("???+") ? 4 : 3;
  BoxSign sign;
  for (at = skip_blanks(text, at); at < text.size() && is_word_char(text[at]);
       at = skip_blanks(text, at)) {
    const std::size_t end = skip_word(text, at);
    const std::string_view word = text.substr(at, end - at);
    if (sign.word.empty()) {
      sign.word = ascii::lower(word);
    } else {
      sign.attributes.classes.emplace_back(word);
    }
    at = end;
  }
  if (sign.word.empty()) return std::nullopt;
  sign.end = text.size();
  if (at == text.size()) return sign;
  const std::size_t last = trimmed(text, at, text.size()).end - 1;
  if (text[at] != '"' || last == at || text[last] != '"') return std::nullopt;
  sign.title = trimmed(text, at + 1, last);
  sign.untitled = sign.title.begin == sign.title.end;
  return sign;
}

std::optional<BoxSign> parse_tag(std::string_view text, std::string& close) {
  BoxSign sign;
  if (text.starts_with("{%")) {
    const std::size_t end = text.find("%}");
    const std::size_t name = skip_blanks(text, 2);
    if (end == text.npos || !text.substr(name).starts_with("hint") || is_word_char(text[name + 4]))
      return std::nullopt;
    std::string settings = "{" + std::string(text.substr(name + 4, end - name - 4)) + "}";
    std::size_t stop = 0;
    Attributes attributes;
    sign.word = "information";  // HonKit's own choice
    if (parse_attributes(settings, 0, stop, attributes)) {
      for (auto& [key, value] : attributes.pairs) {
        if (key == "style") sign.word = ascii::lower(value);
      }
    }
    sign.end = end + 2;
    close = "endhint";
    return sign;
  }
  static constexpr std::array<std::string_view, 8> kNames = {
      "aside", "blurb", "discussion", "error", "information", "question", "tip", "warning"};
  const std::size_t end = skip_word(text, std::min<std::size_t>(1, text.size()));
  const std::string_view name = text.substr(1, end - 1);
  if (!text.ends_with('}') || std::find(kNames.begin(), kNames.end(), name) == kNames.end())
    return std::nullopt;
  sign.word = name;
  if (text[end] != '}') {
    if (text[end] != ',') return std::nullopt;
    const std::string rest = "{" + std::string(text.substr(end + 1));
    const std::optional<BlockAttributes> settings = parse_block_attributes(rest);
    if (!settings) return std::nullopt;
    sign.attributes = settings->attributes;
    if (name == "blurb" && !sign.attributes.classes.empty()) {
      sign.word = ascii::lower(sign.attributes.classes.front());
      sign.attributes.classes.erase(sign.attributes.classes.begin());
    }
  }
  sign.untitled = sign.word == "aside" || sign.word == "blurb";
  sign.end = text.size();
  close = name;
  return sign;
}

std::optional<BoxSign> parse_admonish(std::string_view info) {
  constexpr std::string_view kName = "admonish";
  if (!info.starts_with(kName)) return std::nullopt;
  if (info.size() > kName.size() && is_word_char(info[kName.size()])) return std::nullopt;
  BoxSign sign;
  std::size_t at = skip_blanks(info, kName.size());
  const std::size_t end = skip_word(info, at);
  if (end < info.size() && info[end] == '=') {
    sign.word = "note";
  } else {
    sign.word = end > at ? ascii::lower(info.substr(at, end - at)) : "note";
    for (at = end; at < info.size() && info[at] == '.';) {
      const std::size_t stop = skip_word(info, at + 1);
      sign.attributes.classes.emplace_back(info.substr(at + 1, stop - at - 1));
      at = stop;
    }
  }
  at = skip_blanks(info, at);
  if (at < info.size() && info[at] == '"') {
    const std::size_t close = info.find('"', at + 1);
    if (close == info.npos) return std::nullopt;
    sign.title = trimmed(info, at + 1, close);
    sign.untitled = sign.title.begin == sign.title.end;
  } else if (at < info.size()) {
    const std::string settings = "{:" + std::string(info.substr(at)) + "}";
    const std::optional<BlockAttributes> read = parse_block_attributes(settings);
    if (!read) return std::nullopt;
    sign.attributes.pairs = read->attributes.pairs;
    for (const auto& [key, value] : sign.attributes.pairs) {
      if (key == "type" && sign.word == "note") sign.word = ascii::lower(value);
    }
    take_title_attribute(info, sign);
  }
  sign.end = info.size();
  return sign;
}

BoxSign box_of_letter(char letter) {
  struct Letter {
    char letter;
    std::string_view word;
    bool untitled = false;
  };
  static constexpr auto kLetters = std::to_array<Letter>({
      {'A', "aside", true},
      {'D', "discussion"},
      {'E', "error"},
      {'I', "information"},
      {'Q', "question"},
      {'T', "tip"},
      {'W', "warning"},
      {'X', "exercise"},
  });
  BoxSign sign;
  if (letter == 'C') {
    sign.attributes.classes.emplace_back("center");
    return sign;
  }
  const auto* known = std::find_if(kLetters.begin(), kLetters.end(),
                                   [letter](const Letter& it) { return it.letter == letter; });
  sign.word = known == kLetters.end() ? "blurb" : known->word;
  sign.untitled = known == kLetters.end() || known->untitled;
  return sign;
}

void describe_box(BoxSign sign, Construct& construct) {
  ConstructDetails& details = construct.edit_details();
  details.attributes = std::move(sign.attributes);
  if (sign.word.empty()) return;
  details.word = std::move(sign.word);
  details.untitled = sign.untitled;
  // What is left are settings of a screen: collapse, appearance, icon.
  std::erase_if(details.attributes.pairs, [](const auto& pair) {
    static constexpr std::array<std::string_view, 9> kKept = {
        "lang",         "language",       "dir",       "when-format", "unless-format",
        "when-profile", "unless-profile", "when-meta", "unless-meta"};
    return std::find(kKept.begin(), kKept.end(), pair.first) == kKept.end();
  });
}

}  // namespace colophon::markdown
