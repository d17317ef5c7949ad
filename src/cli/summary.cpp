#include "cli/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/disk/output_place.h"
#include "cli/terminal_text.h"

namespace colophon::cli {
namespace {

constexpr std::size_t kMostKinds = 5;  // of findings, in a line

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t denied = 0;  // errors that are warnings or notes to others
  bool fatal = false;
};

Counts count(const Diagnostics& diagnostics) {
  Counts counts;
  const auto add = [&counts](const auto& finding) {
    if (finding.severity >= Severity::error) ++counts.errors;
    if (finding.severity == Severity::warning) ++counts.warnings;
    if (finding.severity > info_of(finding.code).severity) ++counts.denied;
    if (finding.severity == Severity::fatal) counts.fatal = true;
  };
  std::for_each(diagnostics.all().begin(), diagnostics.all().end(), add);
  std::for_each(diagnostics.others().begin(), diagnostics.others().end(), add);
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

// ": 3 removed-element, 1 heading-skip": the most frequent kinds first.
std::string kinds(const Diagnostics& diagnostics) {
  std::array<std::size_t, kCodeCount> count{};
  std::vector<Code> codes;
  const auto add = [&](const auto& finding) {
    if (finding.severity == Severity::note) return;
    if (++count[static_cast<std::size_t>(finding.code)] == 1) codes.push_back(finding.code);
  };
  std::for_each(diagnostics.all().begin(), diagnostics.all().end(), add);
  std::for_each(diagnostics.others().begin(), diagnostics.others().end(), add);
  if (codes.empty()) return {};
  const auto count_of = [&count](Code code) { return count[static_cast<std::size_t>(code)]; };
  std::stable_sort(codes.begin(), codes.end(),
                   [&](Code a, Code b) { return count_of(a) > count_of(b); });
  std::string out;
  for (std::size_t i = 0; i < std::min(codes.size(), kMostKinds); ++i) {
    out += i == 0 ? ": " : ", ";
    out += fmt::format("{} {}", with_thousands(count_of(codes[i])), name_of(codes[i]));
  }
  if (codes.size() > kMostKinds) {
    out += fmt::format(" and {}", amount(codes.size() - kMostKinds, "other kind"));
  }
  return out;
}

// "21 chapters, 7,212 words, 3 images, 270 kB"
std::string what_was_made(const Written& book) {
  return fmt::format("{}, {}, {}, {}", amount(book.chapters, "chapter"), amount(book.words, "word"),
                     amount(book.images, "image"), byte_size(book.bytes));
}

// "EPUBCheck 5.3.0: no findings", a line for each that was asked.
std::string judgements(const Compilation& compilation) {
  std::string out;
  for (const Judgement& judgement : compilation.judgements) {
    std::string found = findings({.errors = judgement.errors, .warnings = judgement.warnings});
    if (judgement.notes > 0) {
      found += (found.empty() ? "" : ", ") + amount(judgement.notes, "note");
    }
    out += fmt::format("{}: {}\n", shown(judgement.judge), found.empty() ? "no findings" : found);
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
  return out + fmt::format("{}: written, with {}\n", shown(made.book->path),
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
      if (!compilation.book) return refusal(counts, options);
      break;  // another program has something to say of the book
    case Compilation::Outcome::failed:
      if (!compilation.book) return "no book was written\n";  // a finding says why
      break;
    case Compilation::Outcome::faulty:
      return "no book was written\n";  // a finding says why
    case Compilation::Outcome::written:
      break;
  }
  if (options.quiet) return {};
  const bool is_check = options.command == Options::Command::check;
  std::string out = findings(counts);
  if (counts.errors > 0 && compilation.outcome == Compilation::Outcome::written)
    out.insert(amount(counts.errors, "error").size(), " repaired");
  if (!out.empty()) out += (is_check ? "" : kinds(compilation.diagnostics)) + '\n';
  if (is_check) return out + "nothing stands against this book\n";
  if (!compilation.book) return out;
  const bool is_stream = compilation.book->path == kStandardOutput;
  return out + judgements(compilation) +
         fmt::format("{}: {} in {:.2f} s\n",
                     is_stream ? "standard output" : shown(compilation.book->path),
                     what_was_made(*compilation.book), seconds);
}

std::string summarise_verify(const Compilation& judged, const Options& options) {
  const std::string found = findings(count(judged.diagnostics));
  if (judged.outcome == Compilation::Outcome::failed) return found + '\n';
  if (options.quiet) return {};
  return judgements(judged) +
         fmt::format("{}: {}\n", shown(options.book), found.empty() ? "nothing was found" : found);
}

std::vector<std::string> outcome_lines(const Compilation& compilation) {
  std::vector<std::string> lines;
  if (compilation.book) {
    lines.push_back(what_was_made(*compilation.book));
  } else if (compilation.outcome != Compilation::Outcome::written) {
    lines.emplace_back("No book was written.");
  }
  const std::string found = findings(count(compilation.diagnostics));
  lines.push_back(found.empty() ? "No error and no warning" : found);
  return lines;
}

std::string summarise_new(const Compilation& made, const Options& options) {
  const bool is_written = made.outcome == Compilation::Outcome::written;
  if (options.from_manuscript) {
    return is_written ? describe_written(made, options) : describe_unwritten(made, options);
  }
  if (!is_written) return "no book was made\n";
  if (options.quiet) return {};
  return fmt::format("{}: a book of three chapters, ready for `colophon build`\n",
                     shown(options.paths.front()));
}

std::string summarise_verified(const Compilation& judged, const std::string& book,
                               const Options& options) {
  if (judged.outcome == Compilation::Outcome::failed) return {};  // a finding says why
  const std::string found = findings(count(judged.diagnostics));
  if (!found.empty()) return fmt::format("{}: {}\n", shown(book), found);
  return options.quiet ? std::string() : fmt::format("{}: no fault found\n", shown(book));
}

}  // namespace colophon::cli
