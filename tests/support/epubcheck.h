// EPUBCheck over many books in one virtual machine, which takes longer to start than to judge.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

struct JudgedBook {
  std::filesystem::path book;
  std::filesystem::path report;  // where its JSON comes to lie
};

// True where EPUBCheck ran, or there is none: `jar` is empty or no file.
bool judge_by_epubcheck(const std::vector<JudgedBook>& books, const std::string& jar);

// Its messages from a warning upwards, a line each with the places below it; "no report" where
// there is none.
std::string epubcheck_findings(const std::filesystem::path& report);
// The same of a report by a version of EPUBCheck; one that is missing or of another fails the test.
std::string judgement_in(const std::filesystem::path& report, std::string_view version);
// The ids of what it remarks below a warning, each once.
std::set<std::string> epubcheck_remarks(const std::filesystem::path& report);
// Whether one of them is an error or fatal.
bool has_epubcheck_error(const std::filesystem::path& report);

}  // namespace colophon::test
