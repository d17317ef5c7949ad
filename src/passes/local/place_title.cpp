#include <string>

#include "formats/internal_names.h"
#include "passes/local/local.h"

namespace colophon::passes {

namespace {

pugi::xml_node first_heading(pugi::xml_node from, pugi::xml_node root) {
  while (from && heading_level(from) == 0) from = next_in_order(from, root);
  return from;
}

}  // namespace

void place_title(Chapter& chapter, const ContentsItem& item) {
  if (!item.begins_with_title) return;
  Markup& markup = chapter.markup;
  const pugi::xml_node made = first_heading(chapter.body, chapter.body);
  if (!made) return;
  markup.set_span(made, item.title.span);
  const pugi::xml_node own = first_heading(next_skipping(made, chapter.body), chapter.body);
  if (!own || heading_level(own) > 1) return;
  const std::string title = plain_text(made);
  if (title != plain_text(own)) markup.set_attribute(own, internal::kTitle, title);
  markup.remove(made);
}

}  // namespace colophon::passes
