// The book's notes, gathered by chapter.
#include <algorithm>
#include <string>
#include <string_view>

#include "pages/draft.h"
#include "pages/pages.h"

namespace colophon::pages {
namespace {

std::string heading_name(int level) { return 'h' + std::to_string(std::clamp(level, 1, 6)); }

const Chapter& chapter_of(std::size_t document, std::span<const Chapter> chapters) {
  return *std::lower_bound(
      chapters.begin(), chapters.end(), document,
      [](const Chapter& chapter, std::size_t wanted) { return chapter.document < wanted; });
}

// <section><h2>Chapter</h2><ol><li>…
void add_notes(Draft& draft, const NotesSection& section, int level, const Material& material) {
  Markup& markup = draft.markup;
  const Document& document = material.book.documents[section.chapter];
  const pugi::xml_node group = markup.append_element(draft.section, "section");
  if (const std::string& language = document.item.language; !language.empty()) {
    markup.set_attribute(group, "lang", language);
    markup.set_attribute(group, "xml:lang", language);
  }
  const pugi::xml_node heading = markup.append_element(group, heading_name(level).c_str());
  markup.append_text(heading, document.title);
  const pugi::xml_node list = markup.append_element(group, "ol");
  if (section.first > 1) markup.set_attribute(list, "start", std::to_string(section.first));
  const Chapter& chapter = chapter_of(section.chapter, material.chapters);
  pugi::xml_node note = chapter.notes.first_child();
  for (std::size_t i = 1; i < section.first; ++i) note = note.next_sibling();
  for (std::size_t i = 0; i < section.count; ++i, note = note.next_sibling())
    markup.append_copy(list, note, chapter.markup);
}

}  // namespace

void make_notes_page(Draft& draft, const Document& document, const Material& material) {
  const int level = document.item.depth + 1;
  start(draft, BookPart::endnotes);
  const pugi::xml_node heading =
      draft.markup.append_element(draft.section, heading_name(level).c_str());
  draft.markup.set_attribute(heading, "id", "notes-title");
  draft.markup.set_attribute(heading, "class", "opening");
  draft.markup.append_text(heading, document.title);
  draft.markup.set_attribute(draft.section, "aria-labelledby", "notes-title");
  for (const NotesSection& section : material.book.notes_sections) {
    if (&material.book.documents[section.page] == &document)
      add_notes(draft, section, level + 1, material);
  }
}

}  // namespace colophon::pages
