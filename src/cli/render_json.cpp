#include "cli/render_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/line_tables.h"
#include "cli/terminal_text.h"
#include "vocabulary/explanations.h"

namespace colophon::cli {
namespace {

using Json = nlohmann::ordered_json;

void add_place(Json& object, Span span, LineTables& lines) {
  for (const char* key : {"file", "line", "column", "end_line", "end_column"}) {
    object[key] = nullptr;
  }
  if (!span) return;
  const Range range = lines.range_of(span);
  object["file"] = lines.sources()[span.source].name;
  object["line"] = range.begin.line;
  object["column"] = range.begin.column;
  object["end_line"] = range.end.line;
  object["end_column"] = range.end.column;
}

// Those of EPUBCheck's ids ("RSC-007 RSC-001"); Ace's have no capitals.
std::string epubcheck_ids(std::string_view preempts) {
  std::string ids;
  for (std::size_t at = 0; at < preempts.size();) {
    const std::size_t end = std::min(preempts.find(' ', at), preempts.size());
    const std::string_view id = preempts.substr(at, end - at);
    if (id.front() >= 'A' && id.front() <= 'Z') ids.append(ids.empty() ? "" : " ").append(id);
    at = end + 1;
  }
  return ids;
}

Json to_json(const Diagnostic& diagnostic, LineTables& lines, std::string_view book) {
  Json object;
  object["severity"] = word_for(diagnostic.severity);
  object["code"] = name_of(diagnostic.code);
  object["message"] = diagnostic.message;
  add_place(object, diagnostic.span, lines);
  if (!diagnostic.span && !book.empty()) object["file"] = book;
  const std::string_view hint = vocabulary::hint_of(diagnostic);
  object["hint"] = hint.empty() ? Json() : Json(hint);
  object["related"] = Json::array();
  for (const Related& related : diagnostic.related) {
    Json place;
    place["message"] = related.message;
    add_place(place, related.span, lines);
    object["related"].push_back(std::move(place));
  }
  const std::string ids = epubcheck_ids(info_of(diagnostic.code).preempts);
  object["epubcheck"] = ids.empty() ? Json() : Json(ids);
  return object;
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const Sources& sources,
                        std::string_view book) {
  LineTables lines(sources);
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    // The name of a file need not be UTF-8.
    out += escape_json(
        to_json(diagnostic, lines, book).dump(-1, ' ', false, Json::error_handler_t::replace));
    out += '\n';
  }
  return out;
}

}  // namespace colophon::cli
