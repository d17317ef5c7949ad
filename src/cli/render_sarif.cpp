#include "cli/render_sarif.h"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/version.h"
#include "cli/explain.h"
#include "cli/line_tables.h"
#include "cli/terminal_text.h"
#include "vocabulary/explanations.h"

namespace colophon::cli {
namespace {

using Json = nlohmann::ordered_json;

// 3.27.10: level
std::string_view level_of(Severity severity) {
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

Json text(std::string_view words) { return {{"text", words}}; }

// 3.10.1: a URI reference; every byte that is not unreserved (RFC 3986, 2.3) or a `/` is escaped,
// so that any name of a file has one.
std::string uri_of(std::string_view name) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string uri = name.starts_with('/') ? "file://" : "";
  for (const char c : name) {
    if (kPlain.find(c) != kPlain.npos) {
      uri += c;
    } else {
      fmt::format_to(std::back_inserter(uri), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

// 3.29: physicalLocation; 3.30.5: the column behind a region is its end.
Json location(Span span, LineTables& lines) {
  const Range range = lines.range_of(span);
  return {{"artifactLocation", {{"uri", uri_of(lines.sources()[span.source].name)}}},
          {"region",
           {{"startLine", range.begin.line},
            {"startColumn", range.begin.column},
            {"endLine", range.end.line},
            {"endColumn", range.end.column}}}};
}

// 3.49: reportingDescriptor
Json rule(Code code) {
  const CodeInfo& info = info_of(code);
  Json rule = {{"id", name_of(code)}, {"shortDescription", text(message_of(code))}};
  if (const vocabulary::Explanation* explanation = vocabulary::explanation_of(code)) {
    rule["fullDescription"] = text(explanation->why);
  }
  rule["help"] = text(explain(code));
  rule["defaultConfiguration"] = {{"level", level_of(info.severity)}};
  if (!info.preempts.empty()) rule["properties"] = {{"preempts", info.preempts}};
  return rule;
}

Json result(const Diagnostic& diagnostic, std::size_t rule_index, LineTables& lines,
            std::string_view book) {
  std::string message = diagnostic.message;
  if (const std::string_view hint = vocabulary::hint_of(diagnostic); !hint.empty()) {
    fmt::format_to(std::back_inserter(message), "\nhint: {}", hint);
  }
  Json result = {{"ruleId", name_of(diagnostic.code)},
                 {"ruleIndex", rule_index},
                 {"level", level_of(diagnostic.severity)},
                 {"message", text(message)}};
  if (diagnostic.span) {
    result["locations"] = Json::array({{{"physicalLocation", location(diagnostic.span, lines)}}});
  } else if (!book.empty()) {
    result["locations"] =
        Json::array({{{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(book)}}}}}}});
  }
  Json related = Json::array();
  for (const Related& place : diagnostic.related) {
    Json at = {{"id", related.size() + 1}, {"message", text(place.message)}};
    if (place.span) at["physicalLocation"] = location(place.span, lines);
    related.push_back(std::move(at));
  }
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  return result;
}

}  // namespace

struct SarifLog::Runs {
  Json all = Json::array();
};

SarifLog::SarifLog() : runs_(std::make_unique<Runs>()) {}
SarifLog::~SarifLog() = default;

void SarifLog::add_run(const Diagnostics& diagnostics, const Sources& sources,
                       std::string_view book) {
  LineTables lines(sources);
  Json rules = Json::array(), results = Json::array();
  std::map<Code, std::size_t> indexes;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const auto [index, is_new] = indexes.emplace(diagnostic.code, rules.size());
    if (is_new) rules.push_back(rule(diagnostic.code));
    results.push_back(result(diagnostic, index->second, lines, book));
  }
  const Json driver = {{"name", "colophon"}, {"version", kVersion}, {"rules", std::move(rules)}};
  Json run = {{"tool", {{"driver", driver}}}};
  // 3.17.3: tells runs of one log apart, by what they are about.
  if (!book.empty()) run["automationDetails"] = {{"id", "verify/" + uri_of(book) + "/"}};
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  runs_->all.push_back(std::move(run));
}

std::string SarifLog::text() const {
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", runs_->all}};
  // Names of files need not be UTF-8, and stand in messages too.
  return escape_json(log.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

std::string render_sarif(const Diagnostics& diagnostics, const Sources& sources,
                         std::string_view book) {
  SarifLog log;
  log.add_run(diagnostics, sources, book);
  return log.text();
}

}  // namespace colophon::cli
