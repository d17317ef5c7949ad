// src/README.md is the map of the sources: every file that it names is there.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/disk.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// What stands between backticks in a text.
std::vector<std::string> quoted_in(std::string_view text) {
  std::vector<std::string> quoted;
  for (std::size_t begin = text.find('`'); begin != text.npos; begin = text.find('`', begin)) {
    const std::size_t end = text.find('`', ++begin);
    if (end == text.npos) break;
    quoted.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return quoted;
}

// `judge_*.cpp` as `judge_`, `compile.{h,cpp}` as `compile.`; empty for what is no file.
std::string start_of_name(const std::string& quoted) {
  constexpr std::string_view kKinds[] = {".cpp", ".h", ".def", ".css", ".{h,cpp}"};
  const bool is_file = quoted.find(' ') == quoted.npos &&
                       std::any_of(std::begin(kKinds), std::end(kKinds),
                                   [&](std::string_view kind) { return quoted.ends_with(kind); });
  return is_file ? quoted.substr(0, quoted.find_first_of("*{")) : std::string();
}

std::set<std::string> files_of_project() {
  const fs::path root = tests_folder().parent_path();
  std::set<std::string> files;
  for (const char* folder : {"src", "styles", "tests"}) {
    for (const fs::path& path : files_below(root / folder)) {
      const std::string name = path.generic_string();
      files.insert('/' + (folder == std::string_view("src") ? name : folder + ('/' + name)));
    }
  }
  return files;
}

}  // namespace

// In a row of a table a name without a folder is a file of the folder named last.
TEST(Map, names_files_in_their_folders) {
  const std::set<std::string> files = files_of_project();
  const std::string map = read_file(tests_folder().parent_path() / "src/README.md");
  std::size_t count = 0;
  for (std::size_t at = map.find("\n| "); at != map.npos; at = map.find("\n| ", at + 1)) {
    const std::string row = map.substr(at + 1, map.find('\n', at + 1) - at - 1);
    std::string folder = "/";
    for (const std::string& quoted : quoted_in(row)) {
      if (quoted.ends_with('/')) folder = "/" + quoted;
      const std::string name = start_of_name(quoted);
      if (name.empty()) continue;
      const std::size_t slash = name.rfind('/');
      if (slash != name.npos) folder = "/" + name.substr(0, slash + 1);
      const std::string path = folder + (slash == name.npos ? name : name.substr(slash + 1));
      ++count;
      const auto found = files.lower_bound(path);
      EXPECT_TRUE(found != files.end() && found->starts_with(path)) << quoted << " in " << row;
    }
  }
  EXPECT_GT(count, 100u);
}

TEST(Map, names_files_that_are_there) {
  const std::set<std::string> files = files_of_project();
  const std::string map = read_file(tests_folder().parent_path() / "src/README.md");
  std::size_t count = 0;
  for (const std::string& quoted : quoted_in(map)) {
    const std::string name = start_of_name(quoted);
    if (name.empty()) continue;
    ++count;
    EXPECT_TRUE(std::any_of(files.begin(), files.end(), [&](const std::string& file) {
      return file.find('/' + name) != file.npos;
    })) << quoted;
  }
  EXPECT_GT(count, 100u);
}

}  // namespace colophon::test
