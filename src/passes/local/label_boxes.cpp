#include <string_view>

#include "formats/internal_names.h"
#include "passes/local/local.h"
#include "vocabulary/boxes.h"

namespace colophon::passes {

void label_boxes(Chapter& chapter, std::string_view language) {
  for (const pugi::xml_node root : {chapter.body, chapter.notes}) {
    for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
      if (!is_element(node, "p")) continue;
      const pugi::xml_attribute kind = node.attribute(internal::kLabel);
      if (!kind) continue;
      if (const auto label = vocabulary::box_of(kind.value()).label) {
        const std::string_view words = vocabulary::label(*label, language_of(node, language));
        chapter.markup.append_text(node, words, chapter.markup.span_of(node));
      }
    }
  }
}

}  // namespace colophon::passes
