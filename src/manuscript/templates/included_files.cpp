#include "manuscript/templates/included_files.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/path.h"
#include "base/suggest.h"
#include "manuscript/sources/open_source.h"

namespace colophon::manuscript {
namespace {

// Nobody reads further down a list of the same mistake.
constexpr std::size_t kMostSuggestions = 50;

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

std::vector<std::uint32_t> find_lines(std::string_view text) {
  std::vector<std::uint32_t> lines;
  for (std::size_t at = 0; at < text.size();) {
    lines.push_back(narrow(at));
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  return lines;
}

bool is_anchor_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

// The name behind `ANCHOR:` and white space.
std::string_view anchor_name(std::string_view rest) {
  const std::size_t begin = std::min(rest.find_first_not_of(" \t"), rest.size());
  std::size_t end = begin;
  while (end < rest.size() && is_anchor_character(rest[end])) ++end;
  return rest.substr(begin, end - begin);
}

// Adds what stands between anchor `begin` and its end, without lines that have anchors. Returns the
// number of the anchor behind.
std::size_t add_section(const IncludedFile& file, std::size_t begin, auto&& add) {
  const std::string& name = file.anchors[begin].name;
  std::size_t first = file.anchors[begin].line + 1;
  for (std::size_t i = begin + 1; i < file.anchors.size(); ++i) {
    const IncludedFile::Anchor& anchor = file.anchors[i];
    add(first, anchor.line);
    first = anchor.line + 1;
    if (anchor.is_end && anchor.name == name) return i + 1;
  }
  add(first, file.lines.size());
  return file.anchors.size();
}

}  // namespace

std::vector<IncludedFile::Anchor> find_anchors(std::string_view text,
                                               const std::vector<std::uint32_t>& lines) {
  constexpr std::string_view kWord = "ANCHOR";
  std::vector<IncludedFile::Anchor> anchors;
  std::size_t line = 0;
  for (std::size_t at = text.find(kWord); at != text.npos; at = text.find(kWord, at + 1)) {
    std::string_view rest = text.substr(at + kWord.size());
    const bool is_end = rest.starts_with("_END:");
    if (!is_end && !rest.starts_with(':')) continue;
    rest.remove_prefix(is_end ? 5 : 1);
    const std::string_view name = anchor_name(rest.substr(0, rest.find('\n')));
    if (name.empty()) continue;
    while (line + 1 < lines.size() && lines[line + 1] <= at) ++line;
    // An end goes before a beginning in the same line.
    if (!anchors.empty() && anchors.back().line == line) {
      if (!is_end || anchors.back().is_end) continue;
      anchors.pop_back();
    }
    anchors.push_back({line, is_end, std::string(name)});
  }
  return anchors;
}

bool IncludedFiles::is_there(const std::string& path) {
  if (const auto found = found_.find(path); found != found_.end())
    return found->second.kind == Found::Kind::file;
  const Result<FileInfo> info = context_.files.info(path::join(context_.root, path));
  return info && !info->is_folder;
}

const IncludedFiles::Found& IncludedFiles::open(const std::string& path) {
  const auto known = found_.find(path);
  if (known != found_.end()) return known->second;
  return found_.emplace(path, read(path)).first->second;
}

SourceId IncludedFiles::source_of(const std::string& name, Found& found) {
  for (; known_sources_ < context_.sources.size(); ++known_sources_) {
    const auto id = static_cast<SourceId>(known_sources_);
    sources_.emplace(context_.sources[id].name, id);
  }
  if (const auto read = sources_.find(name); read != sources_.end()) return read->second;
  const Result<SourceId> source = open_source(name, context_);
  if (source) return *source;
  found = {Found::Kind::unreadable, nullptr, source.failure()};
  return SourceId::none;
}

IncludedFiles::Found IncludedFiles::read(const std::string& path) {
  const std::string name = path::join(context_.root, path);
  const Result<FileInfo> info = context_.files.info(name);
  if (!info) {
    const bool is_missing = info.failure().kind == FailureKind::not_found ||
                            info.failure().kind == FailureKind::not_a_folder;
    if (is_missing) return {Found::Kind::missing, nullptr, {}};
    return {Found::Kind::unreadable, nullptr, info.failure()};
  }
  if (info->is_folder) return {Found::Kind::folder, nullptr, {}};
  Found found{Found::Kind::file, nullptr, {}};
  const SourceId source = source_of(name, found);
  if (source == SourceId::none) return found;

  auto file = std::make_unique<IncludedFile>();
  const std::string_view text = context_.sources[source].text;
  file->source = source;
  file->path = path;
  file->lines = find_lines(text);
  file->anchors = find_anchors(text, file->lines);
  for (std::size_t i = 0; i < file->anchors.size(); ++i) {
    if (!file->anchors[i].is_end) file->begins[file->anchors[i].name].push_back(i);
  }
  file->is_text = !text.empty() || info->size == 0;
  found.file = file.get();
  files_.push_back(std::move(file));
  return found;
}

std::string IncludedFiles::suggest(const std::string& path) {
  if (++suggestions_ > kMostSuggestions) return {};
  const std::string folder(path::folder_of(path));
  auto known = folders_.find(folder);
  if (known == folders_.end()) {
    const Result<std::vector<std::string>> names =
        context_.files.list(path::join(context_.root, folder.empty() ? "." : folder));
    known = folders_.emplace(folder, names ? *names : std::vector<std::string>()).first;
  }
  return did_you_mean(path::name_of(path), known->second);
}

std::optional<std::vector<Span>> IncludedFiles::select(const IncludedFile& file,
                                                       const FilePart& part,
                                                       bool all_sections) const {
  const std::string_view text = context_.sources[file.source].text;
  const auto offset = [&](std::size_t line) {
    return line < file.lines.size() ? file.lines[line] : narrow(text.size());
  };
  std::vector<Span> pieces;
  const auto add = [&](std::size_t first, std::size_t end) {
    const Span piece{file.source, offset(first), offset(std::max(first, end))};
    if (piece.begin < piece.end) pieces.push_back(piece);
  };
  if (part.anchor.empty()) {
    add(part.first, part.end);
  } else {
    const auto begins = file.begins.find(part.anchor);
    if (begins == file.begins.end()) return std::nullopt;
    std::size_t after = 0;  // the anchor that the last section ended at
    for (const std::size_t begin : begins->second) {
      if (begin < after) continue;
      after = add_section(file, begin, add);
      if (!all_sections) break;
    }
  }
  if (!pieces.empty() && text[pieces.back().end - 1] == '\n') --pieces.back().end;
  return pieces;
}

}  // namespace colophon::manuscript
