#include "support/commonmark_reading.h"

#include <cmark.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <vector>

namespace colophon::test {

namespace {

using CmarkNode = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using CmarkIterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

// What these hold is text to an HTML parser, tags and all, and never shown; in a span it would be.
constexpr auto kRawTextTags = std::to_array<std::string_view>(
    {"<iframe", "<noembed", "<noframes", "<plaintext", "<textarea", "<title", "<xmp"});

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

// The same of a comment, or of what an HTML parser takes for one; `<` before anything else is a
// sign.
std::size_t end_of_markup(std::string_view html, std::size_t at) {
  const std::string_view rest = html.substr(at);
  const bool is_markup = rest.size() > 1 && std::string_view("/!?").find(rest[1]) != rest.npos;
  if (!is_markup) return at + 1;
  const bool is_comment = rest.starts_with("<!--");
  const std::size_t found = html.find(is_comment ? "-->" : ">", at + (is_comment ? 4 : 2));
  return found == html.npos ? found : at + 1;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '<') {
      result += "&lt;";
    } else if (c == '&') {
      result += "&amp;";
    } else {
      result += c;
    }
  }
  return result;
}

// HTML as an HTML parser sees it in a chapter. A tag that its block does not end is text to us; a
// parser would look for its end in what follows.
std::string as_read(std::string html) {
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    const std::size_t begin = at;
    const std::size_t name_at = html.compare(at + 1, 1, "/") == 0 ? at + 2 : at + 1;
    const bool is_tag =
        name_at < html.size() && std::isalpha(static_cast<unsigned char>(html[name_at]));
    const std::size_t end = is_tag ? end_of_tag(html, at) : end_of_markup(html, at);
    if (end == html.npos) {
      // All that a comment or declaration holds is text then, as it was written.
      if (!is_tag) return html.substr(0, at) + escaped(std::string_view(html).substr(at));
      html.replace(at++, 1, "&lt;");
      continue;
    }
    const std::string tag = lower(std::string_view(html).substr(at, end - at));
    const auto* raw = std::find_if(kRawTextTags.begin(), kRawTextTags.end(),
                                   [&](std::string_view name) { return tag.starts_with(name); });
    at = end;
    if (raw == kRawTextTags.end()) continue;
    const std::size_t close =
        std::min(lower(html).find("</" + std::string(raw->substr(1)), end), html.size());
    const std::string held = escaped(std::string_view(html).substr(end, close - end));
    html.replace(end, close - end, held);
    html.replace(begin, raw->size(), "<span");
    at = end + held.size() - raw->size() + std::string_view("<span").size();
  }
  return html;
}

// A block of code that pandoc's raw attribute makes one of HTML.
bool is_raw_block(cmark_node* code) {
  std::string_view info = cmark_node_get_fence_info(code);
  info = info.substr(std::min(info.find_first_not_of(" \t"), info.size()));
  return info.starts_with("{=html") || info.starts_with("{= html");
}

void make_html_of(cmark_node* code) {
  cmark_node* html = cmark_node_new(CMARK_NODE_HTML_BLOCK);
  cmark_node_set_literal(html, as_read(cmark_node_get_literal(code)).c_str());
  cmark_node_replace(code, html);
  cmark_node_free(code);
}

// Makes cmark's reading one of words. It writes tags into alternative texts, which a screen reader
// would read out; and code may be left out of the word it stands in, with its diagnostic.
void prepare(cmark_node* document) {
  const CmarkIterator walk(cmark_iter_new(document), &cmark_iter_free);
  std::vector<cmark_node*> tags_in_images;
  std::vector<cmark_node*> codes;
  std::vector<cmark_node*> raw_blocks;
  int images = 0;
  for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) images += event == CMARK_EVENT_ENTER ? 1 : -1;
    if (type == CMARK_NODE_CODE) codes.push_back(node);
    if (type == CMARK_NODE_CODE_BLOCK && is_raw_block(node)) raw_blocks.push_back(node);
    const bool is_tag = type == CMARK_NODE_HTML_INLINE;
    if (is_tag && images > 0) tags_in_images.push_back(node);
    if (is_tag || type == CMARK_NODE_HTML_BLOCK) {
      const std::string html = as_read(cmark_node_get_literal(node));
      cmark_node_set_literal(node, html.c_str());
    }
  }
  for (cmark_node* tag : tags_in_images) cmark_node_free(tag);
  for (cmark_node* block : raw_blocks) make_html_of(block);
  for (cmark_node* code : codes) {
    for (const auto insert : {cmark_node_insert_before, cmark_node_insert_after}) {
      cmark_node* space = cmark_node_new(CMARK_NODE_TEXT);
      cmark_node_set_literal(space, " ");
      insert(code, space);
    }
  }
}

}  // namespace

std::size_t end_of_tag(std::string_view text, std::size_t at, char close) {
  char quote = '\0';
  char before = '\0';  // white space aside: a quote opens a value behind `=` alone
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == close) {
      return at + 1;
    } else if (before == '=' && (c == '"' || c == '\'')) {
      quote = c;
    }
    if (std::isspace(static_cast<unsigned char>(c)) == 0) before = c;
  }
  return text.npos;
}

std::string commonmark_html(std::string_view text) {
  const CmarkNode document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT),
                           &cmark_node_free);
  prepare(document.get());
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(document.get(), CMARK_OPT_UNSAFE), &std::free);
  return html.get();
}

std::string code_of(std::string_view text) {
  std::string code;
  const CmarkNode document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT),
                           &cmark_node_free);
  const CmarkIterator walk(cmark_iter_new(document.get()), &cmark_iter_free);
  while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK)
      code.append(" ").append(cmark_node_get_literal(node));
  }
  return code;
}

}  // namespace colophon::test
