// The shape of src/, read from its #include lines and words: who may use whom, where each library
// of other people stays, and who may touch the world outside.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/disk.h"

namespace colophon::test {

namespace {

using Folders = std::set<std::string_view>;

// What a folder's files may include of ours. src/ itself, where the stages meet, is not listed.
const std::map<std::string_view, Folders> kMayInclude = {
    {"base", {"base"}},
    {"formats", {"base", "formats"}},
    {"vocabulary", {"base", "formats", "vocabulary"}},
    {"model", {"base", "formats", "vocabulary", "model"}},
    {"manuscript", {"base", "formats", "vocabulary", "model", "manuscript"}},
    {"markdown", {"base", "formats", "vocabulary", "model", "markdown"}},
    {"passes", {"base", "formats", "vocabulary", "model", "passes"}},
    {"pages", {"base", "formats", "vocabulary", "model", "pages"}},
    {"resources", {"base", "formats", "vocabulary", "model", "resources"}},
    {"package", {"base", "formats", "vocabulary", "model", "package"}},
    {"container", {"base", "formats", "vocabulary", "model", "container"}},
    {"verify", {"base", "formats", "vocabulary", "model", "verify"}},
    // A finished book is judged without the compiler.
    {"cli", {"base", "formats", "vocabulary", "cli", "compile.h", "verify"}},
};

// The rooms of the larger folders, from the ground up: a room's files include those of rooms that
// stand before it, and the folder's own files stand above all of them.
const std::map<std::string_view, std::vector<std::string_view>> kRooms = {
    {"formats", {"formats", "formats/yaml", "formats/css", "formats/css/lints", "formats/html"}},
    {"base", {"base", "base/disk"}},
    {"manuscript",
     {"manuscript/metadata", "manuscript/sources", "manuscript/book_file", "manuscript/chapters",
      "manuscript/templates", "manuscript/tools", "manuscript"}},
    {"markdown",
     {"markdown/scan", "markdown/signs", "markdown/engine", "markdown/constructs/notes",
      "markdown/constructs/blocks", "markdown/constructs/inlines", "markdown/constructs/tables",
      "markdown/constructs/divs", "markdown"}},
    {"passes",
     {"passes/common", "passes/content_model", "passes/local", "passes/book", "passes/finish"}},
    {"verify",
     {"verify/xml", "verify/archive", "verify/styles", "verify/documents", "verify/package",
      "verify/checkers", "verify"}},
};
const std::ptrdiff_t kMostFilesOfRoom = 25;

// Where a library's headers may be included, by how their names begin. The tree (pugixml) and the
// formatter of messages (fmt) are everywhere above base; any other has one or two files around it.
struct Library {
  std::string_view prefix;
  Folders folders;
  std::size_t files = 2;
};
const std::size_t kAnyNumber = 1000;
const std::vector<Library> kLibraries = {
    {"fmt/",
     {"base", "formats", "manuscript", "markdown", "passes", "pages", "resources", "package",
      "container", "verify", "cli", "compile.cpp"},
     kAnyNumber},
    {"pugixml",
     {"formats", "model", "markdown", "passes", "pages", "resources", "package", "container",
      "cli"},
     kAnyNumber},
    {"unicode/", {"base"}, 4},  // characters, normal forms and case, encodings, names of hosts
    {"gumbo", {"formats"}},
    {"yaml-cpp/", {"formats"}},
    {"toml++/", {"formats"}},
    {"nlohmann/", {"verify", "cli"}},
    {"cmark", {"markdown"}, kAnyNumber},  // its nodes are that stage's own tree
    {"zip.h", {"container"}},
    {"libdeflate", {"container"}},
    {"expat", {"verify"}},
    {"zlib", {"verify"}},
    {"CLI/", {"cli"}},
};

// What reaches the disk, the clock, the locale, the environment, a random source or the terminal,
// and who may. A word that ends in `(` is a call of that name.
struct World {
  std::string_view word;
  Folders files;  // folders, or files
};
const Folders kDisk = {
    "base/disk/beneath.cpp",          "base/disk/disk_files.cpp",     "base/disk/disk_folder.cpp",
    "base/disk/disk_output.cpp",      "base/disk/posix.cpp",          "base/disk/posix.h",
    "base/disk/standard_streams.cpp", "base/disk/temporary_names.cpp"};
// The disk, and what shuts it off.
const Folders kDescriptors = [] {
  Folders folders = kDisk;
  folders.insert("cli/sandbox.cpp");
  return folders;
}();
const Folders kTerminal = {"cli", "main.cpp"};
const std::vector<World> kWorld = {
    {"<fstream>", kDisk},
    {"<filesystem>", kDisk},
    {"<dirent.h>", kDisk},
    {"<fcntl.h>", kDescriptors},
    {"<sys/stat.h>", kDescriptors},
    {"fopen(", kDisk},
    {"<iostream>", kTerminal},
    {"<cstdio>",
     {"base/disk/disk_folder.cpp", "base/disk/standard_streams.cpp", "cli", "main.cpp"}},
    {"getenv(", kTerminal},
    {"<ctime>", kTerminal},
    {"<chrono>", kTerminal},
    {"std::time(", kTerminal},
    {"<locale>", {}},
    {"<clocale>", {}},
    {"setlocale(", {}},
    {"<random>", {}},
    {"rand(", {}},
    {"random_device", {}},
    {"getentropy(", {"cli/new_book.cpp"}},
    {"exit(", kTerminal},
    {"printf(", kTerminal},
    {"<regex>", {}},
    {"system(", {}},
    {"<sys/socket.h>", {}},
};

struct SourceFile {
  std::string name;  // relative to src/
  std::string text;  // without comments and the insides of strings
};

std::string_view folder_of(std::string_view name) { return name.substr(0, name.find('/')); }

std::string_view room_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == name.npos ? std::string_view() : name.substr(0, slash);
}

// Where a room stands in its folder; past the last for none of its rooms.
std::size_t floor_of(std::string_view name) {
  const auto rooms = kRooms.find(folder_of(name));
  if (rooms == kRooms.end()) return room_of(name) == folder_of(name) ? 0 : 1;
  const auto found = std::find(rooms->second.begin(), rooms->second.end(), room_of(name));
  return static_cast<std::size_t>(found - rooms->second.begin());
}

bool is_room(std::string_view name) {
  const auto rooms = kRooms.find(folder_of(name));
  return floor_of(name) < (rooms == kRooms.end() ? 1 : rooms->second.size());
}

bool is_allowed(std::string_view name, const Folders& allowed) {
  return allowed.contains(folder_of(name)) || allowed.contains(name);
}

// Comments and what stands in quotation marks become spaces, but for the names of #include lines.
std::string without_comments_and_strings(std::string_view text) {
  std::string result(text);
  enum { code, line_comment, block_comment, string, include } state = code;
  char quote = '"';
  for (std::size_t i = 0; i < result.size(); ++i) {
    const char c = result[i];
    const std::string_view rest = std::string_view(text).substr(i);
    if (c == '\n') {
      if (state != block_comment) state = code;
      continue;
    }
    if (state == code) {
      const bool in_number = i > 0 && std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0;
      if (rest.starts_with("//")) {
        state = line_comment;
      } else if (rest.starts_with("/*")) {
        state = block_comment;
      } else if (rest.starts_with("#include")) {
        state = include;
      } else if (c == '"' || (c == '\'' && !in_number)) {
        state = string;
        quote = c;
        continue;
      }
    } else if (state == string && c == '\\' && i + 1 < result.size()) {
      result[i] = result[i + 1] = ' ';
      ++i;
      continue;
    } else if (state == string && c == quote) {
      state = code;
      continue;
    } else if (state == block_comment && rest.starts_with("*/")) {
      result[i] = result[i + 1] = ' ';
      ++i;
      state = code;
      continue;
    }
    if (state != code && state != include) result[i] = ' ';
  }
  return result;
}

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> all = [] {
    const std::filesystem::path root = tests_folder().parent_path() / "src";
    std::vector<SourceFile> files;
    for (const std::filesystem::path& name : files_below(root)) {
      if (name.extension() != ".h" && name.extension() != ".cpp") continue;
      files.push_back({name.string(), without_comments_and_strings(read_file(root / name))});
    }
    return files;
  }();
  return all;
}

// The names in #include lines that begin with `open`: '"' or '<'.
std::vector<std::string> includes(const SourceFile& file, char open) {
  std::vector<std::string> names;
  const std::string start = std::string("#include ") + open;
  for (std::size_t at = 0; (at = file.text.find(start, at)) != std::string::npos;) {
    at += start.size();
    names.push_back(file.text.substr(at, file.text.find_first_of("\">", at) - at));
  }
  return names;
}

std::vector<std::string> forbidden_folders(const SourceFile& file) {
  std::vector<std::string> found;
  const auto rule = kMayInclude.find(folder_of(file.name));
  if (rule == kMayInclude.end()) return found;
  for (const std::string& name : includes(file, '"')) {
    const bool is_above = folder_of(name) == folder_of(file.name) &&
                          room_of(name) != room_of(file.name) &&
                          floor_of(name) >= floor_of(file.name);
    if (is_above || !is_allowed(name, rule->second)) {
      found.push_back(file.name + " includes " + name);
    }
  }
  return found;
}

std::vector<std::string> forbidden_libraries(const SourceFile& file) {
  std::vector<std::string> found;
  for (const std::string& name : includes(file, '<')) {
    for (const Library& library : kLibraries) {
      if (name.starts_with(library.prefix) && !is_allowed(file.name, library.folders)) {
        found.push_back(file.name + " includes " + name);
      }
    }
  }
  return found;
}

bool uses(const std::string& text, std::string_view word) {
  for (std::size_t at = 0; (at = text.find(word, at)) != text.npos; ++at) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool in_name = std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '_';
    const bool is_member = before == '.' || (before == '>' && at > 1 && text[at - 2] == '-');
    if (word.front() == '<' || (!in_name && !is_member)) return true;
  }
  return false;
}

std::vector<std::string> forbidden_words(const SourceFile& file) {
  std::vector<std::string> found;
  for (const World& world : kWorld) {
    if (uses(file.text, world.word) && !is_allowed(file.name, world.files)) {
      found.push_back(file.name + " uses " + std::string(world.word));
    }
  }
  return found;
}

template <class Rule>
void expect_none(Rule rule) {
  ASSERT_FALSE(sources().empty());
  for (const SourceFile& file : sources()) {
    for (const std::string& broken : rule(file)) ADD_FAILURE() << broken;
  }
}

}  // namespace

TEST(Layering, folders_include_only_what_stands_below_them) { expect_none(forbidden_folders); }

TEST(Layering, libraries_stay_in_the_folders_that_wrap_them) { expect_none(forbidden_libraries); }

TEST(Layering, libraries_stay_in_one_or_two_files) {
  for (const Library& library : kLibraries) {
    std::map<std::string, std::vector<std::string>> files;  // by folder
    for (const SourceFile& file : sources()) {
      const std::vector<std::string> names = includes(file, '<');
      if (std::any_of(names.begin(), names.end(), [&library](const std::string& name) {
            return name.starts_with(library.prefix);
          })) {
        files[std::string(folder_of(file.name))].push_back(file.name);
      }
    }
    for (const auto& [folder, names] : files) {
      EXPECT_LE(names.size(), library.files)
          << library.prefix << " in " << testing::PrintToString(names);
    }
  }
}

TEST(Layering, only_the_file_seam_and_the_terminal_touch_the_world) {
  expect_none(forbidden_words);
}

TEST(Layering, every_folder_has_a_rule) {
  for (const SourceFile& file : sources()) {
    const bool is_top_level = file.name.find('/') == std::string::npos;
    EXPECT_TRUE(is_top_level || kMayInclude.contains(folder_of(file.name))) << file.name;
    EXPECT_TRUE(is_top_level || is_room(file.name)) << file.name;
  }
}

TEST(Layering, rooms_hold_what_one_can_overlook) {
  std::map<std::string_view, std::ptrdiff_t> counts;
  for (const SourceFile& file : sources()) {
    if (file.name.ends_with(".cpp")) ++counts[room_of(file.name)];
  }
  for (const auto& [room, count] : counts) EXPECT_LE(count, kMostFilesOfRoom) << room;
}

// Each has its sentence in the map of the sources.
TEST(Layering, rooms_are_explained) {
  const std::string map = read_file(tests_folder().parent_path() / "src/README.md");
  for (const auto& [folder, rooms] : kRooms) {
    for (const std::string_view room : rooms) {
      EXPECT_NE(map.find("| `" + std::string(room) + "/` |"), map.npos) << room;
    }
  }
}

TEST(Layering, files_hold_one_idea) {
  for (const SourceFile& file : sources()) {
    EXPECT_LE(std::count(file.text.begin(), file.text.end(), '\n'), 400) << file.name;
  }
}

// The rules themselves can fail.
TEST(Layering, sees_what_is_forbidden) {
  const auto broken = [](const char* name, const char* text) {
    const SourceFile file = {name, without_comments_and_strings(text)};
    return forbidden_folders(file).size() + forbidden_libraries(file).size() +
           forbidden_words(file).size();
  };
  EXPECT_EQ(broken("passes/common/ids.cpp", "#include \"pages/pages.h\"\n"), 1u);
  EXPECT_EQ(broken("passes/common/ids.cpp", "#include \"model/chapter.h\"\n"), 0u);
  EXPECT_EQ(broken("passes/local/x.cpp", "#include \"passes/book/chapters.h\"\n"), 1u);
  EXPECT_EQ(broken("passes/book/x.cpp", "#include \"passes/local/local.h\"\n"), 0u);
  EXPECT_EQ(broken("manuscript/tools/x.cpp", "#include \"manuscript/load.h\"\n"), 1u);
  EXPECT_EQ(broken("base/utf8.cpp", "#include \"model/chapter.h\"\n"), 1u);
  EXPECT_EQ(broken("passes/common/ids.cpp", "#include <gumbo.h>\n"), 1u);
  EXPECT_EQ(broken("formats/html/html.cpp", "#include <gumbo.h>\n"), 0u);
  EXPECT_EQ(broken("passes/common/ids.cpp", "const char* x = std::getenv(name);\n"), 1u);
  EXPECT_EQ(broken("passes/common/ids.cpp", "// getenv(name)\nauto y = modified_time(x);\n"), 0u);
  EXPECT_EQ(broken("passes/common/ids.cpp", "auto s = \"getenv(\";\n"), 0u);
  EXPECT_EQ(broken("cli/options.cpp", "const char* x = std::getenv(name);\n"), 0u);
  EXPECT_EQ(broken("container/zip.cpp", "#include <fstream>\n"), 1u);
}

}  // namespace colophon::test
