#include "model/chapter.h"

#include <utility>

#include "formats/internal_names.h"

namespace colophon {

void make_roots(Chapter& chapter) {
  chapter.body = chapter.markup.append_element(chapter.markup.root(), "body");
  chapter.notes = chapter.markup.append_element(chapter.markup.root(), internal::kNotes);
}

void free_body(Chapter& chapter) {
  Markup rest;
  if (chapter.notes) chapter.notes = rest.append_copy(rest.root(), chapter.notes, chapter.markup);
  rest.spending() = std::move(chapter.markup.spending());  // of what was made before
  chapter.body = {};
  chapter.markup = std::move(rest);
}

}  // namespace colophon
