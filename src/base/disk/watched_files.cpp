#include "base/disk/watched_files.h"

#include <fmt/format.h>

#include <utility>

#include "base/budget.h"

namespace colophon {
namespace {

bool is_an_answer(FailureKind kind) {
  switch (kind) {
    case FailureKind::not_found:
    case FailureKind::not_a_file:
    case FailureKind::not_a_folder:
    case FailureKind::not_permitted:
    case FailureKind::exists:
    case FailureKind::outside:
    case FailureKind::too_large:
      return true;
    case FailureKind::no_space:
    case FailureKind::other:
      return false;
  }
  return false;
}

// An open file with its watch.
class OpenedInput : public InputFile {
 public:
  OpenedInput(const std::string& path, std::unique_ptr<InputFile> file, FailedReads& failed)
      : file_(std::move(file)), watched_(path, *file_, failed) {}

  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    return watched_.read(offset, buffer, size);
  }
  std::uint64_t size() const override { return file_->size(); }

 private:
  std::unique_ptr<InputFile> file_;
  WatchedInput watched_;
};

}  // namespace

void FailedReads::add(FailedRead failed) {
  const std::scoped_lock lock(mutex_);
  all_.push_back(std::move(failed));
}

std::vector<FailedRead> FailedReads::all() const {
  const std::scoped_lock lock(mutex_);
  return all_;
}

Result<std::size_t> WatchedInput::read(std::uint64_t offset, char* buffer, std::size_t size) {
  Result<std::size_t> got = file_.read(offset, buffer, size);
  if (!got) {
    failed_.add({path_, got.failure()});
  } else if (*got < size && offset + *got < file_.size()) {
    failed_.add({.path = path_,
                 .failure = {FailureKind::other,
                             fmt::format("cannot read `{}`: it changed while it was read", path_)},
                 .is_changed = true});
  }
  return got;
}

template <class T>
Result<T> WatchedFiles::watched(const std::string& path, Result<T> result) {
  if (!result && !is_an_answer(result.failure().kind)) failed_.add({path, result.failure()});
  return result;
}

Result<FileInfo> WatchedFiles::info(const std::string& path) {
  return watched(path, files_.info(path));
}

Result<FileInfo> WatchedFiles::info_of_link(const std::string& path) {
  return watched(path, files_.info_of_link(path));
}

Result<std::string> WatchedFiles::read(const std::string& path) {
  const Result<FileInfo> there = files_.info(path);
  if (there && there->size > largest_text_) {
    has_refused_text_ = true;
    return Failure{
        FailureKind::too_large,
        fmt::format(
            "cannot read `{}`: it is larger than {}, which is what a book may hold (`--budget`)",
            path, size_in_words(largest_text_))};
  }
  return watched(path, files_.read(path));
}

Result<std::vector<std::string>> WatchedFiles::list(const std::string& folder) {
  return watched(folder, files_.list(folder));
}

Result<std::unique_ptr<InputFile>> WatchedFiles::open(const std::string& path) {
  Result<std::unique_ptr<InputFile>> file = watched(path, files_.open(path));
  if (!file) return file;
  return std::unique_ptr<InputFile>(std::make_unique<OpenedInput>(path, std::move(*file), failed_));
}

Result<std::unique_ptr<OutputFile>> WatchedFiles::create(const std::string& path) {
  return files_.create(path);
}

Result<std::string> WatchedFiles::real_path(const std::string& path) {
  return watched(path, files_.real_path(path));
}

Result<std::string> WatchedFiles::link_target(const std::string& path) {
  return watched(path, files_.link_target(path));
}

Result<std::string> WatchedFiles::peek(const std::string& path, std::uint64_t offset,
                                       std::size_t size) {
  return watched(path, files_.peek(path, offset, size));
}

Result<StandardInput> WatchedFiles::read_standard_input() {
  return watched("standard input", files_.read_standard_input());
}

Result<std::unique_ptr<OutputFile>> WatchedFiles::create_standard_output() {
  return files_.create_standard_output();
}

Result<Committed> WatchedFiles::create_folder(const std::string& path,
                                              const std::vector<NewFile>& files) {
  return files_.create_folder(path, files);
}

std::unique_ptr<Files> WatchedFiles::confined() { return files_.confined(); }

void WatchedFiles::admit(const std::string& path) { files_.admit(path); }

bool WatchedFiles::has_read(const FileIdentity& file) const { return files_.has_read(file); }

}  // namespace colophon
