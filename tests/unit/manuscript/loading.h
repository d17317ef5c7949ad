// A book in memory, loaded, and what was said of it in lines that can be compared.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "manuscript/load.h"
#include "model/chapter.h"
#include "passes/book/book.h"
#include "read_chapter.h"
#include "unit/base/memory_files.h"

namespace colophon::testing {

struct Loaded {
  Sources sources;
  Diagnostics diags;
  std::optional<Manuscript> manuscript;
};

// Where nobody gave the book a title, that of its first chapter is read.
inline void complete_title(Loaded& loaded) {
  if (!loaded.manuscript || loaded.manuscript->metadata.title) return;
  Manuscript& manuscript = *loaded.manuscript;
  std::size_t first = 0;
  while (manuscript.contents[first].kind != ContentsItem::Kind::chapter) ++first;
  Chapter chapter = read_chapter(manuscript.contents[first], loaded.sources, manuscript.dialect,
                                 manuscript.metadata.language.text);
  chapter.document = first;
  manuscript.metadata.title = passes::complete_title(manuscript, chapter, loaded.diags);
  std::stable_sort(loaded.diags.all().begin(), loaded.diags.all().end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tuple(a.span.source, a.span.begin) <
                            std::tuple(b.span.source, b.span.begin);
                   });
}

// As the compiler does it: behind a wall.
inline Loaded load(Files& files, std::vector<std::string> paths = {"book"},
                   std::vector<std::pair<std::string, std::string>> metadata = {},
                   std::vector<std::string> allowed = {}) {
  Loaded loaded;
  loaded.manuscript = manuscript::load(
      {.paths = std::move(paths), .metadata = std::move(metadata), .allowed = std::move(allowed)},
      *files.confined(), loaded.sources, loaded.diags);
  complete_title(loaded);
  return loaded;
}

inline std::string place(const Sources& sources, Span span) {
  if (!span) return "nowhere";
  const Source& source = sources[span.source];
  const Location location = LineTable(source.text).locate(span.begin);
  return source.name + ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
}

// "book/book.yaml:1:8: error: message [code]", then the hint after " = " and related places after
// " < ".
inline std::vector<std::string> said(const Sources& sources, const Diagnostics& diags) {
  std::vector<std::string> lines;
  for (const Diagnostic& diagnostic : diags.all()) {
    std::string line = place(sources, diagnostic.span) + ": " +
                       std::string(name_of(diagnostic.severity)) + ": " + diagnostic.message +
                       " [" + name_of(diagnostic.code) + "]";
    if (!diagnostic.hint.empty()) line += " = " + diagnostic.hint;
    for (const Related& related : diagnostic.related) {
      line += " < " + place(sources, related.span) + " " + related.message;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

inline std::vector<std::string> said(const Loaded& loaded) {
  return said(loaded.sources, loaded.diags);
}

// But for what lies beside the contents.
inline std::vector<std::string> said_of_listed(Loaded loaded) {
  std::erase_if(loaded.diags.all(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::unlisted_chapter;
  });
  return said(loaded);
}

// One line an item: "body 1 chapter `a.md` chapter 'Title' lang=fr id=x".
inline std::vector<std::string> contents_of(const Loaded& loaded) {
  std::vector<std::string> lines;
  if (!loaded.manuscript) return lines;
  for (const ContentsItem& item : loaded.manuscript->contents) {
    std::string line = item.matter == Matter::front  ? "front"
                       : item.matter == Matter::body ? "body"
                                                     : "back";
    line += " " + std::to_string(item.depth);
    if (item.kind == ContentsItem::Kind::part) line += " part";
    if (item.kind == ContentsItem::Kind::generated) line += " generated";
    if (!item.path.empty()) line += " " + item.path;
    const std::string_view role = vocabulary::info_of(item.role).name;
    if (!role.empty()) line += " (" + std::string(role) + ")";
    if (item.title) line += " '" + item.title.text + "'";
    if (!item.language.empty()) line += " lang=" + item.language;
    if (!item.id.empty()) line += " id=" + item.id;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace colophon::testing
