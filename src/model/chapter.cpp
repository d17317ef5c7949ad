#include "model/chapter.h"

namespace colophon {

void make_roots(Chapter& chapter) {
  chapter.body = chapter.markup.append_element(chapter.markup.root(), "body");
  chapter.notes = chapter.markup.append_element(chapter.markup.root(), "colophon:notes");
}

}  // namespace colophon
