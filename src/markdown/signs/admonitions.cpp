#include "markdown/signs/admonitions.h"

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

// Names of divs that are admonitions. Other words are the author's own classes: an `.example` or an
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

// A class that makes an admonition of its div stops being a class.
void take_kind(DivOpening& opening) {
  std::vector<std::string>& classes = opening.attributes.classes;
  const auto found = std::find_if(classes.begin(), classes.end(), [](const std::string& name) {
    return is_box_name(name) || is_margin_name(name);
  });
  if (found == classes.end()) return;
  opening.untitled = is_margin_name(*found);
  opening.word = opening.untitled                 ? "aside"
                 : found->starts_with("callout-") ? found->substr(8)
                                                  : *found;
  classes.erase(found);
  if (opening.word == "admonition" && !classes.empty()) {
    opening.word = classes.front();
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

// A title given as an attribute is the admonition's; the attribute goes where its text is at hand.
void take_title_attribute(std::string_view text, DivOpening& opening) {
  auto& pairs = opening.attributes.pairs;
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [](const auto& pair) { return pair.first == "title"; });
  if (found == pairs.end()) return;
  const Range title = find_value(text, "title", found->second);
  if (found->second.empty()) {
    opening.untitled = true;
  } else if (title.end > title.begin) {
    opening.title = title;
  } else {
    return;
  }
  pairs.erase(found);
}

}  // namespace

std::optional<DivOpening> parse_div(std::string_view text, bool has_admonitions) {
  DivOpening opening;
  std::size_t at = std::min(text.find_first_of(" \t{["), text.size());
  const std::string_view name = text.substr(0, at);
  bool may_have_title = has_admonitions && is_box_name(name);
  if (!name.empty()) {
    opening.attributes.classes.emplace_back(name);
  } else if (const std::size_t end = skip_word(text, 1); has_admonitions && text[0] == '{' &&
                                                         end < text.size() && text[end] == '}' &&
                                                         is_box_name(text.substr(1, end - 1))) {
    opening.attributes.classes.emplace_back(text.substr(1, end - 1));  // as MyST writes directives
    may_have_title = true;
    at = end + 1;
  }
  std::size_t end = text.size();
  if (may_have_title && at < end && text[at] == '[') {
    const std::size_t close = text.find(']', at);
    if (close == text.npos) return std::nullopt;
    opening.title = trimmed(text, at + 1, close);
    at = close + 1;
  }
  at = skip_blanks(text, at);
  const std::size_t brace = may_have_title ? text.rfind('{') : at;
  if (at < end && brace >= at && brace < end) {
    std::size_t stop = 0;
    if (text[brace] == '{' && parse_attributes(text, brace, stop, opening.attributes) &&
        stop == end)
      end = brace;
  }
  if (at < end) {
    if (!may_have_title || opening.title.end > 0) return std::nullopt;
    opening.title = trimmed(text, at, end);
  }
  if (has_admonitions) take_kind(opening);
  if (!opening.word.empty()) take_title_attribute(text, opening);
  return opening;
}

std::optional<DivOpening> parse_alert(std::string_view text) {
  if (!text.starts_with("[!")) return std::nullopt;
  std::size_t end = skip_word(text, 2);
  if (end == 2) return std::nullopt;
  DivOpening opening;
  opening.word = ascii::lower(text.substr(2, end - 2));
  // Obsidian's `[!note|left]` says how it is laid out.
  if (end < text.size() && text[end] == '|') end = std::min(text.find(']', end), text.size());
  if (end >= text.size() || text[end] != ']') return std::nullopt;
  ++end;
  if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
  if (end < text.size() && !is_blank(text[end])) return std::nullopt;
  opening.title = trimmed(text, end, text.size());
  opening.end = text.size();
  return opening;
}

std::optional<DivOpening> parse_exclamation(std::string_view text) {
  if (!text.starts_with("!!!") && !text.starts_with("???")) return std::nullopt;
  std::size_t at = text.starts_with("???+") ? 4 : 3;
  DivOpening opening;
  for (at = skip_blanks(text, at); at < text.size() && is_word_char(text[at]);
       at = skip_blanks(text, at)) {
    const std::size_t end = skip_word(text, at);
    const std::string_view word = text.substr(at, end - at);
    if (opening.word.empty()) {
      opening.word = ascii::lower(word);
    } else {
      opening.attributes.classes.emplace_back(word);
    }
    at = end;
  }
  if (opening.word.empty()) return std::nullopt;
  opening.end = text.size();
  if (at == text.size()) return opening;
  const std::size_t last = trimmed(text, at, text.size()).end - 1;
  if (text[at] != '"' || last == at || text[last] != '"') return std::nullopt;
  opening.title = trimmed(text, at + 1, last);
  opening.untitled = opening.title.begin == opening.title.end;
  return opening;
}

std::optional<DivOpening> parse_tag(std::string_view text, std::string& close) {
  DivOpening opening;
  if (text.starts_with("{%")) {
    const std::size_t end = text.find("%}");
    const std::size_t name = skip_blanks(text, 2);
    if (end == text.npos || !text.substr(name).starts_with("hint") || is_word_char(text[name + 4]))
      return std::nullopt;
    std::string settings = "{" + std::string(text.substr(name + 4, end - name - 4)) + "}";
    std::size_t stop = 0;
    Attributes attributes;
    opening.word = "information";  // HonKit's own choice
    if (parse_attributes(settings, 0, stop, attributes)) {
      for (auto& [key, value] : attributes.pairs) {
        if (key == "style") opening.word = ascii::lower(value);
      }
    }
    opening.end = end + 2;
    close = "endhint";
    return opening;
  }
  static constexpr std::array<std::string_view, 8> kNames = {
      "aside", "blurb", "discussion", "error", "information", "question", "tip", "warning"};
  const std::size_t end = skip_word(text, std::min<std::size_t>(1, text.size()));
  const std::string_view name = text.substr(1, end - 1);
  if (!text.ends_with('}') || std::find(kNames.begin(), kNames.end(), name) == kNames.end())
    return std::nullopt;
  opening.word = name;
  if (text[end] != '}') {
    if (text[end] != ',') return std::nullopt;
    const std::string rest = "{" + std::string(text.substr(end + 1));
    const std::optional<BlockAttributes> settings = parse_block_attributes(rest);
    if (!settings) return std::nullopt;
    opening.attributes = settings->attributes;
    if (name == "blurb" && !opening.attributes.classes.empty()) {
      opening.word = ascii::lower(opening.attributes.classes.front());
      opening.attributes.classes.erase(opening.attributes.classes.begin());
    }
  }
  opening.untitled = opening.word == "aside" || opening.word == "blurb";
  opening.end = text.size();
  close = name;
  return opening;
}

std::optional<DivOpening> parse_admonish(std::string_view info) {
  constexpr std::string_view kName = "admonish";
  if (!info.starts_with(kName)) return std::nullopt;
  if (info.size() > kName.size() && is_word_char(info[kName.size()])) return std::nullopt;
  DivOpening opening;
  std::size_t at = skip_blanks(info, kName.size());
  const std::size_t end = skip_word(info, at);
  if (end < info.size() && info[end] == '=') {
    opening.word = "note";
  } else {
    opening.word = end > at ? ascii::lower(info.substr(at, end - at)) : "note";
    for (at = end; at < info.size() && info[at] == '.';) {
      const std::size_t stop = skip_word(info, at + 1);
      opening.attributes.classes.emplace_back(info.substr(at + 1, stop - at - 1));
      at = stop;
    }
  }
  at = skip_blanks(info, at);
  if (at < info.size() && info[at] == '"') {
    const std::size_t close = info.find('"', at + 1);
    if (close == info.npos) return std::nullopt;
    opening.title = trimmed(info, at + 1, close);
    opening.untitled = opening.title.begin == opening.title.end;
  } else if (at < info.size()) {
    const std::string settings = "{:" + std::string(info.substr(at)) + "}";
    const std::optional<BlockAttributes> read = parse_block_attributes(settings);
    if (!read) return std::nullopt;
    opening.attributes.pairs = read->attributes.pairs;
    for (const auto& [key, value] : opening.attributes.pairs) {
      if (key == "type" && opening.word == "note") opening.word = ascii::lower(value);
    }
    take_title_attribute(info, opening);
  }
  opening.end = info.size();
  return opening;
}

DivOpening opening_of_letter(char letter) {
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
  DivOpening opening;
  if (letter == 'C') {
    opening.attributes.classes.emplace_back("center");
    return opening;
  }
  const auto* known = std::find_if(kLetters.begin(), kLetters.end(),
                                   [letter](const Letter& it) { return it.letter == letter; });
  opening.word = known == kLetters.end() ? "blurb" : known->word;
  opening.untitled = known == kLetters.end() || known->untitled;
  return opening;
}

void describe(DivOpening opening, Construct& construct) {
  ConstructDetails& details = construct.edit_details();
  details.attributes = std::move(opening.attributes);
  if (opening.word.empty()) return;
  details.word = std::move(opening.word);
  details.untitled = opening.untitled;
  // What is left are settings of a screen: collapse, appearance, icon.
  std::erase_if(details.attributes.pairs, [](const auto& pair) {
    static constexpr std::array<std::string_view, 9> kKept = {
        "lang",         "language",       "dir",       "when-format", "unless-format",
        "when-profile", "unless-profile", "when-meta", "unless-meta"};
    return std::find(kKept.begin(), kKept.end(), pair.first) == kKept.end();
  });
}

}  // namespace colophon::markdown
