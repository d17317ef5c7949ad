#include "cli/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "base/disk/output_place.h"
#include "base/files.h"
#include "base/interrupts.h"
#include "base/utf8.h"
#include "cli/allowed_folders.h"
#include "cli/describe_book.h"
#include "cli/explain.h"
#include "cli/locale.h"
#include "cli/new_book.h"
#include "cli/options.h"
#include "cli/out_of_memory.h"
#include "cli/progress.h"
#include "cli/render_json.h"
#include "cli/render_sarif.h"
#include "cli/render_text.h"
#include "cli/report.h"
#include "cli/run_checkers.h"
#include "cli/sandbox.h"
#include "cli/summary.h"
#include "cli/terminal_text.h"
#include "compile.h"

namespace colophon::cli {
namespace {

// Whether all of it was written, or nobody is left to read it. Nothing of other people's is in it
// that steers a terminal.
bool print_painted(std::FILE* stream, std::string_view text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
  return (std::fflush(stream) == 0 && written) || errno == EPIPE;
}

// All that is printed goes through here, but for what is coloured.
bool print(std::FILE* stream, std::string_view text) {
  return print_painted(stream, printable_lines(text));
}

// The same for what a script or a pager waits for; says so where it cannot be had.
bool print_result(std::string_view text) {
  if (print(stdout, text)) return true;
  print(stderr, "colophon: error: cannot write to standard output\n");
  return false;
}

int print_answer(const Answer& answer) {
  if (answer.status != kSuccess) {
    print(stderr, answer.text);
    return answer.status;
  }
  return print_result(answer.text) ? kSuccess : kWorldFailed;
}

// A stream that is closed would give its number to the next file that is opened, and what is
// printed would go into the book. The reading end of a pipe takes its place: writing to it fails.
void occupy_standard_streams() {
  int ends[2];
  while (pipe(ends) == 0) {
    close(ends[1]);
    if (ends[0] <= STDERR_FILENO) continue;
    close(ends[0]);
    return;
  }
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// https://no-color.org: any value that is not empty.
bool has_colour() {
  return isatty(STDERR_FILENO) == 1 && environment("NO_COLOR").empty() &&
         environment("TERM") != "dumb";
}

// The time of the build where the environment fixes it (reproducible-builds.org's
// SOURCE_DATE_EPOCH); false where that is no number of seconds.
bool read_build_time(std::optional<long long>& seconds) {
  const std::string_view text = environment("SOURCE_DATE_EPOCH");
  if (text.empty()) return true;
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr long long kYear10000 = 253402300800;  // a date in a package has four digits of year
  if (error != std::errc() || end != text.data() + text.size() || value < 0 ||
      value >= kYear10000) {
    return false;
  }
  seconds = value;
  return true;
}

std::size_t jobs_of(const Options& options) {
  return options.jobs.value_or(std::max(1u, std::thread::hardware_concurrency()));
}

manuscript::Inputs inputs_of(const Options& options) {
  return {options.paths,  options.metadata, options.encoding,
          options.budget, options.allowed,  options.untrusted};
}

// Adds the folders that the environment opens; what is wrong with one of them all, or empty.
std::string open_folders(Options& options, Files& files) {
  options.allowed = allowed_folders(std::move(options.allowed), environment("COLOPHON_ALLOW_PATH"));
  return judge_allowed(options.allowed, files);
}

CompileOptions compile_options(const Options& options) {
  CompileOptions to;
  to.inputs = inputs_of(options);
  to.output = options.output;
  to.force = options.force;
  to.check_only = options.command == Options::Command::check;
  to.describes_metadata = options.prints_metadata;
  to.policy = options.policy;
  to.theme = options.theme;
  to.styles = options.styles;
  to.wants_origins = options.epubcheck || options.ace || !options.report.empty();
  to.wants_overview = !options.report.empty();
  to.jobs = jobs_of(options);
  return to;
}

int status_of(Compilation::Outcome outcome) {
  switch (outcome) {
    case Compilation::Outcome::written:
      return kSuccess;
    case Compilation::Outcome::refused:
      return kRefused;
    case Compilation::Outcome::failed:
      return kWorldFailed;
    case Compilation::Outcome::faulty:
      return kOurFault;
  }
  return kOurFault;
}

// Where a book goes to standard output, all that is said goes to standard error.
bool print_findings(std::string_view text, const Options& options) {
  return options.output == kStandardOutput ? print(stderr, text) : print_result(text);
}

// What was found, then what became of it; the exit status.
// `book` is the finished one that it is about.
int tell(const Compilation& compilation, std::string_view summary, const Options& options,
         std::string_view book = {}) {
  bool told = true;
  switch (options.message_format) {
    case Options::Format::text:
      print_painted(stderr, render_text(compilation.diagnostics, compilation.sources,
                                        {.colour = has_colour(), .book = book}));
      break;
    case Options::Format::json:
      told =
          print_findings(render_json(compilation.diagnostics, compilation.sources, book), options);
      break;
    case Options::Format::sarif:
      told =
          print_findings(render_sarif(compilation.diagnostics, compilation.sources, book), options);
      break;
  }
  print(stderr, summary);
  const int status = status_of(compilation.outcome);
  return status == kSuccess && !told ? kWorldFailed : status;
}

// POSIX.1-2017, Base Definitions, section 8.2: the first of these that is not empty.
std::string language_of_user() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view locale = environment(name);
    if (!locale.empty()) return language_of_locale(locale);
  }
  return language_of_locale({});
}

int run_new(const Options& options) {
  const std::string identifier = random_identifier();
  if (identifier.empty()) {
    print(stderr, "colophon: error: this computer gives no random number for an identifier\n");
    return kWorldFailed;
  }
  const std::unique_ptr<Files> files = disk();
  if (options.from_manuscript) {
    const Compilation described = describe_book(
        options.paths.front(), {inputs_of(options), options.policy, identifier}, *files);
    return tell(described, summarise_new(described, options), options);
  }
  const Compilation made = make_book({.folder = options.paths.front(),
                                      .language = language_of_user(),
                                      .identifier = identifier,
                                      .metadata = options.metadata},
                                     *files);
  return tell(made, summarise_new(made, options), options);
}

int run_explain(const Options& options) {
  if (options.paths.empty()) return print_answer({kSuccess, list_codes()});
  const std::optional<Code> code = find_code(options.paths.front());
  return print_answer({kSuccess, code ? explain(*code) : std::string()});
}

Programs programs() {
  return {.path = std::string(environment("PATH")),
          .epubcheck_jar = std::string(environment("EPUBCHECK_JAR"))};
}

int run_checkers_alone(const Options& options, const CompileOptions& to) {
  const std::unique_ptr<Files> files = disk();
  const Compilation judged = judge_by_checkers(options, to, programs(), *files);
  // What kept a program from judging it is no fault of the book.
  const bool is_judged = judged.outcome != Compilation::Outcome::failed;
  return tell(judged, summarise_verify(judged, options), options,
              is_judged ? std::string_view(options.book) : std::string_view());
}

// One book after another, each with its findings and what is to be said of it last. The status is
// of the worst.
int run_verify(const Options& options) {
  const std::unique_ptr<Files> files = disk();
  const bool is_sarif = options.message_format == Options::Format::sarif;
  SarifLog log;
  int worst = kSuccess;
  for (const std::string& book : options.paths) {
    const Compilation judged = verify_book({book, options.policy, jobs_of(options)}, *files);
    const std::string summary = summarise_verified(judged, book, options);
    if (is_sarif) {
      log.add_run(judged.diagnostics, judged.sources, book);
      print(stderr, summary);
    }
    worst = std::max(worst,
                     is_sarif ? status_of(judged.outcome) : tell(judged, summary, options, book));
  }
  if (is_sarif && !print_result(log.text())) worst = std::max<int>(worst, kWorldFailed);
  return worst;
}

// What is wrong with what the standard streams are, or empty: nobody types a book, or reads one.
std::string judge_terminals(const Options& options) {
  const auto path =
      std::find(options.paths.begin(), options.paths.end(), manuscript::kStandardInput);
  if (path != options.paths.end() && isatty(STDIN_FILENO) == 1)
    return "standard input is a terminal; `-` reads a manuscript from a file or a pipe";
  if (options.output == kStandardOutput && isatty(STDOUT_FILENO) == 1)
    return "standard output is a terminal; `-o -` writes a book to a file or a pipe";
  return {};
}

int run_compiler(const Options& options) {
  if (const std::string wrong = judge_terminals(options); !wrong.empty())
    return print_answer(usage_error(wrong));
  CompileOptions to = compile_options(options);
  if (!read_build_time(to.modified)) {
    return print_answer(usage_error("SOURCE_DATE_EPOCH is not a number of seconds since 1970"));
  }
  if (options.command == Options::Command::verify) return run_checkers_alone(options, to);
  const bool on_terminal = isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb";
  Progress progress(stderr);
  if (on_terminal && !options.quiet) {
    to.progress = [&progress](std::size_t done, std::size_t total) {
      progress.update(done, total);
    };
  }
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  const std::unique_ptr<Files> files = disk();
  if (options.untrusted && confine_process(sandbox_for(options, *files)) == Confinement::failed) {
    print(stderr,
          "colophon: error: the kernel does not confine this process as --untrusted asks\n");
    return kWorldFailed;
  }
  Compilation compilation = compile(to, *files);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  progress.clear();
  if (compilation.book && (options.epubcheck || options.ace)) {
    run_checkers(options, compilation.book->path, programs(), *files, compilation);
  }
  if (!options.report.empty()) {
    // Of a manuscript that was not read to its end nobody knows all its files.
    const bool is_forced = options.force && compilation.overview.has_value();
    write_report(options.report, is_forced, *files, compilation);
  }

  const bool printed = compilation.metadata.empty() || print_result(compilation.metadata);
  const int status = tell(compilation, summarise(compilation, options, seconds), options);
  return status == kSuccess && !printed ? kWorldFailed : status;
}

int run_command(Options options) {
  if (const std::string message = open_folders(options, *disk()); !message.empty()) {
    return print_answer(usage_error(message));
  }
  switch (options.command) {
    case Options::Command::build:
    case Options::Command::check:
      return run_compiler(options);
    case Options::Command::verify:
      return options.epubcheck || options.ace ? run_compiler(options) : run_verify(options);
    case Options::Command::make:
      return run_new(options);
    case Options::Command::explain:
      return run_explain(options);
  }
  return kOurFault;
}

}  // namespace

int run(int argc, char** argv) {
  end_where_memory_runs_out(interrupts::clean_up);
  occupy_standard_streams();
  // A closed pipe is an answer of write(), not a reason to die with the book half made.
  std::signal(SIGPIPE, SIG_IGN);
  // So is a file that may not grow: writing says it.
  std::signal(SIGXFSZ, SIG_IGN);
  interrupts::install();
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  for (const std::string& argument : arguments) {
    if (utf8::find_invalid(argument) != std::string::npos) {
      return print_answer(
          usage_error(fmt::format("`{}` is not UTF-8", utf8::replace_invalid(argument))));
    }
  }
  try {
    std::variant<Options, Answer> parsed = parse_options(arguments);
    if (const Answer* answer = std::get_if<Answer>(&parsed)) return print_answer(*answer);
    return run_command(std::get<Options>(std::move(parsed)));
  } catch (const std::exception& error) {  // a library surprised us
    print(stderr, fmt::format("colophon: error: this is a fault of colophon's own: {}\n",
                              shown(error.what())));
    return kOurFault;
  }
}

}  // namespace colophon::cli
