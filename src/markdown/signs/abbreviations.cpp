#include "markdown/signs/abbreviations.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <functional>
#include <unordered_map>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/html/html.h"
#include "markdown/scan/inline_forms.h"
#include "markdown/scan/text_runs.h"

namespace colophon::markdown {
namespace {

constexpr std::array<std::string_view, 15> kWithoutAbbreviations = {
    "abbr",  "acronym", "code", "kbd",      "math",  "pre", "samp",  "script",
    "style", "svg",     "tt",   "textarea", "title", "var", "button"};

std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? skip_entity(text, at) : kNone;
    const std::string character =
        end == kNone ? "" : html::decode_reference(text.substr(at + 1, end - at - 2));
    if (character.empty()) {
      out += text[at++];
    } else {
      out += character;
      at = end;
    }
  }
  return out;
}

// Scripts without spaces between words have no words that an abbreviation could be a part of.
bool is_of_word(char32_t c) {
  if (c < 0x80) return is_alphanumeric(static_cast<char>(c)) || c == '_';
  return (unicode::is_letter(c) || unicode::is_digit(c) || unicode::is_mark(c)) &&
         !unicode::is_set_solid(c);
}

// The end of the word, white space or single character at text[at].
std::size_t token_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const char32_t first = utf8::next(text, end);
  if (is_space(text[at])) {
    while (end < text.size() && is_space(text[end])) ++end;
  } else if (is_of_word(first)) {
    for (std::size_t next = end; next < text.size() && is_of_word(utf8::next(text, next));)
      end = next;
  }
  return end;
}

// White space is the same however it is written.
std::string_view token_at(std::string_view text, std::size_t begin, std::size_t end) {
  return is_space(text[begin]) ? std::string_view(" ") : text.substr(begin, end - begin);
}

bool is_of_word_at(std::string_view text, std::size_t at) {
  return is_of_word(utf8::next(text, at));
}

// Names by their tokens, so that the longest at a place is found in one walk.
class Names {
 public:
  explicit Names(const std::vector<Abbreviation>& abbreviations) {
    for (std::size_t i = 0; i < abbreviations.size(); ++i) add(abbreviations[i].name, i);
  }

  struct Found {
    std::size_t end = 0;
    std::size_t index = 0;
  };
  std::optional<Found> longest_at(std::string_view text, std::size_t at) const {
    if (!first_bytes_[static_cast<unsigned char>(text[at])]) return std::nullopt;
    std::optional<Found> longest;
    std::uint32_t node = 0;
    while (at < text.size()) {
      const std::size_t end = token_end(text, at);
      const auto token = tokens_.find(token_at(text, at, end));
      if (token == tokens_.end()) break;
      const auto next = nodes_.find(key(node, token->second));
      if (next == nodes_.end()) break;
      node = next->second;
      at = end;
      const bool is_whole = at == text.size() || !is_of_word_at(text, at);
      if (meanings_[node] != kNone && is_whole) longest = Found{at, meanings_[node]};
    }
    return longest;
  }

 private:
  void add(std::string_view name, std::size_t index) {
    first_bytes_.set(static_cast<unsigned char>(name[0]));
    std::uint32_t node = 0;
    for (std::size_t at = 0, end = 0; at < name.size(); at = end) {
      end = token_end(name, at);
      const auto [token, is_new] =
          tokens_.emplace(token_at(name, at, end), static_cast<std::uint32_t>(tokens_.size()));
      const auto [next, is_new_node] =
          nodes_.emplace(key(node, token->second), static_cast<std::uint32_t>(meanings_.size()));
      if (is_new_node) meanings_.push_back(kNone);
      node = next->second;
    }
    meanings_[node] = index;
  }

  static std::uint64_t key(std::uint32_t node, std::uint32_t token) {
    return std::uint64_t{node} << 32 | token;
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::bitset<256> first_bytes_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> tokens_;
  std::unordered_map<std::uint64_t, std::uint32_t> nodes_;  // (node, token) -> node
  std::vector<std::size_t> meanings_ = {kNone};             // of each node
};

class Marker {
 public:
  Marker(Chapter& chapter, const std::vector<Abbreviation>& abbreviations, const Origin& origin)
      : markup_(chapter.markup),
        abbreviations_(abbreviations),
        origin_(origin),
        names_(abbreviations),
        run_(chapter.markup) {}

  void mark_in(pugi::xml_node root) {
    for (pugi::xml_node node = root; node && !markup_.spending().is_over();) {
      if (is_text(node)) {
        node = mark_in_run(node, root);
      } else {
        node = has_none(node) ? next_skipping(node, root) : next_in_order(node, root);
      }
    }
  }

 private:
  static bool has_none(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "a") return skip_bare_address(node.child_value(), 0) != kNone;
    return std::find(kWithoutAbbreviations.begin(), kWithoutAbbreviations.end(), name) !=
           kWithoutAbbreviations.end();
  }

  // Returns the node from which to go on.
  pugi::xml_node mark_in_run(pugi::xml_node first, pugi::xml_node root) {
    run_.gather(first);
    const pugi::xml_node next = next_in_order(run_.last(), root);
    find(run_.text());
    if (ranges_.empty()) return next;
    run_.wrap(ranges_, "abbr", [&](pugi::xml_node element, std::size_t i, Span) {
      const Abbreviation& abbreviation = abbreviations_[indices_[i]];
      if (abbreviation.meaning.empty() || markup_.spending().is_over()) return;
      const Span place = markup_.span_of(element);
      if (!markup_.spending().add_repeated(abbreviation.meaning.size(), place)) return;
      markup_.set_attribute(element, "title", abbreviation.meaning,
                            origin_.span(abbreviation.begin, abbreviation.end));
    });
    return next;
  }

  void find(std::string_view text) {
    ranges_.clear();
    indices_.clear();
    bool is_behind_word = false;
    for (std::size_t at = 0; at < text.size();) {
      const auto found = is_behind_word ? std::nullopt : names_.longest_at(text, at);
      if (found) {
        ranges_.push_back({at, found->end});
        indices_.push_back(found->index);
      }
      const std::size_t end = found ? found->end : token_end(text, at);
      is_behind_word = !found && is_of_word_at(text, at);
      at = end;
    }
  }

  Markup& markup_;
  const std::vector<Abbreviation>& abbreviations_;
  const Origin& origin_;
  const Names names_;
  TextRun run_;
  std::vector<Range> ranges_;
  std::vector<std::size_t> indices_;
};

}  // namespace

std::optional<AbbreviationLine> parse_abbreviation(std::string_view line) {
  if (!line.starts_with("*[")) return std::nullopt;
  const std::size_t close = line.substr(0, kLongestAbbreviation + 3).find(']');
  if (close == line.npos || close + 1 >= line.size() || line[close + 1] != ':') return std::nullopt;
  const std::string_view name = ascii::trim(line.substr(2, close - 2), kBlanks);
  const std::string_view meaning = ascii::trim(line.substr(close + 2), kBlanks);
  // `*[Laughs]: ha*` is emphasised.
  if (name.empty() || meaning.ends_with('*')) return std::nullopt;
  const auto begin = static_cast<std::size_t>(meaning.data() - line.data());
  return AbbreviationLine{std::string(name), decode(meaning), {begin, begin + meaning.size()}};
}

void mark_abbreviations(Chapter& chapter, const std::vector<Abbreviation>& abbreviations,
                        const Origin& origin) {
  if (abbreviations.empty()) return;
  Marker marker(chapter, abbreviations, origin);
  marker.mark_in(chapter.body);
  marker.mark_in(chapter.notes);
}

}  // namespace colophon::markdown
