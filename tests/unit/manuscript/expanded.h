// A chapter's text as its templates leave it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "manuscript/templates/expand.h"
#include "unit/manuscript/loading.h"

namespace colophon::testing {

struct Expanded {
  Sources sources;
  Diagnostics diags;
  manuscript::DraftItem entry;
  Spending spending;

  std::string text() const {
    std::string joined;
    for (const Span& piece : entry.item.text) joined += sources.text_of(piece);
    return joined;
  }

  // Where the first piece that has these words has them: "book/a.md:1:3".
  std::string place_of(std::string_view words) const {
    for (const Span& piece : entry.item.text) {
      const std::size_t at = sources.text_of(piece).find(words);
      if (at == std::string_view::npos) continue;
      const auto begin = piece.begin + static_cast<std::uint32_t>(at);
      return place(sources, {piece.source, begin, begin});
    }
    return "nowhere";
  }
};

using Texts = std::vector<std::pair<std::string, std::string>>;  // path and text

// The chapter book/ch.md, written with `tool`.
inline Expanded expand(const Texts& texts, TemplateTool tool = TemplateTool::unknown,
                       const std::string& chapter = "ch.md") {
  MemoryFiles files;
  for (const auto& [path, text] : texts) files.add(path, text);
  const std::unique_ptr<Files> readable = files.confined();
  readable->admit("book");
  Expanded expanded;
  manuscript::LoadContext context{*readable, expanded.sources, expanded.diags, "book"};
  ContentsItem item;
  item.path = chapter;
  std::vector<manuscript::DraftItem> entries = manuscript::read_chapters({item}, context);
  Dialect dialect;
  dialect.template_tool = tool;
  manuscript::expand_templates(entries, dialect, {}, context);
  expanded.entry = std::move(entries.at(0));
  expanded.spending = context.spending;
  return expanded;
}

inline std::string text_of(const Texts& texts, TemplateTool tool = TemplateTool::unknown) {
  const Expanded expanded = expand(texts, tool);
  EXPECT_THAT(said(expanded.sources, expanded.diags), ::testing::IsEmpty());
  return expanded.text();
}

inline std::string with_lines(const std::string& chapter,
                              TemplateTool tool = TemplateTool::unknown) {
  return text_of({{"book/ch.md", chapter}, {"book/f.rs", "one\ntwo\nthree\nfour\n"}}, tool);
}

}  // namespace colophon::testing
