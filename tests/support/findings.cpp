#include "support/findings.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/source.h"
#include "base/utf8.h"
#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// A file as the compiler reads it, with the way from lines and columns to bytes.
struct TextFile {
  std::string text;
  std::unique_ptr<LineTable> lines;
};

TextFile open_text(const fs::path& path) {
  std::string bytes = read_file(path);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  std::erase(bytes, '\r');
  TextFile file{utf8::replace_invalid(bytes), nullptr};
  file.lines = std::make_unique<LineTable>(file.text);
  return file;
}

std::size_t offset_of(const TextFile& file, std::size_t line, std::size_t column) {
  if (line > file.lines->size()) return file.text.size();
  std::size_t at = file.lines->line_start(line);
  for (std::size_t i = 1; i < column && at < file.text.size(); ++i) utf8::next(file.text, at);
  return at;
}

}  // namespace

std::vector<Finding> findings_of(const std::string& arguments, const fs::path& folder) {
  const Outcome outcome =
      run({.line = "colophon check --message-format json " + arguments + " 2>/dev/null",
           .folder = folder,
           .environment = {{"SOURCE_DATE_EPOCH", "1577836800"}}});
  EXPECT_FALSE(outcome.timed_out);
  std::map<std::string, TextFile> files;
  std::vector<Finding> findings;
  for (const std::string& line : lines_of(outcome.output)) {
    const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object()) continue;
    Finding finding{object.at("severity"), object.at("code"), object.at("message"), {}, 0, 0, {}};
    if (object.at("file").is_string()) {
      finding.file = object.at("file");
      finding.line = object.at("line");
      finding.column = object.at("column");
      const fs::path path = folder / finding.file;
      if (!files.contains(finding.file) && fs::exists(path)) files[finding.file] = open_text(path);
      if (const auto found = files.find(finding.file); found != files.end()) {
        const TextFile& file = found->second;
        const std::size_t begin = offset_of(file, finding.line, finding.column);
        const std::size_t end = offset_of(file, object.at("end_line"), object.at("end_column"));
        finding.text = file.text.substr(begin, end > begin ? end - begin : 0);
      }
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace colophon::test
