// The boxes beside a book's text: notes, tips, warnings and their like.
#pragma once

#include <optional>
#include <string_view>

#include "vocabulary/labels.h"

namespace colophon::vocabulary {

struct Box {
  std::string_view kind;       // its class: "note"
  std::string_view role;       // of an <aside>, so that it is no landmark (DPUB-ARIA 1.1, ARIA 1.2)
  std::string_view epub_type;  // empty where the vocabulary has none
  std::optional<Label> label;  // what it is called where its author gives no title
};

// What is known of a kind of box. One that is not known is a note without a label.
const Box& box_of(std::string_view kind);

// The kind that a word in lower case names: "hint" is a "tip". A word that names none is its own.
std::string_view kind_of_box(std::string_view word);

}  // namespace colophon::vocabulary
