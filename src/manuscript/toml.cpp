#include "manuscript/toml.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace colophon::manuscript {
namespace {

using yaml::Node;

constexpr int kDeepest = 64;  // of tables and arrays in one another, as in YAML

// toml++ counts lines and code points; spans count bytes.
class Places {
 public:
  Places(Span whole, std::string_view text) : whole_(whole), text_(text), lines_(text) {}

  std::size_t offset(const toml::source_position& position) const {
    if (position.line == 0 || position.line > lines_.size()) return 0;
    std::size_t at = lines_.line_start(position.line);
    for (auto left = position.column; left > 1 && at < text_.size() && text_[at] != '\n'; --left) {
      utf8::next(text_, at);
    }
    return at;
  }

  // Within the first line, as every span of a value is.
  Span span(const toml::source_region& region) const {
    const std::size_t begin = offset(region.begin);
    const std::size_t line_end = std::min(text_.find('\n', begin), text_.size());
    return span(begin, std::clamp(offset(region.end), begin, line_end));
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {whole_.source, whole_.begin + static_cast<std::uint32_t>(begin),
            whole_.begin + static_cast<std::uint32_t>(end)};
  }

  std::string_view written(const toml::source_region& region) const {
    const std::size_t begin = offset(region.begin);
    return text_.substr(begin, std::max(offset(region.end), begin) - begin);
  }

 private:
  Span whole_;
  std::string_view text_;
  LineTable lines_;
};

// toml++ takes a level of the stack for each dot of a key and each bracket: a text with more of
// them than any book has never gets there. Strings and comments do not count.
bool is_deep(std::string_view text) {
  int open = 0;
  int dots = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') dots = 0;
    if (c == '.' && ++dots > kDeepest) return true;
    if ((c == '[' || c == '{') && ++open > kDeepest) return true;
    if ((c == ']' || c == '}') && open > 0) --open;
    if (c == '#') at = std::min(text.find('\n', at), text.size()) - 1;
    if (c != '"' && c != '\'') continue;
    const std::string_view quote = text.substr(
        at, text.substr(at).starts_with("\"\"\"") || text.substr(at).starts_with("'''") ? 3 : 1);
    std::size_t end = at + quote.size();
    while (end < text.size() && !text.substr(end).starts_with(quote)) {
      end += c == '"' && text[end] == '\\' ? 2 : 1;
    }
    at = std::min(end + quote.size(), text.size()) - 1;
  }
  return false;
}

// Recursion follows tables and arrays down to kDeepest.
Node convert(const toml::node& from, const Places& places, int depth);

Node convert_table(const toml::table& table, const Places& places, int depth) {
  Node node;
  node.kind = Node::Kind::map;
  if (depth == kDeepest) return node;
  for (const auto& [key, value] : table) {
    Node child = convert(value, places, depth + 1);
    const Span key_span = places.span(key.source());
    if (!child.span) child.span = key_span;
    node.entries.push_back({std::string(key.str()), key_span, std::move(child)});
  }
  // toml++ keeps keys in the order of their letters.
  std::stable_sort(node.entries.begin(), node.entries.end(),
                   [](const yaml::Entry& a, const yaml::Entry& b) {
                     return a.key_span.begin < b.key_span.begin;
                   });
  return node;
}

Node convert(const toml::node& from, const Places& places, int depth) {
  Node node;
  if (const toml::table* table = from.as_table()) {
    node = convert_table(*table, places, depth);
  } else if (const toml::array* array = from.as_array()) {
    node.kind = Node::Kind::sequence;
    for (const toml::node& item : *array) {
      if (depth < kDeepest) node.items.push_back(convert(item, places, depth + 1));
    }
  } else {
    node.kind = Node::Kind::scalar;
    const toml::value<std::string>* text = from.as_string();
    node.quoted = text != nullptr;
    node.text = text ? text->get() : std::string(places.written(from.source()));
  }
  if (from.source().begin.line > 0) node.span = places.span(from.source());
  return node;
}

// "Error while parsing key: expected ..." in the manner of our own messages. A string that runs
// into the end of its line is called by its name, at its quote.
yaml::SyntaxError explain(std::string_view said, std::string_view text, std::size_t at,
                          const Places& places) {
  const bool at_line_end = at >= text.size() || text[at] == '\n';
  if (at_line_end && at > 0 && said.find("string") != said.npos) {
    const std::size_t quote = text.find_last_of("\"'\n", at - 1);
    if (quote != text.npos && text[quote] != '\n') {
      return {places.span(quote, quote + 1), "this string is never closed", {}};
    }
  }
  std::string message(said.substr(0, said.find('\n')));
  if (message.starts_with("Error ")) message[0] = 'e';
  std::size_t end = at;
  if (!at_line_end) utf8::next(text, end);
  return {places.span(at, end), std::move(message), {}};
}

}  // namespace

yaml::Document parse_toml(Span text, const Sources& sources) {
  const std::string_view written = sources.text_of(text);
  const Places places(text, written);
  yaml::Document document;
  if (is_deep(written)) {
    document.error = {places.span(0, 0), "tables and arrays are nested too deep", {}};
    return document;
  }
  const toml::parse_result result = toml::parse(written);
  if (!result) {
    const toml::parse_error& error = result.error();
    document.error =
        explain(error.description(), written, places.offset(error.source().begin), places);
    return document;
  }
  document.root = convert_table(result.table(), places, 0);
  document.root.span = places.span(0, 0);
  return document;
}

}  // namespace colophon::manuscript
