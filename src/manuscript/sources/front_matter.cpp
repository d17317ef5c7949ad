#include "manuscript/sources/front_matter.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/yaml/toml.h"
#include "manuscript/metadata/metadata_values.h"
#include "manuscript/metadata/roles.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/title_block.h"

namespace colophon::manuscript {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

std::string_view without_trailing_space(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

bool is_fence(std::string_view line, bool closing) {
  line = without_trailing_space(line);
  return line == "---" || (closing && line == "...");
}

// Whether the first line that says something is `word:`, as no prose under a rule begins.
bool begins_with_key(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    at += line.size() + 1;
    const std::string_view said = without_trailing_space(line);
    if (said.empty() || said.front() == '#') continue;
    const std::size_t end = std::min(said.find(':'), said.size());
    const std::string_view key = said.substr(0, end);
    return end < said.size() && !key.empty() && key.find_first_of(" \t") == key.npos &&
           (end + 1 == said.size() || said[end + 1] == ' ');
  }
  return false;
}

// A file that opens front matter and never closes it, as far as one can tell from its first key.
bool begins_with_known_key(std::string_view text) {
  constexpr auto kKeys = std::to_array<std::string_view>(
      {"title", "author", "creator", "language", "lang", "role", "date", "subtitle", "id"});
  const std::string_view key = text.substr(0, text.find(':'));
  return begins_with_key(text) && std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

struct Fenced {
  std::size_t begin = 0;  // of the YAML
  std::size_t end = 0;    // of the YAML, where the closing line begins
  std::size_t after = 0;  // where the text begins
};

// The block between the first line and its closing line; none has `after` 0.
Fenced find_block(std::string_view text) {
  const std::size_t begin = line_at(text, 0).size() + 1;
  for (std::size_t at = begin; at < text.size();) {
    const std::string_view line = line_at(text, at);
    const std::size_t next = std::min(at + line.size() + 1, text.size());
    if (is_fence(line, true)) return {begin, at, next};
    at = next;
  }
  return {};
}

bool is_name_start(char32_t c) { return c == '_' || unicode::is_letter(c); }
bool is_name_character(char32_t c) {
  return is_name_start(c) || c == '-' || c == '.' || unicode::is_digit(c);
}

// Namespaces in XML 1.0, NCName, less the few letters that are none to Unicode.
bool is_nc_name(std::string_view text) {
  std::size_t at = 0;
  if (text.empty() || !is_name_start(utf8::next(text, at))) return false;
  while (at < text.size()) {
    if (!is_name_character(utf8::next(text, at))) return false;
  }
  return true;
}

Span part_of(SourceId source, std::size_t begin, std::size_t end) {
  return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// What is between the fences, read; an error is reported, and the map null.
FrontMatter read_block(const Fenced& block, Span rest, LoadContext& context) {
  yaml::Document document =
      yaml::parse(part_of(rest.source, block.begin, block.end), context.sources, context.diags);
  if (document.error) {
    context.diags.report(Code::invalid_front_matter, document.error->span, document.error->message)
        .hint = std::move(document.error->hint);
    return {{}, rest, false};
  }
  return {std::move(document.root), rest, false};
}

std::optional<FrontMatter> take_yaml(SourceId source, LoadContext& context) {
  const std::string_view text = context.sources[source].text;
  const std::string_view first = line_at(text, 0);
  if (!is_fence(first, false) || first.size() == text.size()) return std::nullopt;
  const Fenced block = find_block(text);
  if (block.after == 0) {
    if (!begins_with_known_key(text.substr(first.size() + 1))) return std::nullopt;
    context.diags
        .report(Code::invalid_front_matter, part_of(source, 0, 3), "this `---` is never closed")
        .hint = "put `---` on a line of its own behind the last key";
    return std::nullopt;
  }
  const std::string_view yaml_text = text.substr(block.begin, block.end - block.begin);
  const Span rest = part_of(source, block.after, text.size());
  if (trim(yaml_text).empty() && block.end == block.begin) return FrontMatter{{}, rest, false};
  if (!begins_with_key(yaml_text)) return std::nullopt;
  FrontMatter front = read_block(block, rest, context);
  if (!front.map.is_map() && !front.map.is_null()) return std::nullopt;
  return front;
}

// Behind the brace that closes the one at the text's beginning; npos where none does.
std::size_t end_of_object(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return text.npos;
}

// Hugo's, between lines `+++`.
std::optional<FrontMatter> take_toml(SourceId source, LoadContext& context) {
  const std::string_view text = context.sources[source].text;
  if (without_trailing_space(line_at(text, 0)) != "+++") return std::nullopt;
  const std::size_t begin = line_at(text, 0).size() + 1;
  for (std::size_t at = begin; at < text.size(); at += line_at(text, at).size() + 1) {
    const std::string_view line = line_at(text, at);
    if (without_trailing_space(line) != "+++") continue;
    const Span rest = part_of(source, std::min(at + line.size() + 1, text.size()), text.size());
    yaml::Document document = parse_toml(part_of(source, begin, at), context.sources);
    if (!document.error) return FrontMatter{std::move(document.root), rest, false};
    Diagnostic& diagnostic = context.diags.report(Code::invalid_front_matter, document.error->span,
                                                  document.error->message);
    diagnostic.message = "invalid TOML: " + document.error->message;
    diagnostic.hint = std::move(document.error->hint);
    return FrontMatter{{}, rest, false};
  }
  return std::nullopt;
}

// Hugo's, as `{ "title": …` on lines of its own. JSON is YAML.
std::optional<FrontMatter> take_json(SourceId source, LoadContext& context) {
  const std::string_view text = context.sources[source].text;
  if (!text.starts_with('{')) return std::nullopt;
  const std::string_view inside = trim(text.substr(1, 200));
  if (!inside.starts_with('"') || inside.find("\":") == inside.npos) return std::nullopt;
  const std::size_t end = end_of_object(text);
  if (end == text.npos || !trim(line_at(text, end)).empty()) return std::nullopt;
  const std::size_t after = std::min(end + line_at(text, end).size() + 1, text.size());
  return read_block({0, end, after}, part_of(source, after, text.size()), context);
}

}  // namespace

FrontMatter take_front_matter(SourceId source, LoadContext& context) {
  const Span whole = part_of(source, 0, context.sources[source].text.size());
  if (std::optional<FrontMatter> front = take_yaml(source, context)) return std::move(*front);
  if (std::optional<FrontMatter> front = take_toml(source, context)) return std::move(*front);
  if (std::optional<FrontMatter> front = take_json(source, context)) return std::move(*front);
  if (std::optional<FrontMatter> front = take_title_block(whole, context.sources)) {
    return std::move(*front);
  }
  if (std::optional<FrontMatter> front = take_metadata_header(whole, context.sources)) {
    return std::move(*front);
  }
  return {{}, whole, false};
}

std::string read_id(const yaml::Node& node, Diagnostics& diags) {
  const Value id = read_text("id", node, diags);
  if (!id || is_nc_name(id.text)) return id.text;
  report_wrong_type("id", id.span, "a letter, then letters, digits, `-`, `_` and `.`", diags).hint =
      unicode::slug(id.text).empty() ? std::string()
                                     : "write `" + unicode::slug(id.text) + "`, for example";
  return {};
}

void apply_front_matter(const yaml::Node& map, ContentsItem& item, Diagnostics& diags) {
  for (const yaml::Entry& entry : map.entries) {
    if (entry.key == "title") {
      const Value title = read_title(entry.key, entry.value, diags);
      if (title) item.title = title;
    } else if (entry.key == "role") {
      const vocabulary::BookPart role = read_role(entry.value, diags);
      if (role != vocabulary::BookPart::none) item.role = role;
    } else if (entry.key == "language" || entry.key == "lang") {
      const Value language = read_language(entry.key, entry.value, diags);
      if (language) item.language = language.text;
    } else if (entry.key == "id") {
      const std::string id = read_id(entry.value, diags);
      if (!id.empty()) item.id = id;
    }
  }
}

}  // namespace colophon::manuscript
