#include "manuscript/tools/tools.h"

#include <algorithm>

#include "manuscript/tools/tools_impl.h"

namespace colophon::manuscript {
namespace {

// A file that can only be one tool's before those that several have.
constexpr auto kTools = std::to_array<Tool>({
    {.name = "mdbook",
     .project = "an mdBook",
     .files = {"book.toml", "src/SUMMARY.md"},
     .read = read_mdbook,
     .dialect = mdbook_dialect},
    {.name = "leanpub",
     .project = "a Leanpub book",
     .files = {"manuscript/Book.txt", "Book.txt"},
     .read = read_leanpub,
     .dialect = leanpub_dialect,
     .apply_marks = apply_leanpub_marks},
    {.name = "crowbook",
     .project = "a Crowbook book",
     .files = {"*.book"},
     .read = read_crowbook,
     .dialect = crowbook_dialect},
    {.name = "honkit",
     .project = "a HonKit or GitBook book",
     .files = {"SUMMARY.md", ".gitbook.yaml", "book.json", "book.js", "LANGS.md"},
     .read = read_honkit,
     .dialect = honkit_dialect,
     .apply_marks = name_honkit_glossary},
    {.name = "quarto",
     .project = "a Quarto book",
     .files = {"_quarto.yml", "_quarto.yaml"},
     .read = read_quarto,
     .dialect = quarto_dialect,
     .has_metadata_blocks = true},
    {.name = "bookdown",
     .project = "a bookdown book",
     .files = {"_bookdown.yml", "_bookdown.yaml", "index.Rmd"},
     .read = read_bookdown,
     .dialect = pandoc_markdown,
     .has_metadata_blocks = true,
     .speaker = Speaker::first},
    {.name = "mkdocs",
     .project = "a manual of MkDocs",
     .files = {"mkdocs.yml", "mkdocs.yaml"},
     .read = read_mkdocs,
     .dialect = mkdocs_dialect},
    {.name = "pandoc",
     .project = "a manuscript for pandoc",
     .files = {"defaults.yaml", "defaults.yml"},
     .read = read_pandoc,
     .dialect = pandoc_markdown,
     .has_metadata_blocks = true,
     .speaker = Speaker::first_if_telling},
});

constexpr Tool kOurs = {.dialect = [] { return Dialect{}; }, .has_metadata_blocks = true};

}  // namespace

std::span<const Tool> known_tools() { return kTools; }

const Tool* find_tool(std::string_view name) {
  if (name.empty()) return &kOurs;
  const auto* found = std::find_if(kTools.begin(), kTools.end(),
                                   [name](const Tool& tool) { return tool.name == name; });
  return found == kTools.end() ? nullptr : found;
}

std::vector<std::string_view> tool_names() {
  std::vector<std::string_view> names;
  for (const Tool& tool : kTools) names.push_back(tool.name);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace colophon::manuscript
