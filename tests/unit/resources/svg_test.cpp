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
      {svg("<g>"), "`</svg>` stands before `<g>` is closed"},
      {svg("</g>"), "`</g>` stands before `<svg>` is closed"},
      {"<svg><g>", "`<g>` is never closed"},
      {svg("<g id=a/>"), "attribute `id` has a value without quotes"},
      {svg("<g hidden/>"), "attribute `hidden` has no value"},
      {svg("<g id=\"a/>"), "attribute `id` has a value whose quotes never close"},
      {svg("a < b"), "it has a `<` that begins no tag"},
      {svg("<!-- a"), "a comment is never closed"},
      {svg("a & b"), "it has an `&` that begins nothing"},
      {svg("&nbsp;"), "it does not declare its entity `&nbsp;`"},
      {svg("<g inkscape:x=\"1\"/>"), "it does not declare its prefix `inkscape`"},
      {svg("<g id=\"a\" id=\"b\"/>"), "attribute `id` is given twice"},
      {svg("\x01"), "it has a control character"},
      {svg("\xFF"), "it is not UTF-8"},
      {svg() + svg(), "`<svg>` is a second root"},
      {"<html/>", "its root is not <svg>"},
      {"<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>", "its root is not in SVG's namespace"},
      {"<!DOCTYPE svg [ <svg/>", "its DOCTYPE has no end"},
      {"", "it has no element"},
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
      {"<pattern id=\"a\"/><use href=\"#a\"/>", "<pattern id=\"a\"/><use/>", Kind::reference,
       "#a"},
      {"<rect fill=\"url(a b)\"/>", "<rect/>", Kind::reference, "a b"},
      {"<a href=\"javascript:x()\"/>", "<a/>", Kind::reference, "javascript:x()"},
      {"<g fill=\"url(x.svg#p)\"/>", "<g/>", Kind::reference, "x.svg#p"},
      {"<style>g{fill:'}</style>", "<style></style>", Kind::element, "style"},
      {"<style>g{fill:url(x.svg)}</style>", "<style>g{fill:none      }</style>", Kind::reference,
       "x.svg"},
      {"<style>@import 'x.css';g{}</style>", "<style>                g{}</style>", Kind::reference,
       "x.css"},
      {"<style>@import <!-- --><![CDATA['x.css';]]>g{}</style>",
       "<style>                g{}</style>", Kind::reference, "x.css"},
      {"<g fill=\"U\\52L(x.svg#p)\"/>", "<g/>", Kind::reference, "x.svg#p"},
      {"<g fill=\"url(//e.org/x\"/>", "<g/>", Kind::reference, "//e.org/x"},
      {"<g style=\"mask:url(data:image/png,a) url(x.svg#p)\"/>", "<g/>", Kind::reference,
       "x.svg#p"},
      {"<g style=\"mask:image-set('x.png' 1x)\"/>", "<g/>", Kind::reference, "x.png"},
      {"<use xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"x.svg#a\"/>",
       "<use xmlns:l=\"http://www.w3.org/1999/xlink\"/>", Kind::reference, "x.svg#a"},
      {"<use href=\"data:image/svg+xml,a#b\"/>", "<use/>", Kind::reference,
       "data:image/svg+xml,a#b"},
      {"<a ping=\"https://e.org/\"/>", "<a/>", Kind::attribute, "ping"},
      {"<a><set attributeName=\"href\" to=\"x.svg\"/></a>", "<a/>", Kind::reference, "x.svg"},
      {"<a><animate attributeName=\"xlink:href\" values=\"#a; javascript:x()\"/></a>", "<a/>",
       Kind::reference, "javascript:x()"},
      {"<g><set attributeName=\"onclick\" to=\"x()\"/></g>", "<g/>", Kind::element, "set"},
      {"<g><set attributeName=\"fill\" to=\"url(x.svg)\"/></g>",
       "<g><set attributeName=\"fill\"/></g>", Kind::reference, "x.svg"},
      {"<?xml-stylesheet href=\"x.css\"?><g/>", "<g/>", Kind::reference, "x.css"},
      {"<g><h:video xmlns:h=\"http://www.w3.org/1999/xhtml\" poster=\"x\"/></g>", "<g/>",
       Kind::element, "video"},
      {"<desc><img xmlns=\"http://www.w3.org/1999/xhtml\" src=\"x\"/></desc>", "<desc/>",
       Kind::unwrapped, "img"},
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

// `|` stands on both sides of the place.
TEST(Svg, SaysWhereEachFaultIs) {
  const std::string_view cases[] = {
      "<g>|</svg>|",
      "<g/>|</g>|",
      "<g id=\"a\" |id=\"b\"|/>",
      "<g |x=1|/>",
      "<text>a|&nbsp;|b</text>",
      "<text>a |&| b</text>",
      "<text>|\x01|</text>",
      "<g/>|<!--| a",
      "é<|script|>x()</script>",
      "<g |onload=\"x()\"|/>",
      "<rect |id='a b'|/>",
      "<rect id=\"a\"/><g |id=\"a\"|/>",
      "<image x=\"1\" |href=\"a.png\"|/>",
      "<use |href=\"#no\"|/>",
      "<g |fill=\"url(#no)\"|/>",
      "<style>g { fill: |url(a.png)| }</style>",
      "<g |data-Depth=\"1\"|/>",
      "<a |href=\"#here\"|/>",
      "<title>A <|tspan|>b</tspan></title>",
  };
  for (const std::string_view marked : cases) {
    std::string inside(marked);
    const std::size_t begin = inside.find('|');
    inside.erase(begin, 1);
    const std::size_t end = inside.find('|');
    inside.erase(end, 1);
    const std::string text = svg(inside);
    const CleanSvg clean = clean_svg(text);
    const std::size_t at = clean.problem.empty()
                               ? (clean.removals.empty() ? 0 : clean.removals[0].at)
                               : clean.problem_at;
    const std::size_t size = clean.problem.empty()
                                 ? (clean.removals.empty() ? 0 : clean.removals[0].size)
                                 : clean.problem_size;
    EXPECT_EQ(text.substr(at, size), inside.substr(begin, end - begin)) << marked;
    EXPECT_EQ(at, text.find(inside) + begin) << marked;
    EXPECT_LE(clean.removals.size(), 1u) << marked;
  }
}

TEST(Svg, HoldsWordsOfXhtmlThatAreValid) {
  const std::string open = "<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\">";
  const std::string close = "</div></foreignObject>";
  const struct {
    std::string written;
    std::string left;
  } cases[] = {
      {"<p class=\"a\" style=\"color: red\">x<br/><b>y</b></p>",
       "<p class=\"a\" style=\"color: red\">x<br/><b>y</b></p>"},
      {"<center>x</center>", "x"},
      {"<p><p>x</p></p>", "<p>x</p>"},
      {"<span><div>x</div></span>", "<span>x</span>"},
      {"<b style=\"color:\" onclick=\"x\" align=\"left\">x</b>", "<b>x</b>"},
      {"<br>x</br>", "x"},
      {"<script>x</script>y", "y"},
      {"<g xmlns=\"http://www.w3.org/2000/svg\">x</g>", "x"},
  };
  for (const auto& [written, left] : cases) {
    const CleanSvg clean = clean_svg(svg(open + written + close));
    EXPECT_EQ(clean.problem, "");
    EXPECT_EQ(clean.bytes, kDeclaration + svg(open + left + close)) << written;
  }
}

TEST(Svg, IsReadInWhatItIsWrittenIn) {
  const std::string head = "<?xml version='1.0' encoding='windows-1252'?>";
  EXPECT_THAT(clean_svg(head + svg("\x93x\x94")).bytes, HasSubstr("\u201Cx\u201D"));
  std::string wide = "\xFF\xFE";
  for (const char c : svg("x")) wide += {c, '\0'};
  EXPECT_EQ(clean_svg(wide).bytes, kDeclaration + svg("x"));
}

TEST(Svg, KnowsWhereWhatIsWrittenWasRead) {
  const std::string text = "<!DOCTYPE svg [<!ENTITY a 'b'>]>\n" + svg("\n<g>&a;</g><path/>");
  const CleanSvg clean = clean_svg(text);
  ASSERT_FALSE(clean.source_map.empty());
  const SourceMapEntry& last = clean.source_map.back();
  EXPECT_EQ(last.line, 2u);
  EXPECT_EQ(text.substr(last.span.begin, last.span.end - last.span.begin), "path");
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
