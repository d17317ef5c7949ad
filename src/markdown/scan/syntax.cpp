#include "markdown/scan/syntax.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace colophon::markdown {
namespace {

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

std::size_t behind(std::string_view text, std::size_t at, std::string_view needle) {
  const std::size_t found = text.find(needle, at);
  return found == text.npos ? kNone : found + needle.size();
}

// ` name = "value"`, from its white space.
std::size_t skip_html_attribute(std::string_view text, std::size_t at) {
  std::size_t i = skip_spaces(text, at);
  if (i == at || i >= text.size() || !(is_alpha(text[i]) || text[i] == '_' || text[i] == ':'))
    return kNone;
  while (i < text.size() &&
         (is_alphanumeric(text[i]) || std::string_view("_.:-").find(text[i]) != kNone))
    ++i;
  const std::size_t equals = skip_spaces(text, i);
  if (equals >= text.size() || text[equals] != '=') return i;
  i = skip_spaces(text, equals + 1);
  if (i >= text.size()) return kNone;
  if (text[i] == '"' || text[i] == '\'') return behind(text, i + 1, text.substr(i, 1));
  const std::size_t start = i;
  while (i < text.size() && !is_space(text[i]) &&
         std::string_view("\"'=<>`").find(text[i]) == kNone)
    ++i;
  return i == start ? kNone : i;
}

std::size_t skip_tag(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  const bool closing = i < text.size() && text[i] == '/';
  if (closing) ++i;
  if (i >= text.size() || !is_alpha(text[i])) return kNone;
  while (i < text.size() && (is_alphanumeric(text[i]) || text[i] == '-')) ++i;
  if (!closing) {
    for (std::size_t next; (next = skip_html_attribute(text, i)) != kNone;) i = next;
  }
  i = skip_spaces(text, i);
  if (!closing && i < text.size() && text[i] == '/') ++i;
  return i < text.size() && text[i] == '>' ? i + 1 : kNone;
}

// A link destination (section 6.3); sets `range` without the angle brackets.
std::size_t skip_destination(std::string_view text, std::size_t at, Range& range) {
  if (at < text.size() && text[at] == '<') {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
      if (text[i] == '\n' || text[i] == '<') return kNone;
      if (text[i] == '\\' && i + 1 < text.size()) {
        ++i;
      } else if (text[i] == '>') {
        range = {at + 1, i};
        return i + 1;
      }
    }
    return kNone;
  }
  int depth = 0;
  std::size_t i = at;
  for (; i < text.size() && static_cast<unsigned char>(text[i]) > ' ' && text[i] != 0x7F; ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) {
      ++i;
    } else if (text[i] == '(') {
      if (++depth > 32) return kNone;
    } else if (text[i] == ')') {
      if (depth-- == 0) break;
    }
  }
  if (depth > 0) return kNone;
  range = {at, i};
  return i;
}

std::size_t skip_title(std::string_view text, std::size_t at) {
  if (at >= text.size()) return kNone;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return kNone;
  const char close = open == '(' ? ')' : open;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
    } else if (text[i] == close) {
      return i + 1;
    } else if (text[i] == '(' && open == '(') {
      return kNone;
    }
  }
  return kNone;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

// Behind the line end at `at`, or at the text's end; kNone where there is more on the line.
std::size_t skip_line_end(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  if (at >= text.size()) return at;
  return text[at] == '\n' ? at + 1 : kNone;
}

bool is_block_element(std::string_view name) {
  static constexpr std::array kNames = {
      "address", "article",  "aside",   "base",     "basefont", "blockquote", "body",
      "caption", "center",   "col",     "colgroup", "dd",       "details",    "dialog",
      "dir",     "div",      "dl",      "dt",       "fieldset", "figcaption", "figure",
      "footer",  "form",     "frame",   "frameset", "h1",       "h2",         "h3",
      "h4",      "h5",       "h6",      "head",     "header",   "hr",         "html",
      "iframe",  "legend",   "li",      "link",     "main",     "menu",       "menuitem",
      "nav",     "noframes", "ol",      "optgroup", "option",   "p",          "param",
      "section", "source",   "summary", "table",    "tbody",    "td",         "tfoot",
      "th",      "thead",    "title",   "tr",       "track",    "ul"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

std::size_t skip_run(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_not_of(text[at], at);
  return end == text.npos ? text.size() : end;
}

std::size_t skip_code_span(std::string_view text, std::size_t at) {
  const std::size_t inside = skip_run(text, at);
  const std::size_t length = inside - at;
  if (length > kMostBackticks) return kNone;
  for (std::size_t i = text.find('`', inside); i != text.npos; i = text.find('`', i)) {
    const std::size_t end = skip_run(text, i);
    if (end - i == length) return end;
    i = end;
  }
  return kNone;
}

std::size_t skip_html(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("<!--")) {
    // 0.30: the text starts with neither > nor ->, holds no --, and does not end with -.
    if (rest.substr(4).starts_with(">") || rest.substr(4).starts_with("->")) return kNone;
    const std::size_t dashes = text.find("--", at + 4);
    return dashes != text.npos && dashes + 2 < text.size() && text[dashes + 2] == '>' ? dashes + 3
                                                                                      : kNone;
  }
  if (rest.starts_with("<?")) return behind(text, at + 2, "?>");
  if (rest.starts_with("<![CDATA[")) return behind(text, at + 9, "]]>");
  if (rest.size() > 2 && rest[1] == '!' && is_alpha(rest[2])) return behind(text, at + 2, ">");
  return skip_tag(text, at);
}

std::size_t skip_autolink(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  if (i >= text.size() || !is_alphanumeric(text[i])) return kNone;
  const std::size_t end = text.find_first_of("<> \n", i);
  if (end == text.npos || text[end] != '>') return kNone;
  const std::string_view inside = text.substr(i, end - i);
  if (const std::size_t at_sign = inside.find('@'); at_sign != inside.npos && at_sign > 0)
    return end + 1;
  while (i < end && (is_alphanumeric(text[i]) || std::string_view("+.-").find(text[i]) != kNone))
    ++i;
  const std::size_t scheme = i - at - 1;
  return i < end && text[i] == ':' && scheme >= 2 && scheme <= 32 ? end + 1 : kNone;
}

std::size_t skip_entity(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  const std::size_t limit = std::min(text.size(), at + 34);
  if (i < limit && text[i] == '#') ++i;
  const std::size_t start = i;
  while (i < limit && is_alphanumeric(text[i])) ++i;
  return i > start && i < text.size() && text[i] == ';' ? i + 1 : kNone;
}

std::size_t skip_label(std::string_view text, std::size_t at) {
  bool filled = false;
  const std::size_t limit = std::min(text.size(), at + 1002);
  for (std::size_t i = at + 1; i < limit; ++i) {
    if (text[i] == ']') return filled ? i + 1 : kNone;
    if (text[i] == '[') return kNone;
    if (!is_space(text[i])) filled = true;
    if (text[i] == '\\' && i + 1 < limit && is_punctuation(text[i + 1])) ++i;
  }
  return kNone;
}

std::size_t skip_note_label(std::string_view text, std::size_t at) {
  bool has_space = false;
  std::size_t end = at;
  for (; end < text.size() && text[end] != ']'; ++end) {
    if (text[end] == '[' || text[end] == '\n' || text[end] == '\t' || text[end] == '\\')
      return kNone;
    if (text[end] != ' ') continue;
    if (end == at || text[end - 1] == ' ') return kNone;
    has_space = true;
  }
  if (end >= text.size() || end == at || text[end - 1] == ' ') return kNone;
  if (!has_space) return end;
  constexpr std::size_t kLongest = 60;
  const bool is_link = end + 1 < text.size() && (text[end + 1] == '(' || text[end + 1] == '[');
  const bool has_markup = text.substr(at, end - at).find_first_of("*_`<>\\&!^~${}") != text.npos;
  return is_link || has_markup || end - at > kLongest ? kNone : end;
}

std::size_t skip_reference_definition(std::string_view text, std::size_t at) {
  std::size_t i = skip_label(text, at);
  if (i == kNone || i >= text.size() || text[i] != ':') return kNone;
  i = skip_blanks(text, i + 1);
  if (i < text.size() && text[i] == '\n') i = skip_blanks(text, i + 1);
  Range destination;
  const std::size_t start = i;
  i = skip_destination(text, i, destination);
  if (i == kNone || i == start) return kNone;
  const std::size_t without_title = skip_line_end(text, i);
  std::size_t title = skip_blanks(text, i);
  if (title < text.size() && text[title] == '\n') title = skip_blanks(text, title + 1);
  if (title == i) return without_title;
  const std::size_t title_end = skip_title(text, title);
  const std::size_t with_title = title_end == kNone ? kNone : skip_line_end(text, title_end);
  return with_title == kNone ? without_title : with_title;
}

std::optional<LinkTail> parse_link_tail(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '(') return std::nullopt;
  LinkTail tail;
  std::size_t i = skip_spaces(text, at + 1);
  i = skip_destination(text, i, tail.destination);
  if (i == kNone) return std::nullopt;
  const std::size_t gap = skip_spaces(text, i);
  if (gap > i) {
    if (const std::size_t end = skip_title(text, gap); end != kNone) {
      tail.title = {gap, end};
      i = end;
    }
  }
  i = skip_spaces(text, i);
  if (i >= text.size() || text[i] != ')') return std::nullopt;
  tail.end = i + 1;
  return tail;
}

int html_block_kind(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  if (rest.size() < 2 || rest[0] != '<') return 0;
  if (rest.starts_with("<!--")) return 2;
  if (rest[1] == '?') return 3;
  if (rest.starts_with("<![CDATA[")) return 5;
  if (rest[1] == '!') return rest.size() > 2 && is_alpha(rest[2]) ? 4 : 0;
  std::size_t i = rest[1] == '/' ? 2 : 1;
  const std::size_t start = i;
  while (i < rest.size() && is_alphanumeric(rest[i])) ++i;
  const std::string name = ascii::lower(rest.substr(start, i - start));
  if (name.empty()) return 0;
  const bool ends = i >= rest.size() || is_space(rest[i]) || rest[i] == '>';
  const bool raw = name == "script" || name == "pre" || name == "style" || name == "textarea";
  if (raw && start == 1 && ends) return 1;
  if ((ends || rest.substr(i).starts_with("/>")) && is_block_element(name)) return 6;
  if (raw) return 0;
  const std::size_t end = skip_tag(rest, 0);
  return end != kNone && skip_line_end(rest, end) != kNone ? 7 : 0;
}

bool ends_html_block(std::string_view line, int kind) {
  switch (kind) {
    case 1: {
      const std::string text = ascii::lower(line);
      for (const char* end : {"</script>", "</pre>", "</style>", "</textarea>"}) {
        if (text.find(end) != text.npos) return true;
      }
      return false;
    }
    case 2:
      return line.find("-->") != line.npos;
    case 3:
      return line.find("?>") != line.npos;
    case 4:
      return line.find('>') != line.npos;
    case 5:
      return line.find("]]>") != line.npos;
    default:
      return false;
  }
}

}  // namespace colophon::markdown
