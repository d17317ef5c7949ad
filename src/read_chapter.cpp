#include "read_chapter.h"

#include "markdown/read.h"
#include "passes/content_model/enforce.h"
#include "passes/local/local.h"

namespace colophon {

std::string_view language_of(const ContentsItem& item, const Manuscript& manuscript) {
  return item.language.empty() ? manuscript.metadata.language.text : item.language;
}

void read_chapter(const Manuscript& manuscript, const Sources& sources, Chapter& chapter) {
  const ContentsItem& item = manuscript.contents[chapter.item];
  make_roots(chapter);
  markdown::read(item.text, sources, manuscript.dialect, chapter);
  passes::place_title(chapter, item);
  passes::label_boxes(chapter, language_of(item, manuscript));
  passes::enforce_content_model(chapter);
  passes::compose_text(chapter);
  passes::join_lines(chapter);
  if (manuscript.dialect.smart_punctuation)
    passes::set_punctuation(chapter, language_of(item, manuscript));
  passes::make_figures(chapter);
  passes::set_heading_levels(chapter, item.depth + 1);
  passes::assign_ids(chapter);
}

}  // namespace colophon
