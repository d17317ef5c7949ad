// An entry of a finished book that somebody found something in, and what they mean by a place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "base/source_map.h"
#include "verify/xml/placed_elements.h"

namespace colophon::verify {

class CheckedEntry {
 public:
  // Line ends become those of a source, and what is not UTF-8 is replaced.
  explicit CheckedEntry(std::string_view bytes);
  CheckedEntry(const CheckedEntry&) = delete;
  CheckedEntry& operator=(const CheckedEntry&) = delete;

  const std::string& text() const { return text_; }
  const std::vector<PlacedElement>& elements() const { return elements_; }

  // Between bytes and lines with columns of UTF-16 code units, both from 1. A line that is too
  // short is meant to its end.
  std::size_t offset_of(std::uint32_t line, std::uint32_t column) const;
  SourceMapEntry place_of(std::size_t offset) const;

 private:
  std::string text_;
  LineTable lines_;
  std::vector<PlacedElement> elements_;
};

// An element, or a character of a text or style sheet.
struct Meant {
  std::uint32_t element = kNoElement;  // of a character the innermost one around it
  std::size_t offset = 0;              // of a character
  bool is_character = false;
};

// `line` 0 is unknown. SAX gives the place behind a tag for what is wrong with its element.
Meant meant_by(std::uint32_t line, std::uint32_t column, const CheckedEntry& entry);

// The first element that a line begins the start tag of and that has a `style` attribute.
std::uint32_t styled_element(const CheckedEntry& entry, std::uint32_t line);

}  // namespace colophon::verify
