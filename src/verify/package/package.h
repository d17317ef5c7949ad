// The package document of a finished book as data, and what is to be judged of it alone (EPUB 3.3
// section 5; for books of that version OPF 2.0.1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "verify/xml/element_tree.h"
#include "verify/xml/url.h"

namespace colophon::verify {

inline constexpr std::size_t kNoItem = static_cast<std::size_t>(-1);

struct Item {
  std::size_t element = 0;  // of the package's tree
  std::string id;
  std::string media_type;
  Url url;
  std::string properties;      // a list of words
  std::string fallback;        // an id, as all that follow
  std::string fallback_style;  // of EPUB 2
  std::size_t spine_position = kNoItem;
  bool is_linear = true;
  // Whether the chain of its fallbacks, itself left out, has one of these.
  bool falls_back_to_document = false;
  bool falls_back_to_core = false;  // a core media type

  bool is_in_spine() const { return spine_position != kNoItem; }
  bool has_property(std::string_view property) const { return has_word(properties, property); }
};

// What a <link> names in the archive.
struct LinkedFile {
  std::string path;
  std::size_t element = 0;  // of the package's tree
};

struct Package {
  std::string path;  // in the archive
  ElementTree tree;
  int version = 3;                 // 2 or 3
  std::string identifier;          // of the book; empty for none
  std::vector<Item> items;         // those with id and address, in the order of the manifest
  std::vector<std::size_t> spine;  // items, in reading order
  std::size_t navigation = kNoItem;
  std::size_t ncx = kNoItem;
  std::vector<LinkedFile> linked;
  std::unordered_map<std::string, std::size_t> by_id;
  std::unordered_map<std::string, std::size_t> by_path;  // of local files

  // Null where there is none.
  const Item* find_id(std::string_view id) const;
  const Item* find_path(std::string_view path) const;
  Span place(const Item& item, std::string_view attribute) const;
};

// The root and what stands in it, its items, its spine. Reports what is not well-formed and what
// of the manifest and the spine cannot be read.
Package read_package(std::string_view bytes, std::string path, Diagnostics& findings);
// Afterwards every item says what it falls back to.
void settle_fallbacks(Package& package);

// Elements, attributes and their order, as the schema has it.
void check_structure(const Package& package, Diagnostics& findings);
// What every book says of itself, and how: title, language, identifier, dates.
void check_metadata(const Package& package, Diagnostics& findings);
// What refines what.
void check_refinements(const Package& package, Diagnostics& findings);
// Names of properties, and the prefixes that they have.
void check_properties(const Package& package, Diagnostics& findings);
// Says which rules nobody here knows: those of profiles of EPUB.
void check_profiles(const Package& package, Diagnostics& findings);
// What is read aloud, and for how long.
void check_overlays(const Package& package, Diagnostics& findings);
// Addresses, media types and fallbacks of the items.
void check_manifest(const Package& package, Diagnostics& findings);
void check_spine(const Package& package, Diagnostics& findings);
// <link>, <guide>, <collection>.
void check_links(const Package& package, Diagnostics& findings);

// ---- Media types

inline constexpr std::string_view kOverlayType = "application/smil+xml";

bool is_content_document(std::string_view media_type, int version);
bool is_core_image(std::string_view media_type, int version);
bool is_core_media_type(std::string_view media_type, int version);
bool is_audio(std::string_view media_type);
bool is_video(std::string_view media_type);
bool is_font(std::string_view media_type);

}  // namespace colophon::verify
