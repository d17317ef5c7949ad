#include "vocabulary/attributes.h"

#include "vocabulary/document_elements.h"
#include "vocabulary/roles.h"

namespace colophon::vocabulary {

namespace {

constexpr std::string_view kSemantics =
    "abstract acknowledgments afterword annoref annotation appendix assessment backlink backmatter "
    "biblioentry bibliography biblioref bodymatter bridgehead chapter colophon concluding-sentence "
    "conclusion contributors copyright-page cover covertitle credit credits dedication division "
    "endnote endnotes epigraph epilogue errata footnote footnotes foreword frontmatter fulltitle "
    "glossary glossdef glossref glossterm halftitle halftitlepage help imprimatur imprint index "
    "introduction keyword landmarks learning-objective learning-resource loa loi lot lov "
    "marginalia note noteref notice other-credits page-list pagebreak part preamble preface "
    "prologue pullquote qna rearnote rearnotes revision-history sidebar subchapter subtitle tip "
    "title titlepage toc topic-sentence volume warning";

}  // namespace

bool holds_words(std::string_view attribute) {
  return attribute.find(':') != attribute.npos || attribute.starts_with("aria-") ||
         attribute.starts_with("data-") || has_word("id class title lang name", attribute);
}

bool has_word(std::string_view words, std::string_view word) {
  if (word.empty() || word.find(' ') != word.npos) return false;
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

bool is_value_allowed(std::string_view element, std::string_view attribute,
                      std::string_view value) {
  if (attribute.starts_with("aria-")) return is_aria_value_allowed(attribute, value);
  const Attribute* known = document_attribute(element, attribute);
  return !known || has_form(*known, value);
}

bool is_structural_semantics(std::string_view epub_type) { return has_word(kSemantics, epub_type); }

}  // namespace colophon::vocabulary
