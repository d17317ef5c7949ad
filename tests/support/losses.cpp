#include "support/losses.h"

#include <cmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <unordered_set>

#include "base/unicode.h"
#include "support/disk.h"
#include "support/words.h"

namespace colophon::test {

namespace {

// Words of syntax, which say what their neighbours are and are not shown: of a caption, of
// bookdown's headings. One of few letters may be a list's or an aside's mark.
bool is_keyword(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>({"Table", "PART", "APPENDIX"});
  return word.size() < 4 || std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// All that the chapter and what is said of it hold, in one text.
std::string everything(const Sources& sources, const Chapter& chapter) {
  std::string all;    // a word may begin in one run and end in the next, as in `w<em>or</em>d`
  std::string apart;  // and end a block where the next begins
  std::string attributes;
  const pugi::xml_node root = chapter.body.parent();
  for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
    all += node.value();
    apart.append(" ").append(node.value());
    for (const pugi::xml_attribute attribute : node.attributes()) {
      attributes += fmt::format(" {} {} {}", attribute.name(), attribute.value(),
                                sources.text_of(chapter.markup.span_of(attribute)));
    }
  }
  all += apart + attributes;
  for (const Diagnostic& diagnostic : chapter.diagnostics.all()) {
    all += " ";
    all += sources.text_of(diagnostic.span);
  }
  return all;
}

bool begins_with_sign(std::string_view line) {
  constexpr auto kStarts =
      std::to_array<std::string_view>({":::", "```", "~~~", "#|", "[!", "!!!", "???", "{%", "{{",
                                       "\\", "A&", "[toc", "[TOC", "[[", "//|", "--|", "%%|"});
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [line](std::string_view start) { return line.starts_with(start); });
}

// The `a.` and `iv)` of a list that counts so.
std::size_t skip_letters(std::string_view line, std::size_t at) {
  constexpr std::string_view kRoman = "ivxlcdmIVXLCDM";
  std::size_t end = std::min(line.find_first_not_of(kRoman, at), line.size());
  if (end == at) end = at + 1;
  if (end + 1 >= line.size() || std::isalpha(static_cast<unsigned char>(line[end - 1])) == 0)
    return at;
  return (line[end] == '.' || line[end] == ')') && line[end + 1] == ' ' ? end + 1 : at;
}

bool is_syntax(std::string_view line) {
  const bool is_boxed = line.size() > 1 && line[1] == '>' && line[0] >= 'A' && line[0] <= 'Z';
  if (is_boxed) line.remove_prefix(2);  // Leanpub's asides
  for (const std::string_view marks : {" \t>*+-0123456789.)", " \t>*+-0123456789.):~"}) {
    std::size_t at = std::min(line.find_first_not_of(marks), line.size());
    while (at < line.size()) {
      const std::size_t behind = skip_letters(line, at);
      if (behind == at) break;
      at = std::min(line.find_first_not_of(marks, behind), line.size());
    }
    if (line.substr(at).starts_with("(@"))  // the mark of an example
      at = std::min(line.find_first_not_of(marks, line.find(')', at)), line.size());
    if (begins_with_sign(line.substr(at))) return true;
  }
  // What may be a link reference definition shows nothing; whether it is one depends on whether a
  // paragraph stands before it, where a table of ours may stand.
  return line.find("]:") != line.npos;
}

void append_between(std::string_view line, std::string_view open, std::string_view close,
                    std::string& found) {
  for (std::size_t at = line.find(open); at != line.npos;) {
    const std::size_t end = std::min(line.find(close, at), line.size());
    found += ' ';
    found += line.substr(at, end - at);
    at = line.find(open, end);
  }
}

// Tags, comments and declarations: a raw block's are code to CommonMark.
void append_tags(std::string_view line, std::string& found) {
  for (std::size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    const std::string_view rest = line.substr(at + 1);
    const char first = rest.empty() ? ' ' : rest.front();
    const bool is_tag =
        std::isalpha(static_cast<unsigned char>(first)) || first == '/' || first == '!';
    if (is_tag) found.append(" ").append(rest.substr(0, rest.find('>')));
  }
}

// Bare links, in which stars and underscores are signs of an address.
void append_links(std::string_view line, std::string& found) {
  for (const std::string_view mark : {"://", "www."}) {
    for (std::size_t at = line.find(mark); at != line.npos; at = line.find(mark, at + 1)) {
      std::string link(line.substr(at, line.find_first_of(" \t<", at) - at));
      std::erase_if(link, [](char c) { return c == '*' || c == '_'; });
      found.append(" ").append(link);
    }
  }
}

// A block's attributes on a line of their own.
bool is_attributes(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t>*+-0123456789.)");
  return begin != line.npos && line[begin] == '{' && line[line.find_last_not_of(" \t")] == '}';
}

// What is written only to say what its neighbours are: whole lines, attributes, labels.
std::string syntax_of(std::string_view text) {
  std::string found;
  for (const std::string& line : lines_of(text)) {
    if (is_syntax(line) || is_attributes(line)) found += line + " ";
    append_between(line, "{", "}", found);
    append_between(line, "[^", "]", found);
    append_between(line, "[!", "]", found);  // a box's, behind whatever it stands in
    append_links(line, found);
    append_between(line, "(@", ")", found);
    append_between(line, "[[", "]]", found);
    append_between(line, "\\", " ", found);  // a page break, behind whatever mark of a list
    append_tags(line, found);
  }
  return found;
}

// What may be the label of a link's definition, over a line end.
std::string labels_in(std::string_view text) {
  std::string found;
  for (std::size_t end = text.find("]:"); end != text.npos; end = text.find("]:", end + 1)) {
    const std::size_t begin = text.rfind('[', end);
    if (begin != text.npos) found.append(" ").append(text.substr(begin, end - begin));
  }
  return found;
}

// Comments, which are for the author alone, wherever HTML would see none.
std::string comments_in(std::string_view text) {
  std::string found;
  for (std::size_t at = text.find("<!--"); at != text.npos; at = text.find("<!--", at + 4)) {
    const std::size_t end = text.find("-->", at);
    if (end == text.npos) break;
    found.append(" ").append(text.substr(at, end - at));
  }
  return found;
}

using CmarkNode = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using CmarkIterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

// Where the tag ends that begins at `at`; npos where the text ends before.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
  char quote = '\0';
  char before = '\0';  // white space aside: a quote opens a value behind `=` alone
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return at + 1;
    } else if (before == '=' && (c == '"' || c == '\'')) {
      quote = c;
    }
    if (std::isspace(static_cast<unsigned char>(c)) == 0) before = c;
  }
  return html.npos;
}

// An HTML parser takes all that follows these tags for text, tags and all. A span it does not.
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
    if (raw == kRawTextTags.end()) {
      at = end;
    } else {
      html.replace(at, raw->size(), "<span");
      at = end - raw->size() + std::string_view("<span").size();
    }
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

std::string commonmark_html(std::string_view text) {
  const CmarkNode document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT),
                           &cmark_node_free);
  prepare(document.get());
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(document.get(), CMARK_OPT_UNSAFE), &std::free);
  return html.get();
}

// Code that an author hides is said once for a chapter, at the first place.
std::string hidden_code(std::string_view text, const Chapter& chapter) {
  const std::vector<Diagnostic>& said = chapter.diagnostics.all();
  const bool hides = std::any_of(said.begin(), said.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::hidden_code;
  });
  if (!hides) return {};
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

// Signs that are syntax to one reading alone stand between two words, or make them one.
bool is_made_of_two(const std::string& word, const std::string& all,
                    const std::unordered_set<std::string>& found) {
  constexpr std::size_t kFew = 3;
  const auto is_within = [&all](const std::string& piece) {
    return piece.size() >= kFew && all.find(piece) != all.npos;
  };
  for (std::size_t at = 1; at < word.size(); ++at) {
    const std::string first = word.substr(0, at);
    const std::string second = word.substr(at);
    if (found.contains(first) && (found.contains(second) || is_within(second))) return true;
    if (found.contains(second) && is_within(first)) return true;
  }
  return false;
}

// `&copy` without its semicolon is a sign to an HTML parser and text to CommonMark.
bool is_character_reference(const std::string& word, std::string_view text) {
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const std::vector<std::string> read =
        words_of_html(std::string(text.substr(at, end - at))).body;
    const bool is_read = std::find(read.begin(), read.end(), word) != read.end();
    if (is_read != (name == word)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> lost_words(std::string_view text, const Sources& sources,
                                    const Chapter& chapter) {
  const std::string all =
      unicode::nfc(everything(sources, chapter) + syntax_of(text) + comments_in(text) +
                   labels_in(text) + hidden_code(text, chapter));
  const std::vector<std::string> there = split_words(all);
  const std::unordered_set<std::string> found(there.begin(), there.end());
  std::vector<std::string> lost = words_of_html(commonmark_html(text)).body;
  std::erase_if(lost, [&](const std::string& word) {
    return found.contains(word) || is_keyword(word) || all.find(word) != all.npos ||
           is_made_of_two(word, all, found) || is_character_reference(word, text);
  });
  return lost;
}

}  // namespace colophon::test
