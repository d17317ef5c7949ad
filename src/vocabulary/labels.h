// The words that the compiler itself puts into a book, in the book's language.
#pragma once

#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

enum class Label : std::uint8_t {
  cover,
  title_page,
  contents,
  notes,
  start_of_text,
  bibliography,
  glossary,
  index,
  copyright_page,
  landmarks,     // heading of the landmarks, never shown
  back_to_text,  // title of the link from a note to its reference
  untitled,
  // Titles of boxes, see vocabulary/boxes.h.
  note,
  tip,
  important,
  warning,
  caution,
  danger,
  information,
  question,
  exercise,
  example,
  error,
  discussion,
};

// In the language nearest to `tag` (BCP 47) that we know, English otherwise.
std::string_view label(Label label, std::string_view tag);

}  // namespace colophon::vocabulary
