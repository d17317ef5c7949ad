// A disk for the archive's tests: files made of a rule instead of bytes, and a place to write to
// that can be full.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"

namespace colophon::test {

// What a file of the fake disk is, and what was asked of it.
struct FakeFile {
  std::uint64_t size = 0;      // as it says of itself
  std::uint64_t readable = 0;  // how many bytes there are when it is read
  std::size_t largest_read = 0;
  std::size_t reads = 0;
  int open = 0;  // how many have it open now
};

inline char fake_byte(std::uint64_t offset) {
  return static_cast<char>(offset * 31 + offset / 977);
}

class FakeInput : public InputFile {
 public:
  explicit FakeInput(FakeFile& file) : file_(file) { ++file_.open; }
  ~FakeInput() override { --file_.open; }
  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    ++file_.reads;
    file_.largest_read = std::max(file_.largest_read, size);
    const std::uint64_t rest = offset < file_.readable ? file_.readable - offset : 0;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size, rest));
    for (std::size_t i = 0; i < count; ++i) buffer[i] = fake_byte(offset + i);
    return count;
  }
  std::uint64_t size() const override { return file_.size; }

 private:
  FakeFile& file_;
};

class FakeDisk : public Files {
 public:
  std::map<std::string, FakeFile> files;

  Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
    const auto found = files.find(path);
    if (found == files.end()) {
      return Failure{FailureKind::not_found, "cannot read `" + path + "`: not there"};
    }
    return std::unique_ptr<InputFile>(std::make_unique<FakeInput>(found->second));
  }
  Result<FileInfo> info(const std::string& path) override { return refused(path); }
  Result<FileInfo> info_of_link(const std::string& path) override { return refused(path); }
  Result<std::string> read(const std::string& path) override { return refused(path); }
  Result<std::vector<std::string>> list(const std::string& path) override { return refused(path); }
  Result<std::unique_ptr<OutputFile>> create(const std::string& path) override {
    return refused(path);
  }
  Result<std::string> real_path(const std::string& path) override { return refused(path); }
  Result<std::string> link_target(const std::string& path) override { return refused(path); }
  Result<StandardInput> read_standard_input() override { return refused("-"); }
  Result<std::unique_ptr<OutputFile>> create_standard_output() override { return refused("-"); }
  Result<Committed> create_folder(const std::string& path, const std::vector<NewFile>&) override {
    return refused(path);
  }
  Result<std::string> peek(const std::string& path, std::uint64_t, std::size_t) override {
    return refused(path);
  }
  bool has_read(const FileIdentity&) const override { return false; }
  std::unique_ptr<Files> confined() override { return nullptr; }

 private:
  static Failure refused(const std::string& path) {
    return {FailureKind::other, "nobody should ask for `" + path + "`"};
  }
};

// Holds what is written, until `budget` bytes.
class FakeOutput : public OutputFile {
 public:
  explicit FakeOutput(std::uint64_t budget = UINT64_MAX) : budget_(budget) {}

  Result<void> write(std::uint64_t offset, std::string_view written) override {
    ++writes;
    const std::uint64_t end = offset + written.size();
    if (end > budget_) return Failure{FailureKind::no_space, "cannot write `book.epub`: disk full"};
    if (end > bytes.size()) bytes.resize(static_cast<std::size_t>(end));
    std::copy(written.begin(), written.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
    return {};
  }
  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    if (offset >= bytes.size()) return std::size_t{0};
    return bytes.copy(buffer, size, static_cast<std::size_t>(offset));
  }
  std::uint64_t size() const override { return bytes.size(); }
  Result<Committed> commit() override {
    committed = true;
    return Committed{};
  }

  std::string bytes;
  std::size_t writes = 0;
  bool committed = false;

 private:
  std::uint64_t budget_;
};

}  // namespace colophon::test
