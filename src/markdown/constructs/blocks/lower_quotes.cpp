#include "markdown/constructs/blocks/lower_quotes.h"

#include <array>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kLongestName = 120;  // characters of an attribution

// The length of the dash that a text begins with, or 0.
std::size_t dash_length(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kDashes = {"---", "--", "\u2014", "\u2015",
                                                              "\u2013"};
  for (const std::string_view dash : kDashes) {
    if (text.starts_with(dash)) return dash.size();
  }
  return 0;
}

// In an epigraph a dash is enough. Elsewhere it may begin what a person says: the line must not end
// as a sentence does.
bool is_attribution(std::string_view text, bool in_epigraph) {
  const std::size_t dash = dash_length(text);
  if (dash == 0 || utf8::length(text) > kLongestName) return false;
  if (text.find_first_not_of(" \n-", dash) == text.npos) return false;
  if (in_epigraph) return true;
  static constexpr std::array<std::string_view, 12> kEnds = {
      ".", "!", "?", ",", ";", ":", "\"", "'", "\u2026", "\u00BB", "\u201D", "\u2019"};
  for (const std::string_view end : kEnds) {
    if (text.ends_with(end)) return false;
  }
  return true;
}

bool is_epigraph(pugi::xml_node block) {
  return has_class(block, "epigraph") ||
         (is_element(block, "blockquote") && has_class(block.parent(), "epigraph"));
}

bool begins_with_dash(pugi::xml_node paragraph) {
  return is_element(paragraph, "p") && dash_length(paragraph.first_child().value()) > 0;
}

// What can be read from a node to its last sibling.
std::string text_from(cmark_node* node) {
  std::string text;
  cmark_node* parent = cmark_node_parent(node);
  for (cmark_node* at = node; at && at != parent;) {
    const char* literal = cmark_node_get_literal(at);
    if (literal) text += literal;
    cmark_node* next = cmark_node_first_child(at);
    while (!next && at && at != parent) {
      next = cmark_node_next(at);
      if (!next) at = cmark_node_parent(at);
    }
    at = next;
  }
  return text;
}

}  // namespace

void mark_attribution(Output& output, pugi::xml_node block) {
  const bool epigraph = is_epigraph(block);
  if (!epigraph && !is_element(block, "blockquote")) return;
  const pugi::xml_node last = block.last_child();
  if (!begins_with_dash(last) || !is_element(last.previous_sibling())) return;
  if (begins_with_dash(last.previous_sibling()) && !epigraph) return;
  if (is_attribution(plain_text(last), epigraph)) output.markup.add_class(last, "attribution");
}

// A line of the quotation's last paragraph, from this line end on.
bool begin_attribution(Output& output, cmark_node* line_end) {
  cmark_node* next = cmark_node_next(line_end);
  cmark_node* paragraph = cmark_node_parent(line_end);
  if (!next || cmark_node_get_type(next) != CMARK_NODE_TEXT || !is_element(output.here(), "p") ||
      cmark_node_next(paragraph) || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
    return false;
  if (dash_length(cmark_node_get_literal(next)) == 0) return false;
  const bool epigraph = is_epigraph(output.here().parent());
  if (!epigraph && !is_element(output.here().parent(), "blockquote")) return false;
  for (cmark_node* node = next; node; node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return false;
  }
  output.end_text();
  if ((!epigraph && begins_with_dash(output.here())) || !is_attribution(text_from(next), epigraph))
    return false;
  output.move_to(output.markup.append_element(output.here().parent(), "p", output.span(next)));
  output.markup.add_class(output.here(), "attribution");
  return true;
}

}  // namespace colophon::markdown
