// Plain files for tests: small, whole, and loud when something is wrong.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

// The folder `tests` of the sources.
std::filesystem::path tests_folder();
// The compiler under test; empty where it is not built.
std::filesystem::path compiler();
// What refuses memory to a program before which it is loaded (injection/failing_memory.cpp); empty
// where it is not built.
std::filesystem::path failing_memory();

// A variable of the environment; empty where it is not set.
std::string environment(const char* name);
// Whether the run may take hours (COLOPHON_AT_LENGTH=1, as `check-all` sets it).
bool runs_at_length();
// Whether the run is to write expectations instead of checking them (UPDATE_GOLDEN=1).
bool updating();

// A file that cannot be read or written fails the test and gives an empty text.
std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view text);

// The lines of a text, without their ends.
std::vector<std::string> lines_of(std::string_view text);

// Paths in a folder, sorted by name; none where there is no such folder.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                            std::string_view extension);
std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder);
// Every file below a folder, relative to it, sorted.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

// A folder of its own under the system's temporary one, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// What a GoogleTest parameter may be called: letters and digits of a name, the rest as `_`.
std::string test_name(std::string_view name);

}  // namespace colophon::test
