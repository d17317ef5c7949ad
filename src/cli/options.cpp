#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include "base/disk/output_place.h"
#include "base/suggest.h"
#include "base/version.h"
#include "cli/rulings.h"
#include "cli/terminal_text.h"
#include "cli/usage.h"

namespace colophon::cli {
namespace {

constexpr std::size_t kMostJobs = 256;

// In the order of Options::Format.
constexpr std::array<std::string_view, 3> kFormats = {"text", "json", "sarif"};

struct CommandName {
  std::string_view name;
  Options::Command command;
  std::string_view usage;
  std::string_view options;  // between those of its own and those of all
};
constexpr std::array kCommands = {
    CommandName{"build", Options::Command::build, kBuildUsage, kCompilerOptions},
    CommandName{"check", Options::Command::check, kCheckUsage, kCompilerOptions},
    CommandName{"new", Options::Command::make, kNewUsage, {}},
    CommandName{"verify", Options::Command::verify, kVerifyUsage, kCompilerOptions},
    CommandName{"explain", Options::Command::explain, kExplainUsage, {}},
};

Answer unknown_command(const std::string& word) {
  if (word.starts_with('-')) {
    return usage_error(fmt::format("the command comes first: `colophon build {}`", word));
  }
  std::vector<std::string> names;
  for (const CommandName& command : kCommands) names.emplace_back(command.name);
  if (const std::string name = nearest(word, names); !name.empty()) {
    return usage_error(fmt::format("there is no command `{}`; did you mean `{}`?", word, name));
  }
  if (word.find_first_of("./") != word.npos) {
    return usage_error(
        fmt::format("there is no command `{0}`; did you mean `colophon build {0}`?", word));
  }
  return usage_error(fmt::format("there is no command `{}`", word));
}

// What an option that nobody knows might have meant.
std::string unknown_option(const std::string& word, const CLI::App& app) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& known : option->get_lnames()) names.push_back("--" + known);
  }
  const std::string meant = nearest(name, names);
  if (meant.empty()) return fmt::format("there is no option `{}`", name);
  return fmt::format("there is no option `{}`; did you mean `{}`?", name, meant);
}

// What CLI11 found wrong, in our words; its own are for programmers.
std::string explain(const CLI::ParseError& error, const CLI::App& app) {
  const std::string_view message = error.what();
  for (const CLI::Option* option : app.get_options()) {
    const std::string& name = option->get_name();
    if (message.find(name) == message.npos) continue;
    if (option->get_items_expected_max() == 0) return fmt::format("{} takes no value", name);
    const bool once = option->get_items_expected_max() == 1;
    return once && option->count() > 1 ? fmt::format("{} is given twice", name)
                                       : fmt::format("{} needs a value", name);
  }
  return std::string(message);
}

// The words as CLI11 collects them, before they are judged.
struct Raw {
  std::vector<std::string> paths, deny, allow, metadata, styles, allowed;
  std::vector<Ruling> rulings;  // `deny` and `allow` in the order in which they were given
  std::string from, output, encoding, theme, split, report, format = "text", jobs, budget;
  bool lenient = false, quiet = false, epubcheck = false, ace = false, force = false,
       untrusted = false;
};

void declare(CLI::App& app, Options::Command command, Raw& raw) {
  using Command = Options::Command;
  app.set_help_flag();
  app.allow_extras();
  // One value each time the option is given: the words that follow are paths.
  const auto each = [&app](const char* name, std::vector<std::string>& values) {
    app.add_option(name, values)->allow_extra_args(false);
  };
  const auto one = [&app](const char* name, std::string& value) {
    app.add_option(name, value)->multi_option_policy(CLI::MultiOptionPolicy::Throw);
  };
  app.add_option("PATH", raw.paths);
  if (command == Command::explain) return;
  one("--message-format", raw.format);
  app.add_flag("-q,--quiet", raw.quiet);
  each("--deny", raw.deny);
  each("--allow", raw.allow);
  each("-M,--metadata", raw.metadata);
  app.add_flag("--lenient", raw.lenient);
  each("--allow-path", raw.allowed);
  one("--budget", raw.budget);
  if (command == Command::make) {
    one("--from", raw.from);
    return;
  }
  if (command == Command::build) one("-o,--output", raw.output);
  if (command != Command::verify) {
    one("--report", raw.report);
    app.add_flag("--force", raw.force);
    app.add_flag("--untrusted", raw.untrusted);
  }
  if (command != Command::check) {
    app.add_flag("--epubcheck", raw.epubcheck);
    app.add_flag("--ace", raw.ace);
  }
  one("--encoding", raw.encoding);
  one("--theme", raw.theme);
  each("--css", raw.styles);
  one("--split", raw.split);
  one("--jobs", raw.jobs);
}

// A number of threads, or nothing for what is none.
std::optional<std::size_t> parse_jobs(const std::string& text) {
  if (text.empty() || text.size() > 3) return std::nullopt;
  std::size_t jobs = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    jobs = jobs * 10 + static_cast<std::size_t>(c - '0');
  }
  if (jobs == 0 || jobs > kMostJobs) return std::nullopt;
  return jobs;
}

// "256M": bytes, or so many KiB, MiB or GiB; nothing for what is none.
std::optional<std::uint64_t> parse_size(std::string_view text) {
  constexpr std::string_view kUnits = "KMG";
  const std::size_t unit = text.empty() ? kUnits.npos : kUnits.find(text.back());
  if (unit != kUnits.npos) text.remove_suffix(1);
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  constexpr std::uint64_t kMost = std::uint64_t{1} << 20;  // with a unit: 1024 TiB
  if (error != std::errc() || end != text.data() + text.size() || size == 0) return std::nullopt;
  if (unit == kUnits.npos) return size;
  if (size > kMost) return std::nullopt;
  return size << 10 * (unit + 1);
}

// The first option that was given an empty value, which means nothing to any of them; or empty.
std::string empty_option(const CLI::App& app) {
  for (const CLI::Option* option : app.parse_order()) {
    if (option->get_items_expected_max() == 0 || option->get_positional()) continue;
    const std::vector<std::string>& values = option->results();
    if (std::find(values.begin(), values.end(), "") != values.end()) return option->get_name();
  }
  return {};
}

// What is wrong with the codes that are to be explained, or empty.
std::string judge_explained(const std::vector<std::string>& codes) {
  if (codes.size() > 1) return "one code at a time";
  return codes.empty() || find_code(codes.front()) ? "" : unknown_code(codes.front(), false);
}

// The options that allow and deny, as they follow one another.
std::vector<Ruling> rulings_of(const CLI::App& app, const Raw& raw) {
  std::vector<Ruling> rulings;
  std::size_t denied = 0, allowed = 0;
  for (const CLI::Option* option : app.parse_order()) {
    if (option->check_lname("deny")) rulings.push_back({true, raw.deny[denied++]});
    if (option->check_lname("allow")) rulings.push_back({false, raw.allow[allowed++]});
  }
  return rulings;
}

// What is wrong with the finished books that `verify` is about, or with the one that another
// program is to judge, which comes before its manuscript.
std::string judge_book(Options& options) {
  if (options.paths.empty()) return "name the book to verify: `colophon verify novel.epub`";
  if (!options.epubcheck && !options.ace) return {};
  options.book = std::move(options.paths.front());
  options.paths.erase(options.paths.begin());
  return {};
}

// What is wrong with the streams that take the place of files, or empty.
std::string judge_streams(const Options& options) {
  const auto inputs =
      std::count(options.paths.begin(), options.paths.end(), manuscript::kStandardInput);
  if (inputs > 1) return "standard input can be read once";
  if (options.command != Options::Command::build) return {};
  if (inputs > 0 && options.output.empty())
    return "a manuscript from standard input has no name: give the book one with `-o novel.epub`";
  if (options.output == kStandardOutput && (options.epubcheck || options.ace))
    return "--epubcheck and --ace judge a file: name one with `-o`";
  return {};
}

// What is wrong with the values, or empty; fills `options`.
std::string judge(Raw raw, Options& options) {
  const auto format = std::find(kFormats.begin(), kFormats.end(), raw.format);
  if (format == kFormats.end()) {
    return fmt::format("--message-format is `text`, `json` or `sarif`, not `{}`", raw.format);
  }
  options.message_format = static_cast<Options::Format>(format - kFormats.begin());
  if (options.prints_metadata && options.message_format != Options::Format::text) {
    return "check --metadata prints text; it cannot go with --message-format " + raw.format;
  }
  if (!raw.jobs.empty()) {
    options.jobs = parse_jobs(raw.jobs);
    if (!options.jobs) {
      return fmt::format("--jobs is a number from 1 to {}, not `{}`", kMostJobs, raw.jobs);
    }
  }
  if (!raw.budget.empty()) {
    const std::optional<std::uint64_t> size = parse_size(raw.budget);
    if (!size) return fmt::format("--budget is a size as in `256M`, not `{}`", raw.budget);
    options.budget = Budget::of_bytes(*size);
  }
  for (const std::string& pair : raw.metadata) {
    const std::size_t equals = pair.find('=');
    if (equals == pair.npos || equals == 0) {
      return fmt::format("--metadata is given as KEY=VALUE, not `{}`", pair);
    }
    options.metadata.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
  if (!raw.split.empty()) {
    constexpr std::array<std::string_view, 4> kLevels = {"1", "2", "auto", "none"};
    if (std::find(kLevels.begin(), kLevels.end(), raw.split) == kLevels.end()) {
      return fmt::format("--split is `1`, `2`, `auto` or `none`, not `{}`", raw.split);
    }
    options.metadata.emplace_back("split", raw.split);
  }
  if (std::string message = rule(raw.rulings, options.policy); !message.empty()) return message;
  options.policy.lenient = raw.lenient;
  options.paths = std::move(raw.paths);
  options.allowed = std::move(raw.allowed);
  if (!raw.from.empty()) {
    options.from_manuscript = true;
    options.paths.push_back(std::move(raw.from));
  }
  if (options.command == Options::Command::explain) return judge_explained(options.paths);
  if (options.command == Options::Command::make && options.paths.size() != 1) {
    return options.paths.empty() ? "name the folder to make: `colophon new novel`"
                                 : "one folder at a time";
  }
  options.epubcheck = raw.epubcheck;
  options.ace = raw.ace;
  options.untrusted = raw.untrusted;
  if (raw.untrusted && (raw.epubcheck || raw.ace)) {
    return "with --untrusted no other program is run; verify the book in a step of its own";
  }
  options.report = std::move(raw.report);
  const bool is_page = options.report.ends_with(".html") || options.report.ends_with(".htm");
  if (!options.report.empty() && !is_page) {
    return fmt::format("--report names a page of HTML, `report.html`, not `{}`", options.report);
  }
  if (options.command == Options::Command::verify) {
    if (std::string message = judge_book(options); !message.empty()) return message;
  } else if (options.paths.empty()) {
    options.paths.emplace_back(".");
  }
  options.output = std::move(raw.output);
  options.force = raw.force;
  options.encoding = std::move(raw.encoding);
  options.theme = std::move(raw.theme);
  options.styles = std::move(raw.styles);
  options.quiet = raw.quiet;
  return judge_streams(options);
}

// `check --metadata`, with nothing of the form KEY=VALUE behind it, asks for what `--metadata
// KEY=VALUE` sets. Takes it out of the words.
bool take_question(std::vector<std::string>& words) {
  for (auto word = words.begin(); word != words.end(); ++word) {
    if (*word != "--metadata") continue;
    const auto next = std::next(word);
    const bool has_value =
        next != words.end() && !next->starts_with('-') && next->find('=') != next->npos;
    if (has_value) continue;
    words.erase(word);
    return true;
  }
  return false;
}

std::variant<Options, Answer> parse_command(const CommandName& command,
                                            std::span<const std::string> arguments) {
  Options options;
  options.command = command.command;
  Raw raw;
  CLI::App app;
  declare(app, command.command, raw);
  const CLI::Option* help = app.add_flag("-h,--help");
  // CLI11 takes the words from the back, and those behind `--` for options all the same.
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  try {
    std::vector<std::string> words(arguments.begin(), dashes);
    options.prints_metadata = command.command == Options::Command::check && take_question(words);
    std::reverse(words.begin(), words.end());
    app.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    return usage_error(explain(error, app), command.name);
  }
  if (help->count() > 0)
    return Answer{kSuccess,
                  fmt::format("{}{}{}", command.usage, command.options,
                              command.command == Options::Command::explain ? std::string_view()
                                                                           : kCommonOptions)};
  if (const std::vector<std::string> extras = app.remaining(); !extras.empty()) {
    return usage_error(unknown_option(extras.front(), app), command.name);
  }
  if (dashes != arguments.end()) raw.paths.insert(raw.paths.end(), dashes + 1, arguments.end());
  for (const std::string& path : raw.paths) {
    if (path.empty()) return usage_error("the name of a file or folder is empty", command.name);
  }
  if (const std::string name = empty_option(app); !name.empty())
    return usage_error(fmt::format("{} needs a value", name), command.name);
  raw.rulings = rulings_of(app, raw);
  if (const std::string message = judge(std::move(raw), options); !message.empty()) {
    return usage_error(message, command.name);
  }
  return options;
}

}  // namespace

Answer usage_error(std::string_view message, std::string_view command) {
  return {kUsage, fmt::format("colophon: error: {}\ntry `colophon {}{}--help`\n", shown(message),
                              command, command.empty() ? "" : " ")};
}

std::variant<Options, Answer> parse_options(std::span<const std::string> arguments) {
  if (arguments.empty()) return usage_error("what is to be done? `colophon build` makes a book");
  const std::string& word = arguments.front();
  if (word == "--help" || word == "-h" || word == "help")
    return Answer{kSuccess, std::string(kHelp)};
  if (word == "--version") return Answer{kSuccess, fmt::format("colophon {}\n", kVersion)};
  for (const CommandName& command : kCommands) {
    if (word == command.name) return parse_command(command, arguments.subspan(1));
  }
  return unknown_command(word);
}

}  // namespace colophon::cli
