#include "judge_written.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "verify/verify.h"

namespace colophon {
namespace {

// A book that is written, but has not its name yet, read back as any other file.
class WrittenFile : public InputFile {
 public:
  explicit WrittenFile(OutputFile& file) : file_(file) {}
  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    Result<std::size_t> count = file_.read(offset, buffer, size);
    if (count) return count;
    const std::scoped_lock lock(mutex_);
    if (!failure_) failure_ = count.failure();
    return count;
  }
  std::uint64_t size() const override { return file_.size(); }
  // The first there was: what is not read says nothing of what was written.
  const std::optional<Failure>& failure() const { return failure_; }

 private:
  OutputFile& file_;
  std::mutex mutex_;
  std::optional<Failure> failure_;
};

}  // namespace

Result<bool> judge_written(OutputFile& out, const std::string& output, std::size_t jobs,
                           Sources& sources, Diagnostics& diags) {
  WrittenFile book(out);
  Diagnostics found;
  verify::judge_book(book, output, jobs, sources, found);
  if (book.failure()) return *book.failure();
  const auto is_small = [](const auto& finding) { return finding.severity < Severity::error; };
  std::erase_if(found.all(), is_small);
  std::erase_if(found.others(), is_small);
  if (found.empty()) return true;
  diags.report(Code::invalid_book, Span{});
  diags.append(std::move(found));
  return false;
}

}  // namespace colophon
