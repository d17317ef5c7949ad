#include "vocabulary/math_elements.h"

#include <gtest/gtest.h>

#include <string_view>

namespace colophon::vocabulary {
namespace {

// Rows were held against EPUBCheck 5.3.
TEST(MathValues, AreWhatTheSchemasHave) {
  const struct {
    std::string_view element, attribute, value;
    bool is_allowed;
  } cases[] = {
      {"mo", "lspace", "0.2222em", true},
      {"mo", "lspace", "-.5ex", true},
      {"mo", "lspace", "negativethinmathspace", true},
      {"mo", "lspace", "1 em", false},
      {"mo", "lspace", "em", false},
      {"mo", "maxsize", "infinity", true},
      {"mo", "minsize", "infinity", false},
      {"mo", "stretchy", "false", true},
      {"mo", "stretchy", "no", false},
      {"mi", "mathvariant", "sans-serif-bold-italic", true},
      {"mi", "mathvariant", "bold ", false},
      {"mi", "mathvariant", "", false},
      {"mi", "mathcolor", "#F0a", true},
      {"mi", "mathcolor", "Red", true},
      {"mi", "mathcolor", "rgb(1,2,3)", false},
      {"mi", "mathbackground", "transparent", true},
      {"mi", "mathcolor", "transparent", false},
      {"mi", "class", "a b-c d:e", true},
      {"mi", "class", "a(b)", false},
      {"mi", "class", "", false},
      {"mi", "id", "a b", true},  // judged with all ids
      {"mfrac", "linethickness", "0px", true},
      {"mfrac", "linethickness", "thick", true},
      {"mfrac", "linethickness", "fat", false},
      {"mpadded", "width", "+10%width", true},
      {"mpadded", "width", "+1em", true},
      {"mspace", "width", "+1em", false},
      {"mspace", "linebreak", "indentingnewline", true},
      {"mo", "linebreak", "indentingnewline", false},
      {"mtable", "width", "auto", true},
      {"mtable", "align", "axis 2", true},
      {"mtable", "align", "axis two", false},
      {"munder", "align", "left", true},
      {"munder", "align", "axis", false},
      {"mtable", "columnalign", "right left", true},
      {"mtd", "columnalign", "right left", false},
      {"mtable", "rowlines", "none solid", true},
      {"mtable", "columnspacing", "1em 0.5ex", true},
      {"mtable", "columnspacing", "", false},
      {"mtable", "columnwidth", "auto 2em fit", true},
      {"mtd", "columnspan", "0", false},
      {"mtd", "columnspan", "2", true},
      {"mstyle", "scriptlevel", "-1", true},
      {"mstyle", "scriptlevel", "1.5", false},
      {"mstyle", "scriptsizemultiplier", "0.71", true},
      {"semantics", "cd", "a:b", false},
      {"annotation", "encoding", "anything", true},
  };
  for (const auto& [element, attribute, value, is_allowed] : cases) {
    const Attribute* known = math_attribute(element, attribute);
    ASSERT_TRUE(known) << element << ' ' << attribute;
    EXPECT_EQ(has_form(*known, value), is_allowed) << element << ' ' << attribute << "=" << value;
  }
}

TEST(MathElements, StandWhereTheyMay) {
  const struct {
    std::string_view parent, child;
    bool is_first;
    bool is_allowed;
  } cases[] = {
      {"math", "mrow", true, true},
      {"math", "math", true, false},
      {"mrow", "mtr", true, false},
      {"mrow", "none", false, false},
      {"mrow", "annotation", false, false},
      {"mtable", "mtr", true, true},
      {"mtable", "mtd", true, false},
      {"mtr", "mtd", true, true},
      {"mtd", "mtable", true, true},
      {"mmultiscripts", "none", true, false},
      {"mmultiscripts", "none", false, true},
      {"mmultiscripts", "mprescripts", false, true},
      {"msub", "mprescripts", false, false},
      {"mi", "mglyph", true, true},
      {"mi", "mn", true, false},
      {"mspace", "mi", true, false},
      {"semantics", "annotation", true, true},
      {"semantics", "annotation", false, true},
      {"mstack", "msrow", true, true},
      {"mstack", "none", true, false},
      {"msrow", "none", true, true},
      {"mscarries", "mscarry", true, true},
  };
  for (const auto& [parent, child, is_first, is_allowed] : cases) {
    EXPECT_EQ(is_math_child_allowed(parent, child, is_first), is_allowed) << parent << ' ' << child;
  }
}

}  // namespace
}  // namespace colophon::vocabulary
