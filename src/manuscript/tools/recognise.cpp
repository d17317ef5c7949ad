#include "manuscript/tools/recognise.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/path.h"
#include "base/unicode.h"
#include "manuscript/sources/folder.h"
#include "manuscript/tools/project_files.h"

namespace colophon::manuscript {
namespace {

bool has_ending(std::string_view name, std::string_view pattern) {
  return pattern.starts_with('*') && name.ends_with(pattern.substr(1));
}

bool has_file_of(const Tool& tool, const std::string& folder, LoadContext& context) {
  for (const std::string_view file : tool.files) {
    if (file.empty()) continue;
    if (!file.starts_with('*')) {
      if (is_file(path::join(folder, file), context)) return true;
      continue;
    }
    const Result<std::vector<std::string>> names =
        context.files.list(path::join(context.root, folder));
    if (names && std::any_of(names->begin(), names->end(),
                             [&](const std::string& name) { return has_ending(name, file); })) {
      return true;
    }
  }
  return false;
}

std::optional<ToolProject> read_project(const Tool& tool, const std::string& folder,
                                        const std::string& named, LoadContext& context) {
  ToolProject project{.tool = &tool, .dialect = tool.dialect(), .folder = folder, .named = named};
  return tool.read(project, context) ? std::optional(std::move(project)) : std::nullopt;
}

std::optional<ToolProject> recognise_in(const std::string& folder, LoadContext& context) {
  for (const Tool& tool : known_tools()) {
    if (!has_file_of(tool, folder, context)) continue;
    if (std::optional<ToolProject> book = read_project(tool, folder, "", context)) return book;
  }
  return std::nullopt;
}

// The folders in the root that a book may lie in, in natural order.
std::vector<std::string> subfolders(LoadContext& context) {
  std::vector<std::string> folders;
  const Result<std::vector<std::string>> names = context.files.list(context.root);
  if (!names) return folders;
  for (const std::string& name : *names) {
    if (!is_set_apart(name) && is_folder(name, context)) folders.push_back(name);
  }
  std::sort(folders.begin(), folders.end(), unicode::natural_less);
  return folders;
}

std::optional<ToolProject> recognise_below(LoadContext& context) {
  std::vector<std::string> folders;
  for (std::string& folder : subfolders(context)) {
    const auto is_there = [&](const Tool& tool) { return has_file_of(tool, folder, context); };
    const std::span<const Tool> tools = known_tools();
    if (std::any_of(tools.begin(), tools.end(), is_there)) folders.push_back(std::move(folder));
  }
  for (const std::string& folder : folders) {
    std::optional<ToolProject> book = recognise_in(folder, context);
    if (!book) continue;
    for (const std::string& other : folders) {
      if (other == folder) continue;
      book->set_aside.push_back(other);
      if (!book->hint.empty()) continue;
      book->hint = fmt::format(
          "`{}` is the first folder with a book; `colophon build {}` takes "
          "another",
          folder, path::join(context.root, other));
    }
    return book;
  }
  return std::nullopt;
}

// The beginning of a file that was read.
Span beginning_of(const std::string& path, LoadContext& context) {
  const std::string name = path::join(context.root, path);
  for (std::size_t i = 0; i < context.sources.size(); ++i) {
    const auto source = static_cast<SourceId>(i);
    if (context.sources[source].name == name) return {source, 0, 0};
  }
  return {};
}

void report_recognised(const ToolProject& book, LoadContext& context) {
  std::string what(book.tool->project);
  for (const std::string& file : book.files) {
    what += fmt::format("{} `{}`", &file == &book.files.front() ? ":" : ",", file);
  }
  const Span place = book.files.empty() ? Span{} : beginning_of(book.files.front(), context);
  context.diags.report(Code::recognised_book, place, what).hint = book.hint;
}

}  // namespace

std::optional<ToolProject> recognise_book(LoadContext& context) {
  std::optional<ToolProject> book = recognise_in(".", context);
  if (!book) book = recognise_below(context);
  if (book) report_recognised(*book, context);
  return book;
}

std::optional<std::string> folder_of_tool_file(const std::string& path) {
  const std::string_view name = path::name_of(path);
  for (const Tool& tool : known_tools()) {
    for (const std::string_view file : tool.files) {
      if (file.empty() || (path::name_of(file) != name && !has_ending(name, file))) continue;
      std::string folder = path::normalise(path::folder_of(path));
      // `src/SUMMARY.md` is looked for from above; a file of that name elsewhere is not meant.
      const bool is_below = file.find('/') != file.npos;
      if (!is_below) return folder;
      if (path::name_of(folder) == path::folder_of(file)) {
        return path::normalise(path::folder_of(folder));
      }
    }
  }
  return std::nullopt;
}

std::optional<ToolProject> recognise_by_file(const std::string& name, LoadContext& context) {
  for (const Tool& tool : known_tools()) {
    const bool is_its = std::any_of(tool.files.begin(), tool.files.end(), [&](auto file) {
      return !file.empty() && (file == name || has_ending(name, file));
    });
    if (!is_its) continue;
    std::optional<ToolProject> book = read_project(tool, ".", name, context);
    if (!book) continue;
    report_recognised(*book, context);
    return book;
  }
  return std::nullopt;
}

}  // namespace colophon::manuscript
