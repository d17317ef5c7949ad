#include "vocabulary/content_model.h"

#include <gtest/gtest.h>

namespace colophon::vocabulary {
namespace {

TEST(InfoOfElement, says_what_becomes_of_it) {
  const struct {
    const char* name;
    Treatment treatment;
    bool is_phrasing;
    Content content;
  } cases[] = {
      {"p", Treatment::keep, false, Content::phrasing},
      {"div", Treatment::keep, false, Content::flow},
      {"em", Treatment::keep, true, Content::phrasing},
      {"a", Treatment::keep, true, Content::transparent},
      {"br", Treatment::keep, true, Content::none},
      {"hr", Treatment::keep, false, Content::none},
      {"ul", Treatment::keep, false, Content::structured},
      {"ruby", Treatment::keep, true, Content::structured},
      {"svg", Treatment::keep, true, Content::structured},
      {"blockquote", Treatment::keep, false, Content::flow},
      {"figcaption", Treatment::keep, false, Content::flow},
      {"font", Treatment::convert, true, Content::transparent},
      {"x-custom", Treatment::unwrap, true, Content::transparent},
      {"DIV", Treatment::unwrap, true, Content::transparent},
      {"", Treatment::unwrap, true, Content::transparent},
      {"form", Treatment::unwrap, false, Content::flow},
      {"video", Treatment::convert, true, Content::transparent},
      {"script", Treatment::remove, true, Content::flow},
      {"style", Treatment::remove, true, Content::flow},
      {"input", Treatment::convert, true, Content::none},
      {"colophon:noteref", Treatment::keep, true, Content::none},
      {"colophon:note", Treatment::keep, false, Content::flow},
  };
  for (const auto& [name, treatment, is_phrasing, content] : cases) {
    const AuthoredElement& info = info_of_element(name);
    EXPECT_EQ(info.treatment, treatment) << name;
    EXPECT_EQ(info.is_inline, is_phrasing) << name;
    EXPECT_EQ(info.content, content) << name;
  }
}

TEST(InfoOfElement, names_the_successors_of_obsolete_ones) {
  const struct {
    const char* name;
    const char* successor;
    const char* successor_class;
  } cases[] = {{"center", "div", "center"}, {"big", "span", "big"},   {"nobr", "span", "nobr"},
               {"tt", "code", ""},          {"strike", "s", ""},      {"acronym", "abbr", ""},
               {"dir", "ul", ""},           {"plaintext", "pre", ""}, {"legend", "p", ""}};
  for (const auto& [name, successor, successor_class] : cases) {
    const AuthoredElement& info = info_of_element(name);
    EXPECT_EQ(info.treatment, Treatment::rename) << name;
    EXPECT_EQ(info.successor, successor);
    EXPECT_EQ(info.successor_class, successor_class);
    // A pass may go on with the successor without looking twice.
    const AuthoredElement& after = info_of_element(successor);
    EXPECT_EQ(after.treatment, Treatment::keep);
    EXPECT_EQ(after.is_inline, info.is_inline);
    EXPECT_EQ(after.content, info.content);
  }
}

TEST(IsAttributeAllowed, knows_global_ones_and_each_elements_own) {
  const struct {
    const char* element;
    const char* attribute;
    bool allowed;
  } cases[] = {
      {"p", "class", true},        {"p", "id", true},
      {"p", "xml:lang", true},     {"p", "style", true},
      {"p", "align", false},       {"p", "onclick", false},
      {"p", "clas", false},        {"p", "", false},
      {"p", "href", false},        {"a", "href", true},
      {"a", "name", false},        {"img", "src", true},
      {"img", "srcset", false},    {"td", "colspan", true},
      {"td", "scope", false},      {"th", "scope", true},
      {"ol", "start", true},       {"ul", "start", false},
      {"table", "border", false},  {"details", "open", true},
      {"p", "data-x", true},       {"p", "data-", false},
      {"p", "data-X", false},      {"p", "data-a:b", false},
      {"p", "data-1", false},      {"p", "aria-label", true},
      {"p", "aria-x", false},      {"p", "epub:type", true},
      {"col", "epub:type", false}, {"p", "epub:prefix", false},
      {"p", "colophon:x", true},   {"h2", "aria-level", true},
      {"p", "aria-level", false},  {"p", "role", true},
      {"x-custom", "title", true}, {"p", "id title", false},
  };
  for (const auto& [element, attribute, allowed] : cases) {
    EXPECT_EQ(is_attribute_kept(element, attribute), allowed) << element << ' ' << attribute;
  }
}

TEST(IsChildAllowed, knows_what_stands_in_what) {
  const struct {
    const char* parent;
    const char* child;
    bool allowed;
  } cases[] = {
      {"p", "em", true},
      {"p", "div", false},
      {"p", "p", false},
      {"h1", "ul", false},
      {"h1", "h2", false},
      {"div", "p", true},
      {"div", "em", true},
      {"ul", "li", true},
      {"ul", "ul", false},
      {"ul", "p", false},
      {"div", "li", false},
      {"li", "ul", true},
      {"dl", "dt", true},
      {"dl", "div", true},
      {"dl", "p", false},
      {"div", "dd", true},
      {"p", "dd", false},
      {"table", "tr", true},
      {"table", "td", false},
      {"tr", "td", true},
      {"tbody", "tr", true},
      {"tbody", "td", false},
      {"div", "tr", false},
      {"table", "p", false},
      {"td", "table", true},
      {"ruby", "rt", true},
      {"ruby", "em", true},
      {"ruby", "p", false},
      {"p", "rt", false},
      {"rtc", "rt", true},
      {"figure", "img", true},
      {"figure", "figcaption", true},
      {"div", "figcaption", false},
      {"details", "summary", true},
      {"div", "summary", false},
      {"summary", "h2", true},
      {"summary", "p", false},
      {"br", "em", false},
      {"a", "div", true},
      {"hgroup", "h1", true},
      {"hgroup", "div", false},
      {"body", "p", true},
      {"p", "colophon:noteref", true},
      {"colophon:note", "p", true},
      {"p", "svg", true},
      {"table", "caption", true},
      {"colgroup", "col", true},
  };
  for (const auto& [parent, child, allowed] : cases) {
    EXPECT_EQ(is_child_allowed(parent, child), allowed) << parent << " > " << child;
  }
}

}  // namespace
}  // namespace colophon::vocabulary
