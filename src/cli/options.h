// The command line: words in, a command as data out. CLI11 stays in options.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compile.h"

namespace colophon::cli {

// The exit statuses that scripts can rely on.
enum Status : int {
  kSuccess = 0,      // written, or nothing to complain of
  kRefused = 1,      // errors in the manuscript, or findings in a finished book
  kUsage = 2,        // the command line cannot be understood
  kWorldFailed = 3,  // full disk, unreadable folder, a program that is not there
  kOurFault = 4,     // what we made does not hold
};

struct Options {
  enum class Command : std::uint8_t {
    build,
    check,
    verify,
    make,
    explain
  } command = Command::build;
  enum class Format : std::uint8_t { text, json, sarif } message_format = Format::text;

  // Never empty: "." where none was given; of `new` the one folder, of `verify` the books, of
  // `explain` the code, if any. The manuscript, if any, of a book that another program judges.
  std::vector<std::string> paths;
  std::string book;    // of `verify`: that another program is to judge
  std::string output;  // empty: named after the book's folder; or kStandardOutput
  Policy policy;
  std::vector<std::pair<std::string, std::string>> metadata;
  std::string encoding;
  std::string theme;
  std::vector<std::string> styles;
  std::vector<std::string> allowed;  // folders beside the book's that it may read
  bool untrusted = false;            // nobody has looked at the manuscript
  std::optional<std::size_t> jobs;
  Budget budget;
  bool quiet = false;
  bool prints_metadata = false;  // of `check`
  bool from_manuscript = false;  // of `new`: the folder has a manuscript in it
  bool epubcheck = false;        // to be run on the finished book
  bool ace = false;
  std::string report;  // an HTML page to write; empty for none
  bool force = false;  // to write over what is no earlier book or report
};

// The command line asks for no work: help, the version, or a word on what is wrong with it.
struct Answer {
  int status = kSuccess;  // kUsage: the text belongs on standard error
  std::string text;       // ends with a line end
};

// `arguments` are UTF-8, without the program's own name.
std::variant<Options, Answer> parse_options(std::span<const std::string> arguments);

// One line on what is wrong with the command line, and where help is. `command` may be empty.
Answer usage_error(std::string_view message, std::string_view command = {});

}  // namespace colophon::cli
