#include "golden/golden.h"

#include <gtest/gtest.h>

#include <regex>

#include "base/version.h"
#include "support/disk.h"

namespace colophon::test {

namespace fs = std::filesystem;

void expect_golden(const fs::path& expected, std::string_view actual) {
  if (updating()) {
    write_file(expected, actual);
    return;
  }
  ASSERT_TRUE(fs::exists(expected)) << "UPDATE_GOLDEN=1 makes " << expected;
  EXPECT_EQ(read_file(expected), actual) << "of " << expected.lexically_relative(tests_folder());
}

Outcome run_fixed(const std::string& line, const fs::path& folder, const fs::path& scratch) {
  const std::string place = scratch.string();
  Command command = {.line = line,
                     .folder = folder,
                     .environment = {{"SCRATCH", place},
                                     {"HOME", place},
                                     {"XDG_CACHE_HOME", place + "/cache"},
                                     {"TZ", "UTC"},
                                     {"LC_ALL", "C.UTF-8"},
                                     {"SOURCE_DATE_EPOCH", "1577836800"}}};
  // The kernel lets it look at nothing then, and the leak checker looks at the process.
  const bool is_confined = line.find("--untrusted") != std::string::npos;
  if (is_confined) command.environment.emplace_back("ASAN_OPTIONS", "detect_leaks=0");
  return run(command);
}

std::string without_variables(std::string text, const fs::path& scratch) {
  static const std::regex time(R"( in [0-9]+\.[0-9]+ s\b)");
  static const std::regex size(R"([0-9.]+ (bytes|kB|MB) in N s)");
  static const std::regex version("colophon " + std::string(kVersion));
  text = std::regex_replace(text, time, " in N s");
  text = std::regex_replace(text, size, "N kB in N s");
  text = std::regex_replace(text, version, "colophon VERSION");
  const std::string place = scratch.string();
  for (std::size_t at = 0; !place.empty() && (at = text.find(place, at)) != text.npos;) {
    text.replace(at, place.size(), "$SCRATCH");
  }
  return text;
}

}  // namespace colophon::test
