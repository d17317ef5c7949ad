// Manuscripts that try to get at what lies outside their folders: each way that a manuscript has of
// naming a file, with each way of leading it out.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace colophon::test {

// In everything outside, and in the environment; nowhere in a manuscript.
inline constexpr std::string_view kSecret = "zyxomma";

// A place of a manuscript that names a file.
struct Way {
  std::string name;    // "mdbook-src"
  std::string target;  // what it names in the folder outside: "secret.md", or "" for the folder
  std::vector<std::pair<std::string, std::string>> files;  // `@` stands for the target
  std::string link;  // where the manuscript has the file itself, as a link; or empty
};

const std::vector<Way>& ways_out();

// How a name leads out: "../outside/secret.md", the absolute path, links and so on.
inline constexpr std::string_view kTurns[] = {"above", "absolute",      "winding",
                                              "link",  "absolute-link", "folder-link",
                                              "chain", "environment",   "passwd"};

// Writes the manuscript `folder`/book, and beside it the folder `outside` that it is after.
void write_way_out(const Way& way, std::string_view turn, const std::filesystem::path& folder);

}  // namespace colophon::test
