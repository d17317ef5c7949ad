// Whatever an author writes in a tag or for an address, the book that comes of it holds: every
// element with every attribute and the odd values that people have for them, and links and images
// to what only looks like an address. A lenient build repairs it all, with exit 0.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/disk.h"
#include "support/epubcheck.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// How an element comes to stand where it may, if that is not in a <div>; `{}` is the tag's name
// and its attributes, `{0}` both.
struct Around {
  std::string_view elements;
  std::string_view text;
};

constexpr Around kAround[] = {
    {"a", "<div><{1} href='https://a.example/'>x</a></div>"},
    {"li", "<ul><{1}>x</{0}></ul>"},
    {"td th", "<table><tr><{1}>x</{0}></tr></table>"},
    {"tr", "<table><{1}><td>x</td></{0}></table>"},
    {"thead tbody tfoot", "<table><{1}><tr><td>x</td></tr></{0}></table>"},
    {"col", "<table><colgroup><{1}></colgroup><tr><td>x</td></tr></table>"},
    {"colgroup", "<table><{1}><col></{0}><tr><td>x</td></tr></table>"},
    {"caption", "<table><{1}>x</{0}><tr><td>x</td></tr></table>"},
    {"table", "<{1}><tr><td>x</td></tr></{0}>"},
    {"dt", "<dl><{1}>x</{0}><dd>y</dd></dl>"},
    {"dd", "<dl><dt>y</dt><{1}>x</{0}></dl>"},
    {"dl", "<{1}><dt>x</dt><dd>y</dd></{0}>"},
    {"ul ol menu", "<{1}><li>x</li></{0}>"},
    {"rb rtc", "<ruby><{1}>x</{0}><rt>y</rt></ruby>"},
    {"rt", "<ruby>a<{1}>x</{0}></ruby>"},
    {"rp", "<ruby>a<{1}>(</{0}><rt>y</rt><rp>)</rp></ruby>"},
    {"ruby", "<{1}>a<rt>x</rt></{0}>"},
    {"figcaption", "<figure><{1}>x</{0}><p>y</p></figure>"},
    {"summary", "<details><{1}>x</{0}>y</details>"},
    {"details", "<{1}><summary>s</summary>y</{0}>"},
    {"hgroup", "<{1}><h2>x</h2></{0}>"},
    {"br hr wbr img input embed area", "<div>a<{1}>b</div>"},
    {"audio video", "<{1}><source src='a.mp3'>x</{0}>"},
    {"source track", "<audio src='a.mp3'><{1}>x</audio>"},
    {"picture", "<{1}><img src='i.gif' alt='a'></{0}>"},
    {"bdo", "<div><{0} dir='ltr' {1}>x</{0}></div>"},
    {"circle path text g", "<svg><{1}>x</{0}></svg>"},
    {"mi mo mtext mrow mspace", "<math><{1}>x</{0}></math>"},
};

constexpr std::string_view kElements[] = {
    "a",         "abbr",    "address", "area",   "article", "aside",   "audio",    "b",
    "bdi",       "bdo",     "big",     "br",     "button",  "canvas",  "caption",  "center",
    "cite",      "circle",  "code",    "col",    "data",    "dd",      "del",      "details",
    "dfn",       "dialog",  "div",     "dl",     "dt",      "em",      "embed",    "fieldset",
    "figure",    "font",    "footer",  "form",   "g",       "h1",      "h2",       "header",
    "hgroup",    "hr",      "i",       "iframe", "img",     "input",   "ins",      "kbd",
    "label",     "legend",  "li",      "main",   "map",     "mark",    "math",     "menu",
    "meter",     "mi",      "mo",      "mrow",   "mspace",  "mtext",   "nav",      "object",
    "ol",        "option",  "output",  "p",      "path",    "picture", "pre",      "progress",
    "q",         "rb",      "rp",      "rt",     "rtc",     "ruby",    "s",        "samp",
    "search",    "section", "select",  "slot",   "small",   "source",  "span",     "strike",
    "strong",    "sub",     "summary", "sup",    "svg",     "table",   "tbody",    "td",
    "textarea",  "tfoot",   "th",      "thead",  "time",    "tr",      "track",    "tt",
    "u",         "ul",      "var",     "video",  "wbr",     "x-tag",   "colgroup", "figcaption",
    "blockquote"};

constexpr std::string_view kAttributes[] = {"about",
                                            "abbr",
                                            "accent",
                                            "accesskey",
                                            "align",
                                            "alt",
                                            "aria-activedescendant",
                                            "aria-atomic",
                                            "aria-busy",
                                            "aria-checked",
                                            "aria-colspan",
                                            "aria-controls",
                                            "aria-current",
                                            "aria-describedby",
                                            "aria-description",
                                            "aria-details",
                                            "aria-disabled",
                                            "aria-expanded",
                                            "aria-haspopup",
                                            "aria-hidden",
                                            "aria-invalid",
                                            "aria-label",
                                            "aria-labelledby",
                                            "aria-level",
                                            "aria-live",
                                            "aria-nonsense",
                                            "aria-owns",
                                            "aria-posinset",
                                            "aria-roledescription",
                                            "aria-sort",
                                            "aria-valuenow",
                                            "autofocus",
                                            "autoplay",
                                            "axis",
                                            "bgcolor",
                                            "border",
                                            "cellpadding",
                                            "cite",
                                            "class",
                                            "clear",
                                            "color",
                                            "colspan",
                                            "compact",
                                            "content",
                                            "contenteditable",
                                            "controls",
                                            "coords",
                                            "crossorigin",
                                            "cx",
                                            "d",
                                            "data",
                                            "data-",
                                            "data-1",
                                            "data-a",
                                            "data-A",
                                            "data-a.b",
                                            "data-a:b",
                                            "data-é",
                                            "datetime",
                                            "default",
                                            "dir",
                                            "download",
                                            "draggable",
                                            "encoding",
                                            "epub:type",
                                            "face",
                                            "fill",
                                            "for",
                                            "form",
                                            "frame",
                                            "headers",
                                            "height",
                                            "hidden",
                                            "high",
                                            "href",
                                            "hreflang",
                                            "id",
                                            "inert",
                                            "is",
                                            "ismap",
                                            "itemid",
                                            "itemprop",
                                            "itemscope",
                                            "itemtype",
                                            "kind",
                                            "label",
                                            "lang",
                                            "longdesc",
                                            "loop",
                                            "low",
                                            "max",
                                            "mathvariant",
                                            "media",
                                            "min",
                                            "muted",
                                            "name",
                                            "noshade",
                                            "nowrap",
                                            "onclick",
                                            "open",
                                            "optimum",
                                            "pattern",
                                            "ping",
                                            "playsinline",
                                            "popover",
                                            "poster",
                                            "prefix",
                                            "preload",
                                            "property",
                                            "rel",
                                            "resource",
                                            "rev",
                                            "reversed",
                                            "role",
                                            "rowspan",
                                            "rules",
                                            "sandbox",
                                            "scope",
                                            "scriptlevel",
                                            "shape",
                                            "size",
                                            "sizes",
                                            "slot",
                                            "span",
                                            "spellcheck",
                                            "src",
                                            "srcdoc",
                                            "srclang",
                                            "srcset",
                                            "start",
                                            "style",
                                            "summary",
                                            "tabindex",
                                            "target",
                                            "title",
                                            "translate",
                                            "type",
                                            "typeof",
                                            "usemap",
                                            "valign",
                                            "value",
                                            "viewBox",
                                            "vocab",
                                            "width",
                                            "wrap",
                                            "x:y",
                                            "xlink:href",
                                            "xml:base",
                                            "xml:id",
                                            "xml:lang",
                                            "xml:space",
                                            "xmlns",
                                            "xmlns:x"};

constexpr std::string_view kValues[] = {"",
                                        " ",
                                        "a",
                                        "A",
                                        " a ",
                                        "a b",
                                        "a\tb",
                                        "é",
                                        "1",
                                        "0",
                                        "-1",
                                        "+1",
                                        "01",
                                        "1.5",
                                        ".5",
                                        "1.",
                                        "1e3",
                                        "-0",
                                        "NaN",
                                        "INF",
                                        "inf",
                                        "99999999999999999999",
                                        "10px",
                                        "100%",
                                        "50%off",
                                        "ltr",
                                        "yes",
                                        "true",
                                        "none",
                                        "hidden",
                                        "en",
                                        "EN-gb",
                                        "en_US",
                                        "english1234",
                                        "i-klingon",
                                        "x-a",
                                        "_blank",
                                        "_BLANK",
                                        "_foo",
                                        "text/css",
                                        "text",
                                        "pdf",
                                        "text/plain; charset=x",
                                        "2024",
                                        "12624",
                                        "2024-05-31",
                                        "2024-13-40",
                                        "0000-00-00",
                                        "P3D",
                                        "P",
                                        "4h 2m",
                                        "--05-31",
                                        "14:30",
                                        "2024-W99",
                                        "http://a.example/",
                                        "https://a.example/50%off",
                                        "https://a b",
                                        "https:x",
                                        "https://",
                                        "mailto:",
                                        "tel:",
                                        "doi:",
                                        "urn:",
                                        "javascript:x",
                                        "data:,x",
                                        "//a",
                                        "#",
                                        "#x",
                                        "##",
                                        "?",
                                        "color: red",
                                        "color: red;;}",
                                        "url(x.png)",
                                        "{",
                                        "a:b",
                                        ":",
                                        "_:",
                                        "[a]",
                                        "&amp;",
                                        "&#1;",
                                        "&lt;",
                                        "footnote",
                                        "pagebreak",
                                        "noteref",
                                        "x:y",
                                        "doc-noteref",
                                        "doc-endnote",
                                        "button",
                                        "heading",
                                        "presentation",
                                        "row",
                                        "circle",
                                        "0 0 10 10",
                                        "M0 0",
                                        "i.gif",
                                        "a.mp3",
                                        "missing.gif",
                                        "1 2 x",
                                        "*",
                                        "%",
                                        "\\",
                                        "|",
                                        "'"};

std::string fragment(std::string_view element, std::string_view attribute, std::string_view value) {
  const std::string tag = fmt::format("{} {}=\"{}\"", element, attribute, value);
  for (const Around& around : kAround) {
    if (fmt::format(" {} ", around.elements).find(fmt::format(" {} ", element)) ==
        std::string::npos)
      continue;
    return fmt::format(fmt::runtime(around.text), element, tag);
  }
  return fmt::format("<div><{1}>x</{0}></div>", element, tag);
}

constexpr std::size_t kSample = kIsSanitized ? 40 : 10;

// Beside every attribute the first of every `step` values, others for each.
std::string document_of(std::string_view element, std::size_t step) {
  std::string text = "# A\n\n";
  std::size_t first = 0;
  for (const std::string_view attribute : kAttributes) {
    for (std::size_t i = ++first % step; i < std::size(kValues); i += step)
      text += fragment(element, attribute, kValues[i]) + "\n\n";
  }
  return text;
}

fs::path build(const std::vector<std::string>& chapters, const fs::path& scratch) {
  write_file(scratch / "book/book.yaml",
             "title: A\nlanguage: en\nidentifier: urn:uuid:c63d1354-30f9-5ccd-a813-2d04b5cda36f\n");
  write_file(scratch / "book/i.gif",
             std::string("GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 29));
  write_file(scratch / "book/a.mp3", std::string("ID3\4\0\0\0\0\0\0\xFF\xFB\x90\0", 14));
  for (std::size_t i = 0; i < chapters.size(); ++i)
    write_file(scratch / fmt::format("book/{:03}.md", i), chapters[i]);
  const Outcome outcome =
      run({.line = "colophon build book --lenient --budget 1G -o book.epub >said 2>&1; status=$?; "
                   "[ $status = 0 ] || { grep -A1 'book.epub/\\|fault of' said | head -60; }; "
                   "exit $status",
           .folder = scratch,
           .seconds = 600});
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  return scratch / "book.epub";
}

void expect_book(const std::vector<std::string>& chapters) {
  const TemporaryFolder scratch;
  build(chapters, scratch.path());
}

std::string name_of_element(const ::testing::TestParamInfo<std::string_view>& info) {
  return test_name(info.param);
}

// What only looks like an address, or is one: schemes, hosts, paths.
std::vector<std::string> odd_addresses() {
  std::vector<std::string> addresses;
  for (const char* scheme : {"",      "http:",       "https:", "HTTP:", "ftp:",  "mailto:", "tel:",
                             "doi:",  "urn:",        "sms:",   "geo:",  "news:", "info:",   "file:",
                             "data:", "javascript:", "c:",     "foo:",  "ws:",   "about:",  ":"}) {
    for (const char* rest : {"",
                             "/",
                             "//",
                             "///",
                             "//a.example",
                             "//a.example/%zz",
                             "//a b",
                             "//a_b.example",
                             "//[::1]/",
                             "//[",
                             "//a.example:99999/",
                             "//a@b@c/",
                             "//:80",
                             "//é.example/é",
                             "x",
                             "x y",
                             "50%off",
                             "a[b]",
                             "a|b",
                             "a\\b",
                             "?",
                             "#",
                             "##",
                             "#a#b",
                             "..",
                             "../..",
                             "image/gif;base64,R0lGOD",
                             "text/html,<p>",
                             "i.gif",
                             "%00"}) {
      addresses.push_back(std::string(scheme) + rest);
    }
  }
  return addresses;
}

class EveryAttribute : public ::testing::TestWithParam<std::string_view> {};

}  // namespace

TEST_P(EveryAttribute, leaves_a_book_that_holds) {
  expect_book({document_of(GetParam(), runs_at_length() ? 1 : kSample)});
}

TEST(EveryAddress, leaves_a_book_that_holds) {
  std::string links = "# Links\n\n", images = "# Images\n\n", tags = "# Tags\n\n";
  std::string others = "# Others\n\n";
  for (const std::string& address : odd_addresses()) {
    links += fmt::format("[x](<{0}>) <{0}> {0}\n\n", address);
    images += fmt::format("![x](<{0}>)\n\n[![x](i.gif)](<{0}>)\n\n", address);
    tags += fmt::format("<a href=\"{0}\">x</a> <img src=\"{0}\" alt=\"x\">\n\n", address);
    others += fmt::format(
        "<q cite=\"{0}\">x</q> <iframe src=\"{0}\"></iframe> <audio src=\"{0}\">x</audio> "
        "<object data=\"{0}\">x</object> <svg><a href=\"{0}\"><text>x</text></a>"
        "<image href=\"{0}\"/><use href=\"{0}\"/></svg>\n\n",
        address);
  }
  expect_book({links, images, tags, others});
}

// Not by the tables that the compiler asks.
TEST(EveryAttributeOfAll, passes_epubcheck_5) {
  if (!runs_at_length()) GTEST_SKIP() << "`check-all` has EPUBCheck read a hundred long chapters";
  std::vector<std::string> chapters;
  for (const std::string_view element : kElements)
    chapters.push_back(document_of(element, kSample));
  const TemporaryFolder scratch;
  const fs::path report = scratch.path() / "report.json";
  const fs::path book = build(chapters, scratch.path());
  ASSERT_TRUE(judge_by_epubcheck({{book, report}}, environment("COLOPHON_EPUBCHECK")));
  EXPECT_EQ(judgement_in(report, "5.3.0"), "");
}

INSTANTIATE_TEST_SUITE_P(Sweep, EveryAttribute, ::testing::ValuesIn(kElements), name_of_element);

}  // namespace colophon::test
