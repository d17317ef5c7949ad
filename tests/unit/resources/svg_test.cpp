#include "resources/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "fixtures.h"

namespace colophon::resources {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kDeclaration = "<?xml version=\"1.0\"?>";

TEST(Svg, KeepsWhatMayBeShown) {
  const std::string inside =
      "<title>A &amp; B &lt; é</title><!-- by me --><style><![CDATA[a > b { fill: url(#f) }]]>"
      "</style><text>one <tspan>two</tspan> <tspan>three</tspan></text>"
      "<g id=\"a\"/><use href=\"#a\"/><image href=\"data:image/png;base64,AA==\"/>"
      "<pattern id=\"p\"/><a href=\"https://example.org/\"><g fill=\"url(#p)\"/></a>";
  const CleanSvg clean = clean_svg(svg(inside));
  EXPECT_EQ(clean.problem, "");
  EXPECT_THAT(clean.removals, IsEmpty());
  EXPECT_EQ(clean.bytes, kDeclaration + svg(inside));
}

TEST(Svg, SaysWhyItCannotBeShown) {
  const struct {
    std::string bytes;
    std::string problem;
  } cases[] = {
      {svg("<g>"), "it is not well-formed XML: Start-end tags mismatch"},
      {svg("a & b"), "it has an `&` that begins nothing"},
      {svg("&nbsp;"), "it does not declare its entity `&nbsp;`"},
      {svg("<g inkscape:x=\"1\"/>"), "it does not declare its prefix `inkscape`"},
      {svg("<g id=\"a\" id=\"b\"/>"), "an element has the attribute `id` twice"},
      {svg("\x01"), "it has control characters"},
      {svg("\xFF"), "it is not UTF-8"},
      {svg() + svg(), "it is not well-formed XML: not one root"},
      {"<html/>", "its root is not <svg>"},
      {"<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>", "its root is not in SVG's namespace"},
      {"<!DOCTYPE svg [ <svg/>", "its DOCTYPE has no end"},
      {"", "it is not well-formed XML: not one root"},
  };
  for (const auto& [bytes, problem] : cases) EXPECT_EQ(clean_svg(bytes).problem, problem) << bytes;
}

TEST(Svg, IsNestedOnlySoDeep) {
  std::string opened, closed;
  for (int i = 0; i < 100'000; ++i) {
    opened += "<g>";
    closed += "</g>";
  }
  EXPECT_EQ(clean_svg(svg(opened + closed)).problem, "its elements are nested too deep");
}

TEST(Svg, LosesWhatRunsOrRefersElsewhere) {
  using Kind = SvgRemoval::Kind;
  const struct {
    std::string inside;
    std::string left;
    Kind kind;
    std::string name;
  } cases[] = {
      {"<g/><script>x()</script>", "<g/>", Kind::element, "script"},
      {"<g onload=\"x()\"/>", "<g/>", Kind::attribute, "onload"},
      {"<image href=\"a.png\"/>", "<image/>", Kind::reference, "a.png"},
      {"<use href=\"https://e.org/x.svg#a\"/>", "<use/>", Kind::reference, "https://e.org/x.svg#a"},
      {"<a href=\"javascript:x()\"/>", "<a/>", Kind::reference, "javascript:x()"},
      {"<g fill=\"url(x.svg#p)\"/>", "<g/>", Kind::reference, "x.svg#p"},
      {"<style>g{fill:'}</style>", "<style></style>", Kind::element, "style"},
      {"<style>g{fill:url(x.svg)}</style>", "<style>g{fill:none      }</style>", Kind::reference,
       "x.svg"},
      {"<style>@import 'x.css';g{}</style>", "<style>                g{}</style>", Kind::reference,
       "x.css"},
  };
  for (const auto& [inside, left, kind, name] : cases) {
    const CleanSvg clean = clean_svg(svg(inside));
    EXPECT_EQ(clean.problem, "");
    ASSERT_EQ(clean.removals.size(), 1u) << inside;
    EXPECT_EQ(clean.removals[0].kind, kind);
    EXPECT_EQ(clean.removals[0].name, name);
    EXPECT_EQ(clean.bytes, kDeclaration + svg(left));
  }
}

TEST(Svg, HasEachIdOnceAndWhatItUses) {
  const CleanSvg clean =
      clean_svg(svg("<use href=\"#b\"/><g id=\"a\"/><g id=\"a\"/><use href=\"#c\"/><g id=\"b\"/>"));
  ASSERT_EQ(clean.removals.size(), 2u);
  EXPECT_EQ(clean.removals[0].kind, SvgRemoval::Kind::id);
  EXPECT_EQ(clean.removals[0].name, "a");
  EXPECT_EQ(clean.removals[1].kind, SvgRemoval::Kind::reference);
  EXPECT_EQ(clean.removals[1].name, "#c");
  EXPECT_THAT(clean.bytes, HasSubstr("<g id=\"a\"/><g/>"));
}

TEST(Svg, SaysWhereInWhatWasRead) {
  const std::string head = "<!DOCTYPE svg [<!ENTITY a 'b'>]>\n";
  const std::string text = head + svg("<g/><script>x()</script>");
  const CleanSvg clean = clean_svg(text);
  ASSERT_EQ(clean.removals.size(), 1u);
  EXPECT_EQ(clean.text, text);
  EXPECT_EQ(clean.removals[0].at, text.find("script"));
}

TEST(Svg, SpeaksWithoutEntitiesAndDoctype) {
  const CleanSvg clean = clean_svg(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- Generator -->\n"
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://x.dtd\" [\n"
      "<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n<!ENTITY a 'b&c;'>\n]>\n"
      "<svg xmlns=\"&ns_svg;\"/>");
  EXPECT_EQ(clean.problem, "");
  EXPECT_THAT(clean.bytes, HasSubstr("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
  EXPECT_THAT(clean.bytes, HasSubstr("<!-- Generator -->"));
  EXPECT_THAT(clean.bytes, Not(HasSubstr("DOCTYPE")));
}

TEST(Svg, DoesNotGrowWithoutBounds) {
  std::string bytes =
      "<!DOCTYPE svg [<!ENTITY a \"" + std::string(1 << 20, 'x') + "\">]>" + "<svg>";
  for (int i = 0; i < 100; ++i) bytes += "&a;";
  EXPECT_EQ(clean_svg(bytes + "</svg>").problem, "its entities are too long");
}

TEST(Svg, GetsTheNamespacesThatItForgot) {
  EXPECT_THAT(clean_svg("<svg><use xlink:href=\"#a\"/><g id=\"a\"/></svg>").bytes,
              HasSubstr("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><use xlink:href=\"#a\"/>"));
  EXPECT_EQ(clean_svg("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>").problem, "");
}

TEST(Svg, MayBeLatin1WhereItSaysSo) {
  const CleanSvg clean = clean_svg("<?xml version='1.0' encoding='ISO-8859-1'?>" + svg("\xE9"));
  EXPECT_EQ(clean.problem, "");
  EXPECT_THAT(clean.bytes, HasSubstr("é"));
}

TEST(Svg, LosesStyleSheetsOutsideAndJunkBehindTheRoot) {
  EXPECT_EQ(clean_svg("<?xml-stylesheet href=\"x.css\"?>" + svg() + "\nnot XML").bytes,
            kDeclaration + svg());
}

}  // namespace
}  // namespace colophon::resources
