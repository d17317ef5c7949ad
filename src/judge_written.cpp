#include "judge_written.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "base/disk/watched_files.h"
#include "verify/verify.h"

namespace colophon {
namespace {

// A book that is written, but has not its name yet, read back as any other file.
class WrittenFile : public InputFile {
 public:
  explicit WrittenFile(OutputFile& file) : file_(file) {}
  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    return file_.read(offset, buffer, size);
  }
  std::uint64_t size() const override { return file_.size(); }

 private:
  OutputFile& file_;
};

}  // namespace

Result<bool> judge_written(OutputFile& out, const std::string& output, std::size_t jobs,
                           Sources& sources, Diagnostics& diags) {
  WrittenFile written(out);
  FailedReads failed;
  WatchedInput book(output, written, failed);
  Diagnostics found;
  verify::judge_book(book, output, jobs, sources, found);
  // What is not read says nothing of what was written.
  if (const std::vector<FailedRead> all = failed.all(); !all.empty()) return all.front().failure;
  const auto is_small = [](const auto& finding) { return finding.severity < Severity::error; };
  found.seal();
  std::erase_if(found.all(), is_small);
  std::erase_if(found.others(), is_small);
  if (found.empty()) return true;
  diags.report(Code::invalid_book, Span{});
  diags.append(std::move(found));
  return false;
}

}  // namespace colophon
