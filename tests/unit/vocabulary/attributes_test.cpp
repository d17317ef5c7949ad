#include "vocabulary/attributes.h"

#include <gtest/gtest.h>

namespace colophon::vocabulary {
namespace {

TEST(IsValueAllowed, asks_for_the_form_of_each_attribute) {
  const struct {
    const char* element;
    const char* attribute;
    const char* value;
    bool allowed;
  } cases[] = {
      {"p", "id", "a", true},
      {"p", "id", "", false},
      {"p", "id", "a b", false},
      {"p", "id", "\xC3\xA9", true},
      {"p", "class", "a b", true},
      {"p", "title", "", true},
      {"p", "dir", "rtl", true},
      {"p", "dir", "RTL", true},
      {"p", "dir", "", false},
      {"p", "hidden", "", true},
      {"p", "hidden", "x", false},
      {"p", "tabindex", "-1", true},
      {"p", "tabindex", "1.5", false},
      {"p", "translate", "no", true},
      {"img", "width", "300", true},
      {"img", "width", "-3", false},
      {"img", "width", "50%", false},
      {"img", "width", "3px", false},
      {"img", "width", "", false},
      {"img", "alt", "anything & all", true},
      {"td", "colspan", "2", true},
      {"td", "colspan", "0", false},
      {"td", "rowspan", "0", true},
      {"th", "scope", "col", true},
      {"th", "scope", "column", false},
      {"ol", "type", "a", true},
      {"ol", "type", "disc", false},
      {"ol", "start", "-2", true},
      {"ol", "start", "a", false},
      {"ol", "reversed", "reversed", true},
      {"li", "value", "3", true},
      {"li", "value", "3.5", false},
      {"data", "value", "x", true},
      {"meter", "value", "0.5", true},
      {"meter", "value", "x", false},
      {"details", "open", "open", true},
      {"details", "open", "true", false},
      {"a", "type", "text/html", true},
      {"a", "type", "pdf", false},
      {"a", "hreflang", "en_US", false},
      {"a", "target", "_foo", false},
      {"progress", "max", "0", false},
      {"progress", "value", "-1", false},
      {"time", "datetime", "12624", false},
      {"p", "aria-hidden", "true", true},
      {"p", "aria-hidden", "yes", false},
      {"h2", "aria-level", "2", true},
      {"h2", "aria-level", "0", false},
      {"time", "datetime", "1942", true},
      {"ins", "datetime", "1942", false},
  };
  for (const auto& [element, attribute, value, allowed] : cases) {
    EXPECT_EQ(is_value_allowed(element, attribute, value), allowed)
        << element << ' ' << attribute << ' ' << value;
  }
}

TEST(IsRoleAllowed, depends_on_the_element) {
  const struct {
    const char* element;
    bool is_link;
    const char* role;
    bool allowed;
  } cases[] = {
      {"section", false, "doc-chapter", true}, {"div", false, "doc-chapter", true},
      {"h1", false, "doc-chapter", false},     {"h1", false, "doc-subtitle", true},
      {"p", false, "doc-subtitle", true},      {"a", true, "doc-noteref", true},
      {"a", true, "doc-chapter", false},       {"a", false, "doc-pagebreak", true},
      {"span", false, "doc-pagebreak", true},  {"aside", false, "doc-footnote", true},
      {"li", false, "doc-footnote", false},    {"li", false, "doc-endnote", false},
      {"li", false, "doc-biblioentry", false}, {"img", false, "doc-cover", true},
      {"td", false, "presentation", true},     {"caption", false, "note", false},
      {"p", false, "paragraph", false},        {"p", false, "", false},
      {"p", false, "note tip", false},
  };
  for (const auto& [element, is_link, role, allowed] : cases) {
    EXPECT_EQ(is_role_allowed(element, is_link, role), allowed) << element << ' ' << role;
  }
}

TEST(IsStructuralSemantics, is_the_vocabulary_less_what_documents_may_not_use) {
  for (const char* type : {"chapter", "titlepage", "noteref", "endnotes", "copyright-page"}) {
    EXPECT_TRUE(is_structural_semantics(type)) << type;
  }
  for (const char* type : {"", "Chapter", "aside", "figure", "table", "list-item", "z3998:poem"}) {
    EXPECT_FALSE(is_structural_semantics(type)) << type;
  }
}

TEST(HasWord, compares_whole_words) {
  EXPECT_TRUE(has_word("one two three", "one"));
  EXPECT_TRUE(has_word("one two three", "three"));
  EXPECT_TRUE(has_word("tool too", "too"));
  EXPECT_FALSE(has_word("one two three", "tw"));
  EXPECT_FALSE(has_word("one two three", "one two"));
  EXPECT_FALSE(has_word("one two three", ""));
  EXPECT_FALSE(has_word("", "one"));
}

}  // namespace
}  // namespace colophon::vocabulary
