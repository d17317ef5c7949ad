// Counts what the whole compiler does with each construct at two sizes, under callgrind:
//   valgrind --tool=callgrind --callgrind-out-file=OUT growth OUT SIZE watched|all|NAME...
// A line says of each how its instructions grow (the exponent), what memory it takes for a byte of
// input, and how many findings there are for a thousand; the status is 1 where one takes too much.
// Without callgrind (OUT is `-`) microseconds are counted, for looking at large inputs, and nothing
// is judged.

#include <fmt/format.h>
#include <time.h>
#include <valgrind/callgrind.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/render_json.h"
#include "cli/render_sarif.h"
#include "cli/render_text.h"
#include "compile.h"
#include "growth/constructs.h"
#include "growth/heap.h"
#include "support/archive.h"
#include "unit/base/memory_files.h"

namespace colophon::growth {
namespace {

using testing::MemoryFiles;

constexpr double kFactor = 8;
constexpr double kMostGrowth = 1.1;
constexpr double kMostMemory = 580;  // bytes for a byte of input
constexpr char kBookFile[] =
    "title: Growth\nlanguage: en\nidentifier: urn:uuid:00000000-0000-4000-8000-000000000000\n"
    "modified: 2020-01-01T00:00:00Z\nlenient: true\nsplit: none\n";

struct File {
  std::string path;
  std::string bytes;
};

std::vector<File> files_of(std::string_view text) {
  constexpr std::string_view kSign = "=== ";
  std::vector<File> files;
  if (!text.starts_with(kSign)) return {{"a.md", std::string(text)}};
  while (!text.empty()) {
    text.remove_prefix(kSign.size());
    const std::size_t line_end = text.find('\n');
    const std::size_t next = text.find("\n=== ", line_end);
    const std::size_t end = next == text.npos ? text.size() : next + 1;
    files.push_back({std::string(text.substr(0, line_end)),
                     std::string(text.substr(line_end + 1, end - line_end - 1))});
    text.remove_prefix(end);
  }
  return files;
}

struct Cost {
  double work = 0;    // instructions
  double memory = 0;  // bytes at the most
  double findings = 0;
};

class Meter {
 public:
  explicit Meter(std::string out) : out_(std::move(out)) {}

  void start() {
    reset_peak();
    before_ = static_cast<double>(live_bytes());
    CALLGRIND_ZERO_STATS;
    microseconds_ = now();
  }

  // The most that was allocated since `start`.
  double memory() const { return static_cast<double>(peak_bytes()) - before_; }

  // The instructions since `start`.
  double stop() {
    const double time = now() - microseconds_;
    return counts_instructions() ? dump() : time;
  }

  bool counts_instructions() const { return out_ != "-"; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
  }

  double dump() {
    CALLGRIND_DUMP_STATS;
    const std::string path = fmt::format("{}.{}", out_, ++dumps_);
    std::ifstream file(path);
    double total = 0;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("totals: ")) total = std::strtod(line.c_str() + 8, nullptr);
    }
    std::remove(path.c_str());
    return total;
  }

  std::string out_;
  int dumps_ = 0;
  double before_ = 0;
  double microseconds_ = 0;
};

// What is said is part of it.
std::size_t tell(const Compilation& compilation) {
  return cli::render_json(compilation.diagnostics, compilation.sources).size() +
         cli::render_sarif(compilation.diagnostics, compilation.sources).size() +
         cli::render_text(compilation.diagnostics, compilation.sources, {}).size();
}

// What findings hold is counted apart: their number has bounds of its own.
double size_of(const Diagnostics& findings) {
  std::size_t size = findings.all().capacity() * sizeof(Diagnostic);
  for (const Diagnostic& finding : findings.all()) {
    size += finding.message.capacity() + finding.hint.capacity();
    for (const Related& related : finding.related)
      size += sizeof(Related) + related.message.capacity();
  }
  return static_cast<double>(size);
}

Cost measure(Meter& meter, MemoryFiles& files, auto&& run) {
  meter.start();
  const Compilation compilation = run(files);
  const double memory = meter.memory() - size_of(compilation.diagnostics);
  if (tell(compilation) == 0) std::abort();
  return {meter.stop(), memory, static_cast<double>(compilation.diagnostics.all().size())};
}

Cost build(Meter& meter, std::string_view text) {
  MemoryFiles files;
  files.add("book/book.yaml", kBookFile);
  for (File& file : files_of(text)) {
    if (file.path == "book.yaml") file.bytes = kBookFile + file.bytes;
    files.add("book/" + file.path, std::move(file.bytes));
  }
  return measure(meter, files, [](MemoryFiles& disk) {
    CompileOptions options;
    options.inputs.paths = {"book"};
    options.output = "book.epub";
    options.policy.lenient = true;
    return compile(options, disk);
  });
}

Cost verify(Meter& meter, std::string_view text) {
  std::vector<test::ArchiveEntry> entries;
  for (File& file : files_of(text)) entries.push_back({file.path, std::move(file.bytes), true, 0});
  entries.front().bytes = "application/epub+zip";  // without a line's end
  MemoryFiles files;
  files.add("book.epub", test::write_archive(entries));
  return measure(meter, files, [](MemoryFiles& disk) {
    return verify_book({.book = "book.epub", .policy = {}, .jobs = 1}, disk);
  });
}

struct Subject {
  Construct construct;
  Cost (*run)(Meter& meter, std::string_view text);
};

std::vector<Subject> subjects() {
  std::vector<Subject> all;
  for (const Construct& construct : chapters()) all.push_back({construct, build});
  for (const Construct& construct : manuscripts()) all.push_back({construct, build});
  for (const Construct& construct : books()) all.push_back({construct, verify});
  return all;
}

struct Costs {
  Cost less;         // with the repetitions of a size, without those of the pattern alone
  Cost more;         // of kFactor times that size
  double bytes = 0;  // between the two inputs
  double times = 0;  // as many bytes: more than kFactor where the repetitions are numbered
};

// Its bytes, and for each of its files what a folder keeps of one.
double weight_of(std::string_view text) {
  constexpr std::size_t kEntry = 64;
  return static_cast<double>(text.size() + kEntry * files_of(text).size());
}

// At a size at which the repetitions take more than what there is in any case.
Costs cost_of(Meter& meter, const Subject& subject, std::size_t size) {
  constexpr std::size_t kMostSize = 64'000;
  const std::string_view pattern = subject.construct.pattern;
  const std::string none = grow(pattern, 0);
  const Cost least = subject.run(meter, none);
  for (;; size *= 4) {
    const std::string small = grow(pattern, size);
    const std::string large = grow(pattern, size * static_cast<std::size_t>(kFactor));
    Costs costs{subject.run(meter, small), subject.run(meter, large),
                weight_of(large) - weight_of(small),
                static_cast<double>(large.size() - none.size()) /
                    static_cast<double>(small.size() - none.size())};
    if (costs.more.work < 2 * least.work && size < kMostSize) continue;
    costs.less.work -= least.work;
    costs.more.work -= least.work;
    return costs;
  }
}

// Whether it takes no more than it may.
bool judge(Meter& meter, const Subject& subject, std::size_t size) {
  const Costs costs = cost_of(meter, subject, size);
  const double growth = costs.more.work / std::max(costs.less.work, 1.0);
  const double exponent = std::log(std::max(growth, 1.0)) / std::log(costs.times);
  const double memory = (costs.more.memory - costs.less.memory) / costs.bytes;
  const double findings = (costs.more.findings - costs.less.findings) / costs.bytes * 1000;
  const bool is_fine = exponent <= kMostGrowth && memory <= kMostMemory;
  fmt::print("{:32} {:5.2f} {:6.0f} {:6.1f} {:12.0f}{}\n", subject.construct.name, exponent, memory,
             findings, costs.more.work, is_fine ? "" : "  too much");
  std::fflush(stdout);
  return is_fine || !meter.counts_instructions();
}

bool is_wanted(const Construct& construct, const std::vector<std::string_view>& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return name == "all" || name == construct.name || (name == "watched" && construct.is_watched);
  });
}

}  // namespace
}  // namespace colophon::growth

int main(int argc, char** argv) {
  using namespace colophon::growth;
  if (argc < 4) {
    fmt::print(stderr, "usage: growth OUT SIZE watched|all|NAME...\n");
    return 2;
  }
  Meter meter(argv[1]);
  const std::size_t size = std::strtoul(argv[2], nullptr, 10);
  const std::vector<std::string_view> names(argv + 3, argv + argc);
  build(meter, "");  // what happens once
  bool are_fine = true;
  for (const Subject& subject : subjects()) {
    if (is_wanted(subject.construct, names)) are_fine &= judge(meter, subject, size);
  }
  return are_fine ? 0 : 1;
}
