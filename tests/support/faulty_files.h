// A disk on which one call fails, or that one and all after it.
#pragma once

#include <fmt/format.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"

namespace colophon::test {

struct Fault {
  enum class Lasts { once, for_good };
  std::size_t call = 0;  // which call of the seam fails, from 1; those of open files count
  Lasts lasts = Lasts::once;
  FailureKind kind = FailureKind::other;
  bool shortens = false;  // only reads of open files count, and give half: the file was cut
};

// Which calls were made, and whether the next one fails. Safe to use from several threads.
class FaultyCalls {
 public:
  explicit FaultyCalls(Fault fault) : fault_(fault) {}

  static constexpr std::string_view kReadFrom = "read from";

  bool fails(std::string_view what, const std::string& path) {
    if (fault_.shortens && what != kReadFrom) return false;
    const std::size_t call = ++calls_;
    if (call == fault_.call) {
      failed_call_ = fmt::format("{} `{}`", what, path);
      has_failed_ = true;
    }
    return call == fault_.call || (fault_.lasts == Fault::Lasts::for_good && call > fault_.call);
  }
  Failure failure(const char* verb, const std::string& path) const {
    const char* why =
        fault_.kind == FailureKind::no_space ? "No space left on device" : "Input/output error";
    return {fault_.kind, fmt::format("cannot {} `{}`: {}", verb, path, why)};
  }
  bool shortens() const { return fault_.shortens; }
  bool has_failed() const { return has_failed_; }
  const std::string& failed_call() const { return failed_call_; }

 private:
  Fault fault_;
  std::atomic<std::size_t> calls_ = 0;
  std::atomic<bool> has_failed_ = false;
  std::string failed_call_;
};

class FaultyInput : public InputFile {
 public:
  FaultyInput(std::string path, std::unique_ptr<InputFile> file, FaultyCalls& calls)
      : path_(std::move(path)), file_(std::move(file)), calls_(calls) {}

  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    if (!calls_.fails(FaultyCalls::kReadFrom, path_)) return file_->read(offset, buffer, size);
    if (!calls_.shortens()) return calls_.failure("read", path_);
    return file_->read(offset, buffer, size / 2);
  }
  std::uint64_t size() const override { return file_->size(); }

 private:
  std::string path_;
  std::unique_ptr<InputFile> file_;
  FaultyCalls& calls_;
};

class FaultyOutput : public OutputFile {
 public:
  FaultyOutput(std::string path, std::unique_ptr<OutputFile> file, FaultyCalls& calls)
      : path_(std::move(path)), file_(std::move(file)), calls_(calls) {}

  Result<void> write(std::uint64_t offset, std::string_view bytes) override {
    if (calls_.fails("write to", path_)) return calls_.failure("write", path_);
    return file_->write(offset, bytes);
  }
  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    if (calls_.fails("read back from", path_)) return calls_.failure("read", path_);
    return file_->read(offset, buffer, size);
  }
  std::uint64_t size() const override { return file_->size(); }
  Result<Committed> commit() override {
    if (calls_.fails("commit", path_)) return calls_.failure("write", path_);
    return file_->commit();
  }

 private:
  std::string path_;
  std::unique_ptr<OutputFile> file_;
  FaultyCalls& calls_;
};

// In front of another disk; it and the calls must outlive this one and its files.
class FaultyFiles : public Files {
 public:
  FaultyFiles(Files& files, FaultyCalls& calls) : files_(files), calls_(calls) {}

  Result<FileInfo> info(const std::string& path) override {
    if (calls_.fails("look at", path)) return calls_.failure("read", path);
    return files_.info(path);
  }
  Result<FileInfo> info_of_link(const std::string& path) override {
    if (calls_.fails("look at the link", path)) return calls_.failure("read", path);
    return files_.info_of_link(path);
  }
  Result<std::string> read(const std::string& path) override {
    if (calls_.fails("read", path)) return calls_.failure("read", path);
    return files_.read(path);
  }
  Result<std::vector<std::string>> list(const std::string& folder) override {
    if (calls_.fails("list", folder)) return calls_.failure("read", folder);
    return files_.list(folder);
  }
  Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
    if (calls_.fails("open", path)) return calls_.failure("read", path);
    Result<std::unique_ptr<InputFile>> file = files_.open(path);
    if (!file) return file;
    return std::unique_ptr<InputFile>(
        std::make_unique<FaultyInput>(path, std::move(*file), calls_));
  }
  Result<std::unique_ptr<OutputFile>> create(const std::string& path) override {
    if (calls_.fails("create", path)) return calls_.failure("write", path);
    Result<std::unique_ptr<OutputFile>> file = files_.create(path);
    if (!file) return file;
    return std::unique_ptr<OutputFile>(
        std::make_unique<FaultyOutput>(path, std::move(*file), calls_));
  }
  Result<std::string> real_path(const std::string& path) override {
    if (calls_.fails("find the path of", path)) return calls_.failure("read", path);
    return files_.real_path(path);
  }
  Result<std::string> link_target(const std::string& path) override {
    if (calls_.fails("follow", path)) return calls_.failure("read", path);
    return files_.link_target(path);
  }
  Result<std::string> peek(const std::string& path, std::uint64_t offset,
                           std::size_t size) override {
    if (calls_.fails("peek into", path)) return calls_.failure("read", path);
    return files_.peek(path, offset, size);
  }
  Result<StandardInput> read_standard_input() override {
    if (calls_.fails("read", "standard input")) return calls_.failure("read", "standard input");
    return files_.read_standard_input();
  }
  Result<std::unique_ptr<OutputFile>> create_standard_output() override {
    if (calls_.fails("create", "standard output"))
      return calls_.failure("write", "standard output");
    return files_.create_standard_output();
  }
  Result<Committed> create_folder(const std::string& path,
                                  const std::vector<NewFile>& files) override {
    if (calls_.fails("make", path)) return calls_.failure("make the folder", path);
    return files_.create_folder(path, files);
  }
  std::unique_ptr<Files> confined() override {
    walled_.push_back(files_.confined());
    return std::make_unique<FaultyFiles>(*walled_.back(), calls_);
  }
  void admit(const std::string& path) override { files_.admit(path); }
  bool has_read(const FileIdentity& file) const override { return files_.has_read(file); }

 private:
  Files& files_;
  FaultyCalls& calls_;
  std::vector<std::unique_ptr<Files>> walled_;
};

}  // namespace colophon::test
