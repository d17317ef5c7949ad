// The publication before it has bytes: manifest, spine, navigation, metadata and what is true of
// its accessibility.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/files.h"
#include "base/source_map.h"
#include "model/metadata.h"
#include "vocabulary/book_parts.h"

namespace colophon {

// Where the documents are that are in every book, relative to the package document.
using vocabulary::kNavigationHref;
inline constexpr char kNcxHref[] = "toc.ncx";

// A file of the author's that is copied as it is, streamed from the disk.
struct DiskFile {
  std::string path;
  std::uint64_t size = 0;
  FileInfo seen = {};  // before it was looked into
};

// A file in the book. Its href is relative to the package document.
struct Resource {
  std::string href;
  std::string media_type;
  std::variant<std::string, DiskFile> content;  // bytes or a file
  bool is_cover_image = false;
  Span span = {};             // where the manuscript first asks for it
  SourceMap source_map = {};  // of a style sheet of the author's: each line -> its source
};

struct ManifestItem {
  std::string id;  // NCName, unique
  std::string href;
  std::string media_type;
  std::vector<std::string> properties;  // sorted
  Span span = {};                       // what puts it into the book
};

struct SpineItem {
  std::string idref;
  bool linear = true;
};

// A labelled place, for the table of contents.
struct NavigationPoint {
  int depth = 0;
  std::string label;
  std::string href;      // relative to the package document, with fragment
  bool is_part = false;  // or a volume: what groups chapters
  Span span = {};        // of the heading
};

struct Landmark {
  std::string epub_type;
  std::string label;
  std::string href;
  Span span = {};  // of the document it leads to
};

// Values of the schema.org accessibility properties, as they are written.
struct AccessibilityMetadata {
  std::vector<std::string> access_modes;
  std::vector<std::string> sufficient_modes;  // each a set: "textual,visual"
  std::vector<std::string> features;
  std::vector<std::string> hazards;
  std::string summary;
  std::string summary_language;  // BCP 47; empty for the book's
  std::string conforms_to;
  std::string certified_by;
  std::string exemption;
};

struct Publication {
  Metadata metadata;      // complete: title, language, identifier and modified are never empty
  std::string generator;  // "colophon 0.1.0"
  AccessibilityMetadata accessibility;
  std::vector<ManifestItem> manifest;
  std::vector<SpineItem> spine;
  std::vector<NavigationPoint> contents;
  std::vector<Landmark> landmarks;
  // Where the navigation document stands when it is a page of the book.
  vocabulary::Matter navigation_matter = vocabulary::Matter::front;
  bool right_to_left = false;
};

}  // namespace colophon
