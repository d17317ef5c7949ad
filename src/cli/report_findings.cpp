#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "cli/line_tables.h"
#include "cli/render_text.h"
#include "cli/report_page.h"
#include "cli/terminal_text.h"
#include "vocabulary/explanations.h"

namespace colophon::cli::report {
namespace {

constexpr std::size_t kMostLines = 5;        // of a finding
constexpr std::size_t kLongestText = 1'000;  // bytes of a line around what is marked

bool is_inside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}

// Lines stay lines; what would not be seen is.
std::string visible(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += printable(text.substr(0, end));
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// The lines that a span lies in, cut where they are very long.
struct Lines {
  std::string before;
  std::string marked;
  std::string after;
};

Lines lines_around(Span span, LineTables& tables) {
  const std::string_view text = tables.sources()[span.source].text;
  const LineTable& table = tables[span.source];
  const Range range = tables.range_of(span);
  const std::size_t last = std::min(range.end.line, range.begin.line + kMostLines - 1);
  std::size_t begin = table.line_start(range.begin.line);
  std::size_t end = table.line_start(last) + table.line(last).size();
  const std::size_t marked_end = std::min<std::size_t>(span.end, end);
  const bool cuts_begin = span.begin - begin > kLongestText;
  if (cuts_begin) begin = span.begin - kLongestText;
  const bool cuts_end = end - marked_end > kLongestText;
  if (cuts_end) end = marked_end + kLongestText;
  while (is_inside(text, begin)) ++begin;
  while (is_inside(text, end)) --end;
  const bool cuts_marked = span.end > marked_end;
  return {(cuts_begin ? "…" : "") + visible(text.substr(begin, span.begin - begin)),
          visible(text.substr(span.begin, marked_end - span.begin)) + (cuts_marked ? "…" : ""),
          visible(text.substr(marked_end, end - marked_end)) + (cuts_end ? "…" : "")};
}

void add_excerpt(pugi::xml_node parent, Span span, LineTables& tables) {
  const Lines lines = lines_around(span, tables);
  if (lines.before.empty() && lines.marked.empty() && lines.after.empty()) return;
  pugi::xml_node code = add(add(parent, "pre"), "code");
  if (!lines.before.empty()) add_text(code, lines.before);
  // Where nothing is marked the place itself is: a bar between two characters.
  add(code, "mark", lines.marked.empty() ? "|" : lines.marked);
  if (!lines.after.empty()) add_text(code, lines.after);
}

std::string place_of(Span span, LineTables& tables) {
  const Location at = tables[span.source].locate(span.begin);
  return fmt::format("line {}, column {}", at.line, at.column);
}

void add_related(pugi::xml_node item, const Related& related, LineTables& tables) {
  pugi::xml_node line = add(item, "p");
  add_message(line, printable(related.message));
  if (related.span) {
    add_text(line, ": ");
    add(line, "bdi", printable(tables.sources()[related.span.source].name));
    add_text(line, ", " + place_of(related.span, tables));
  }
  if (related.span) add_excerpt(item, related.span, tables);
}

std::string id_of(std::size_t finding) { return fmt::format("finding-{}", finding + 1); }
std::string id_of(Code code) { return "code-" + name_of(code); }

void add_finding(pugi::xml_node list, const Diagnostic& diagnostic, std::size_t number,
                 LineTables& tables) {
  pugi::xml_node item = add(list, "li");
  set(item, "id", id_of(number));
  const std::string_view word = word_for(diagnostic.severity);
  pugi::xml_node first = add(item, "p");
  set(add(first, "strong", word), "class", word);
  if (diagnostic.span) add_text(first, ", " + place_of(diagnostic.span, tables));
  add_message(first, ": " + printable(diagnostic.message) + " ");
  const std::string name = name_of(diagnostic.code);
  set(add(first, "a", name), "href", "#" + id_of(diagnostic.code));
  if (diagnostic.span) add_excerpt(item, diagnostic.span, tables);
  if (!diagnostic.hint.empty()) add_message(add(item, "p"), "Hint: " + printable(diagnostic.hint));
  for (const Related& related : diagnostic.related) add_related(item, related, tables);
}

// Changes of the author's own HTML.
bool changes_html(Code code) {
  constexpr std::array kCodes = {
      Code::repaired_html,     Code::removed_element,   Code::unwrapped_element,
      Code::replaced_element,  Code::removed_attribute, Code::replaced_attribute,
      Code::misplaced_element, Code::misplaced_text,    Code::incomplete_element,
      Code::empty_element,     Code::linked_media,      Code::unclosed_comment,
      Code::removed_comment};
  return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

// The first of each code are shown, as in the terminal.
std::vector<std::size_t> shown_findings(const std::vector<Diagnostic>& all) {
  std::array<std::size_t, kCodeCount> count{};
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (++count[static_cast<std::size_t>(all[i].code)] <= kMostOfACode) shown.push_back(i);
  }
  return shown;
}

void add_example(pugi::xml_node parent, std::string_view word, std::string_view example) {
  if (example.empty()) return;
  add(parent, "p", word);
  add(add(parent, "pre"), "code", example);
}

}  // namespace

void add_message(pugi::xml_node parent, std::string_view text) {
  for (bool is_code = false; !text.empty(); is_code = !is_code) {
    std::size_t end = text.find('`');
    // The last of an odd number opens nothing.
    if (!is_code && end != text.npos && text.find('`', end + 1) == text.npos) end = text.npos;
    const std::string_view piece = text.substr(0, end);
    if (is_code) {
      add(parent, "code", piece);
    } else if (!piece.empty()) {
      add_text(parent, piece);
    }
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
  }
}

void add_findings(pugi::xml_node main, const Compilation& compilation) {
  const std::vector<Diagnostic>& all = compilation.diagnostics.all();
  pugi::xml_node section = add_section(main, "findings", "Findings");
  if (all.empty()) {
    add(section, "p", "Nothing was found.");
    return;
  }
  LineTables tables(compilation.sources);
  const std::vector<std::size_t> shown = shown_findings(all);
  const std::size_t more = all.size() + compilation.diagnostics.others().size() - shown.size();
  if (more > 0) {
    add(section, "p",
        fmt::format("Of a kind the first {} are shown here; {} more were found.", kMostOfACode,
                    more));
  }
  pugi::xml_node list;
  SourceId file = SourceId::none;
  for (const std::size_t i : shown) {
    if (!list || all[i].span.source != file) {
      file = all[i].span.source;
      add(section, "h3",
          file == SourceId::none ? "The book as a whole"
                                 : printable(compilation.sources[file].name));
      list = add(section, "ul");
      set(list, "class", "findings");
    }
    add_finding(list, all[i], i, tables);
  }
}

void add_changed_html(pugi::xml_node main, const Compilation& compilation) {
  const std::vector<Diagnostic>& all = compilation.diagnostics.all();
  LineTables tables(compilation.sources);
  pugi::xml_node body;
  for (const std::size_t i : shown_findings(all)) {
    if (!changes_html(all[i].code)) continue;
    if (!body) {
      pugi::xml_node table =
          add(add_section(main, "changed-html", "Changes to HTML in the manuscript"), "table");
      add(table, "caption", "What was taken out, replaced or put right");
      pugi::xml_node head = add(add(table, "thead"), "tr");
      for (const char* name : {"Place", "Change"}) set(add(head, "th", name), "scope", "col");
      body = add(table, "tbody");
    }
    const Span span = all[i].span;
    const std::string place =
        span ? fmt::format("{}, {}", printable(tables.sources()[span.source].name),
                           place_of(span, tables))
             : "the book";
    pugi::xml_node row = add(body, "tr");
    set(add(add(row, "td"), "a", place), "href", "#" + id_of(i));
    add_message(add(row, "td"), printable(all[i].message));
  }
}

void add_explanations(pugi::xml_node main, const Compilation& compilation) {
  std::set<Code> codes;
  for (const Diagnostic& diagnostic : compilation.diagnostics.all()) codes.insert(diagnostic.code);
  if (codes.empty()) return;
  pugi::xml_node section = add_section(main, "explanations", "What the findings mean");
  for (const Code code : codes) {
    const std::string name = name_of(code);
    set(add(section, "h3", name), "id", id_of(code));
    const vocabulary::Explanation* known = vocabulary::explanation_of(code);
    if (known == nullptr) {
      add_message(add(section, "p"), fmt::format("`colophon explain {}` says more.", name));
      continue;
    }
    add_message(add(section, "p"), known->why);
    if (!known->hint.empty())
      add_message(add(section, "p"), fmt::format("To mend it: {}.", known->hint));
    if (!known->repair.empty())
      add_message(add(section, "p"), fmt::format("With `--lenient`: {}", known->repair));
    add_example(section, "Wrong:", known->wrong);
    add_example(section, "Right:", known->right);
  }
}

}  // namespace colophon::cli::report
