// Chapters from XHTML and back, for testing passes.
#pragma once

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <sstream>
#include <string>

#include "model/chapter.h"

namespace colophon::passes {

// `body` and `notes` are what stands inside the two roots.
inline Chapter read_chapter(const std::string& body, const std::string& notes = {}) {
  Chapter chapter;
  make_roots(chapter);
  pugi::xml_document parsed;
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_fragment;
  const auto fill = [&](pugi::xml_node root, const std::string& text) {
    EXPECT_TRUE(parsed.load_string(text.c_str(), kOptions)) << text;
    for (const pugi::xml_node child : parsed.children()) root.append_copy(child);
  };
  if (!body.empty()) fill(chapter.body, body);
  if (!notes.empty()) fill(chapter.notes, notes);
  return chapter;
}

inline std::string written(pugi::xml_node root) {
  std::ostringstream out;
  for (const pugi::xml_node child : root.children()) {
    child.print(out, "", pugi::format_raw | pugi::format_no_declaration);
  }
  return out.str();
}

// The codes that were reported, in order, with a space between.
inline std::string codes(const Diagnostics& diagnostics) {
  std::string names;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    names += (names.empty() ? "" : " ") + name_of(diagnostic.code);
  }
  return names;
}

}  // namespace colophon::passes
