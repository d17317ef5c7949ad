#include "verify/checkers/epubcheck.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace colophon::verify {
namespace {

using Json = nlohmann::json;

// The text of a member; empty where it is none.
std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A count or a place from 1; 0 where there is none, which EPUBCheck writes as -1.
std::uint32_t number_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_integer()) return 0;
  const auto number = found->get<std::int64_t>();
  return number > 0 && number < 0xFFFFFFFF ? static_cast<std::uint32_t>(number) : 0;
}

// Nothing for what the user told EPUBCheck not to mention.
std::optional<Severity> severity_of(std::string_view word) {
  if (word == "FATAL" || word == "ERROR") return Severity::error;
  if (word == "WARNING") return Severity::warning;
  if (word == "SUPPRESSED") return std::nullopt;
  return Severity::note;  // INFO, USAGE
}

CheckerFinding read_message(const Json& message, Severity severity) {
  CheckerFinding finding;
  finding.severity = severity;
  finding.id = text_of(message, "ID");
  std::replace(finding.id.begin(), finding.id.end(), '_', '-');
  finding.message = short_message(text_of(message, "message"));
  finding.hint = short_message(text_of(message, "suggestion"));
  finding.more_places = number_of(message, "additionalLocations");
  const auto places = message.find("locations");
  if (places == message.end() || !places->is_array()) return finding;
  for (const Json& place : *places) {
    if (!place.is_object()) continue;
    finding.places.push_back(
        {text_of(place, "path"), number_of(place, "line"), number_of(place, "column"), {}});
  }
  return finding;
}

}  // namespace

std::optional<CheckerReport> read_epubcheck_report(std::string_view json) {
  const Json report = Json::parse(json, nullptr, false);
  if (!report.is_object()) return std::nullopt;
  const auto messages = report.find("messages");
  if (messages == report.end() || !messages->is_array()) return std::nullopt;
  CheckerReport read;
  const auto checker = report.find("checker");
  if (checker != report.end() && checker->is_object()) {
    read.version = text_of(*checker, "checkerVersion");
  }
  for (const Json& message : *messages) {
    if (!message.is_object()) continue;
    const std::optional<Severity> severity = severity_of(text_of(message, "severity"));
    if (severity) read.findings.push_back(read_message(message, *severity));
  }
  return read;
}

}  // namespace colophon::verify
