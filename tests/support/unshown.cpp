#include "support/unshown.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "support/commonmark_reading.h"
#include "support/disk.h"

namespace colophon::test {

namespace {

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
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
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

// What stands between the two signs in a paragraph; behind the first, to the line's end, where the
// second is missing.
void append_between(std::string_view text, std::string_view open, std::string_view close,
                    std::string& found) {
  for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at + 1)) {
    const std::size_t behind = at + open.size();
    const std::size_t end = std::min(text.find(close, behind), text.size());
    const bool is_one = end < text.find("\n\n", behind);
    found += ' ';
    found += text.substr(at, (is_one ? end : std::min(text.find('\n', behind), end)) - at);
  }
}

// An item's, where a list to us goes on or begins that is a paragraph to CommonMark.
void append_number(std::string_view line, std::string& found) {
  const std::size_t begin = line.find_first_not_of(" \t>*+-");
  if (begin == line.npos) return;
  const std::size_t end = std::min(line.find_first_not_of("0123456789", begin), line.size());
  if (end < line.size() && (line[end] == '.' || line[end] == ')'))
    found.append(" ").append(line.substr(begin, end - begin));
}

// Attributes, in whose values a brace may stand.
void append_attributes(std::string_view text, std::string& found) {
  append_between(text, "{", "}", found);
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
    const std::size_t end = end_of_tag(text, at, '}');
    if (end < text.find("\n\n", at)) found.append(" ").append(text.substr(at, end - at));
  }
}

// Tags and declarations: a raw block's are code to CommonMark. They may go over line ends, and one
// that asks for Markdown over the end of a block.
void append_tags(std::string_view text, std::string& found) {
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const char first = rest.empty() ? ' ' : rest.front();
    const bool is_tag =
        std::isalpha(static_cast<unsigned char>(first)) || first == '/' || first == '!';
    if (!is_tag) continue;
    const std::size_t end = end_of_tag(text, at);
    const std::string_view tag = text.substr(at, end == text.npos ? 0 : end - at);
    const bool goes_on = tag.find("\n\n") == tag.npos || tag.find("markdown") != tag.npos;
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    found.append(" ").append(end != text.npos && goes_on ? tag : text.substr(at, line_end - at));
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
    append_number(line, found);
    append_between(line, "```", "\n", found);  // an info string, behind whatever it stands in
    append_between(line, "~~~", "\n", found);
    append_between(line, "[!", "]", found);  // a box's
    append_between(line, "\\", " ", found);  // a page break, behind whatever mark of a list
  }
  append_attributes(text, found);
  append_between(text, "[^", "]", found);
  append_between(text, "(@", ")", found);
  append_between(text, "[[", "]]", found);
  // An address, where what is a label to us is a link to CommonMark.
  append_between(text, "](", ")", found);
  append_tags(text, found);
  return found;
}

// What may be definitions of links, whose parts may stand on lines of their own.
std::string definitions_in(std::string_view text) {
  std::string found;
  for (std::size_t colon = text.find("]:"); colon != text.npos;
       colon = text.find("]:", colon + 1)) {
    const std::size_t begin = text.rfind('[', colon);
    if (begin == text.npos) continue;
    const std::size_t address = std::min(text.find_first_not_of(" \t\n", colon + 2), text.size());
    found.append(" ").append(text.substr(begin, text.find('\n', address) - begin));
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

// Code that an author hides is said once for a chapter, at the first place.
std::string hidden_code(std::string_view text, const Chapter& chapter) {
  const std::vector<Diagnostic>& said = chapter.diagnostics.all();
  const bool hides = std::any_of(said.begin(), said.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::hidden_code;
  });
  return hides ? code_of(text) : std::string();
}

}  // namespace

std::string unshown(std::string_view text, const Chapter& chapter) {
  return syntax_of(text) + comments_in(text) + definitions_in(text) + hidden_code(text, chapter);
}

}  // namespace colophon::test
