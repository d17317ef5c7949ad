#include "cli/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/disk/output_place.h"
#include "cli/report_page.h"
#include "cli/summary.h"
#include "cli/terminal_text.h"
#include "cli/write_text.h"
#include "formats/xml_writer.h"

namespace colophon::cli {
namespace {

using report::add;
using report::add_section;
using report::set;

constexpr std::size_t kMostFiles = 20;

// Contrasts of text are at least 7 to 1, in light and dark (WCAG 2.2, 1.4.6). What an author wrote
// is set in its own direction and turns nothing around it.
constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #ffffff; --soft: #f1f1ee; --rule: #767676;
  --link: #003d8f; --error: #8b0000; --warning: #5c4000; --note: #00474d; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eeeeee; --paper: #161616; --soft: #242424; --rule: #8a8a8a;
    --link: #a9c9ff; --error: #ffb0a8; --warning: #ffd27a; --note: #9fe3ea; --mark: #5c4a00; }
}
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
pre { padding: 0.5rem 0.75rem; background: var(--soft); white-space: pre-wrap; tab-size: 4; }
mark { color: inherit; background: var(--mark); text-decoration: underline; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: start; padding: 0.25rem 0; }
th, td { padding: 0.25rem 0.75rem; border: 1px solid var(--rule); text-align: start;
  vertical-align: top; }
th[scope="row"] { font-weight: normal; }
h3, th, td, cite, code, .findings a { unicode-bidi: plaintext; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.findings { padding: 0; list-style: none; }
.findings li { margin: 1rem 0; padding: 0 0 0 1rem; border-inline-start: 0.25rem solid var(--rule); }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
.depth-1 { padding-inline-start: 2rem; } .depth-2 { padding-inline-start: 3.25rem; }
.depth-3 { padding-inline-start: 4.5rem; }
)";

struct Column {
  const char* name;
  bool is_number = false;
};

// The body of a new table.
pugi::xml_node add_table(pugi::xml_node section, std::string_view caption,
                         const std::vector<Column>& columns) {
  pugi::xml_node table = add(section, "table");
  add(table, "caption", caption);
  pugi::xml_node head = add(add(table, "thead"), "tr");
  for (const Column& column : columns) {
    pugi::xml_node cell = add(head, "th", column.name);
    set(cell, "scope", "col");
    if (column.is_number) set(cell, "class", "number");
  }
  return add(table, "tbody");
}

pugi::xml_node add_row_head(pugi::xml_node row, std::string_view text) {
  pugi::xml_node cell = add(row, "th", text);
  set(cell, "scope", "row");
  return cell;
}

void add_number(pugi::xml_node row, std::string_view number) {
  set(add(row, "td", number), "class", "number");
}

void add_outline(pugi::xml_node main, const Overview& overview) {
  pugi::xml_node section = add_section(main, "outline", "Outline");
  pugi::xml_node body = add_table(
      section, fmt::format("The contents, with {} words in all", with_thousands(overview.words)),
      {{"Chapter"}, {"Words", true}, {"File"}});
  for (const Overview::Chapter& chapter : overview.chapters) {
    pugi::xml_node row = add(body, "tr");
    pugi::xml_node head = add_row_head(row, printable(chapter.title));
    if (!overview.language.empty()) set(head, "lang", overview.language);
    if (chapter.depth > 0) set(head, "class", fmt::format("depth-{}", std::min(chapter.depth, 3)));
    add_number(row, chapter.path.empty() ? "–" : with_thousands(chapter.words));
    add(row, "td", chapter.path.empty() ? "made by colophon" : printable(chapter.path));
  }
}

std::string place_of(Span span, const Sources& sources) {
  if (!span) return "–";
  const Source& source = sources[span.source];
  const auto lines = std::count(
      source.text.begin(), source.text.begin() + static_cast<std::ptrdiff_t>(span.begin), '\n');
  return fmt::format("{}, line {}", printable(source.name), lines + 1);
}

void add_images(pugi::xml_node main, const Overview& overview, const Sources& sources) {
  if (overview.images.empty()) return;
  pugi::xml_node section = add_section(main, "images", "Images");
  pugi::xml_node body = add_table(section, "What stands for each image where it is not seen",
                                  {{"Image"}, {"Alternative text"}, {"Place"}});
  for (const Overview::Image& image : overview.images) {
    pugi::xml_node row = add(body, "tr");
    add_row_head(row, printable(image.path));
    if (!image.alternative.empty()) {
      pugi::xml_node cell = add(row, "td", printable(image.alternative));
      if (!overview.language.empty()) set(cell, "lang", overview.language);
    } else {
      pugi::xml_node word = add(add(row, "td"), "em", image.is_decorative ? "decorative" : "none");
      if (!image.is_decorative) set(word, "class", "warning");
    }
    add(row, "td", place_of(image.span, sources));
  }
}

void add_files(pugi::xml_node main, const Overview& overview) {
  if (overview.files.empty()) return;
  std::vector<Overview::File> files = overview.files;
  std::stable_sort(files.begin(), files.end(),
                   [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
  pugi::xml_node section = add_section(main, "files", "Heaviest files");
  std::uint64_t all = 0;
  for (const Overview::File& file : files) all += file.bytes;
  if (files.size() > kMostFiles) files.resize(kMostFiles);
  pugi::xml_node body =
      add_table(section,
                fmt::format("{} of {} files; all together take {}", files.size(),
                            overview.files.size(), byte_size(static_cast<std::size_t>(all))),
                {{"File in the book"}, {"Size", true}});
  for (const Overview::File& file : files) {
    pugi::xml_node row = add(body, "tr");
    add_row_head(row, printable(file.name));
    add_number(row, byte_size(static_cast<std::size_t>(file.bytes)));
  }
}

// What there is on the page, in a line.
void add_contents(pugi::xml_node header, pugi::xml_node main) {
  pugi::xml_node nav = add(header, "nav");
  set(nav, "aria-label", "On this page");
  pugi::xml_node list = add(nav, "ul");
  for (const pugi::xml_node section : main.children("section")) {
    const pugi::xml_node heading = section.child("h2");
    const std::string href = std::string("#") + heading.attribute("id").value();
    set(add(add(list, "li"), "a", heading.child_value()), "href", href);
  }
}

pugi::xml_node add_frame(pugi::xml_document& document, const std::string& title) {
  pugi::xml_node html = add(document, "html");
  set(html, "lang", "en");
  pugi::xml_node head = add(html, "head");
  set(add(head, "meta"), "charset", "utf-8");
  add(head, "title", title);
  pugi::xml_node viewport = add(head, "meta");
  set(viewport, "name", "viewport");
  set(viewport, "content", "width=device-width, initial-scale=1");
  add(head, "style", kStyle);
  return add(html, "body");
}

// Another name of the book that was just written.
bool is_book(const std::string& path, const Compilation& compilation, Files& files) {
  if (!compilation.book) return false;
  const Result<FileInfo> there = files.info(path);
  const Result<FileInfo> book = files.info(compilation.book->path);
  return there && book && there->identity == book->identity;
}

bool may_write(const OutputPlace& place, Files& files, Compilation& compilation) {
  if (!is_book(place.path, compilation, files))
    return may_take_place(place, kReportOutput, files, compilation.diagnostics);
  compilation.diagnostics.report(Code::report_is_source, Span{}, place.path).hint =
      "name another file with `--report`";
  return false;
}

}  // namespace

std::string make_report(const Compilation& compilation) {
  const Overview* overview = compilation.overview ? &*compilation.overview : nullptr;
  const bool has_title = overview != nullptr && !overview->title.empty();
  const std::string title = has_title ? printable(overview->title) : "Untitled book";
  pugi::xml_document document;
  pugi::xml_node body = add_frame(document, "Report: " + title);
  pugi::xml_node header = add(body, "header");
  pugi::xml_node heading = add(header, "h1", "Report: ");
  pugi::xml_node name = add(heading, "cite", title);
  if (has_title && !overview->language.empty()) set(name, "lang", overview->language);
  for (const std::string& line : outcome_lines(compilation)) add(header, "p", line);
  pugi::xml_node main = add(body, "main");
  report::add_findings(main, compilation);
  report::add_changed_html(main, compilation);
  if (overview != nullptr) {
    add_outline(main, *overview);
    add_images(main, *overview, compilation.sources);
    add_files(main, *overview);
  }
  report::add_explanations(main, compilation);
  add_contents(header, main);
  const std::string text = xml::write_xhtml(body.parent()).text;
  // HTML has no XML declaration, and the mark brings the document type.
  return std::string(kReportMark) + text.substr(text.find("<html"));
}

void write_report(const std::string& path, bool forced, Files& files, Compilation& compilation) {
  Diagnostics& diags = compilation.diagnostics;
  if (!may_write({.path = path, .root = compilation.root, .forced = forced}, files, compilation)) {
    compilation.outcome = Compilation::Outcome::failed;
    return;
  }
  const Result<Committed> written = write_text(path, make_report(compilation), files);
  if (written) {
    report_unsynced(path, *written, diags);
    return;
  }
  diags.report(Code::write_failed, Span{}, written.failure().message);
  compilation.outcome = Compilation::Outcome::failed;
}

}  // namespace colophon::cli
