// What is said of style sheets: each row was held against EPUBCheck 5.3.
#include "verify/documents/style_sheet.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace colophon::verify {

namespace {

std::string findings_of(std::string_view css, bool is_attribute) {
  Diagnostics findings;
  if (is_attribute) {
    judge_declarations(css, DocumentKind::xhtml, findings);
  } else {
    judge_document(css, DocumentKind::style_sheet, findings);
  }
  std::string out;
  for (const Diagnostic& finding : findings.all()) {
    out +=
        fmt::format("{}{}@{}", out.empty() ? "" : " ", name_of(finding.code), finding.span.begin);
    EXPECT_LE(finding.span.end, css.size()) << css;
  }
  return out;
}

TEST(VerifyStyleSheet, has_nothing_to_say_of_what_is_right) {
  for (const std::string_view css :
       {"",
        "p{}",
        "/* a */ p > q + r ~ s, *|t { color: red !important; }",
        "<!-- p{} -->",
        "@charset \"utf-8\"; @import url(a.css) screen; @media (a < b) { p { c: d } }",
        "@font-face { font-family: x; src: url('a.otf') format(\"x\") }",
        "@foo; @bar { a: b }",
        "@page :first { margin: 0 }",
        "@keyframes x { from, 50% { a: b } }",
        "p[a], p[a=b], p[a~='b'], p[n|a] {}",
        "p:not(.a):nth-child(2n + 1)::before, :is(a, b) {}",
        "p { --x: ; a: f(b, (c)) [d] ) \"e\" 'f' #1 U+26 50%; }",
        "p { a: \\66 oo; b: c\\9 }",
        "p { filter: progid:a.b(c='#1'); _zoom: 1; a: !b }",
        "#1a, .\\31 {}",
        "p: {}",
        "/**/p /**/ q,/**/r > /**/s /**/,t /**/{}",
        "p:/**/a [/**/a/**/=b] {}",
        "p:has(> a, + b c):is(d:not(e)) {}",
        "p:x(/**/a/**/ + 1px 'b' f(-)) {}",
        "@import a;"}) {
    EXPECT_EQ(findings_of(css, false), "") << css;
  }
  for (const std::string_view css : {"", " ", ";", "a:b;;", "a:b; c: d", "/* x */"}) {
    EXPECT_EQ(findings_of(css, true), "") << css;
  }
}

TEST(VerifyStyleSheet, says_what_is_wrong) {
  constexpr std::pair<std::string_view, std::string_view> kSheets[] = {
      {"p { color: red", "invalid-css@11"},
      {"p { color: }", "invalid-css@4"},
      {"p { color }", "invalid-css@4"},
      {"p { a: b;; }", "invalid-css@9"},
      {"p {} }", "invalid-css@5"},
      {"p/**/.a {}", "invalid-css@5"},
      {"p/**/ .a {}", "invalid-css@5"},
      {"p /**/.a {}", "invalid-css@6"},
      {"p./**/a {}", "invalid-css@6"},
      {"p/**/{}", "invalid-css@5"},
      {"p/**/,q {}", "invalid-css@5"},
      {"p:not(.a/**/) {}", "invalid-css@12"},
      {"p:has(/**/a) {}", "invalid-css@10"},
      {"p:not(. a) {}", "invalid-css@7"},
      {"p:not(> a) {}", "invalid-css@6"},
      {"p:has(a > > b) {}", "invalid-css@10"},
      {"p:is(a,) {}", "invalid-css@7"},
      {"p:x(.a) {}", "invalid-css@4"},
      {"p:lang(a, b) {}", "invalid-css@8"},
      {"@import;", "invalid-css@0"},
      {"p { *zoom: 1 }", "invalid-css@4"},
      {"p { a: { b } }", "invalid-css@7"},
      {"p { a: (b } ", "invalid-css@7"},
      {"p { a: url() }", "invalid-css@7"},
      {"p { a: url(\"\") }", "invalid-css@7"},
      {"p { a: \"b }", "invalid-css@7"},
      {"p { a: b } q", "invalid-css@11"},
      {"p > {}", "invalid-css@4"},
      {"> p {}", "invalid-css@0"},
      {"p,, q {}", "invalid-css@2"},
      {"p[] {}", "invalid-css@2"},
      {".1a {}", "invalid-css@0"},
      {"p & q {}", "invalid-css@2"},
      {"p { a: b ~= c }", "invalid-css@9"},
      {"p { a: [b^=c] }", "invalid-css@9"},
      {"@media (a|=b) {}", "invalid-css@9"},
      {"@media a !important {}", "invalid-css@9"},
      {"@a@b {}", "invalid-css@2"},
      {"p { q { a: b } }", "invalid-css@4"},
      {"@import \"\";", "invalid-css@8"},
      {"@media print { p { a: b }", "invalid-css@0"},
      {"@media print { p { a: } }", "invalid-css@19"},
      {"@import \"a\"", "invalid-css@0"},
      {"/* a", "invalid-css@0"},
      {"p { Direction: rtl; unicode-bidi: embed }", "invalid-css@4 invalid-css@20"},
      {"@charset \"latin1\";", "wrong-encoding@10"},
      {"p {} @font-face { }", "empty-font-face@5"},
  };
  for (const auto& [css, expected] : kSheets) EXPECT_EQ(findings_of(css, false), expected) << css;
  constexpr std::pair<std::string_view, std::string_view> kAttributes[] = {
      {"color:", "invalid-css@0"},
      {"color", "invalid-css@0"},
      {"{a:b}", "invalid-css@0"},
      {"a:b}", "invalid-css@3"},
      {"a:b; direction:rtl", "invalid-css@5"},
  };
  for (const auto& [css, expected] : kAttributes) {
    EXPECT_EQ(findings_of(css, true), expected) << css;
  }
}

TEST(VerifyStyleSheet, knows_encodings) {
  using namespace std::string_view_literals;
  constexpr struct {
    std::string_view css;
    std::size_t findings;
    Severity severity;
  } kSheets[] = {
      {"\xEF\xBB\xBF@charset \"UTF-16\";", 0, Severity::note},
      {"@charset \"UTF-8\";", 0, Severity::note},
      {"@charset \"UTF-16\";", 1, Severity::error},
      {"\xFF\xFEp\0{\0}\0"sv, 1, Severity::warning},
      {"\xFE\xFF\0p\0{\0}"sv, 1, Severity::warning},
  };
  for (const auto& sheet : kSheets) {
    Diagnostics findings;
    judge_document(sheet.css, DocumentKind::style_sheet, findings);
    ASSERT_EQ(findings.all().size(), sheet.findings) << sheet.css;
    const Severity severity = findings.empty() ? Severity::note : findings.all().front().severity;
    EXPECT_EQ(severity, sheet.severity) << sheet.css;
  }
}

TEST(VerifyStyleSheet, gathers_addresses) {
  Diagnostics findings;
  const std::string_view css =
      "@import 'a.css'; @namespace 'n'; p { b: URL( c.png ) url(\"d\\65.png\"), url(#e), f(url(g)) "
      "} "
      "@font-face { src: url(h.otf) }";
  std::string found;
  for (const Reference& reference :
       judge_style_sheet(css, DocumentKind::style_sheet, findings).references) {
    found += fmt::format("{} {} [{}]\n", static_cast<int>(reference.kind), reference.target,
                         css.substr(reference.begin, reference.end - reference.begin));
  }
  EXPECT_EQ(found, R"(5 a.css ['a.css']
2 c.png [URL( c.png )]
2 de.png [url("d\65.png")]
2 g [url(g)]
6 h.otf [url(h.otf)]
)");
  EXPECT_TRUE(findings.empty());
}

TEST(VerifyStyleSheet, gathers_what_no_checker_follows) {
  Diagnostics findings;
  const std::string_view css =
      "p { b: u\\72l(a.png) image-set('b.png' 1x, url(c.png) type('d')) src('e') f('g') }";
  std::string sheet;
  for (const Reference& reference :
       judge_style_sheet(css, DocumentKind::style_sheet, findings).references) {
    sheet += fmt::format("{}{} ", reference.kind == Reference::Kind::loaded ? "loaded " : "",
                         reference.target);
  }
  EXPECT_EQ(sheet, "loaded a.png loaded b.png c.png loaded e ");
  EXPECT_TRUE(findings.empty());
  std::string attribute;
  for (const Reference& reference :
       gather_loaded("} url(a) ;@b image-set('c').references").references) {
    EXPECT_EQ(reference.kind, Reference::Kind::loaded);
    attribute += reference.target + ' ';
  }
  EXPECT_EQ(attribute, "a c ");
}

}  // namespace

}  // namespace colophon::verify
