#include "manuscript/sources/title_block.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

struct Line {
  std::string_view text;  // without its end
  std::size_t begin = 0;
  std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return {text.substr(at, end - at), at, std::min(end + 1, text.size())};
}

bool goes_on(const Line& line) {
  return (line.text.starts_with(' ') || line.text.starts_with('\t')) && !trim(line.text).empty();
}

// Builds the map with every value at its place.
class Collector {
 public:
  Collector(Span span, std::string_view text) : span_(span), text_(text) {
    map_.kind = yaml::Node::Kind::map;
    map_.span = {span.source, span.begin, span.begin};
  }

  Span place(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data()) + span_.begin;
    return {span_.source, begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  yaml::Node scalar(std::string_view part) const {
    return yaml::make_text(std::string(part), place(part));
  }

  // Lines that are one text.
  yaml::Node joined(const std::vector<std::string_view>& lines) const {
    yaml::Node node = scalar(lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i) node.text += " " + std::string(lines[i]);
    return node;
  }

  // Lines with a name each, or several between semicolons.
  yaml::Node names(const std::vector<std::string_view>& lines) const {
    yaml::Node list;
    list.kind = yaml::Node::Kind::sequence;
    list.span = place(lines.front());
    for (std::string_view rest : lines) {
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view name = trim(rest.substr(0, end));
        if (!name.empty()) list.items.push_back(scalar(name));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return list;
  }

  void add(std::string_view key, std::string_view written, yaml::Node value) {
    if (yaml::find(map_, key)) return;
    map_.entries.push_back({std::string(key), place(written), std::move(value)});
  }

  // What stands behind `end` is the text.
  FrontMatter take(std::size_t end) {
    FrontMatter front;
    front.map = std::move(map_);
    front.text = {span_.source, span_.begin + static_cast<std::uint32_t>(end), span_.end};
    front.is_of_book = true;
    return front;
  }

 private:
  Span span_;
  std::string_view text_;
  yaml::Node map_;
};

struct Key {
  std::string_view written;  // in lower case, without spaces
  std::string_view key;      // of a book file; empty where it is for other formats
};

// MultiMarkdown 6's, and what its users add for LaTeX and HTML.
constexpr auto kHeaderKeys = std::to_array<Key>({
    {"title", "title"},
    {"subtitle", "subtitle"},
    {"author", "author"},
    {"date", "date"},
    {"copyright", "rights"},
    {"language", "language"},
    {"lang", "language"},
    {"keywords", "keywords"},
    {"uuid", "identifier"},
    {"publisher", "publisher"},
    {"abstract", "description"},
    {"affiliation", ""},
    {"baseheaderlevel", ""},
    {"bibliostyle", ""},
    {"bibtex", ""},
    {"css", "css"},
    {"email", ""},
    {"epubheaderlevel", ""},
    {"htmlfooter", ""},
    {"htmlheader", ""},
    {"htmlheaderlevel", ""},
    {"latexbegin", ""},
    {"latexconfig", ""},
    {"latexfooter", ""},
    {"latexheaderlevel", ""},
    {"latexinput", ""},
    {"latexleader", ""},
    {"latexmode", ""},
    {"mmdfooter", ""},
    {"mmdheader", ""},
    {"odfheader", ""},
    {"odfheaderlevel", ""},
    {"quoteslanguage", ""},
    {"revision", ""},
    {"transcludebase", ""},
    {"version", ""},
    {"web", ""},
    {"xhtmlheader", ""},
    {"xhtmlheaderlevel", ""},
});

const Key* find_header_key(std::string_view written) {
  std::string name = ascii::lower(written);
  std::erase(name, ' ');
  const auto* found = std::find_if(kHeaderKeys.begin(), kHeaderKeys.end(),
                                   [&name](const Key& key) { return key.written == name; });
  return found == kHeaderKeys.end() ? nullptr : found;
}

}  // namespace

std::optional<FrontMatter> take_title_block(Span span, const Sources& sources) {
  const std::string_view text = sources.text_of(span);
  if (!text.starts_with("% ") && !text.starts_with("%\n")) return std::nullopt;
  constexpr auto kFields = std::to_array<std::string_view>({"title", "author", "date"});
  Collector collector(span, text);
  std::size_t at = 0;
  for (const std::string_view field : kFields) {
    Line line = line_at(text, at);
    if (at == text.size() || !line.text.starts_with('%')) break;
    const std::string_view mark = line.text.substr(0, 1);
    std::vector<std::string_view> lines = {trim(line.text.substr(1))};
    for (at = line.next; at < text.size(); at = line.next) {
      line = line_at(text, at);
      if (!goes_on(line)) break;
      lines.push_back(trim(line.text));
    }
    std::erase_if(lines, [](std::string_view part) { return part.empty(); });
    if (lines.empty()) continue;
    collector.add(field, mark,
                  field == "author" ? collector.names(lines) : collector.joined(lines));
  }
  return collector.take(at);
}

std::optional<FrontMatter> take_metadata_header(Span span, const Sources& sources) {
  const std::string_view text = sources.text_of(span);
  Collector collector(span, text);
  bool names_book = false;
  std::size_t at = 0;
  while (at < text.size()) {
    Line line = line_at(text, at);
    if (trim(line.text).empty()) break;
    const std::size_t colon = line.text.find(':');
    if (colon == line.text.npos || colon > 30) return std::nullopt;
    const std::string_view written = line.text.substr(0, colon);
    const Key* key = find_header_key(written);
    const std::string_view first = trim(line.text.substr(colon + 1));
    if (!key || written != trim(written)) return std::nullopt;
    std::vector<std::string_view> lines;
    if (!first.empty()) lines.push_back(first);
    for (at = line.next; at < text.size(); at = line.next) {
      line = line_at(text, at);
      if (!goes_on(line)) break;
      lines.push_back(trim(line.text));
    }
    names_book = names_book || key->key == "title" || key->key == "author";
    if (lines.empty() || key->key.empty()) continue;
    collector.add(key->key, written,
                  key->key == "author" ? collector.names(lines) : collector.joined(lines));
  }
  if (!names_book) return std::nullopt;
  return collector.take(at);
}

}  // namespace colophon::manuscript
