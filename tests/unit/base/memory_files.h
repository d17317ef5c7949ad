// A disk in memory, with full and forbidden places, for the tests of every stage.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/path.h"

namespace colophon::testing {

// Folders exist where they were made or a file lies in them, and "." and "/" always do. Safe to use
// from several threads, once what is on it has been set up.
class MemoryFiles : public Files {
 public:
  MemoryFiles() = default;
  MemoryFiles(std::initializer_list<std::pair<std::string, std::string>> files) {
    for (const auto& [path, bytes] : files) add(path, bytes);
  }

  void add(std::string_view path, std::string bytes, std::int64_t modified_time = 0) {
    const std::string key = path::normalise(path);
    add_folder(path::join(path::folder_of(key), "."));
    files_[key] = {std::move(bytes), modified_time};
  }

  void add_folder(std::string_view path) {
    for (std::string folder = path::normalise(path); folder != "." && folder != "/";
         folder = path::join(path::folder_of(folder), ".")) {
      folders_.insert(folder);
    }
  }

  // From now on whatever is tried at this path fails so.
  void fail(std::string_view path, FailureKind kind) { failures_[path::normalise(path)] = kind; }

  // After this many more bytes the disk is full.
  void set_free_space(std::uint64_t bytes) { free_ = bytes; }

  // From now on what is written may be lost with the power, for this reason.
  void do_not_sync(std::string reason) { unsynced_ = std::move(reason); }

  // The paths that were committed, in order.
  const std::vector<std::string>& committed() const { return committed_; }
  // Files being written that were neither committed nor given up.
  int open_outputs() const { return open_outputs_; }

  bool has(std::string_view path) const { return files_.contains(path::normalise(path)); }
  // The bytes of a file, empty where there is none.
  std::string bytes_of(std::string_view path) const {
    const auto file = files_.find(path::normalise(path));
    return file == files_.end() ? std::string() : file->second.bytes;
  }

  Result<FileInfo> info(const std::string& path) override {
    const std::scoped_lock lock(mutex_);
    const std::string key = path::normalise(path);
    if (const auto failure = failures_.find(key); failure != failures_.end()) {
      return failed("read", path, failure->second);
    }
    if (is_folder(key)) return FileInfo{.is_folder = true, .identity = identity_of(key)};
    const auto file = files_.find(key);
    if (file == files_.end()) return failed("read", path, FailureKind::not_found);
    return FileInfo{.size = file->second.bytes.size(),
                    .modified_time = file->second.time,
                    .identity = identity_of(key)};
  }

  // There are no links here.
  Result<FileInfo> info_of_link(const std::string& path) override { return info(path); }

  Result<std::string> peek(const std::string& path, std::uint64_t offset,
                           std::size_t size) override {
    const Result<FileInfo> found = info(path);
    if (!found) return found.failure();
    const std::string bytes = bytes_of(path);
    return offset < bytes.size() ? bytes.substr(offset, size) : std::string();
  }

  bool has_read(const FileIdentity& file) const override {
    const std::scoped_lock lock(mutex_);
    return read_.contains(file);
  }

  Result<std::string> read(const std::string& path) override {
    const std::scoped_lock lock(mutex_);
    return read_locked(path);
  }

  Result<std::vector<std::string>> list(const std::string& folder) override {
    const std::scoped_lock lock(mutex_);
    const std::string key = path::normalise(folder);
    if (const auto failure = failures_.find(key); failure != failures_.end()) {
      return failed("read", folder, failure->second);
    }
    if (!is_folder(key)) {
      return failed("read", folder,
                    files_.contains(key) ? FailureKind::not_a_folder : FailureKind::not_found);
    }
    std::set<std::string> names;
    const auto add_if_inside = [&](const std::string& path) {
      if (path::join(path::folder_of(path), ".") == key) names.emplace(path::name_of(path));
    };
    for (const auto& entry : files_) add_if_inside(entry.first);
    for (const std::string& path : folders_) add_if_inside(path);
    return std::vector<std::string>(names.begin(), names.end());
  }

  Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
    const std::scoped_lock lock(mutex_);
    Result<std::string> bytes = read_locked(path);
    if (!bytes) return bytes.failure();
    return std::unique_ptr<InputFile>(std::make_unique<Input>(std::move(*bytes)));
  }

  Result<std::unique_ptr<OutputFile>> create(const std::string& path) override {
    const std::scoped_lock lock(mutex_);
    const std::string key = path::normalise(path);
    if (const auto failure = failures_.find(key); failure != failures_.end()) {
      return failed("write", path, failure->second);
    }
    if (is_folder(key)) return failed("write", path, FailureKind::not_a_file);
    if (!is_folder(path::join(path::folder_of(key), "."))) {
      return failed("write", path, FailureKind::not_found);
    }
    return std::unique_ptr<OutputFile>(std::make_unique<Output>(*this, key));
  }

  std::unique_ptr<Files> confined() override { return std::make_unique<Wall>(*this); }

  // There are no links here: the normalised path, of what exists.
  Result<std::string> real_path(const std::string& path) override {
    const Result<FileInfo> found = info(path);
    if (!found) return found.failure();
    return path::normalise(path);
  }

  Result<std::string> link_target(const std::string& path) override {
    return failed("read", path, FailureKind::other);
  }

  Result<StandardInput> read_standard_input() override {
    return StandardInput{bytes_of("standard input"), 0};
  }

  Result<std::unique_ptr<OutputFile>> create_standard_output() override {
    const std::scoped_lock lock(mutex_);
    return std::unique_ptr<OutputFile>(std::make_unique<Output>(*this, "standard output"));
  }

  Result<Committed> create_folder(const std::string& path,
                                  const std::vector<NewFile>& files) override {
    const std::scoped_lock lock(mutex_);
    const std::string key = path::normalise(path);
    if (const auto failure = failures_.find(key); failure != failures_.end()) {
      return failed("make the folder", path, failure->second);
    }
    if (files_.contains(key)) return failed("make the folder", path, FailureKind::not_a_folder);
    std::uint64_t size = 0;
    for (const NewFile& file : files) size += file.text.size();
    if (size > free_) return failed("write", path, FailureKind::no_space);
    free_ -= size;
    add_folder(key);
    for (const NewFile& file : files) {
      committed_.push_back(path::join(key, file.name));
      files_[committed_.back()] = {file.text, 0};
    }
    return Committed{};
  }

 private:
  struct File {
    std::string bytes;
    std::int64_t time = 0;
  };

  static std::size_t copy_out(const std::string& bytes, std::uint64_t offset, char* buffer,
                              std::size_t size) {
    if (offset >= bytes.size()) return 0;
    return bytes.copy(buffer, size, static_cast<std::size_t>(offset));
  }

  class Input : public InputFile {
   public:
    explicit Input(std::string bytes) : bytes_(std::move(bytes)) {}
    Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
      return copy_out(bytes_, offset, buffer, size);
    }
    std::uint64_t size() const override { return bytes_.size(); }

   private:
    std::string bytes_;
  };

  class Output : public OutputFile {
   public:
    Output(MemoryFiles& files, std::string path) : files_(files), path_(std::move(path)) {
      ++files_.open_outputs_;
    }
    ~Output() override {
      const std::scoped_lock lock(files_.mutex_);
      --files_.open_outputs_;
      if (!committed_) files_.free_ += bytes_.size();
    }
    Result<void> write(std::uint64_t offset, std::string_view bytes) override {
      const std::scoped_lock lock(files_.mutex_);
      const std::size_t end = static_cast<std::size_t>(offset) + bytes.size();
      const std::size_t growth = end > bytes_.size() ? end - bytes_.size() : 0;
      if (growth > files_.free_) return failed("write", path_, FailureKind::no_space);
      files_.free_ -= growth;
      if (growth > 0) bytes_.resize(end);
      std::copy(bytes.begin(), bytes.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(offset));
      return {};
    }
    Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
      return copy_out(bytes_, offset, buffer, size);
    }
    std::uint64_t size() const override { return bytes_.size(); }
    Result<Committed> commit() override {
      const std::scoped_lock lock(files_.mutex_);
      files_.files_[path_] = {bytes_, 0};
      files_.committed_.push_back(path_);
      committed_ = true;
      return Committed{files_.unsynced_};
    }

   private:
    MemoryFiles& files_;
    std::string path_;
    std::string bytes_;
    bool committed_ = false;
  };

  // There are no links here: names tell what lies outside.
  class Wall : public Files {
   public:
    explicit Wall(MemoryFiles& files) : files_(files) {}

    void admit(const std::string& path) override { grounds_.push_back(path::normalise(path)); }
    std::unique_ptr<Files> confined() override { return files_.confined(); }
    bool has_read(const FileIdentity& file) const override { return files_.has_read(file); }

    Result<FileInfo> info(const std::string& path) override {
      return sees(path) ? files_.info(path) : outside(path);
    }
    Result<FileInfo> info_of_link(const std::string& path) override {
      return sees(path) ? files_.info_of_link(path) : outside(path);
    }
    Result<std::string> read(const std::string& path) override {
      return sees(path) ? files_.read(path) : outside(path);
    }
    Result<std::vector<std::string>> list(const std::string& folder) override {
      return sees(folder) ? files_.list(folder) : outside(folder);
    }
    Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
      return sees(path) ? files_.open(path) : outside(path);
    }
    Result<std::string> real_path(const std::string& path) override {
      return sees(path) ? files_.real_path(path) : outside(path);
    }
    Result<std::unique_ptr<OutputFile>> create(const std::string& path) override {
      return files_.create(path);
    }
    Result<std::string> link_target(const std::string& path) override {
      return sees(path) ? files_.link_target(path) : outside(path);
    }
    Result<std::string> peek(const std::string& path, std::uint64_t offset,
                             std::size_t size) override {
      return sees(path) ? files_.peek(path, offset, size) : outside(path);
    }
    Result<StandardInput> read_standard_input() override { return files_.read_standard_input(); }
    Result<std::unique_ptr<OutputFile>> create_standard_output() override {
      return files_.create_standard_output();
    }
    Result<Committed> create_folder(const std::string& path,
                                    const std::vector<NewFile>& files) override {
      return files_.create_folder(path, files);
    }

   private:
    bool sees(const std::string& path) const {
      return std::any_of(grounds_.begin(), grounds_.end(), [&path](const std::string& ground) {
        return path::lies_in(path::normalise(path), ground);
      });
    }
    static Failure outside(const std::string& path) {
      return {FailureKind::outside, "cannot read `" + path + "`: it lies outside the book's folder",
              path};
    }

    MemoryFiles& files_;
    std::vector<std::string> grounds_;
  };

  static FileIdentity identity_of(const std::string& key) {
    return {0, std::hash<std::string>()(key)};
  }

  bool is_folder(const std::string& key) const {
    return key == "." || key == "/" || folders_.contains(key);
  }

  Result<std::string> read_locked(const std::string& path) {
    const std::string key = path::normalise(path);
    if (const auto failure = failures_.find(key); failure != failures_.end()) {
      return failed("read", path, failure->second);
    }
    if (is_folder(key)) return failed("read", path, FailureKind::not_a_file);
    const auto file = files_.find(key);
    if (file == files_.end()) return failed("read", path, FailureKind::not_found);
    read_.insert(identity_of(key));
    return file->second.bytes;
  }

  // The message as the real disk would have it.
  static Failure failed(const std::string& verb, const std::string& path, FailureKind kind) {
    const auto reason = [kind] {
      switch (kind) {
        case FailureKind::not_found:
          return "No such file or directory";
        case FailureKind::not_a_file:
          return "Is a directory";
        case FailureKind::not_a_folder:
          return "Not a directory";
        case FailureKind::not_permitted:
          return "Permission denied";
        case FailureKind::exists:
          return "File exists";
        case FailureKind::no_space:
          return "No space left on device";
        case FailureKind::outside:
        case FailureKind::too_large:
          return "Invalid cross-device link";
        case FailureKind::other:
          return "Input/output error";
      }
      return "";
    };
    return {kind, "cannot " + verb + " `" + path + "`: " + reason()};
  }

  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  std::set<std::string> folders_;
  std::map<std::string, FailureKind> failures_;
  std::uint64_t free_ = std::numeric_limits<std::uint64_t>::max() / 2;
  std::vector<std::string> committed_;
  std::string unsynced_;
  std::set<FileIdentity> read_;
  int open_outputs_ = 0;
};

}  // namespace colophon::testing
