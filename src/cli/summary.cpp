#include "cli/summary.h"

#include <fmt/format.h>

#include <string_view>

namespace colophon::cli {
namespace {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t denied = 0;  // errors that are warnings or notes to others
  bool fatal = false;
};

Counts count(const Diagnostics& diagnostics) {
  Counts counts;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity >= Severity::error) ++counts.errors;
    if (diagnostic.severity == Severity::warning) ++counts.warnings;
    if (diagnostic.severity > info_of(diagnostic.code).severity) ++counts.denied;
    if (diagnostic.severity == Severity::fatal) counts.fatal = true;
  }
  return counts;
}

std::string amount(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", with_thousands(number), noun, number == 1 ? "" : "s");
}

// "2 errors, 1 warning"; empty for none of either.
std::string findings(const Counts& counts) {
  std::string out;
  if (counts.errors > 0) out = amount(counts.errors, "error");
  if (counts.warnings > 0) {
    if (!out.empty()) out += ", ";
    out += amount(counts.warnings, "warning");
  }
  return out;
}

std::string refusal(const Counts& counts, const Options& options) {
  if (counts.fatal) return findings(counts) + ": no book can be made before this is mended\n";
  const std::string_view outcome = options.command == Options::Command::check
                                       ? "no book would be written"
                                       : "no book was written";
  // What is denied stands in the way of a lenient author too.
  const bool leniency_helps = !options.policy.lenient && counts.denied == 0;
  return fmt::format("{}: {}{}\n", findings(counts), outcome,
                     leniency_helps ? "; --lenient repairs what it can and writes one" : "");
}

// Of `new --from`.
std::string describe_written(const Compilation& made, const Options& options) {
  if (options.quiet || !made.book) return {};
  std::string out = findings(count(made.diagnostics));
  if (!out.empty()) out += '\n';
  return out + fmt::format("{}: written, with {}\n", made.book->path,
                           amount(made.book->chapters, "chapter"));
}

std::string describe_unwritten(const Compilation& made, const Options& options) {
  const Counts counts = count(made.diagnostics);
  if (counts.fatal) return "no book.yaml was written\n";
  return fmt::format("{}: no book.yaml was written{}\n", findings(counts),
                     options.policy.lenient ? "" : "; --lenient writes one all the same");
}

}  // namespace

std::string with_thousands(std::size_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, ",");
  return digits;
}

std::string byte_size(std::size_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  if (bytes < 999'500) return fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string summarise(const Compilation& compilation, const Options& options, double seconds) {
  const Counts counts = count(compilation.diagnostics);
  switch (compilation.outcome) {
    case Compilation::Outcome::refused:
      return refusal(counts, options);
    case Compilation::Outcome::failed:
      return "no book was written\n";  // a finding says why
    case Compilation::Outcome::written:
      break;
  }
  if (options.quiet) return {};
  std::string out;
  if (counts.errors > 0) {
    out = amount(counts.errors, "error") + " repaired";
    if (counts.warnings > 0) out += ", " + amount(counts.warnings, "warning");
    out += '\n';
  } else if (counts.warnings > 0) {
    out = findings(counts) + '\n';
  }
  if (options.command == Options::Command::check) return out + "nothing stands against this book\n";
  if (!compilation.book) return out;
  const Written& book = *compilation.book;
  return out + fmt::format("{}: {}, {}, {}, {} in {:.2f} s\n", book.path,
                           amount(book.chapters, "chapter"), amount(book.words, "word"),
                           amount(book.images, "image"), byte_size(book.bytes), seconds);
}

std::string summarise_new(const Compilation& made, const Options& options) {
  const bool is_written = made.outcome == Compilation::Outcome::written;
  if (options.from_manuscript) {
    return is_written ? describe_written(made, options) : describe_unwritten(made, options);
  }
  if (!is_written) return "no book was made\n";
  if (options.quiet) return {};
  return fmt::format("{}: a book of three chapters, ready for `colophon build`\n",
                     options.paths.front());
}

}  // namespace colophon::cli
