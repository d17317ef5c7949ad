#include "cli/render_json.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/line_tables.h"

namespace colophon::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_for(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
    case Severity::fatal:
      return "error";
  }
  return {};
}

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

Json to_json(const Diagnostic& diagnostic, LineTables& lines) {
  Json object;
  object["severity"] = word_for(diagnostic.severity);
  object["code"] = name_of(diagnostic.code);
  object["message"] = diagnostic.message;
  add_place(object, diagnostic.span, lines);
  object["hint"] = diagnostic.hint.empty() ? Json() : Json(diagnostic.hint);
  object["related"] = Json::array();
  for (const Related& related : diagnostic.related) {
    Json place;
    place["message"] = related.message;
    add_place(place, related.span, lines);
    object["related"].push_back(std::move(place));
  }
  object["epubcheck"] = nullptr;
  return object;
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const Sources& sources) {
  LineTables lines(sources);
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    // Invalid UTF-8 cannot be here; should it be all the same, a mark is better than no output.
    out += to_json(diagnostic, lines).dump(-1, ' ', false, Json::error_handler_t::replace);
    out += '\n';
  }
  return out;
}

}  // namespace colophon::cli
