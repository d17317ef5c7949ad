// EPUBCheck and Ace, run on a finished book, their findings shown in the manuscript.
#pragma once

#include <span>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "cli/options.h"
#include "compile.h"

namespace colophon::cli {

// What the environment says of other programs.
struct Programs {
  std::string path;           // PATH
  std::string epubcheck_jar;  // EPUBCHECK_JAR; empty for none
};

// Has `book` judged by those that the options name. What was found is reported in `compilation`, at
// its sources where its origins show the way and in the book elsewhere; so is what kept a checker
// from judging. Afterwards the diagnostics are in order, with the policy applied, and the outcome
// says whether the world failed or something was found.
void run_checkers(const Options& options, const std::string& book, const Programs& programs,
                  Files& files, Compilation& compilation);

// `colophon verify`: the same of a book that was made before. Where the options name its
// manuscript, it is compiled once more, by `to` but for writing.
Compilation judge_by_checkers(const Options& options, CompileOptions to, const Programs& programs,
                              Files& files);

}  // namespace colophon::cli
