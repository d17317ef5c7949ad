// What is said of content documents: each row was held against EPUBCheck 5.3.
#include "verify/documents/document.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::verify {

namespace {

constexpr std::string_view kHead =
    "<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml' "
    "xmlns:epub='http://www.idpf.org/2007/ops' xmlns:svg='http://www.w3.org/2000/svg' "
    "xmlns:m='http://www.w3.org/1998/Math/MathML' xmlns:o='http://example.org/o'>";
constexpr std::string_view kBody = "<head><title>t</title></head><body>";

// Findings as `code@offset`, with a space between them; offsets count from `start`.
std::string findings_of(const std::string& text, DocumentKind kind, std::size_t start) {
  Diagnostics findings;
  judge_document(text, kind, findings);
  std::string out;
  for (const Diagnostic& finding : findings.all()) {
    out += fmt::format("{}{}@{}", out.empty() ? "" : " ", name_of(finding.code),
                       static_cast<long>(finding.span.begin) - static_cast<long>(start));
    EXPECT_LE(finding.span.begin, finding.span.end) << text;
    EXPECT_LE(finding.span.end, text.size()) << text;
  }
  return out;
}

struct Row {
  std::string_view markup;     // with a `^` where the finding begins
  std::string_view code = {};  // empty: there is none
};

void expect_rows(std::span<const Row> rows, const std::string& before, const std::string& after,
                 DocumentKind kind) {
  for (const Row& row : rows) {
    std::string markup(row.markup);
    const std::size_t at = markup.find('^');
    if (at != markup.npos) markup.erase(at, 1);
    const std::string expected = row.code.empty() ? "" : fmt::format("{}@{}", row.code, at);
    EXPECT_EQ(findings_of(before + markup + after, kind, before.size()), expected) << row.markup;
  }
}

void expect_in_body(std::span<const Row> rows) {
  expect_rows(rows, std::string(kHead) + std::string(kBody), "</body></html>", DocumentKind::xhtml);
}

TEST(VerifyDocument, has_nothing_to_say_of_what_is_right) {
  const Row rows[] = {
      {"<p>a <em>b</em> <br/> &amp; &#160;<img src='a.png' alt=''/></p>"},
      {"<div>text<p/>text</div><blockquote cite='a'><p/></blockquote><hr/><pre> </pre>"},
      {"<ul><li>a<ol start='3' reversed=''><li value='3'/></ol></li> "
       "<script/></ul><menu><li/></menu>"},
      {"<dl><dt/><dt/><dd/><dd/><dt/><dd/></dl><dl><div><dt/><dd/></div><div><dt/><dd/></div></"
       "dl>"},
      {"<table border='1'><caption><p/></caption><colgroup><col/></colgroup><thead><tr><th "
       "scope='col'/></tr></thead><tbody/><tfoot/></table><table><tr><td/></tr></table>"},
      {"<figure><img src='a'/><figcaption/></figure><figure><figcaption/>a<p/></figure>"},
      {"<ruby>a<rt>b</rt>c<rp>(</rp><rt>d</rt><rp>)</rp></ruby><ruby><rb>a</rb><rtc><rt/></rtc></"
       "ruby>"},
      {"<details open=''><summary><h2/></summary>a<p/></details><fieldset><legend/>a</fieldset>"},
      {"<audio controls=''><source src='a'/><track src='b' default=''/><p/></audio>"},
      {"<video src='a'>text</video><object data='a'><param name='a' value='b'/><p/></object>"},
      {"<picture><source srcset='a 2x'/><img src='a'/></picture><iframe src='a' width='3'/>"},
      {"<select><optgroup label='a'><option selected=''/></optgroup><option/></select>"},
      {"<a href='#a'><div/></a><ins><p/></ins><del datetime='2024-01-01'><section/></del>"},
      {"<map name='m'><area href='a' alt='b' shape='RECT'/></map><my-own-thing "
       "any='x'><p/></my-own-thing>"},
      {"<p lang='en' xml:lang='EN' dir='RTL' data-x='1' tabindex='-1' hidden='' o:any='x'/>"},
      {"<p itemprop='a' itemscope='' about='b' property='c' onclick='d()' aria-hidden='true'/>"},
      {"<section epub:type='chapter bogus' role='doc-chapter' aria-labelledby='h'><h1 "
       "id='h'/></section>"},
      {"<time>2024</time><time datetime='P3D'><b/></time><meter value='.5'/><progress max='2'/>"},
      {"<hgroup><p/><h1/><p/></hgroup><bdo dir='ltr'/><p style='color: red; background: url(a)'/>"},
      {"<svg:svg><svg:any foo='x'/><svg:title>a<b/></svg:title><svg:foreignObject><p/>"
       "</svg:foreignObject><svg:g epub:type='cover'/></svg:svg>"},
      {"<m:math display='block' "
       "alttext='x'><m:mfrac><m:mi>a</m:mi><m:mn>1</m:mn></m:mfrac><m:mtext>"
       "<b/></m:mtext><m:semantics><m:mrow/><m:annotation>x</m:annotation><m:annotation-xml "
       "encoding='MathML-Content' name='contentequiv'><m:ci/></m:annotation-xml></m:semantics>"
       "</m:math>"},
      {"<link rel='a' href='b'/><meta itemprop='a' content='b'/><template><td/><li/></template>"},
      {"<label for='i'/><input id='i' type='checkbox' checked='' disabled=''/><button>a</button>"},
  };
  expect_in_body(rows);
}

TEST(VerifyDocument, knows_where_elements_stand) {
  const Row rows[] = {
      {"<p>^<div/></p>", "invalid-element"},
      {"<p><b>^<p/></b></p>", "invalid-element"},
      {"<p><ins>^<p/></ins></p>", "invalid-element"},
      {"<ul>^<p/></ul>", "invalid-element"},
      {"<ul>^text<li/></ul>", "invalid-text"},
      {"^<li/>", "invalid-element"},
      {"<p>^<center/></p>", "invalid-element"},
      {"^<style/>", "invalid-element"},
      {"^<o:x/>", "invalid-element"},
      {"<dl>^<p/></dl>", "invalid-element"},
      {"<dl>^<dd/></dl>", "invalid-element"},
      {"^<dl><dt/></dl>", "lacking-content"},
      {"<dl><dt/><dd/>^<div><dt/><dd/></div></dl>", "invalid-element"},
      {"<table><tbody/>^<thead/></table>", "invalid-element"},
      {"<table><tr/>^<tbody/></table>", "invalid-element"},
      {"<table><tr>^<p/></tr></table>", "invalid-element"},
      {"<figure><p/><figcaption/>^<p/></figure>", "invalid-element"},
      {"<details><p/>^<summary/></details>", "invalid-element"},
      {"^<details>a</details>", "lacking-content"},
      {"^<ruby>a<rt/>b</ruby>", "lacking-content"},
      {"^<ruby>a</ruby>", "lacking-content"},
      {"<audio><p/>^<source src='a'/></audio>", "invalid-element"},
      {"<audio src='a'>^<source src='a'/></audio>", "invalid-element"},
      {"^<picture/>", "lacking-content"},
      {"^<hgroup><p/></hgroup>", "lacking-content"},
      {"<time>^<b/></time>", "invalid-element"},
      {"<p>^<meta name='a' content='b'/></p>", "invalid-element"},
      {"^<svg:g/>", "invalid-element"},
      {"<svg:svg><svg:foreignObject>^<svg:g/></svg:foreignObject></svg:svg>", "invalid-element"},
      {"<m:math>^<m:ci/></m:math>", "invalid-element"},
      {"<m:math>^<m:mfrac><m:mi/></m:mfrac></m:math>", "lacking-content"},
      {"<m:math><m:mrow>^a</m:mrow></m:math>", "invalid-text"},
      {"<m:math><m:mi>^<b/></m:mi></m:math>", "invalid-element"},
  };
  expect_in_body(rows);
}

TEST(VerifyDocument, knows_what_cannot_be_inside_what) {
  const Row rows[] = {
      {"<a href='a'><span>^<a href='b'/></span></a>", "invalid-element"},
      {"<a href='a'>^<button/></a>", "invalid-element"},
      {"<button>^<input/></button>", "invalid-element"},
      {"<button><input type='hidden'/></button>", ""},
      {"<audio>^<audio/></audio>", "invalid-element"},
      {"<a href='a'><audio/></a>", ""},
      {"<a href='a'>^<audio controls=''/></a>", "invalid-element"},
      {"<address><p/>^<header/></address>", "invalid-element"},
      {"<header><div>^<footer/></div></header>", "invalid-element"},
      {"<form><p/>^<form/></form>", "invalid-element"},
      {"<dfn><b>^<dfn/></b></dfn>", "invalid-element"},
      {"<table><caption>^<table/></caption></table>", "invalid-element"},
      {"<label>^<label/></label>", "invalid-element"},
      {"<p>^<area/></p>", "invalid-element"},
      {"<p>^<img src='a' ismap=''/></p>", "invalid-element"},
      {"<a href='a'><img src='a' ismap=''/></a>", ""},
  };
  expect_in_body(rows);
}

TEST(VerifyDocument, knows_attributes_and_what_they_say) {
  const Row rows[] = {
      {"<table><tr><td ^align='center'/></tr></table>", "invalid-attribute"},
      {"<p ^align='center'/>", "invalid-attribute"},
      {"<p ^xlink:href='a' xmlns:xlink='http://www.w3.org/1999/xlink'/>", "invalid-attribute"},
      {"<p ^w:a='b' xmlns:w='http://www.w3.org/own'/>", "invalid-attribute"},
      {"<p ^data-A='b'/>", "invalid-attribute"},
      {"<p ^data-1='b'/>", "invalid-attribute"},
      {"<a ^target='x'/>", "invalid-attribute"},
      {"<ul><li ^value='3'/></ul>", "invalid-attribute"},
      {"<search ^epub:type='x'/>", "invalid-attribute"},
      {"<p ^aria-checked='true'/>", "invalid-attribute"},
      {"<p id='^a b'/>", "invalid-value"},
      {"<p id='^'/>", "invalid-value"},
      {"<p lang='^en_US'/>", "invalid-value"},
      {"<p dir='^left'/>", "invalid-value"},
      {"<p hidden='^yes'/>", "invalid-value"},
      {"<img src='^ '/>", "invalid-value"},
      {"<img src='a' width='^50%'/>", "invalid-value"},
      {"<ins datetime='^1942'/>", "invalid-value"},
      {"<time datetime='^soon'/>", "invalid-value"},
      {"<a href='a' type='^html'/>", "invalid-value"},
      {"<table><tr><td colspan='^0'/></tr></table>", "invalid-value"},
      {"<progress max='^0'/>", "invalid-value"},
      {"<section role='^doc-footnote'/>", "invalid-value"},
      {"<p role='^bogus'/>", "invalid-value"},
      {"<a href='a' role='^img'/>", "invalid-value"},
      {"<p aria-hidden='^yes'/>", "invalid-value"},
      {"<p epub:type='^a,b'/>", "invalid-value"},
      {"<p epub:type='^z3998:verse'/>", "undeclared-prefix"},
      {"<p epub:type='msv:a'/>", ""},
      {"<p lang='^en' xml:lang='fr'/>", "two-languages"},
      {"^<img alt=''/>", "lacking-content"},
      {"^<bdo>a</bdo>", "lacking-content"},
      {"^<object/>", "lacking-content"},
      {"^<p role='checkbox'/>", "lacking-content"},
      {"<ul><li role='^doc-endnote'/></ul>", "deprecated-markup"},
      {"<audio><source ^srcset='a' src='b'/></audio>", "invalid-attribute"},
      {"<map name='m'/><map name='^m'/>", "invalid-value"},
      {"<select><option selected=''/><option ^selected=''/></select>", "invalid-attribute"},
      {"<m:math display='^wide'/>", "invalid-value"},
      {"<m:math><m:mi ^bevelled='true'/></m:math>", "invalid-attribute"},
      {"<svg:svg id='^a b'/>", "invalid-value"},
      {"<svg:svg><svg:desc ^epub:type='x'/></svg:svg>", "invalid-attribute"},
      {"<p style='^color'/>", "invalid-css"},
      {"<p style='color:red;^direction:rtl'/>", "invalid-css"},
  };
  expect_in_body(rows);
}

TEST(VerifyDocument, knows_ids_and_what_names_them) {
  const Row rows[] = {
      {"<p id='a'/><p id='^a'/>", "repeated-id"},
      {"<svg:svg><svg:g id='a'/></svg:svg><p id='^a'/>", "repeated-id"},
      {"<p aria-labelledby='^a'/>", "dangling-id"},
      {"<p id='a' aria-describedby='^a b'/>", "dangling-id"},
      {"<label for='^a'/><p id='a'/>", "dangling-id"},
      {"<input list='^a'/><p id='a'/>", "dangling-id"},
      {"<input form='^a'/>", "dangling-id"},
      {"<table><tr><th id='a'/><td headers='a'/></tr></table>", ""},
      {"<table><tr><td id='a'/><td headers='^a'/></tr></table>", "dangling-id"},
      {"<table><tr><th id='a'/></tr></table><table><tr><td headers='^a'/></tr></table>",
       "dangling-id"},
      {"<ul role='listbox' aria-activedescendant='a'><li id='a'/></ul>", ""},
      {"<ul role='listbox' aria-activedescendant='^a'><li/></ul><p id='a'/>", "dangling-id"},
      {"<m:math><m:mi xref='^a'/></m:math>", "dangling-id"},
  };
  expect_in_body(rows);
}

TEST(VerifyDocument, knows_heads) {
  const Row rows[] = {
      {"<head><title>a</title><meta charset='utf-8'/></head><body/>", ""},
      {"^<head/><body/>", "untitled-document"},
      {"<head>^<title> </title></head><body/>", "lacking-content"},
      {"<head><title>a</title>^<p/></head><body/>", "invalid-element"},
      {"<head><title>a</title>^<title>b</title></head><body/>", "invalid-element"},
      {"<head><title>a</title><meta charset='^latin1'/></head><body/>", "invalid-value"},
      {"<head><title>a</title><meta charset='utf-8'/>^<meta charset='utf-8'/></head><body/>",
       "invalid-element"},
      {"<head><title>a</title><meta http-equiv='content-type' content='^text/html'/></head><body/>",
       "invalid-value"},
      {"<head><title>a</title>^<meta name='a'/></head><body/>", "lacking-content"},
      {"<head><title>a</title>^<link href='a'/></head><body/>", "lacking-content"},
      {"<head><title>a</title>^<link rel='alternate stylesheet' href='a'/></head><body/>",
       "lacking-content"},
      {"<head><title>a</title><link rel='alternate stylesheet' title='b' href='a'/></head><body/>"},
      {"<head><title>a</title><style>p { ^color: }</style></head><body/>", "invalid-css"},
      {"<head><title>a</title></head><body/>^<body/>", "invalid-element"},
  };
  expect_rows(rows, std::string(kHead), "</html>", DocumentKind::xhtml);
}

TEST(VerifyDocument, knows_what_stands_before_the_document) {
  const std::string document =
      "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body/></html>";
  const Row rows[] = {
      {"", ""},
      {"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE HTML SYSTEM 'about:legacy-compat'>", ""},
      {"^<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'xhtml11.dtd'>", "wrong-doctype"},
      {"<!DOCTYPE html [^<!ENTITY a SYSTEM 'b'>]>", "external-entity"},
      {"^<?xml version='1.1'?>", "malformed-xml"},
      {"^<?xml version='1.0' encoding='iso-8859-1'?>", "wrong-encoding"},
  };
  expect_rows(rows, "", document, DocumentKind::xhtml);
  const Row broken[] = {
      {"^<html><head/><body/></html>", "invalid-element"},
      {"^<svg xmlns='http://www.w3.org/2000/svg'/>", "invalid-element"},
      {"<html xmlns='http://www.w3.org/1999/xhtml'>^", "malformed-xml"},
  };
  for (const Row& row : broken) {
    Diagnostics findings;
    std::string markup(row.markup);
    std::erase(markup, '^');
    judge_document(markup, DocumentKind::xhtml, findings);
    ASSERT_FALSE(findings.empty()) << markup;
    EXPECT_EQ(name_of(findings.all().front().code), row.code) << markup;
  }
}

TEST(VerifyDocument, knows_what_a_switch_chooses_from) {
  constexpr std::string_view kBefore = "<epub:switch><epub:case required-namespace='n'>";
  constexpr std::string_view kAfter =
      "</epub:case><epub:default><p/></epub:default></epub:switch></body></html>";
  const auto findings_in_case = [&](std::string_view markup) {
    const std::string before = fmt::format("{}{}{}", kHead, kBody, kBefore);
    return findings_of(fmt::format("{}{}{}", before, markup, kAfter), DocumentKind::xhtml,
                       before.size());
  };
  const std::string deprecated = fmt::format("deprecated-markup@-{}", kBefore.size());
  EXPECT_EQ(findings_in_case("<p>a</p><o:any/>text<m:math><m:mi>a</m:mi></m:math>"), deprecated);
  EXPECT_EQ(findings_in_case("<font>a</font>"), deprecated + " invalid-element@0");
  EXPECT_EQ(findings_in_case("<p align='left'/>"), deprecated + " invalid-attribute@3");
  EXPECT_EQ(findings_in_case("<p><p/></p>"), deprecated + " invalid-element@3");
}

TEST(VerifyDocument, knows_navigation_documents) {
  constexpr std::string_view kToc =
      "<nav epub:type='toc'><ol><li><a href='a'>a</a></li></ol></nav>";
  const Row rows[] = {
      {"<nav epub:type='toc'><h1>a</h1><ol><li><a href='a'>a</a><ol><li><a href='b'>b</a></li></ol>"
       "</li><li><span>a</span><ol><li><a href='c'><img src='d' alt='e'/></a></li></ol></li></ol>"
       "</nav><nav><p/></nav>",
       ""},
      {"<nav epub:type='toc'><ol><li>^<p/></li></ol></nav>", "invalid-element"},
      {"<nav epub:type='toc'><ol>^<li/></ol></nav>", "lacking-content"},
      {"^<nav epub:type='toc'><h1>a</h1></nav>", "lacking-content"},
      {"<nav epub:type='toc'><ol><li>^<a href='a'> </a></li></ol></nav>", "lacking-content"},
      {"<nav epub:type='toc'><ol>^<li><span>a</span></li></ol></nav>", "lacking-content"},
      {"<nav epub:type='toc'>^<p/><ol><li><a href='a'>a</a></li></ol></nav>", "invalid-element"},
      {"<nav epub:type='toc'><ol><li><a href='a'>a</a></li></ol></nav>^<h2/>", "lacking-content"},
  };
  const std::string before = std::string(kHead) + std::string(kBody);
  expect_rows(rows, before, "</body></html>", DocumentKind::navigation);
  const Row beside[] = {
      {"<nav epub:type='page-list'><ol><li><a href='a'>1</a></li></ol></nav>", ""},
      {"^<nav epub:type='toc'><ol><li><a href='a'>a</a></li></ol></nav>", "invalid-element"},
      {"^<nav epub:type='loi'><ol><li><a href='a'>a</a></li></ol></nav>", "lacking-content"},
      {"<nav epub:type='landmarks'><ol><li>^<a href='a'>a</a></li></ol></nav>", "lacking-content"},
      {"^<nav epub:type='landmarks'><ol><li><a epub:type='toc' href='a'>a</a></li><li><a "
       "epub:type='toc' href='a'>b</a></li></ol></nav>",
       "invalid-element"},
      {"^<nav epub:type='page-list'><ol><li><a href='a'>1</a><ol><li><a href='b'>2</a></li></ol>"
       "</li></ol></nav>",
       "nested-navigation"},
  };
  expect_rows(beside, before + std::string(kToc), "</body></html>", DocumentKind::navigation);
}

TEST(VerifyDocument, gathers_what_others_must_know) {
  const std::string text =
      std::string(kHead) +
      "<head><title>t</title><link rel='StyleSheet' href='a.css' type='text/css'/><style>@import "
      "'no.css'; p { background: url(b.png) } @font-face { src: url(f.otf) }</style></head><body>"
      "<a href='c.xhtml#x&amp;y'/><img src='d.png' srcset='e.png 1x, f.png 2x' "
      "style='background: url(g.png)'/><video poster='h.png' src='i.mp4'><p>x</p></video><q "
      "cite='j'/><object data='k.pdf' type='application/pdf'>x</object><script "
      "src='l.js'/><svg:svg>"
      "<svg:image xmlns:x='http://www.w3.org/1999/xlink' x:href='m.png'/><svg:use x:href='#n' "
      "xmlns:x='http://www.w3.org/1999/xlink'/>"
      "</svg:svg><p id='z'/><p id='a'/></body></html>";
  Diagnostics findings;
  const DocumentFacts facts = judge_document(text, DocumentKind::xhtml, findings);
  EXPECT_TRUE(findings.empty());
  std::string found;
  for (const Reference& reference : facts.references) {
    found += fmt::format("{} {} [{}]{}{}\n", static_cast<int>(reference.kind), reference.target,
                         text.substr(reference.begin, reference.end - reference.begin),
                         reference.type.empty() ? "" : " " + reference.type,
                         reference.has_fallback ? " fallback" : "");
  }
  EXPECT_EQ(found, R"(5 a.css [a.css] text/css
5 no.css ['no.css']
2 b.png [url(b.png)]
6 f.otf [url(f.otf)]
0 c.xhtml#x&y [c.xhtml#x&amp;y]
2 g.png [url(g.png)]
2 d.png [d.png]
2 e.png [e.png]
2 f.png [f.png]
2 h.png [h.png]
3 i.mp4 [i.mp4]
1 j [j]
4 k.pdf [k.pdf] application/pdf fallback
7 l.js [l.js]
2 m.png [m.png]
8 #n [#n]
)");
  EXPECT_EQ(facts.ids, (std::vector<std::string>{"a", "z"}));
  EXPECT_TRUE(facts.has_svg);
  EXPECT_TRUE(facts.is_scripted);
  EXPECT_FALSE(facts.has_mathml);
}

}  // namespace

}  // namespace colophon::verify
