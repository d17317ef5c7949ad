// What is said of documents of EPUB 2: each row was held against EPUBCheck 5.3.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>

#include "verify/documents/document.h"

namespace colophon::verify {

namespace {

constexpr std::string_view kType =
    "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' "
    "'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd'>";
constexpr std::string_view kRoot =
    "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:s='http://www.w3.org/2000/svg' "
    "xmlns:x='http://www.w3.org/1999/xlink' xmlns:o='http://www.idpf.org/2007/ops'>";
constexpr std::string_view kHead = "<head><title>t</title></head>";

struct Row {
  std::string_view markup;     // with a `^` where the finding begins
  std::string_view code = {};  // empty: there is none
};

std::string findings_of(const std::string& text, std::size_t start) {
  Diagnostics findings;
  judge_document(text, DocumentKind::legacy, findings);
  std::string out;
  for (const Diagnostic& finding : findings.all()) {
    out += fmt::format("{}{}@{}", out.empty() ? "" : " ", name_of(finding.code),
                       static_cast<long>(finding.span.begin) - static_cast<long>(start));
  }
  return out;
}

void expect_rows(std::span<const Row> rows, const std::string& before, std::string_view after) {
  for (const Row& row : rows) {
    std::string markup(row.markup);
    const std::size_t at = markup.find('^');
    if (at != markup.npos) markup.erase(at, 1);
    const std::string expected = row.code.empty() ? "" : fmt::format("{}@{}", row.code, at);
    EXPECT_EQ(findings_of(before + markup + std::string(after), before.size()), expected)
        << row.markup;
  }
}

void expect_in_body(std::span<const Row> rows) {
  expect_rows(rows, fmt::format("{}{}{}<body>", kType, kRoot, kHead), "</body></html>");
}

}  // namespace

TEST(LegacyDocument, has_nothing_to_say_of_what_is_right) {
  const Row rows[] = {
      {"<p>a <em>b</em><br/>&nbsp;&mdash;<img src='a.png' alt=''/><tt>c</tt></p>"},
      {"<div>text<p/>text</div><blockquote cite='a'><p/></blockquote><hr/><pre xml:space='preserve'"
       "> </pre>"},
      {"<ul><li>a<p/></li></ul><dl><dd>a</dd><dt>b</dt></dl><ins>a</ins>"},
      {"<table border='2'><caption>a</caption><colgroup><col span='2'/></colgroup><thead><tr><th "
       "abbr='a'/></tr></thead><tfoot><tr><td/></tr></tfoot><tbody><tr><td valign='top'/></tr>"
       "</tbody></table>"},
      {"<p><object data='a'><param name='a'/>b<p/></object><map id='m'><area alt='a'/></map></p>"},
      {"<p><a href='a' rel='b c' shape='rect' target='_top'>a</a><bdo dir='rtl'>b</bdo></p>"},
      {"<p lang='en' xml:lang='fr' dir='ltr' style='' title='' class=''/>"},
      {"<script type='a'>b</script><noscript><p/></noscript>"},
      {"<o:switch><o:case required-namespace='a'/><o:default><p/></o:default></o:switch>"},
      {"<s:svg version='1.1'><s:g fill='red'><s:rect width='1' height='1'/></s:g><s:text>a<s:tspan "
       "x='1'>b</s:tspan></s:text><s:filter id='f'><s:feFlood/></s:filter></s:svg>"},
  };
  expect_in_body(rows);
}

TEST(LegacyDocument, knows_where_elements_stand) {
  const Row rows[] = {
      {"^<section/><p/>", "invalid-element"},
      {"<p/>^text", "invalid-text"},
      {"<p/>^&nbsp;", "invalid-text"},
      {"^<em>a</em><p/>", "invalid-element"},
      {"<p>^<p/></p>", "invalid-element"},
      {"<p>^<u>a</u></p>", "invalid-element"},
      {"^<ul/>", "lacking-content"},
      {"^<dl/>", "lacking-content"},
      {"^<blockquote/>", "lacking-content"},
      {"<blockquote>^a<p/></blockquote>", "invalid-text"},
      {"<ul><li/>^<p/></ul>", "invalid-element"},
      {"^<li/><p/>", "invalid-element"},
      {"^<table/>", "lacking-content"},
      {"<table>^<tr/></table>", "lacking-content"},
      {"<table><thead><tr><td/></tr></thead>^<tr><td/></tr></table>", "invalid-element"},
      {"<table><tbody><tr><td/></tr></tbody>^<tfoot><tr><td/></tr></tfoot></table>",
       "invalid-element"},
      {"<table><col/>^<colgroup/><tr><td/></tr></table>", "invalid-element"},
      {"<p><object>a^<param name='b'/></object></p>", "invalid-element"},
      {"<p>^<map id='m'/></p>", "lacking-content"},
      {"<p><a href='a'><b>^<a href='a'>b</a></b></a></p>", "invalid-element"},
      {"<p>^<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'/></p>", "invalid-element"},
      {"<p>^<P/></p>", "invalid-element"},
      {"<ul><li/>^<s:svg/></ul>", "invalid-element"},
  };
  expect_in_body(rows);
}

TEST(LegacyDocument, knows_attributes) {
  const Row rows[] = {
      {"<ol ^start='3'><li/></ol>", "invalid-attribute"},
      {"<p ^align='left'/>", "invalid-attribute"},
      {"<p ^data-a='b'/>", "invalid-attribute"},
      {"<p ^o:type='b'/>", "invalid-attribute"},
      {"<p ^role='note'/>", "invalid-attribute"},
      {"<p ^xml:base='b'/>", "invalid-attribute"},
      {"<p ^onclick='b'/>", "invalid-attribute"},
      {"<p><br ^lang='en'/></p>", "invalid-attribute"},
      {"<p id='^1'/>", "invalid-value"},
      {"<p id='a'/><p id='^ a'/>", "repeated-id"},
      {"<p id='^a:b'/>", "invalid-value"},
      {"<p xml:lang='^'/>", "invalid-value"},
      {"<p lang='^en_US'/>", "invalid-value"},
      {"<p dir='^auto'/>", "invalid-value"},
      {"<p><a rel='^'/></p>", "invalid-value"},
      {"<table frame='^none'><tr><td/></tr></table>", "invalid-value"},
      {"<p>^<img src='a'/></p>", "lacking-content"},
      {"<p>^<bdo/></p>", "lacking-content"},
      {"^<script>a</script><p/>", "lacking-content"},
      {"<s:svg ^depth='1'/>", "invalid-attribute"},
      {"<s:svg>^<s:rect width='1'/></s:svg>", "lacking-content"},
      {"<s:svg>^<s:image width='1' height='1'/></s:svg>", "lacking-content"},
      {"<s:svg>^<s:frog/></s:svg>", "invalid-element"},
      {"<s:svg>^<s:stop offset='1'/></s:svg>", "invalid-element"},
      {"<s:svg>^<p/></s:svg>", "invalid-element"},
      {"<s:svg>^words</s:svg>", "invalid-text"},
  };
  expect_in_body(rows);
}

TEST(LegacyDocument, knows_heads_and_roots) {
  const Row rows[] = {
      {"<head><title>t</title><link rel='a' href='b'/><base href='c'/><meta content='d'/></head>"
       "<body><p/></body>",
       ""},
      {"<head><title>t</title>^<title/></head><body><p/></body>", "invalid-element"},
      {"<head><title>t</title><meta ^charset='a'/></head><body><p/></body>", "invalid-attribute"},
      {"<head><title>t</title>^<style>p {}</style></head><body><p/></body>", "lacking-content"},
      {"<head><title>t</title><style type='text/css'>p { ^color: }</style></head><body><p/></body>",
       "invalid-css"},
      {"<head><title>t</title><style type='text/css'>p { direction: rtl }</style></head><body><p/>"
       "</body>",
       ""},
      {"<head ^id='a'><title>t</title></head><body><p/></body>", "invalid-attribute"},
      {"<head><title>t</title></head>^<body/>", "lacking-content"},
      {"<head><title>t</title></head><body><p/></body>^<body><p/></body>", "invalid-element"},
  };
  expect_rows(rows, fmt::format("{}{}", kType, kRoot), "</html>");
}

TEST(LegacyDocument, knows_what_stands_before_the_document) {
  const Row rows[] = {
      {""},
      {kType},
      {"^<!DOCTYPE html>", "wrong-doctype"},
      {"^<!DOCTYPE html SYSTEM 'a'>", "wrong-doctype"},
      {"^<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' "
       "'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'>",
       "wrong-doctype"},
  };
  expect_rows(rows, "", fmt::format("{}{}<body><p/></body></html>", kRoot, kHead));
  const Row entities[] = {{"<p>^&nobody;</p>", "malformed-xml"}, {"<p>&eacute;&Omega;</p>", ""}};
  expect_in_body(entities);
}

}  // namespace colophon::verify
