#include "support/epubcheck.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/books.h"
#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

nlohmann::json read_report(const fs::path& report) {
  if (!fs::exists(report)) return {};
  return nlohmann::json::parse(read_file(report), nullptr, false);
}

}  // namespace

bool judge_by_epubcheck(const std::vector<JudgedBook>& books, const std::string& jar) {
  if (jar.empty() || !fs::exists(jar)) return true;
  std::string names;
  for (const JudgedBook& judged : books) {
    names += judged.book.string() + "\n" + judged.report.string() + "\n";
  }
  const TemporaryFolder scratch;
  write_file(scratch.path() / "names", names);
  const fs::path program = tests_folder() / "books/Epubcheck.java";
  const Outcome outcome = run(
      {.line = fmt::format("java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp {} {} <{}/names",
                           shell_word(jar), shell_word(program.string()), scratch.path().string()),
       .seconds = 500});
  if (outcome.status != 0) fmt::print("{}\n", outcome.output);
  return outcome.status == 0;
}

std::string epubcheck_findings(const fs::path& report) {
  const nlohmann::json json = read_report(report);
  if (!json.is_object()) return "no report";
  std::string shown;
  for (const nlohmann::json& message : json.at("messages")) {
    const std::string severity = message.at("severity");
    if (severity != "FATAL" && severity != "ERROR" && severity != "WARNING") continue;
    shown += severity + " " + message.at("ID").get<std::string>() + ": " +
             message.at("message").get<std::string>() + "\n";
    for (const nlohmann::json& location : message.at("locations")) {
      shown += "    " + location.at("path").get<std::string>() + ":" + location.at("line").dump() +
               ":" + location.at("column").dump() + "\n";
    }
  }
  return shown;
}

std::set<std::string> epubcheck_remarks(const fs::path& report) {
  std::set<std::string> ids;
  const nlohmann::json json = read_report(report);
  if (!json.is_object()) return {"no report"};
  for (const nlohmann::json& message : json.at("messages")) {
    const std::string severity = message.at("severity");
    if (severity == "USAGE" || severity == "INFO") ids.insert(message.at("ID").get<std::string>());
  }
  return ids;
}

std::string judgement_in(const fs::path& report, std::string_view version) {
  const nlohmann::json json = read_report(report);
  if (json.is_object()) {
    const std::string checker = json.at("checker").at("checkerVersion");
    EXPECT_TRUE(checker.starts_with(version)) << checker;
  }
  return epubcheck_findings(report);
}

bool has_epubcheck_error(const fs::path& report) {
  const std::string findings = epubcheck_findings(report);
  return ("\n" + findings).find("\nERROR ") != std::string::npos ||
         ("\n" + findings).find("\nFATAL ") != std::string::npos;
}

}  // namespace colophon::test
