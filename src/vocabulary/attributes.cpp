#include "vocabulary/attributes.h"

#include <algorithm>
#include <charconv>

#include "vocabulary/date_forms.h"

namespace colophon::vocabulary {

namespace {

bool is_integer(std::string_view value, int least) {
  if (value.starts_with('+')) value.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc() && end == value.data() + value.size() && number >= least;
}

constexpr int kAnyInteger = -2147483647;

bool is_number(std::string_view value) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc() && end == value.data() + value.size() && number - number == 0;
}

// `id` and `value` mean different things on different elements.
bool is_own_value_allowed(std::string_view element, std::string_view attribute,
                          std::string_view value) {
  if (attribute == "value") {
    if (element == "li") return is_integer(value, kAnyInteger);
    return element == "data" || is_number(value);
  }
  if (attribute == "width" || attribute == "height") return is_integer(value, 0);
  if (attribute == "start") return is_integer(value, kAnyInteger);
  if (attribute == "colspan" || attribute == "span") return is_integer(value, 1);
  if (attribute == "rowspan") return is_integer(value, 0);
  if (attribute == "reversed") return value.empty() || value == "reversed";
  if (attribute == "open") return value.empty() || value == "open";
  if (attribute == "controls" || attribute == "default") {
    return value.empty() || value == attribute;
  }
  if (attribute == "preload") return value.empty() || has_word("none metadata auto", value);
  if (attribute == "kind") {
    return has_word("subtitles captions descriptions chapters metadata", value);
  }
  if (attribute == "scope") return has_word("row col rowgroup colgroup", value);
  if (attribute == "datetime") {
    return element == "time" ? is_moment_or_duration(value) : is_date_or_datetime(value);
  }
  if (attribute == "type" && element == "ol") return has_word("1 a A i I", value);
  if (attribute == "min" || attribute == "max" || attribute == "low" || attribute == "high" ||
      attribute == "optimum") {
    return is_number(value);
  }
  return true;
}

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
  if (attribute == "id") return !value.empty() && value.find_first_of(" \t\n\r\f") == value.npos;
  if (attribute == "class") return true;
  if (attribute == "dir") return has_word("ltr rtl auto", value);
  if (attribute == "translate") return value.empty() || value == "yes" || value == "no";
  if (attribute == "hidden") return value.empty() || value == "hidden";
  if (attribute == "tabindex") return is_integer(value, kAnyInteger);
  if (attribute == "aria-hidden") return has_word("true false undefined", value);
  if (attribute == "aria-live") return has_word("off polite assertive", value);
  if (attribute == "aria-atomic") return value == "true" || value == "false";
  if (attribute == "aria-current")
    return has_word("page step location date time true false", value);
  if (attribute == "aria-level") return is_integer(value, 1);
  return is_own_value_allowed(element, attribute, value);
}

bool is_structural_semantics(std::string_view epub_type) { return has_word(kSemantics, epub_type); }

}  // namespace colophon::vocabulary
