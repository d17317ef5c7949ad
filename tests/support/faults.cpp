#include "support/faults.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/files.h"
#include "cli/render_json.h"
#include "compile.h"
#include "support/disk.h"

namespace colophon::test {

namespace fs = std::filesystem;

namespace {

constexpr char kBookFile[] =
    "title: The Tide\n"
    "language: en\n"
    "identifier: urn:uuid:6f1c2a52-5b0e-4c8a-9d7e-3a4b5c6d7e8f\n";

fs::path faults_folder() { return tests_folder() / "books/faults"; }

// `\x1F` and the like become their bytes.
std::string unescape(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\\x")) {
      bytes += static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16));
      i += 3;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

std::string without_empty_end(std::string text) {
  while (text.ends_with("\n\n") || text == "\n") text.pop_back();
  return text;
}

// `NAME = FILE` or `NAME = FILE 40 bytes`: the bytes of a file that several share.
std::string shared_bytes(std::string_view source) {
  const std::size_t blank = std::min(source.find(' '), source.size());
  std::string bytes = read_file(faults_folder() / "files" / source.substr(0, blank));
  if (blank < source.size()) bytes.resize(std::stoul(std::string(source.substr(blank))));
  return bytes;
}

// One file of a manuscript: the line that names it, and what follows it.
void add_file(std::string_view head, std::string text, Fault& fault) {
  constexpr std::string_view kBytes = " (bytes)";
  if (head == "said") {
    fault.said = without_empty_end(std::move(text));
    return;
  }
  if (const std::size_t equals = head.find(" = "); equals != head.npos) {
    fault.manuscript.emplace_back(head.substr(0, equals), shared_bytes(head.substr(equals + 3)));
    return;
  }
  text = without_empty_end(std::move(text));
  if (head.ends_with(kBytes)) {
    head.remove_suffix(kBytes.size());
    text = unescape(text);
    if (!text.empty()) text.pop_back();
  }
  fault.manuscript.emplace_back(head, std::move(text));
}

bool names(const Fault& fault, std::string_view path) {
  return std::any_of(fault.manuscript.begin(), fault.manuscript.end(),
                     [path](const auto& file) { return file.first == path; });
}

Fault read_fault(std::string_view text, const fs::path& file) {
  Fault fault;
  std::vector<std::string> lines = lines_of(text);
  fault.title = lines[0].substr(3, lines[0].find(" | ") - 3);
  fault.file = file;
  fault.name = test_name(file.stem().string() + ": " + fault.title);
  for (std::size_t i = 1; i < lines.size();) {
    const std::string head = lines[i].starts_with("-- ") ? lines[i].substr(3) : "";
    std::string body;
    for (++i; i < lines.size() && !lines[i].starts_with("-- "); ++i) body += lines[i] + '\n';
    if (!head.empty()) add_file(head, std::move(body), fault);
  }
  if (!names(fault, "book.yaml") && !names(fault, "no book.yaml"))
    fault.manuscript.emplace_back("book.yaml", kBookFile);
  std::erase_if(fault.manuscript, [](const auto& it) { return it.first == "no book.yaml"; });
  return fault;
}

std::string describe(const Compilation& compilation, const std::string& folder) {
  std::string said;
  const std::vector<std::string> lines =
      lines_of(cli::render_json(compilation.diagnostics, compilation.sources));
  const std::vector<Diagnostic>& all = compilation.diagnostics.all();
  EXPECT_EQ(lines.size(), all.size());
  for (std::size_t i = 0; i < std::min(lines.size(), all.size()); ++i) {
    const nlohmann::json line = nlohmann::json::parse(lines[i]);
    std::string place = "-";
    if (line.at("file").is_string()) {
      std::string file = line.at("file");
      if (file.starts_with(folder + '/')) file.erase(0, folder.size() + 1);
      place = fmt::format("{}:{}:{}", file, line.at("line").dump(), line.at("column").dump());
    }
    said += fmt::format("{}: {}: {}\n", place, name_of(all[i].severity), name_of(all[i].code));
  }
  return said;
}

}  // namespace

std::vector<Fault> faults() {
  std::vector<Fault> all;
  for (const fs::path& file : files_in(faults_folder(), ".txt")) {
    const std::string text = '\n' + read_file(file);
    for (std::size_t at = text.find("\n== "); at != text.npos;) {
      const std::size_t next = text.find("\n== ", at + 1);
      const std::size_t size = next == text.npos ? text.npos : next - at;
      all.push_back(read_fault(std::string_view(text).substr(at + 1, size), file));
      at = next;
    }
  }
  return all;
}

fs::path file_of(const Fault& fault, bool lenient, std::string_view extension) {
  return fs::path(COLOPHON_BOOKS_FOLDER) / "faults" / fault.name /
         ((lenient ? "lenient" : "default") + std::string(extension));
}

void build_fault(const Fault& fault, bool lenient) {
  const fs::path folder = file_of(fault, lenient, "");
  for (const auto& [path, bytes] : fault.manuscript) write_file(folder / path, bytes);
  CompileOptions options;
  options.inputs.paths = {folder.string()};
  options.output = file_of(fault, lenient, ".epub").string();
  options.modified = 1577836800;
  options.policy.lenient = lenient;
  const std::unique_ptr<Files> files = disk();
  const Compilation compilation = compile(options, *files);
  write_file(file_of(fault, lenient, ".said"), describe(compilation, folder.string()));
}

FaultyBook built_fault(const Fault& fault, bool lenient) {
  const fs::path said = file_of(fault, lenient, ".said");
  if (!fs::exists(said)) return {"(it was not built)\n", false};
  return {read_file(said), fs::exists(file_of(fault, lenient, ".epub"))};
}

bool is_judged(const Fault& fault, bool lenient) {
  const bool by_default = built_fault(fault, false).is_written;
  return lenient ? !by_default && built_fault(fault, true).is_written : by_default;
}

std::string with_said(std::string_view text,
                      const std::vector<std::pair<std::string, std::string>>& said) {
  constexpr std::string_view kSaid = "-- said";
  std::string result;
  const std::string* now = nullptr;
  bool is_old = false;
  const auto end_fault = [&] {
    if (now == nullptr) return;
    result = without_empty_end(std::move(result)) + std::string(kSaid) + '\n' + *now;
    now = nullptr;
  };
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("== ")) {
      if (now != nullptr) is_old = true;
      end_fault();
      if (std::exchange(is_old, false)) result += '\n';
      const std::string title = line.substr(3, line.find(" | ") - 3);
      const auto found =
          std::find_if(said.begin(), said.end(), [&](const auto& it) { return it.first == title; });
      now = found == said.end() ? nullptr : &found->second;
    }
    is_old |= line.starts_with(kSaid);
    if (!is_old) result += line + '\n';
  }
  end_fault();
  return result;
}

}  // namespace colophon::test
