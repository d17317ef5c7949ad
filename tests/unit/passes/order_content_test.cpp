#include <gtest/gtest.h>

#include "unit/passes/content_model_support.h"

namespace colophon::passes {
namespace {

using test::check_content_model;
using Case = test::ContentModelCase;

TEST(EnforceContentModel, frees_blocks_from_phrasing) {
  const Case cases[] = {
      {"<p id='i'>a<div>b</div>c</p>", "<p id=\"i\">a</p><div>b</div><p>c</p>",
       "misplaced-element: <div> cannot stand inside <p>"},
      {"<p class='x'><div>b</div></p>", "<div class=\"x\"><div>b</div></div>",
       "misplaced-element: <div> cannot stand inside <p>"},
      {"<p><ul><li>b</li></ul>c</p>", "<ul><li>b</li></ul><p>c</p>",
       "misplaced-element: <ul> cannot stand inside <p>"},
      {"<p>a<b>b<div>c</div>d</b>e</p>", "<p>a<b>b</b></p><div><b>c</b></div><p><b>d</b>e</p>",
       "misplaced-element: <div> cannot stand inside <b>"},
      {"<span class='x'>a<div>b</div></span>", "<div class=\"x\">a<div>b</div></div>",
       "misplaced-element: <div> cannot stand inside <span>"},
      {"<em>a<ul><li>b</li><li><p>c</p></li></ul>d</em>",
       "<em>a</em><ul><li><em>b</em></li><li><p><em>c</em></p></li></ul><em>d</em>",
       "misplaced-element: <ul> cannot stand inside <em>"},
      {"<b><i><p>a</p></i></b>", "<p><b><i>a</i></b></p>",
       "misplaced-element: <p> cannot stand inside <i>"},
      {"<p>a<a href='x'>b<div>c</div></a></p>",
       "<p>a<a href=\"x\">b</a></p><a href=\"x\"><div>c</div></a>",
       "misplaced-element: <div> cannot stand inside <p>"},
      {"<h1>a<div>b</div></h1>", "<h1>a<br/><span>b</span></h1>",
       "misplaced-element: <div> cannot stand inside <h1>"},
      {"<h1><p>a</p><p>b</p></h1>", "<h1><span>a</span><br/><span>b</span></h1>",
       "misplaced-element: <p> cannot stand inside <h1>\n"
       "misplaced-element: <p> cannot stand inside <h1>"},
      {"<h1>a<h2>b</h2></h1>", "<h1>a<br/><span>b</span></h1>",
       "misplaced-element: <h2> cannot stand inside <h1>"},
      {"<h1 id='i'>a<hr/>b</h1>", "<h1 id=\"i\">a</h1><hr/><p>b</p>",
       "misplaced-element: <hr> cannot stand inside <h1>"},
      {"<pre>a<div>b</div>c</pre>", "<pre>a\n<span>b</span>\nc</pre>",
       "misplaced-element: <div> cannot stand inside <pre>"},
      {"<details><summary>a<ul><li>b</li></ul></summary></details>",
       "<section class=\"details\"><div class=\"summary\">a<ul><li>b</li></ul></div></section>",
       ""},
      {"<ruby>a<rt><div>b</div></rt></ruby>", "<div>a<div>b</div></div>",
       "misplaced-element: <div> cannot stand inside <rt>\n"
       "misplaced-element: <rt> cannot stand inside <span>\n"
       "misplaced-element: <div> cannot stand inside <span>"},
      {"<p id='i'> <hr/> </p>", "<div id=\"i\"> <hr/> </div>",
       "misplaced-element: <hr> cannot stand inside <p>"},
  };
  for (const Case& each : cases) {
    check_content_model(each, true);
  }
}

TEST(EnforceContentModel, orders_lists) {
  const Case cases[] = {
      {"<ul>a<li>b</li> <p>c</p><p>d</p> </ul>",
       "<ul><li>a</li><li>b</li> <li><p>c</p><p>d</p></li> </ul>",
       "misplaced-text: text cannot stand directly inside <ul>\n"
       "misplaced-element: <p> cannot stand inside <ul>"},
      {"<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>",
       "misplaced-element: <ul> cannot stand inside <ul>"},
      {"<ul><ul><li>b</li></ul></ul>", "<ul><li><ul><li>b</li></ul></li></ul>",
       "misplaced-element: <ul> cannot stand inside <ul>"},
      {"<li>a</li> <li>b</li><p>c</p>", "<ul><li>a</li> <li>b</li></ul><p>c</p>",
       "misplaced-element: <li> cannot stand inside <body>"},
      {"<p>a<li>b</li></p>", "<p>a</p><ul><li>b</li></ul>",
       "misplaced-element: <li> cannot stand inside <p>\n"
       "misplaced-element: <ul> cannot stand inside <p>"},
      {"<ul> </ul><table></table>", "",
       "empty-element: this <ul> is empty and was taken out\n"
       "empty-element: this <table> is empty and was taken out"},
      {"<dl><dt>a</dt>b<dd>c</dd></dl>", "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>",
       "misplaced-text: text cannot stand directly inside <dl>"},
      {"<dl><dd>a</dd><dt>b</dt></dl>", "<div>a</div><dl><dt>b</dt><dd/></dl>",
       "incomplete-element: this <dd> has no `<dt>` before it\n"
       "incomplete-element: this <dt> has no `<dd>` after it"},
      {"<dl><div><dt>a</dt></div><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>",
       "misplaced-element: <div> cannot stand inside <dl>"},
      {"<dt>a</dt><dd>b</dd>", "<dl><dt>a</dt><dd>b</dd></dl>",
       "misplaced-element: <dt> cannot stand inside <body>"},
  };
  for (const Case& each : cases) check_content_model(each, true);
}

TEST(EnforceContentModel, orders_tables) {
  const Case cases[] = {
      {"<table><tr><td>a</td></tr>b<p>c</p></table>", "b<p>c</p><table><tr><td>a</td></tr></table>",
       "misplaced-text: text cannot stand directly inside <table>\n"
       "misplaced-element: <p> cannot stand inside <table>"},
      {"<table><td>a</td><td>b</td></table>", "<table><tr><td>a</td><td>b</td></tr></table>",
       "misplaced-element: <td> cannot stand inside <table>"},
      {"<table><tr>a<p>b</p><td>c</td></tr></table>",
       "<table><tr><td>a<p>b</p></td><td>c</td></tr></table>",
       "misplaced-text: text cannot stand directly inside <tr>"},
      {"<table><tr><td>a</td></tr><caption>b</caption></table>",
       "<table><caption>b</caption><tr><td>a</td></tr></table>", ""},
      {"<table><tfoot><tr><td>f</td></tr></tfoot><tbody><tr><td>b</td></tr></tbody></table>",
       "<table><tbody><tr><td>b</td></tr></tbody><tfoot><tr><td>f</td></tr></tfoot></table>", ""},
      {"<table><tr><td>a</td></tr><tbody><tr><td>b</td></tr></tbody></table>",
       "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>", ""},
      {"<table><tr><td>a</td></tr><thead><tr><td>b</td></tr></thead></table>",
       "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>",
       "misplaced-element: <thead> cannot stand inside <table>"},
      {"<table><caption>a<table><tr><td>b</td></tr></table></caption><tr><td>c</td></tr></table>",
       "<div>a<table><tr><td>b</td></tr></table></div><table><tr><td>c</td></tr></table>",
       "misplaced-element: <table> cannot stand inside <caption>"},
      {"<p>a<td>b</td></p>", "<p>a<span>b</span></p>",
       "misplaced-element: <td> cannot stand inside <p>"},
      {"<tr><td>b</td></tr>", "<div><div>b</div></div>",
       "misplaced-element: <tr> cannot stand inside <body>\n"
       "misplaced-element: <td> cannot stand inside <div>"},
  };
  for (const Case& each : cases) check_content_model(each, true);
}

TEST(EnforceContentModel, orders_other_structures) {
  const Case cases[] = {
      {"<ruby>a</ruby>", "<span>a</span>", "incomplete-element: this <ruby> has no `<rt>`"},
      {"<ruby>a<rt>b</rt>c</ruby>d", "<ruby>a<rt>b</rt></ruby>cd", ""},
      {"<ruby>a<rp>(</rp><rt>b</rt></ruby>", "<ruby>a<rt>b</rt></ruby>",
       "misplaced-element: <rp> cannot stand inside <ruby>"},
      {"<p><rt>a</rt></p>", "<p><span>a</span></p>",
       "misplaced-element: <rt> cannot stand inside <p>"},
      {"<figure>a<figcaption>b</figcaption>c</figure>", "<figure>a<div>b</div>c</figure>",
       "misplaced-element: <figcaption> cannot stand inside <figure>"},
      {"<figcaption>b</figcaption>", "<div>b</div>",
       "misplaced-element: <figcaption> cannot stand inside <body>"},
      {"<details open=''><p>a</p></details>", "<section class=\"details\"><p>a</p></section>",
       "incomplete-element: this <details> has no `<summary>` at its start"},
      {"<hgroup><h1>a</h1><h2>b</h2></hgroup>", "<div><h1>a</h1><h2>b</h2></div>",
       "incomplete-element: this <hgroup> has no single heading"},
      {"<a href='x'>a<b><a href='y'>b</a></b></a>", "<a href=\"x\">a<b>b</b></a>",
       "misplaced-element: <a> cannot stand inside <a>"},
      {"<a href='x'><menu><li>a</li></menu></a>", "<a href=\"x\"><ul><li>a</li></ul></a>",
       "misplaced-element: <menu> cannot stand inside <a>"},
      {"<header>a<footer>b</footer></header>", "<header>a<div>b</div></header>",
       "misplaced-element: <footer> cannot stand inside <header>"},
      {"<p>a<img alt='b'/>c</p>", "<p>abc</p>", "missing-image: image `` is not in the manuscript"},
      {"<p>a<img/></p>", "<p>a</p>", "missing-image: image `` is not in the manuscript"},
      {"<bdo>a</bdo>", "<span>a</span>", "incomplete-element: this <bdo> has no `dir`"},
      {"<time>1942</time><time><b>a</b></time>", "<time>1942</time><span><b>a</b></span>",
       "incomplete-element: this <time> has no `datetime`"},
      {"a<!-- b -->c<?d?>", "ac", ""},
  };
  for (const Case& each : cases) check_content_model(each, true);
}

}  // namespace
}  // namespace colophon::passes
