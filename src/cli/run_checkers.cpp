#include "cli/run_checkers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/disk/watched_files.h"
#include "base/path.h"
#include "base/reading_order.h"
#include "cli/process.h"
#include "formats/dates.h"
#include "verify/archive/book_entries.h"
#include "verify/checkers/ace.h"
#include "verify/checkers/epubcheck.h"
#include "verify/checkers/findings.h"

namespace colophon::cli {
namespace {

using verify::Checker;
using Report = std::optional<verify::CheckerReport>;
using Words = std::vector<std::string>;

std::string_view name_of(Checker checker) { return checker == Checker::ace ? "Ace" : "EPUBCheck"; }

std::string_view how_to_install(Checker checker) {
  return checker == Checker::ace
             ? "`npm install -g @daisy/ace`"
             : "`apt-get install epubcheck`, or name its jar: `EPUBCHECK_JAR=/opt/epubcheck.jar`";
}

// What runs a jar, but for its own arguments; EPUBCheck ends before a better compiler pays.
Words java(const std::string& jar, const Programs& programs, Files& files) {
  const std::string program = find_program("java", programs.path, files);
  if (program.empty()) return {};
  return {program, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar};
}

// The program's words but for its arguments; empty where it is not there.
Words find_checker(Checker checker, const Programs& programs, Files& files) {
  if (checker == Checker::epubcheck && !programs.epubcheck_jar.empty()) {
    return java(programs.epubcheck_jar, programs, files);
  }
  const std::string program =
      find_program(checker == Checker::ace ? "ace" : "epubcheck", programs.path, files);
  return program.empty() ? Words() : Words{program};
}

bool has_absolute_folder(std::string_view path) {
  return path.starts_with('/') || path.find(":/") != path.npos;
}

// A name that begins with a dash would be an option.
Words arguments(Checker checker, const std::string& book) {
  const std::string name = book.starts_with('-') ? "./" + book : book;
  if (checker == Checker::ace) return {"--silent", "--lang", "en", name};
  return {name, "--json", "-", "--quiet", "--locale", "en"};
}

ProcessOutcome run(Words words, Checker checker, const std::string& book) {
  for (std::string& argument : arguments(checker, book)) words.push_back(std::move(argument));
  return run_process({.words = std::move(words)});
}

std::string why(const ProcessOutcome& outcome) {
  using End = ProcessOutcome::End;
  switch (outcome.end) {
    case End::not_started:
    case End::not_executable:
      return "it cannot be run";
    case End::timed_out:
      return "it did not come to an end within ten minutes";
    case End::too_much:
      return "it has too much to say";
    case End::killed:
      return "it was ended from outside";
    case End::exited:
      break;
  }
  const std::string said = verify::short_message(outcome.errors);
  return said.empty() ? fmt::format("it ended with status {}", outcome.status) : said;
}

Judgement judgement_of(Checker checker, const verify::CheckerReport& report) {
  Judgement judgement;
  judgement.judge = name_of(checker);
  if (!report.version.empty()) judgement.judge += ' ' + report.version;
  for (const verify::CheckerFinding& finding : report.findings) {
    const std::size_t places = std::max<std::size_t>(finding.places.size(), 1);
    std::size_t& count = finding.severity == Severity::note      ? judgement.notes
                         : finding.severity == Severity::warning ? judgement.warnings
                                                                 : judgement.errors;
    count += places + finding.more_places;
  }
  return judgement;
}

class Judging {
 public:
  Judging(const std::string& book, const Programs& programs, Files& files, Compilation& compilation)
      : book_(book), programs_(programs), files_(files), compilation_(compilation) {}

  // False where the book cannot be read.
  bool open() {
    Result<std::unique_ptr<InputFile>> file = files_.open(book_);
    Result<verify::BookEntries> entries = file ? verify::BookEntries::open(std::move(*file))
                                               : Result<verify::BookEntries>(file.failure());
    const std::vector<FailedRead> failed = files_.failed();
    if (!entries || !failed.empty()) {
      const Failure& failure = entries ? failed.front().failure : entries.failure();
      diags().report(Code::unreadable_epub, Span{}, book_, reason_of(failure));
      return false;
    }
    if (!entries->problem().empty()) {
      diags().report(Code::damaged_archive, Span{}, entries->problem());
      return false;
    }
    entries_.emplace(std::move(*entries));
    return true;
  }

  // When the book says that it was last changed.
  std::optional<long long> modified() const {
    const long long seconds = parse_utc(entries_->modified());
    return seconds < 0 ? std::nullopt : std::optional(seconds);
  }

  // Keeps the origins of those files that are in the book as the manuscript makes them.
  void compare(bool has_manuscript) {
    std::vector<EntryOrigin>& origins = compilation_.origins;
    const std::size_t made = origins.size();
    std::string first;
    std::erase_if(origins, [&](const EntryOrigin& origin) {
      const auto found = entries_->all().find(origin.name);
      const bool is_same = found != entries_->all().end() && found->second.size == origin.size &&
                           (!origin.file.empty() || found->second.crc32 == origin.crc32);
      if (!is_same && first.empty()) first = origin.name;
      return !is_same;
    });
    if (!has_manuscript || origins.size() == made) return;
    diags().report(Code::different_book, Span{}, "some files", book_, first).hint = fmt::format(
        "{} of its {} files differ; build the book anew, or give the options it was built with",
        made - origins.size(), made);
  }

  void run_checker(Checker checker) {
    // From the working folder on it would be whatever a manuscript has of that name.
    const std::string& jar = programs_.epubcheck_jar;
    if (checker == Checker::epubcheck && !jar.empty() && !path::is_absolute(jar)) {
      diags()
          .report(Code::failed_checker, Span{}, name_of(checker),
                  fmt::format("EPUBCHECK_JAR names `{}`, and not from `/` on", jar))
          .hint = "name the jar by its whole path";
      return;
    }
    const Words words = find_checker(checker, programs_, files_);
    if (words.empty()) return report_missing(checker);
    ProcessOutcome outcome = run(words, checker, book_);
    if (outcome.end == ProcessOutcome::End::not_executable) {
      // Debian's program is the jar itself, which not every system can start.
      const Words by_java = java(words.front(), programs_, files_);
      if (by_java.empty()) return report_missing(checker);
      outcome = run(by_java, checker, book_);
    }
    const Report report = outcome.end == ProcessOutcome::End::exited
                              ? read_report(checker, outcome.output)
                              : std::nullopt;
    if (!report) {
      diags().report(Code::failed_checker, Span{}, name_of(checker), why(outcome));
      return;
    }
    compilation_.judgements.push_back(judgement_of(checker, *report));
    verify::report_findings(
        report->findings, checker,
        {.name = book_,
         .read = [this](const std::string& name) { return entries_->read(name); },
         .origins = compilation_.origins},
        compilation_.sources, diags());
  }

 private:
  Diagnostics& diags() { return compilation_.diagnostics; }

  Report read_report(Checker checker, const std::string& output) const {
    return checker == Checker::ace ? verify::read_ace_report(output, entries_->package_folder())
                                   : verify::read_epubcheck_report(output);
  }

  void report_missing(Checker checker) {
    if (!has_absolute_folder(programs_.path)) {
      diags()
          .report(Code::failed_checker, Span{}, name_of(checker),
                  "PATH names no folder from `/` on, and programs are looked for nowhere else")
          .hint = "name the folders of programs: `PATH=/usr/local/bin:/usr/bin:/bin`";
      return;
    }
    const bool lacks_java = checker == Checker::epubcheck && !programs_.epubcheck_jar.empty();
    if (lacks_java) {
      diags().report(Code::missing_checker, Span{}, "Java, which EPUBCheck runs on,").hint =
          "install it: `apt-get install default-jre-headless`";
      return;
    }
    diags().report(Code::missing_checker, Span{}, name_of(checker)).hint =
        fmt::format("install it: {}", how_to_install(checker));
  }

  const std::string& book_;
  const Programs& programs_;
  WatchedFiles files_;
  Compilation& compilation_;
  std::optional<verify::BookEntries> entries_;
};

bool is_of_finished_book(Code code) {
  constexpr std::array kCodes = {
      Code::damaged_archive, Code::different_book, Code::epubcheck_error, Code::epubcheck_warning,
      Code::epubcheck_note,  Code::ace_error,      Code::ace_warning,     Code::ace_note};
  return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

// What is found in a finished book no leniency repairs.
void settle(Compilation& compilation) {
  Diagnostics& diags = compilation.diagnostics;
  put_in_order(diags, compilation.order);
  apply(compilation.policy, diags);
  if (diags.has_fatal()) {
    compilation.outcome = Compilation::Outcome::failed;
    return;
  }
  const bool found =
      std::any_of(diags.all().begin(), diags.all().end(), [](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::error && is_of_finished_book(diagnostic.code);
      });
  if (found) compilation.outcome = Compilation::Outcome::refused;
}

void judge(const Options& options, bool has_manuscript, Judging& judging) {
  judging.compare(has_manuscript);
  if (options.epubcheck) judging.run_checker(Checker::epubcheck);
  if (options.ace) judging.run_checker(Checker::ace);
}

// The manuscript as of the time of the book: a copy of its files is younger, and makes the same.
Compilation compile_again(CompileOptions to, std::optional<long long> modified, Files& files) {
  to.check_only = to.wants_origins = true;
  if (modified) to.modified = modified;
  Compilation compilation = compile(to, files);
  const bool is_made = !compilation.origins.empty();
  // What is to be said of the manuscript was said when it was built, but for what stands in the way
  // now.
  if (is_made) {
    compilation.diagnostics = {};
    compilation.outcome = Compilation::Outcome::written;
  }
  return compilation;
}

}  // namespace

void run_checkers(const Options& options, const std::string& book, const Programs& programs,
                  Files& files, Compilation& compilation) {
  Judging judging(book, programs, files, compilation);
  if (judging.open()) judge(options, true, judging);
  settle(compilation);
}

Compilation judge_by_checkers(const Options& options, CompileOptions to, const Programs& programs,
                              Files& files) {
  Compilation compilation;
  compilation.policy = options.policy;
  compilation.outcome = Compilation::Outcome::written;
  const bool has_manuscript = !options.paths.empty();
  Judging judging(options.book, programs, files, compilation);
  if (judging.open()) {
    if (has_manuscript) compilation = compile_again(std::move(to), judging.modified(), files);
    judge(options, has_manuscript, judging);
  }
  settle(compilation);
  return compilation;
}

}  // namespace colophon::cli
