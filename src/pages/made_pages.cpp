// Pages that no author writes.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/path.h"
#include "pages/draft.h"
#include "vocabulary/labels.h"

namespace colophon::pages {

void start(Draft& draft, BookPart part) {
  draft.body = draft.markup.append_element(draft.markup.root(), "body");
  draft.section = draft.markup.append_element(draft.body, "section");
  set_part(draft.markup, draft.section, part);
}

namespace {

// <p class="…">text</p>, or nothing for no text.
pugi::xml_node append_line(Draft& draft, std::string_view line_class, const Value& value) {
  if (!value) return {};
  const pugi::xml_node line = draft.markup.append_element(draft.section, "p", value.span);
  draft.markup.set_attribute(line, "class", line_class);
  draft.markup.append_text(line, value.text, value.span);
  return line;
}

using Maker = void (*)(Draft& draft, const Document& document, const Material& material);

Maker maker_of(GeneratedPage page) {
  switch (page) {
    case GeneratedPage::cover:
      return make_cover_page;
    case GeneratedPage::notes:
      return make_notes_page;
    case GeneratedPage::title_page:
    case GeneratedPage::contents:
      break;
  }
  return make_title_page;
}

// "Cover: Title, Creator, Creator", in the book's language as far as it has words of ours.
std::string cover_alternative(const Manuscript& manuscript, const Book& book) {
  if (manuscript.cover_alternative) return manuscript.cover_alternative.text;
  std::string text(vocabulary::label(vocabulary::Label::cover, book.language()));
  text += ": ";
  text += book.metadata.title.text;
  for (const Agent& creator : book.metadata.creators) {
    text += ", ";
    text += creator.name.text;
  }
  return text;
}

}  // namespace

void make_part_page(Draft& draft, const Document& document) {
  const ContentsItem& item = document.item;
  start(draft, item.role == BookPart::none ? BookPart::part : item.role);

  const char level = static_cast<char>('1' + std::clamp(item.depth, 0, 5));
  const char name[] = {'h', level, '\0'};
  const std::string id = "title-" + std::string(path::stem_of(document.href));
  const pugi::xml_node heading = draft.markup.append_element(draft.section, name, item.title.span);
  draft.markup.set_attribute(heading, "id", id);
  draft.markup.set_attribute(heading, "class", "opening");
  draft.markup.append_text(heading, document.title, item.title.span);
  if (draft.section.attribute("role")) {
    draft.markup.set_attribute(draft.section, "aria-labelledby", id);
  }
}

void make_title_page(Draft& draft, const Document& /*document*/, const Material& material) {
  const Metadata& metadata = material.book.metadata;
  start(draft, BookPart::title_page);

  const pugi::xml_node heading =
      draft.markup.append_element(draft.section, "h1", metadata.title.span);
  draft.markup.set_attribute(heading, "epub:type", "title");
  draft.markup.append_text(heading, metadata.title.text, metadata.title.span);
  if (const pugi::xml_node subtitle = append_line(draft, "subtitle", metadata.subtitle)) {
    draft.markup.set_attribute(subtitle, "epub:type", "subtitle");
    draft.markup.set_attribute(subtitle, "role", "doc-subtitle");
  }
  for (const Agent& creator : metadata.creators) append_line(draft, "creator", creator.name);
  append_line(draft, "publisher", metadata.publisher);
  append_line(draft, "date", {metadata.date.text.substr(0, 4), metadata.date.span});
}

void make_cover_page(Draft& draft, const Document& document, const Material& material) {
  start(draft, BookPart::cover);
  const Span span = material.manuscript.cover.span;
  const pugi::xml_node cover = draft.markup.append_element(draft.section, "img", span);
  draft.markup.set_attribute(cover, "role", "doc-cover");
  draft.markup.set_attribute(cover, "src",
                             relative_href(document.href, material.assets.cover.href));
  draft.markup.set_attribute(cover, "alt", cover_alternative(material.manuscript, material.book));
}

Page make_page(std::size_t index, const Material& material) {
  const Document& document = material.book.documents[index];
  Draft draft;
  if (document.item.kind == ContentsItem::Kind::part) {
    make_part_page(draft, document);
  } else {
    maker_of(document.item.page)(draft, document, material);
  }
  const pugi::xml_node html =
      frame_document(draft.markup, draft.body, document, material.book, material.assets);
  return {document.href, xml::write_xhtml(html, &draft.markup.spans())};
}

}  // namespace colophon::pages
