#include "cli/render_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "cli/excerpt.h"
#include "cli/terminal_text.h"
#include "vocabulary/explanations.h"

namespace colophon::cli {
namespace {

constexpr std::size_t kGutter = 8;  // "   41 | "
constexpr std::size_t kMostRelated = 4;

struct Look {
  std::string_view word;
  std::string_view colour;
};

Look look_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return {"note", "\x1b[1;36m"};
    case Severity::warning:
      return {"warning", "\x1b[1;33m"};
    case Severity::error:
    case Severity::fatal:  // to an author there is no difference: it has to be mended
      return {"error", "\x1b[1;31m"};
  }
  return {};
}

// Escape sequences, or nothing where there is no colour.
struct Paint {
  bool on = false;
  std::string_view bold() const { return on ? "\x1b[1m" : ""; }
  std::string_view dim() const { return on ? "\x1b[34m" : ""; }
  std::string_view as(std::string_view colour) const { return on ? colour : ""; }
  std::string_view off() const { return on ? "\x1b[0m" : ""; }
};

// "path:line:column: " or, for what lies nowhere, "novel.epub: " or "colophon: ".
void append_place(std::string& out, Span span, LineTables& lines, std::string_view book) {
  if (!span) {
    out += book.empty() ? "colophon" : shown(book);
    out += ": ";
    return;
  }
  const Location at = lines[span.source].locate(span.begin);
  fmt::format_to(std::back_inserter(out), "{}:{}:{}: ", shown(lines.sources()[span.source].name),
                 at.line, at.column);
}

void append_excerpt(std::string& out, Span span, std::string_view colour, LineTables& lines,
                    TextStyle style) {
  const LineTable& table = lines[span.source];
  const std::size_t number = table.locate(span.begin).line;
  if (table.line(number).empty()) return;
  const std::size_t start = table.line_start(number);
  const Excerpt excerpt = make_excerpt(table.line(number), span.begin - start, span.end - start,
                                       style.columns - std::min(style.columns, kGutter));
  const Paint paint{style.colour};
  fmt::format_to(std::back_inserter(out), "{}{:5} |{} {}\n", paint.dim(), number, paint.off(),
                 excerpt.text);
  const std::size_t blank = excerpt.carets.find('^');
  const std::size_t width = std::max<std::size_t>(5, fmt::formatted_size("{}", number));
  fmt::format_to(std::back_inserter(out), "{}{:{}} |{} {}{}{}{}\n", paint.dim(), "", width,
                 paint.off(), std::string_view(excerpt.carets).substr(0, blank), paint.as(colour),
                 std::string_view(excerpt.carets).substr(blank), paint.off());
}

void append_related(std::string& out, const Related& related, LineTables& lines, TextStyle style) {
  const Paint paint{style.colour};
  const Look note = look_of(Severity::note);
  out += paint.bold();
  append_place(out, related.span, lines, style.book);
  fmt::format_to(std::back_inserter(out), "{}{}{}:{} {}\n", paint.off(), paint.as(note.colour),
                 note.word, paint.off(), shown(related.message));
  if (related.span) append_excerpt(out, related.span, note.colour, lines, style);
}

}  // namespace

std::string render_text(const Diagnostic& diagnostic, LineTables& lines, TextStyle style) {
  const Paint paint{style.colour};
  const Look look = look_of(diagnostic.severity);
  std::string out(paint.bold());
  append_place(out, diagnostic.span, lines, style.book);
  fmt::format_to(std::back_inserter(out), "{}{}{}:{} {} [{}]\n", paint.off(), paint.as(look.colour),
                 look.word, paint.off(), shown(diagnostic.message), name_of(diagnostic.code));
  if (diagnostic.span) append_excerpt(out, diagnostic.span, look.colour, lines, style);
  if (const std::string_view hint = vocabulary::hint_of(diagnostic); !hint.empty()) {
    fmt::format_to(std::back_inserter(out), "{:5} {}={} hint: {}\n", "", paint.dim(), paint.off(),
                   shown(hint));
  }
  const std::size_t related = std::min(diagnostic.related.size(), kMostRelated);
  for (const Related& place : std::span(diagnostic.related).first(related)) {
    append_related(out, place, lines, style);
  }
  if (const std::size_t more = diagnostic.related.size() - related; more > 0) {
    fmt::format_to(std::back_inserter(out), "{:5} {}={} and {} more of these places\n", "",
                   paint.dim(), paint.off(), more);
  }
  return out;
}

std::string render_text(const Diagnostics& diagnostics, const Sources& sources, TextStyle style) {
  LineTables lines(sources);
  std::string out;
  std::array<std::size_t, kCodeCount> count{};
  std::vector<Code> crowded;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const std::size_t so_far = ++count[static_cast<std::size_t>(diagnostic.code)];
    if (so_far <= kMostOfACode) out += render_text(diagnostic, lines, style);
    if (so_far == kMostOfACode + 1) crowded.push_back(diagnostic.code);
  }
  for (const PlainFinding& other : diagnostics.others())
    ++count[static_cast<std::size_t>(other.code)];
  for (const Code code : crowded) {
    fmt::format_to(std::back_inserter(out), "and {} more of [{}]\n",
                   count[static_cast<std::size_t>(code)] - kMostOfACode, name_of(code));
  }
  return out;
}

}  // namespace colophon::cli
