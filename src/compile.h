// The whole compiler: inputs to a book, and what is to be said about it.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/policy.h"
#include "base/source.h"
#include "manuscript/load.h"
#include "model/entry.h"
#include "model/overview.h"

namespace colophon {

// Everything the outcome depends on beside the files: nothing is read from clock, locale or
// environment further in.
struct CompileOptions {
  manuscript::Inputs inputs;
  std::string output;       // empty: named after the book's folder, in the working directory; or
                            // kStandardOutput
  bool force = false;       // to take the place of what is no earlier book
  bool check_only = false;  // everything but writing
  bool describes_metadata = false;  // for Compilation::metadata
  bool wants_origins = false;       // for Compilation::origins
  bool wants_overview = false;      // for Compilation::overview
  Policy policy;
  std::string theme;                // over the book file's; empty for none given
  std::vector<std::string> styles;  // added to the book file's, relative to the working directory
  std::size_t jobs = 1;
  std::optional<long long> modified;  // SOURCE_DATE_EPOCH: seconds since 1970
  std::function<void(std::size_t done, std::size_t total)>
      progress;  // called from any thread; may be empty
};

struct Written {
  std::string path;
  std::size_t bytes = 0;
  std::size_t chapters = 0;
  std::size_t words = 0;
  std::size_t images = 0;
};

// What another program said of the finished book.
struct Judgement {
  std::string judge;  // "EPUBCheck 5.3.0"
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
};

// What came of it. Diagnostics are in reading order, with the policy applied; `sources` is what
// their spans refer to.
struct Compilation {
  enum class Outcome {
    written,  // or, when only checking, nothing stands against writing
    refused,  // errors in the manuscript
    failed,   // the world: unreadable folder, full disk
    faulty,   // ours: what was written does not verify; an old book stays
  };
  Outcome outcome = Outcome::refused;
  Sources sources;
  Diagnostics diagnostics;
  Policy policy;     // of the options and the book file: for what is found later
  std::string root;  // of the manuscript, where there is one
  std::optional<Written> book;
  std::string metadata;     // where it is asked for: what the package says of the book, for people
  std::vector<Span> order;  // of the sources' pieces, for put_in_order
  std::vector<EntryOrigin> origins;   // of every file of the book; none where it was refused
  std::vector<Judgement> judgements;  // of those that were asked and had an answer
  std::optional<Overview> overview;   // where the manuscript could be read
};

Compilation compile(const CompileOptions& options, Files& disk);

struct DescribeOptions {
  manuscript::Inputs inputs;
  Policy policy;
  std::string identifier;  // of a book that has none
};

// A manuscript as the book.yaml that makes the same book of it; empty where the outcome is not
// `written`. Nothing is written.
struct Description {
  Compilation compilation;
  std::string book_file;
  std::size_t chapters = 0;
};

Description describe(const DescribeOptions& options, Files& disk);

struct VerifyOptions {
  std::string book;  // a finished EPUB, of whatever tool
  Policy policy;
  std::size_t jobs = 1;
};

// What there is to say of a finished book; `written` where nothing stands against it. Sources are
// the entries that have findings.
Compilation verify_book(const VerifyOptions& options, Files& disk);

}  // namespace colophon
