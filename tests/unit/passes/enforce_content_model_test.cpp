#include <gtest/gtest.h>

#include "passes/content_model/enforce.h"
#include "unit/passes/content_model_support.h"

namespace colophon::passes {
namespace {

using test::check_content_model;
using Case = test::ContentModelCase;

TEST(EnforceContentModel, leaves_alone_what_is_right) {
  const char* const cases[] = {
      "<p>a <em>b <strong>c</strong></em> <a href=\"x\">d</a><br/>e</p>",
      "<h1 id=\"x\" class=\"y\">a</h1>",
      "<ul><li>a<ul><li>b</li></ul></li></ul>",
      "<ol start=\"3\" type=\"a\" reversed=\"\"><li value=\"4\">a</li></ol>",
      "<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>",
      "<dl><div><dt>a</dt><dd>c</dd></div><div><dt>a</dt><dd>c</dd></div></dl>",
      "<table><caption>a</caption><colgroup><col/></colgroup><thead><tr><th scope=\"col\">b</th>"
      "</tr></thead><tbody><tr><td colspan=\"2\">c</td></tr></tbody><tfoot><tr><td>d</td></tr>"
      "</tfoot></table>",
      "<figure><img src=\"a.png\" alt=\"b\" width=\"3\"/><figcaption>c</figcaption></figure>",
      "<a href=\"x\"><p>a</p><ul><li>b</li></ul></a>",
      "<ruby>\xE6\xBC\xA2<rp>(</rp><rt>kan</rt><rp>)</rp>\xE5\xAD\x97<rt>ji</rt></ruby>",
      "<ruby>a<rt>b</rt>c<rt>d</rt></ruby>",
      "<blockquote cite=\"https://example.org/\"><p>a</p></blockquote>",
      "<p style=\"color: red; margin: 0 auto\">a</p>",
      "<section epub:type=\"dedication\" role=\"doc-dedication\"><p>a</p></section>",
      "<p><span lang=\"fr\" xml:lang=\"fr\">a</span> <time datetime=\"1942-05\">b</time></p>",
      "<div data-x=\"1\" aria-hidden=\"true\" hidden=\"\">a</div>",
      "<pre><code class=\"language-c\">a\n b</code></pre>",
      "<p>a<ins>b</ins><del datetime=\"2024-01-02\">c</del></p>",
      "<hgroup><h1>a</h1><p>b</p></hgroup>",
      "text",
  };
  for (const char* each : cases) check_content_model({each, each, ""}, true);
}

TEST(EnforceContentModel, internal_names_pass) {
  const char* const cases[] = {
      "<p>a<colophon:noteref colophon:note=\"0\"/></p>",
      "<h1 colophon:unlisted=\"\">a</h1>",
  };
  for (const char* each : cases) check_content_model({each, each, ""}, true);
}

TEST(EnforceContentModel, reaches_the_notes) {
  Chapter chapter;
  make_roots(chapter);
  const pugi::xml_node note = chapter.markup.append_element(chapter.notes, "colophon:note");
  chapter.markup.append_text(chapter.markup.append_element(note, "tt"), "x");
  enforce_content_model(chapter);
  EXPECT_STREQ(note.first_child().name(), "code");
}

TEST(EnforceContentModel, treats_elements_that_books_do_not_have) {
  const Case cases[] = {
      {"<center>a</center>", "<div class=\"center\">a</div>",
       "replaced-element: <center> is obsolete; <div> takes its place"},
      {"<p><tt>a</tt><strike>b</strike></p>", "<p><code>a</code><s>b</s></p>",
       "replaced-element: <tt> is obsolete; <code> takes its place\n"
       "replaced-element: <strike> is obsolete; <s> takes its place"},
      {"<p>a<script>b</script>c</p>", "<p>ac</p>",
       "removed-element: <script> has no place in a book and was taken out"},
      {"<x-y>a <b>b</b></x-y>", "a <b>b</b>",
       "unwrapped-element: <x-y> has no place in a book; its content is kept"},
      {"<font color=red>a</font>", "<span style=\"color: red\">a</span>",
       "replaced-element: <font> is obsolete; <span> takes its place"},
      {"<font face=x>a</font>", "a",
       "unwrapped-element: <font> has no place in a book; its content is kept"},
      {"a<fieldset>b</fieldset>c", "a<div>b</div>c",
       "unwrapped-element: <fieldset> has no place in a book; its content is kept"},
      {"<form><p>b</p></form>", "<p>b</p>",
       "unwrapped-element: <form> has no place in a book; its content is kept"},
      {"<button>a</button><input>", "a",
       "unwrapped-element: <button> has no place in a book; its content is kept\n"
       "removed-element: <input> has no place in a book and was taken out"},
      {"<video><p>b</p><track src=c><source src=a><source></video>",
       "<video controls=\"controls\"><source src=\"a\"/><track src=\"c\"/>b</video>", ""},
      {"<video><p>b</p></video>", "<p>b</p>",
       "unwrapped-element: <video> has no place in a book; its content is kept"},
      {"a <audio src='https://b.c/d.mp3'>e</audio>",
       "a <a href=\"https://b.c/d.mp3\">https://b.c/d.mp3</a> e",
       "linked-media: `https://b.c/d.mp3` lies on another computer; a link takes the place of "
       "<audio>"},
      {"<a href=x>a<video src=b></video></a>", "a<video src=\"b\" controls=\"controls\"/>",
       "misplaced-element: <video> cannot stand inside <a>"},
      {"<source src=a>", "", "removed-element: <source> has no place in a book and was taken out"},
      {"<iframe src='//a.b/c' title=d>e</iframe>", "<p><a href=\"https://a.b/c\">d</a></p>",
       "linked-media: `//a.b/c` lies on another computer; a link takes the place of <iframe>"},
      {"<iframe src=a.html>e</iframe>", "<span class=\"missing-media\">a.html</span>",
       "unknown-media: `a.html` is not audio or video that a book can carry"},
      {"<object data=a.svg>b</object>", "<img src=\"a.svg\" alt=\"b\"/>", ""},
      {"<object data=a.pdf><p>b</p></object>", "<p>b</p>",
       "unknown-media: `a.pdf` is not audio or video that a book can carry"},
      {"<embed src=a.mp3>", "<audio src=\"a.mp3\" controls=\"controls\"/>", ""},
      {"<img src=a.mp4 alt=b>", "<video src=\"a.mp4\" controls=\"controls\">b</video>", ""},
      {"<picture><source srcset='a.webp 2x, b.webp'><img src='https://c.d/e.png' alt=f></picture>",
       "<img src=\"a.webp\" alt=\"f\"/>",
       "unwrapped-element: <picture> has no place in a book; its content is kept"},
      {"<area href=a alt=b>", "<a href=\"a\">b</a> ",
       "replaced-element: <area> is obsolete; <a> takes its place"},
      {"<input type=checkbox> a <input type=RADIO checked> b", "☐  a ◉  b",
       "unwrapped-element: <input> has no place in a book; its content is kept\n"
       "unwrapped-element: <input> has no place in a book; its content is kept"},
      {"<select><option>a<option>b</select>", "a / b",
       "unwrapped-element: <select> has no place in a book; its content is kept"},
      {"<textarea>a <b></textarea>", "a &lt;b&gt;",
       "unwrapped-element: <textarea> has no place in a book; its content is kept"},
      {"<details open name=x><summary>a</summary>b</details>",
       "<section class=\"details\"><p class=\"summary\">a</p>b</section>", ""},
      {"<details><summary><h2>a</h2></summary><summary>b</summary></details>",
       "<section class=\"details\"><div class=\"summary\"><p>a</p></div><p>b</p></section>",
       "misplaced-element: <summary> cannot stand inside <details>"},
      {"<x-y><x-y><x-y>a</x-y></x-y></x-y>", "a",
       "unwrapped-element: <x-y> has no place in a book; its content is kept\n"
       "unwrapped-element: <x-y> has no place in a book; its content is kept\n"
       "unwrapped-element: <x-y> has no place in a book; its content is kept"},
      {"<ul><x-y><li>a</x-y></ul>", "<ul><li>a</li></ul>",
       "unwrapped-element: <x-y> has no place in a book; its content is kept"},
  };
  for (const Case& each : cases) check_content_model(each, false);
}

TEST(EnforceContentModel, mends_attributes) {
  const Case cases[] = {
      {"<p onclick='a()'>a</p>", "<p>a</p>",
       "removed-attribute: attribute `onclick` is not allowed on <p> and was taken out"},
      {"<p align=RIGHT>a</p>", "<p class=\"align-right\">a</p>",
       "replaced-attribute: attribute `align` is obsolete; `class=align-right` takes its place"},
      {"<table><tr><td class=x valign=top>a</table>",
       "<table><tbody><tr><td class=\"x valign-top\">a</td></tr></tbody></table>",
       "replaced-attribute: attribute `valign` is obsolete; `class=valign-top` takes its place"},
      {"<a name=x>a</a>", "<a id=\"x\">a</a>",
       "replaced-attribute: attribute `name` is obsolete; `id` takes its place"},
      {"<a name=x id=y>a</a>", "<a id=\"y\">a</a>",
       "removed-attribute: attribute `name` is not allowed on <a> and was taken out"},
      {"<img src=a width=50% height=20px>", "<img src=\"a\" height=\"20\" style=\"width: 50%\"/>",
       ""},
      {"<img src=a width=auto>", "<img src=\"a\"/>",
       "removed-attribute: attribute `width=\"auto\"` is not allowed on <img> and was taken out"},
      {"<p lang=fr>a</p>", "<p lang=\"fr\" xml:lang=\"fr\">a</p>", ""},
      {"<p lang=en_US>a</p>", "<p lang=\"en-US\" xml:lang=\"en-US\">a</p>",
       "respelled-language: the language tag `en_US` is written `en-US`"},
      {"<p lang=en_US xml:lang=en_US>a</p>", "<p lang=\"en-US\" xml:lang=\"en-US\">a</p>",
       "respelled-language: the language tag `en_US` is written `en-US`"},
      {"<p lang=fr xml:lang=de>a</p>", "<p lang=\"fr\" xml:lang=\"fr\">a</p>",
       "removed-attribute: attribute `xml:lang` is not allowed on <p> and was taken out"},
      {"<p aria-label=a>b</p>", "<p>b</p>",
       "removed-attribute: attribute `aria-label` is not allowed on <p> and was taken out"},
      {"<p lang=english>a</p>", "<p>a</p>",
       "removed-attribute: attribute `lang=\"english\"` is not allowed on <p> and was taken out"},
      {"<p role='paragraph note'>a</p>", "<p role=\"note\">a</p>", ""},
      {"<h1 role=doc-chapter>a</h1>", "<h1>a</h1>",
       "removed-attribute: attribute `role=\"doc-chapter\"` is not allowed on <h1> and was taken "
       "out"},
      {"<p epub:type='x tip'>a</p>", "<p epub:type=\"tip\">a</p>",
       "removed-attribute: attribute `epub:type=x` is not allowed on <p> and was taken out"},
      {"<p epub:type=z3998:poem>a</p>", "<p>a</p>",
       "removed-attribute: attribute `epub:type=\"z3998:poem\"` is not allowed on <p> and was "
       "taken out"},
      {"<p style='color:red; position:fixed'>a</p>", "<p style=\"color:red\">a</p>",
       "removed-attribute: attribute `style=\"position:fixed\"` is not allowed on <p> and was "
       "taken out"},
      {"<p style='color'>a</p>", "<p>a</p>",
       "removed-attribute: attribute `style=\"color\"` is not allowed on <p> and was taken out"},
      {"<p id='a b'>a</p>", "<p>a</p>",
       "removed-attribute: attribute `id=\"a b\"` is not allowed on <p> and was taken out"},
      {"<ul><li value=3>a</ul>", "<ul><li>a</li></ul>",
       "removed-attribute: attribute `value=\"3\"` is not allowed on <li> and was taken out"},
      {"<ol start=x><li>a</ol>", "<ol><li>a</li></ol>",
       "removed-attribute: attribute `start=\"x\"` is not allowed on <ol> and was taken out"},
      {"<a target=_blank>a</a>", "<a>a</a>",
       "removed-attribute: attribute `target` is not allowed on <a> and was taken out"},
      {"<p aria-labelledby='x y' id=y>a</p>", "<p aria-labelledby=\"y\" id=\"y\">a</p>",
       "removed-attribute: attribute `aria-labelledby` is not allowed on <p> and was taken out"},
      {"<table><tr><th id=h>a<td headers='h'>b</table>",
       "<table><tbody><tr><th id=\"h\">a</th><td headers=\"h\">b</td></tr></tbody></table>", ""},
      {"<p id=h>a</p><table><tr><td headers=h>b</table>",
       "<p id=\"h\">a</p><table><tbody><tr><td>b</td></tr></tbody></table>",
       "removed-attribute: attribute `headers` is not allowed on <td> and was taken out"},
      {"<colophon:x colophon:y=1>a</colophon:x>", "a",
       "unwrapped-element: <colophon-x> has no place in a book; its content is kept"},
      {"<p colophon:y=1>a</p>", "<p>a</p>",
       "removed-attribute: attribute `colophon-y` is not allowed on <p> and was taken out"},
  };
  for (const Case& each : cases) check_content_model(each, false);
}

TEST(EnforceContentModel, says_what_to_do_about_markdown_in_html) {
  Chapter chapter;
  test::load_html(chapter, "<div markdown=1>a</div>");
  enforce_content_model(chapter);
  ASSERT_EQ(chapter.diagnostics.all().size(), 1U);
  EXPECT_NE(chapter.diagnostics.all()[0].hint.find("empty lines"), std::string::npos);
}

TEST(EnforceContentModel, asks_for_no_empty_lines_where_they_would_not_help) {
  for (const char* html : {"<div markdown=0>a</div>", "<pre markdown=1>a</pre>", "<br markdown=1>",
                           "<p>a <b markdown=0>c</b></p>"}) {
    Chapter chapter;
    test::load_html(chapter, html);
    enforce_content_model(chapter);
    ASSERT_EQ(chapter.diagnostics.all().size(), 1U) << html;
    EXPECT_EQ(chapter.diagnostics.all()[0].hint, "") << html;
  }
}

TEST(EnforceContentModel, names_the_element_that_the_author_wrote) {
  Chapter chapter;
  test::load_html(chapter, "<details onclick=1><summary onclick=1>a</summary>b</details>");
  enforce_content_model(chapter);
  ASSERT_EQ(chapter.diagnostics.all().size(), 2U);
  EXPECT_NE(chapter.diagnostics.all()[0].message.find("<details>"), std::string::npos);
  EXPECT_NE(chapter.diagnostics.all()[1].message.find("<summary>"), std::string::npos);
}

TEST(EnforceContentModel, reports_the_attribute_where_it_is) {
  Chapter chapter;
  test::load_html(chapter, "<p class=x onclick='a()'>a</p>");
  enforce_content_model(chapter);
  ASSERT_EQ(chapter.diagnostics.all().size(), 1U);
  EXPECT_EQ(chapter.diagnostics.all()[0].span, (Span{SourceId{0}, 11, 24}));
}

TEST(EnforceContentModel, keeps_drawings_and_formulas_but_what_they_load) {
  const Case cases[] = {
      {"<svg viewBox='0 0 1 1' onload='x'><script>a</script><use xlink:href='#b'/>"
       "<image href='https://example.org/x.png'/><g id='b' inkscape:label='c'/></svg>",
       "<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\" "
       "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><use xlink:href=\"#b\"/><image/><g "
       "id=\"b\"/></svg>",
       "removed-attribute: attribute `onload` is not allowed on <svg> and was taken out\n"
       "removed-element: <script> has no place in a book and was taken out\n"
       "remote-resource: `https://example.org/x.png` lies on another computer; a book carries what "
       "it shows\n"
       "removed-attribute: attribute `inkscape:label` is not allowed on <g> and was taken out"},
      {"<svg><rect id='r' style='fill: url(#g)'><set attributeName='x' to='3'/><animateTransform "
       "attributeName='transform' to='9' begin='r.click'/></rect></svg>",
       "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect id=\"r\" style=\"fill: url(#g)\"><set "
       "attributeName=\"x\" to=\"3\"/><animateTransform attributeName=\"transform\" to=\"9\" "
       "begin=\"r.click\"/></rect></svg>",
       ""},
      {"<svg><g id='r'/><use href='#r'><set attributeName='href' "
       "to='https://example.org/a.svg#b'/><set "
       "attributeName='onclick' to='a()'/><animate attributeName='fill' "
       "values='red;url(https://example.org/p)'/></use></svg>",
       "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"r\"/><use href=\"#r\"><animate "
       "attributeName=\"fill\"/></use></svg>",
       "removed-loading: `set` would load `https://example.org/a.svg#b` when the page is shown; it "
       "was taken out\n"
       "removed-element: <set> has no place in a book and was taken out\n"
       "removed-loading: `values` would load `https://example.org/p` when the page is shown; it "
       "was taken out"},
      {"<svg><style>a { fill: url(#g) } b { fill: url(https://example.org/p) }</style><use "
       "href='inner.svg#s'/></svg>",
       "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>a { fill: url(#g) } b { fill: none"
       "                       }</style><use/></svg>",
       "removed-loading: `style` would load `https://example.org/p` when the page is shown; it was "
       "taken out\n"
       "removed-loading: `href` would load `inner.svg#s` when the page is shown; it was taken out"},
      {"<svg><title>a <b>c</b></title></svg>",
       "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>a c</title></svg>",
       "unwrapped-element: <b> has no place in a book; its content is kept"},
      {"<math alttext='x' display='wide' foo='1' data-a='b'>a<mi>x</mi></math>",
       "<math alttext=\"x\" data-a=\"b\" xmlns=\"http://www.w3.org/1998/Math/MathML\">"
       "<mtext>a</mtext><mi>x</mi></math>",
       "removed-attribute: attribute `display=\"wide\"` is not allowed on <math> and was taken "
       "out\n"
       "removed-attribute: attribute `foo` is not allowed on <math> and was taken out"},
      {"<math alttext='x'><semantics><annotation>t</annotation><mi>x</mi>y</semantics></math>",
       "<math alttext=\"x\" "
       "xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mrow><mi>x</mi>"
       "<mtext>y</mtext></mrow><annotation>t</annotation></semantics></math>",
       "incomplete-element: this <semantics> has no formula of its own before all else"},
      {"<math alttext='x'><mrow><mtr><mtd><mi>x</mi></mtd></mtr></mrow></math>",
       "<math alttext=\"x\" "
       "xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><mi>x</mi></mrow></math>",
       "misplaced-element: <mtr> cannot stand inside <mrow>\n"
       "misplaced-element: <mtd> cannot stand inside <mrow>"},
      {"<math alttext='x'><mtable>a</mtable></math>",
       "<math alttext=\"x\" xmlns=\"http://www.w3.org/1998/Math/MathML\"><mtable><mtr><mtd><mtext>a"
       "</mtext></mtd></mtr></mtable></math>",
       "misplaced-text: text cannot stand directly inside <mtable>"},
      {"<math alttext='x'><mmultiscripts><mi>x</mi><mn>1</mn></mmultiscripts></math>",
       "<math alttext=\"x\" xmlns=\"http://www.w3.org/1998/Math/MathML\"><mmultiscripts><mi>x</mi>"
       "<mn>1</mn><none/></mmultiscripts></math>",
       "incomplete-element: this <mmultiscripts> has no pair for its last script"},
      {"<math alttext='x'><maction><mi>x</mi></maction><mspace>y</mspace></math>",
       "<math alttext=\"x\" xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><mi>x</mi></mrow>"
       "<mspace/><mtext>y</mtext></math>",
       "misplaced-text: text cannot stand directly inside <mspace>\n"
       "incomplete-element: this <maction> has no `actiontype`"},
      {"<math alttext='x'><mi mathvariant='heavy' href='#a' xlink:href='b'>x</mi></math>",
       "<math alttext=\"x\" xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>",
       "removed-attribute: attribute `mathvariant=\"heavy\"` is not allowed on <mi> and was taken "
       "out\n"
       "removed-attribute: attribute `href=\"#a\"` is not allowed on <mi> and was taken out\n"
       "removed-attribute: attribute `xlink:href` is not allowed on <mi> and was taken out"},
      {"<math alttext='x'><mi>x</mi><mtext><b>y</b></mtext></math>",
       "<math alttext=\"x\" xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi><mtext>y"
       "</mtext></math>",
       "unwrapped-element: <b> has no place in a book; its content is kept"},
  };
  for (const Case& each : cases) check_content_model(each, false);
}

}  // namespace
}  // namespace colophon::passes
