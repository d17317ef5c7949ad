// The whole compiler, for the fuzzers.
#pragma once

#include <string>

#include "compile.h"
#include "fuzz/fuzz.h"
#include "unit/base/memory_files.h"

namespace colophon::fuzz {

inline constexpr char kBookFile[] =
    "title: Fuzz\nlanguage: en\nidentifier: urn:uuid:00000000-0000-4000-8000-000000000000\n"
    "modified: 2020-01-01T00:00:00Z\n";

// The book that a lenient build makes of the folder `book`; empty where a fatal finding stood in
// its way. What is written verifies.
inline std::string compile_book(testing::MemoryFiles& files, std::size_t jobs) {
  CompileOptions options;
  options.inputs.paths = {"book"};
  options.output = "book.epub";
  options.policy.lenient = true;
  options.jobs = jobs;
  const Compilation compilation = compile(options, files);
  if (compilation.outcome == Compilation::Outcome::faulty) {
    for (const Diagnostic& finding : compilation.diagnostics.all()) {
      std::fprintf(stderr, "%s: %s\n", name_of(finding.code).c_str(), finding.message.c_str());
    }
    require(false, "what is written verifies");
  }
  const bool written = compilation.outcome == Compilation::Outcome::written;
  require(written || compilation.diagnostics.has_fatal(), "no book without a reason");
  require(written == files.has("book.epub"), "a book that is written is there");
  return files.bytes_of("book.epub");
}

}  // namespace colophon::fuzz
