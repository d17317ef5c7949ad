// A disk whose readers may take a failure for absence or for damage: what they say is then not so,
// and whoever asked them looks here before believing it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace colophon {

struct FailedRead {
  std::string path;
  Failure failure;
  bool is_changed = false;  // the file became shorter while it was read
};

// What the world failed to do, in order. Safe to use from several threads.
class FailedReads {
 public:
  void add(FailedRead failed);
  std::vector<FailedRead> all() const;

 private:
  mutable std::mutex mutex_;
  std::vector<FailedRead> all_;
};

// Remembers the failures of the file that it stands before, which must outlive it; that it became
// shorter is one.
class WatchedInput : public InputFile {
 public:
  WatchedInput(std::string path, InputFile& file, FailedReads& failed)
      : path_(std::move(path)), file_(file), failed_(failed) {}

  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override;
  std::uint64_t size() const override { return file_.size(); }

 private:
  std::string path_;
  InputFile& file_;
  FailedReads& failed_;
};

// Remembers what of the disk that it stands before, which must outlive it, could not be read though
// it may be there. That something is not there, is of another kind or is forbidden is an answer,
// and no failure. Writing is not watched: nobody takes its failure for anything else.
//
// A text above a limit is not read, so that a file of a terabyte of nothing costs nothing.
class WatchedFiles : public Files {
 public:
  explicit WatchedFiles(Files& files) : files_(files) {}
  WatchedFiles(Files& files, std::uint64_t largest_text)
      : files_(files), largest_text_(largest_text) {}

  std::vector<FailedRead> failed() const { return failed_.all(); }
  // Whether a text was above the limit, which is nobody's fault but that of who wrote it.
  bool has_refused_text() const { return has_refused_text_; }

  Result<FileInfo> info(const std::string& path) override;
  Result<FileInfo> info_of_link(const std::string& path) override;
  Result<std::string> read(const std::string& path) override;
  Result<std::vector<std::string>> list(const std::string& folder) override;
  Result<std::unique_ptr<InputFile>> open(const std::string& path) override;
  Result<std::unique_ptr<OutputFile>> create(const std::string& path) override;
  Result<std::string> real_path(const std::string& path) override;
  Result<std::string> link_target(const std::string& path) override;
  Result<std::string> peek(const std::string& path, std::uint64_t offset,
                           std::size_t size) override;
  Result<StandardInput> read_standard_input() override;
  Result<std::unique_ptr<OutputFile>> create_standard_output() override;
  Result<Committed> create_folder(const std::string& path,
                                  const std::vector<NewFile>& files) override;
  std::unique_ptr<Files> confined() override;  // not watched
  void admit(const std::string& path) override;
  bool has_read(const FileIdentity& file) const override;

 private:
  template <class T>
  Result<T> watched(const std::string& path, Result<T> result);

  Files& files_;
  std::uint64_t largest_text_ = std::numeric_limits<std::uint64_t>::max();
  std::atomic<bool> has_refused_text_ = false;
  FailedReads failed_;
};

}  // namespace colophon
