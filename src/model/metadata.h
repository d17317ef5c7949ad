// What a book says of itself, as the author gave it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source.h"

namespace colophon {

// A text with the place it was written at.
struct Value {
  std::string text;
  Span span;

  explicit operator bool() const { return !text.empty(); }
};

enum class Direction : std::uint8_t { of_language, left_to_right, right_to_left };

struct Agent {  // a person or body
  Value name;
  std::string role = "aut";  // MARC relator code
  std::string file_as;       // for sorting: "Serge, Victor"; empty for none
};

struct Subject {
  Value label;
  std::string authority;  // "BISAC", "THEMA" or an address; only together with term
  std::string term;
};

struct Series {
  Value name;
  std::string position;  // "2" or "2.1"; empty for none
};

// What only the author can know of the book's accessibility (EPUB Accessibility 1.1).
struct AccessibilityStatement {
  bool alternatives_sufficient = false;  // the texts given for images say all that the images say
  std::vector<std::string> hazards;      // schema:accessibilityHazard; empty: nothing said
  Value conforms_to;
  std::string certified_by;
  std::string exemption;
  Value summary;
};

struct Metadata {
  Value title;
  Value subtitle;
  Value language;  // BCP 47, canonical
  Direction direction = Direction::of_language;
  std::vector<Value> identifiers;      // URNs or plain; the first is the unique identifier
  bool is_identifier_refused = false;  // what was given is none, which was said
  std::vector<Agent> creators;
  std::vector<Agent> contributors;
  Value publisher;
  Value date;      // W3C-DTF
  Value modified;  // CCYY-MM-DDThh:mm:ssZ
  Value rights;
  Value description;
  Value source;
  std::vector<Subject> subjects;
  std::optional<Series> series;
  AccessibilityStatement accessibility;
};

}  // namespace colophon
