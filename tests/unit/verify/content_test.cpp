#include "verify/xml/content.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>

#include "vocabulary/content_model.h"
#include "vocabulary/document_elements.h"
#include "vocabulary/math_elements.h"

namespace colophon::verify {
namespace {

using vocabulary::ContentModel;
using vocabulary::Element;
using vocabulary::Groups;
using vocabulary::Order;

// Each child with what is said of it, `x` of text; then what is missing.
std::string judge(const ContentModel& model, std::string_view children) {
  OpenContent content{.model = model};
  std::istringstream words{std::string(children)};
  std::string said;
  for (std::string child; words >> child;) {
    ++content.children;
    const Fit fit = add_child(content, child, child == "x" ? Groups{vocabulary::kText} : Groups{});
    said += fit == Fit::yes ? "" : child + (fit == Fit::no ? " no;" : " not here;");
  }
  for (const std::string& part : missing_content(content)) said += part + ';';
  return said;
}

TEST(Content, FollowsItsModel) {
  const struct {
    ContentModel model;
    std::string_view children, said;
  } cases[] = {
      {{"a? b*"}, "b a b", ""},
      {{"a? b*"}, "a a c x", "a not here;c no;x no;"},
      {{"a! b+"}, "", "<a>;<b>;"},
      {{"a|b*"}, "a b a", ""},
      {{.parts = "a?, b*,", .holds = vocabulary::kText, .order = Order::sequence}, "a b b x", ""},
      {{.parts = "a?, b*,", .holds = vocabulary::kText, .order = Order::sequence},
       "b a x b",
       "a not here;b not here;"},
      {{.parts = "a/b*, c?", .order = Order::sequence}, "a a b c", "b not here;"},
      {{"a?", vocabulary::kText, Order::caption}, "x a x", "x not here;"},
      {{"dt* dd* div*", 0, Order::groups}, "dt dt dd dt dd", ""},
      {{"dt* dd* div*", 0, Order::groups},
       "dd div dt",
       "dd not here;div not here;dt not here;<dd>;"},
      {{"dt* dd*", 0, Order::group}, "dt dd dt", "dt not here;<dd>;"},
      {{"rb* rt* rp* rtc*", vocabulary::kText, Order::ruby}, "x rt x rp rt rp", ""},
      {{"rb* rt* rp* rtc*", vocabulary::kText, Order::ruby},
       "x rp x",
       "x not here;<rt> at its end;"},
      {{.parts = "a*", .least = 2, .is_exact = true}, "a a a", "2 parts, but 3;"},
      {{.holds = vocabulary::kBlock}, "", "block in it;"},
  };
  for (const auto& [model, children, said] : cases) {
    EXPECT_EQ(judge(model, children), said) << model.parts << ": " << children;
  }
}

// Whether a child may be the only one of its parent, or come behind another.
bool fits(const Element& parent, const Element& child, bool is_first) {
  OpenContent content{.model = parent.content, .children = is_first ? 1U : 2U};
  if (content.model.holds == vocabulary::kTransparent) {
    content.model.holds = vocabulary::kFlowContent;
  }
  // A description stands behind a term.
  if (content.model.order == Order::groups && child.name == "dd") content.place = 0;
  return add_child(content, child.name, child.groups) == Fit::yes;
}

bool is_written(const Element& element) {
  return element.authored.is_xhtml && element.authored.treatment == vocabulary::Treatment::keep;
}

TEST(Content, HoldsWhatAuthorsMayWrite) {
  std::size_t count = 0;
  for (const Element& parent : vocabulary::xhtml_schema().elements.subspan(1)) {
    for (const Element& child : vocabulary::xhtml_schema().elements.subspan(1)) {
      if (!is_written(parent) || !is_written(child)) continue;
      // A group of <dl> is a <div> of its own model; of <rp> the words alone are kept.
      const bool is_in_group = parent.name == "div" && (child.name == "dt" || child.name == "dd");
      if (is_in_group || parent.name == "rp" ||
          !vocabulary::is_child_allowed(parent.name, child.name))
        continue;
      EXPECT_TRUE(fits(parent, child, true)) << child.name << " in " << parent.name;
      ++count;
    }
  }
  EXPECT_GT(count, 1000U);
}

TEST(Content, HoldsWhatAuthorsMayWriteInFormulas) {
  std::size_t count = 0;
  for (const Element& parent : vocabulary::math_schema().elements.subspan(1)) {
    // The formula that means something comes first: passes/content_model/formula_order.cpp.
    if (parent.content.order == Order::meaning) continue;
    for (const Element& child : vocabulary::math_schema().elements.subspan(1)) {
      for (const bool is_first : {true, false}) {
        if (!vocabulary::is_math_child_allowed(parent.name, child.name, is_first)) continue;
        EXPECT_TRUE(fits(parent, child, is_first)) << child.name << " in " << parent.name;
        ++count;
      }
    }
  }
  EXPECT_GT(count, 500U);
}

TEST(Content, KnowsWhatObsoleteElementsBecome) {
  for (const Element& element : vocabulary::xhtml_schema().elements.subspan(1)) {
    const std::string_view successor = element.authored.successor;
    if (successor.empty()) continue;
    const Element* known = vocabulary::document_element(successor);
    ASSERT_TRUE(known) << element.name;
    EXPECT_TRUE(is_written(*known)) << element.name;
  }
}

}  // namespace
}  // namespace colophon::verify
