// Diagnostics for code hosts, which show them beside the lines: SARIF 2.1.0.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/source.h"

namespace colophon::cli {

// A log of one run, or of one for each of several books; a run has a rule for every code that
// occurs, and the findings in order. Columns count code points; files are relative URI references,
// or `file:` where their names are absolute.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
class SarifLog {
 public:
  SarifLog();
  ~SarifLog();
  SarifLog(const SarifLog&) = delete;
  SarifLog& operator=(const SarifLog&) = delete;

  // Findings without a place are those of `book`, a finished book, where one is named; the run is
  // named after it, too.
  void add_run(const Diagnostics& diagnostics, const Sources& sources, std::string_view book = {});
  std::string text() const;

 private:
  struct Runs;
  std::unique_ptr<Runs> runs_;
};

std::string render_sarif(const Diagnostics& diagnostics, const Sources& sources,
                         std::string_view book = {});

}  // namespace colophon::cli
