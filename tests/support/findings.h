// What the compiler says of a manuscript, as its JSON has it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace colophon::test {

struct Finding {
  std::string severity;
  std::string code;
  std::string message;
  std::string file;  // relative to the folder the compiler ran in; empty for none
  std::size_t line = 0;
  std::size_t column = 0;
  std::string text;  // of its place in the file, decoded
};

// Of `colophon check --message-format json ARGUMENTS`, run in a folder.
std::vector<Finding> findings_of(const std::string& arguments, const std::filesystem::path& folder);

}  // namespace colophon::test
