#include <string_view>
#include <utility>

#include "pages/frame.h"
#include "pages/pages.h"

namespace colophon::pages {
namespace {

// What may stand before the heading that opens a chapter.
bool may_precede_heading(pugi::xml_node node) {
  return is_element(node, "figure") || has_class(node, "epigraph");
}

bool is_notes_section(pugi::xml_node node) {
  const std::string_view type = node.attribute("epub:type").value();
  return type == "footnotes" || type == "endnotes";
}

struct Opening {
  pugi::xml_node heading;  // the first of the text, which names the chapter; null for none
  bool is_at_top = true;   // no text stands before it
};

Opening find_opening(pugi::xml_node section) {
  Opening opening;
  pugi::xml_node node = section.first_child();
  while (node) {
    if (heading_level(node) > 0) {
      opening.heading = node;
      return opening;
    }
    if (may_precede_heading(node) || is_notes_section(node)) {
      node = next_skipping(node, section);
      continue;
    }
    if (is_element(node, "p")) opening.is_at_top = false;
    node = next_in_order(node, section);
  }
  return opening;
}

// A landmark role wants a name, and several of one kind want different ones (ARIA, Ace's
// landmark-unique): the heading, or the title where there is none to be seen.
void name_section(Markup& markup, pugi::xml_node section, pugi::xml_node heading,
                  std::string_view title) {
  if (!section.attribute("role")) return;
  const std::string_view id = heading.attribute("id").value();
  if (!id.empty()) {
    markup.set_attribute(section, "aria-labelledby", id);
  } else if (!title.empty()) {
    markup.set_attribute(section, "aria-label", title);
  }
}

}  // namespace

Page finish_chapter(Chapter& chapter, const Book& book, const Assets& assets) {
  const Document& document = book.documents[chapter.document];
  Markup& markup = chapter.markup;
  pugi::xml_node section = markup.append_element(markup.root(), "section");
  set_part(markup, section, document.item.role);
  markup.move_children(chapter.body, section);
  chapter.body.append_move(section);

  const Opening opening = find_opening(section);
  if (opening.heading && opening.is_at_top) markup.add_class(opening.heading, "opening");
  name_section(markup, section, opening.heading, document.title);

  const pugi::xml_node html = frame_document(markup, chapter.body, document, book, assets);
  return {document.href, xml::write_xhtml(html, &markup.spans())};
}

}  // namespace colophon::pages
