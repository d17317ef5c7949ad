#include "markdown/scan/markdown_tags.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/short_name.h"
#include "formats/html/html.h"
#include "markdown/scan/syntax.h"
#include "vocabulary/content_model.h"

namespace colophon::markdown {
namespace {

constexpr NamesWith<TagContent> kContentLines[] = {
    {"p h1 h2 h3 h4 h5 h6 dt th summary caption legend", TagContent::text},
    {"td li dd figcaption address", TagContent::block_or_text},
};
constexpr NameTable<TagContent, count_names(kContentLines)> kContents(kContentLines);

bool turns_markdown_off(std::string_view value) {
  return value == "0" || value == "off" || value == "false" || value == "no";
}

TagContent content_of(std::string_view element, std::string_view value) {
  if (turns_markdown_off(value)) return TagContent::html;
  if (value == "span") return TagContent::text;
  if (value == "block") return TagContent::blocks;
  const TagContent* content = kContents.find(element);
  return content ? *content : TagContent::blocks;
}

bool is_of_words(std::string_view element) {
  return element.find('-') == element.npos && vocabulary::info_of_element(element).is_inline;
}

bool is_of_blocks(std::string_view text, std::string_view element) {
  const int kind = html_block_kind(text, 0);
  return kind == 6 || (kind == 7 && !is_of_words(element));
}

// The open tag at the start of the text and the offset behind it, if it may have the attribute.
std::pair<html::Tag, std::size_t> parse_marked_tag(std::string_view text) {
  if (text.size() < 2 || text[0] != '<' || !is_alpha(text[1])) return {};
  const std::size_t end = skip_html(text, 0);
  if (end == kNone || text.substr(0, end).find("markdown") == text.npos) return {};
  return {html::parse_tag(text.substr(0, end)), end};
}

const html::Attribute* markdown_attribute(const html::Tag& tag) {
  for (const html::Attribute& attribute : tag.attributes) {
    if (attribute.name == "markdown") return &attribute;
  }
  return nullptr;
}

}  // namespace

std::optional<MarkdownTag> read_markdown_tag(std::string_view text) {
  const auto [tag, end] = parse_marked_tag(text);
  const html::Attribute* attribute = markdown_attribute(tag);
  if (!attribute || tag.is_self_closing || html::is_void(tag.name)) return std::nullopt;
  if (!is_of_blocks(text, tag.name)) return std::nullopt;
  return MarkdownTag{tag.name, content_of(tag.name, attribute->value), end};
}

bool asks_for_markdown(std::string_view text) {
  const html::Tag tag = parse_marked_tag(text).first;
  const html::Attribute* attribute = markdown_attribute(tag);
  return attribute && !turns_markdown_off(attribute->value);
}

bool is_tag_of_words(std::string_view text) {
  const TagName tag = read_tag_name(text);
  std::string name(tag.name);
  for (char& c : name) c = ascii::lower(c);
  return !name.empty() && is_of_words(name);
}

bool TagName::is(std::string_view other) const {
  return std::equal(name.begin(), name.end(), other.begin(), other.end(),
                    [](char a, char b) { return ascii::lower(a) == ascii::lower(b); });
}

TagName read_tag_name(std::string_view text) {
  const std::size_t start = text.starts_with("</") ? 2 : 1;
  if (text.size() <= start || text[0] != '<' || !is_alpha(text[start])) return {};
  std::size_t end = start;
  while (end < text.size() && (is_alphanumeric(text[end]) || text[end] == '-')) ++end;
  const bool ends =
      end == text.size() || is_space(text[end]) || text[end] == '>' || text[end] == '/';
  if (!ends) return {};
  return {text.substr(start, end - start), start == 2};
}

int count_open_tags(std::string_view html) {
  constexpr int kMany = 1000;
  int open = 0;
  const std::size_t last = html.rfind('>');
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    const std::size_t end = skip_html(html, at);
    const char next = at + 1 < html.size() ? html[at + 1] : '\0';
    // A comment that goes on is not searched for its end again and again.
    if (end == kNone && (next == '!' || next == '?')) return open + kMany;
    if (end == kNone) {
      const bool is_cut = last == html.npos || last < at;
      if (is_cut && (is_alpha(next) || next == '/')) return open + kMany;
      ++at;
      continue;
    }
    const html::Tag tag = html::parse_tag(html.substr(at, end - at));
    at = end;
    if (tag.name.empty() || html::is_void(tag.name)) continue;
    open += tag.is_end ? -1 : 1;
  }
  return open;
}

TagEnds::TagEnds(std::string_view text) {
  std::unordered_map<std::string, std::vector<std::uint32_t>> open;
  std::string name;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const TagName tag = read_tag_name(text.substr(at));
    if (tag.name.empty()) continue;
    name = tag.name;
    for (char& c : name) c = ascii::lower(c);
    std::vector<std::uint32_t>& starts = open[name];
    if (!tag.is_end) {
      starts.push_back(static_cast<std::uint32_t>(at));
      continue;
    }
    last_[name] = static_cast<std::uint32_t>(at);
    if (starts.empty()) continue;
    closed_.insert(starts.back());
    starts.pop_back();
  }
}

bool TagEnds::has_behind(const std::string& name, std::uint32_t offset) const {
  const auto found = last_.find(name);
  return found != last_.end() && found->second > offset;
}

}  // namespace colophon::markdown
