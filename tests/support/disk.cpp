#include "support/disk.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace colophon::test {

namespace fs = std::filesystem;

namespace {

template <class Iterator, class Accept>
std::vector<fs::path> collect(const fs::path& folder, Accept accept) {
  std::vector<fs::path> found;
  if (!fs::is_directory(folder)) return found;
  for (const fs::directory_entry& entry : Iterator(folder)) {
    if (accept(entry)) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

fs::path tests_folder() { return COLOPHON_TESTS_FOLDER; }

fs::path compiler() {
  const std::string given = environment("COLOPHON_BINARY");
  return given.empty() ? COLOPHON_BINARY : given;
}

fs::path failing_memory() { return COLOPHON_FAILING_MEMORY; }

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool runs_at_length() { return environment("COLOPHON_AT_LENGTH") == "1"; }

bool updating() { return environment("UPDATE_GOLDEN") == "1"; }

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(in.good() || in.eof()) << "cannot read " << path;
  return text;
}

void write_file(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << text;
  EXPECT_TRUE(out.flush().good()) << "cannot write " << path;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<fs::path> files_in(const fs::path& folder, std::string_view extension) {
  return collect<fs::directory_iterator>(folder, [extension](const fs::directory_entry& entry) {
    return entry.is_regular_file() && entry.path().extension() == extension;
  });
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  return collect<fs::directory_iterator>(
      folder, [](const fs::directory_entry& entry) { return entry.is_directory(); });
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files = collect<fs::recursive_directory_iterator>(
      folder, [](const fs::directory_entry& entry) { return entry.is_regular_file(); });
  for (fs::path& file : files) file = file.lexically_relative(folder);
  return files;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "colophon-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "cannot make " << name;
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string test_name(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return result.empty() ? "empty" : result;
}

}  // namespace colophon::test
