#include "read_chapter.h"

#include <utility>

#include "markdown/read.h"
#include "passes/content_model/enforce.h"
#include "passes/local/local.h"

namespace colophon {

Chapter read_chapter(const ContentsItem& item, const Sources& sources, const Dialect& dialect,
                     std::string_view language, Spending spending) {
  if (!item.language.empty()) language = item.language;
  Chapter chapter;
  chapter.begin = first_of(item.text);
  chapter.markup.spending() = std::move(spending);
  make_roots(chapter);
  markdown::read(item.text, sources, dialect, chapter);
  passes::place_title(chapter, item);
  passes::label_boxes(chapter, language);
  passes::enforce_content_model(chapter);
  passes::compose_text(chapter);
  passes::join_lines(chapter);
  if (dialect.smart_punctuation) passes::set_punctuation(chapter, language);
  passes::make_figures(chapter);
  passes::set_heading_levels(chapter, item.depth + 1);
  passes::assign_ids(chapter);
  return chapter;
}

}  // namespace colophon
