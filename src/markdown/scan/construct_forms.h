// How each kind of construct stands in cmark's tree, and the element it becomes: one table.
#pragma once

#include <cstdint>
#include <string_view>

#include "markdown/scan/construct.h"

namespace colophon::markdown {

struct ConstructForm {
  // Where cmark sees its placeholder.
  enum class Place : std::uint8_t {
    within_line,  // an inline
    paragraph,    // all of a paragraph, in whose place the construct comes
    head,         // at the head of a paragraph
    none,         // nowhere: it is made when the tree is put together
  };

  Construct::Kind kind;
  Place place;
  // Whether the placeholder may be the head of a list's item, which is the construct then.
  bool is_item = false;
  // The kind of what follows it and belongs to it; its own where there is no such kind.
  Construct::Kind parts = kind;
  // Where nothing else is to be said of it.
  const char* element = nullptr;
  const char* class_name = nullptr;
};

const ConstructForm& form_of(Construct::Kind kind);

inline bool is_block(const Construct& construct) {
  return form_of(construct.kind).place != ConstructForm::Place::within_line;
}

// The element of a pair, or null where more is to be said of it.
const char* element_of(Construct::Pair pair);

}  // namespace colophon::markdown
