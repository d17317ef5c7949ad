#include "verify/checkers/ace.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace colophon::verify {
namespace {

using Json = nlohmann::json;

// A member of a member…; null where one of them is missing.
template <class... Keys>
const Json* member(const Json& json, const char* key, Keys... keys) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(key);
  if (found == json.end()) return nullptr;
  if constexpr (sizeof...(keys) == 0) {
    return &*found;
  } else {
    return member(*found, keys...);
  }
}

std::string text_of(const Json* json) {
  return json != nullptr && json->is_string() ? json->get<std::string>() : std::string();
}

Severity severity_of(std::string_view impact) {
  if (impact == "critical" || impact == "serious") return Severity::error;
  return impact == "moderate" ? Severity::warning : Severity::note;
}

// Of a list of pointers the first.
std::string path_of(const Json& violation) {
  const Json* pointers = member(violation, "earl:result", "earl:pointer", "cfi");
  if (pointers == nullptr) return {};
  if (pointers->is_array()) return pointers->empty() ? std::string() : text_of(&pointers->front());
  return text_of(pointers);
}

// What is wrong here; what the rule asks for where that is not said. The other lines are ways to
// mend it.
std::string words_of(const Json& violation) {
  std::string words = text_of(member(violation, "earl:result", "dct:description"));
  if (words.empty()) words = text_of(member(violation, "earl:test", "dct:description"));
  return short_message(words.substr(0, words.find('\n')));
}

CheckerFinding read_violation(const Json& violation, const std::string& entry) {
  CheckerFinding finding;
  finding.severity = severity_of(text_of(member(violation, "earl:test", "earl:impact")));
  finding.id = text_of(member(violation, "earl:test", "dct:title"));
  finding.message = words_of(violation);
  finding.hint = text_of(member(violation, "earl:test", "help", "url"));
  if (!finding.hint.empty()) finding.hint.insert(0, "see ");
  finding.places.push_back({entry, 0, 0, path_of(violation)});
  return finding;
}

}  // namespace

std::optional<CheckerReport> read_ace_report(std::string_view json,
                                             std::string_view package_folder) {
  // A line of the log may come before it.
  const std::size_t begin = json.starts_with('{') ? 0 : json.find("\n{") + 1;
  const Json report = Json::parse(json.substr(begin), nullptr, false);
  const Json* documents = member(report, "assertions");
  if (documents == nullptr || !documents->is_array()) return std::nullopt;
  CheckerReport read;
  read.version = text_of(member(report, "earl:assertedBy", "doap:release", "doap:revision"));
  for (const Json& document : *documents) {
    const Json* violations = member(document, "assertions");
    if (violations == nullptr || !violations->is_array()) continue;
    std::string entry = text_of(member(document, "earl:testSubject", "url"));
    // The package document alone is named from the archive's root.
    if (!entry.ends_with(".opf")) entry.insert(0, package_folder);
    for (const Json& violation : *violations) {
      if (text_of(member(violation, "earl:result", "earl:outcome")) == "pass") continue;
      read.findings.push_back(read_violation(violation, entry));
    }
  }
  return read;
}

}  // namespace colophon::verify
