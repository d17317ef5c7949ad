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

Page finish(Draft& draft, const Frame& frame, const BookFacts& facts) {
  const pugi::xml_node html = frame_document(draft.markup, draft.body, frame, facts);
  return {std::string(frame.href), xml::write_xhtml(html, &draft.markup.spans())};
}

Page finish_item(Draft& draft, std::size_t item, const Manuscript& manuscript,
                 const BookFacts& facts) {
  const ContentsItem& entry = manuscript.contents[item];
  const std::string title = document_title(item, manuscript, facts);
  return finish(draft,
                {.href = facts.documents[item],
                 .language = entry.language.empty() ? facts.language : entry.language,
                 .title = title,
                 .matter = entry.matter},
                facts);
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

// "Cover: Title, Creator, Creator", in the book's language as far as it has words of ours.
std::string cover_alternative(const Manuscript& manuscript, std::string_view language) {
  if (manuscript.cover_alternative) return manuscript.cover_alternative.text;
  std::string text(vocabulary::label(vocabulary::Label::cover, language));
  text += ": ";
  text += manuscript.metadata.title.text;
  for (const Agent& creator : manuscript.metadata.creators) {
    text += ", ";
    text += creator.name.text;
  }
  return text;
}

}  // namespace

Page make_part_page(std::size_t item, const Manuscript& manuscript, const BookFacts& facts) {
  const ContentsItem& entry = manuscript.contents[item];
  const std::string& title = facts.titles[item];
  Draft draft;
  start(draft, entry.role == BookPart::none ? BookPart::part : entry.role);

  const char level = static_cast<char>('1' + std::clamp(entry.depth, 0, 5));
  const char name[] = {'h', level, '\0'};
  const std::string id = "title-" + std::string(path::stem_of(facts.documents[item]));
  const pugi::xml_node heading = draft.markup.append_element(draft.section, name, entry.title.span);
  draft.markup.set_attribute(heading, "id", id);
  draft.markup.set_attribute(heading, "class", "opening");
  draft.markup.append_text(heading, title, entry.title.span);
  if (draft.section.attribute("role")) {
    draft.markup.set_attribute(draft.section, "aria-labelledby", id);
  }
  return finish_item(draft, item, manuscript, facts);
}

Page make_title_page(std::size_t item, const Manuscript& manuscript, const BookFacts& facts) {
  const Metadata& metadata = manuscript.metadata;
  Draft draft;
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
  return finish_item(draft, item, manuscript, facts);
}

Page make_cover_page(const Manuscript& manuscript, const BookFacts& facts,
                     const PackedImage& image) {
  Draft draft;
  start(draft, BookPart::cover);
  const Span span = manuscript.cover.span;
  const pugi::xml_node cover = draft.markup.append_element(draft.section, "img", span);
  draft.markup.set_attribute(cover, "role", "doc-cover");
  draft.markup.set_attribute(cover, "src", relative_href(kCoverPageHref, image.href));
  draft.markup.set_attribute(cover, "alt", cover_alternative(manuscript, facts.language));

  const std::string_view label = vocabulary::label(vocabulary::Label::cover, facts.language);
  const std::string title = with_book_title(label, manuscript);
  return finish(
      draft,
      {.href = kCoverPageHref, .language = facts.language, .title = title, .matter = Matter::front},
      facts);
}

}  // namespace colophon::pages
