#include "growth/constructs.h"

namespace colophon::growth {
namespace {

constexpr bool kWatched = true;

// A chapter has a tree and a document of its own, some 40 kB whatever stands in it: a page of text.
#define PAGE                                                                                    \
  "Some words of a page, which go on and on as those of a book do, until there are so many of " \
  "them that nobody would call the chapter a short one, and yet it is only just as long as a "  \
  "chapter should be that stands for the least of those that somebody may want to write down, " \
  "and a reader to read; for of chapters that hold no more than a word there are none.\n"

constexpr Construct kManuscripts[] = {
    {"chapters", "«=== №.md\n# A №\n\n" PAGE "»"},
    {"chapters_linked", "«=== №.md\n# A №\n\n[a](№.md) [b](1.md#a-1)\n»"},
    {"chapters_of_equal_titles", "«=== №.md\n# A\n\n" PAGE "»", kWatched},
    {"chapters_in_folders", "«=== №/a.md\n# A\n\n" PAGE "»"},
    {"chapters_of_one_file", "=== a.md\n---\nsplit: auto\n---\n«# A №\n\n" PAGE "\n»"},
    {"chapters_of_equal_names", "«=== a№/b.md\n[a](b.md)\n»"},
    {"parts", "=== book.yaml\ncontents:\n«  - part: P №\n    chapters: [№.md]\n»\n«=== №.md\na\n»"},
    {"contents_missing", "=== book.yaml\ncontents:\n«  - №.md\n»=== a.md\na\n"},
    {"contents_equal", "=== book.yaml\ncontents:\n«  - a.md\n»=== a.md\na\n"},
    {"contents_patterns", "=== book.yaml\ncontents:\n«  - '№*.md'\n»=== a.md\na\n"},
    {"contents_in_a_row", "=== book.yaml\ncontents: [«a№.md, »]\n=== a.md\na\n"},
    {"contents_nested", "=== book.yaml\ncontents: «[»\n=== a.md\na\n"},
    {"gathered_notes",
     "=== book.yaml\ncontents: [a.md, notes]\n=== a.md\n«a[^№] »\n\n«[^№]: note\n\n»"},

    {"book_keys", "=== book.yaml\n«k№: v\n»=== a.md\na\n"},
    {"book_keys_equal", "=== book.yaml\n«subject: v\n»=== a.md\na\n"},
    {"book_lists", "=== book.yaml\nsubject:\n«  - s№\n»=== a.md\na\n"},
    {"book_agents", "=== book.yaml\ncreator:\n«  - {name: N №, role: aut}\n»=== a.md\na\n"},
    {"book_variables", "=== book.yaml\nvariables:\n«  v№: w\n»=== a.md\n«{{< meta v№ >}} »\n"},
    {"book_text", "=== book.yaml\ndescription: «word »\n=== a.md\na\n"},
    {"book_comments", "=== book.yaml\n«# a\n»=== a.md\na\n"},
    {"book_allowances", "=== book.yaml\nallow:\n«  - c№\n»=== a.md\na\n"},
    {"book_sheets", "=== book.yaml\ncss:\n«  - s№.css\n»=== a.md\na\n"},

    {"pictures",
     "=== a.md\n«![a](№.svg)\n\n»\n«=== №.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n»"},
    {"pictures_by_other_names",
     "=== a.md\n«![a](A№.svg)\n\n»\n«=== a№.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n»"},
    {"picture_shown_again",
     "=== a.md\n«![a](0.svg)\n\n»\n=== 0.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"},

#define SVG(INSIDE)                                                              \
  "=== a.md\n![a](a.svg)\n=== a.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" " \
  "xmlns:xlink=\"http://www.w3.org/1999/xlink\">" INSIDE "</svg>\n"
    {"svg_shapes", SVG("«<rect/>\n»")},
    {"svg_ids", SVG("«<rect id=\"a№\"/>»«<use href=\"#a№\"/>»")},
    {"svg_ids_equal", SVG("«<rect id=\"a\"/>»")},
    {"svg_groups", SVG("«<g>»«</g>»")},
    {"svg_attributes", SVG("<g «a№=\"b\" »/>")},
    {"svg_style", SVG("<style>«.a№ { fill: red }\n»</style>")},
    {"svg_style_attribute", SVG("<g style=\"«fill: red; »\"/>")},
    {"svg_words", SVG("<text>«word »</text>")},
    {"svg_scripts", SVG("«<script>a</script>»")},
    {"svg_html",
     SVG("«<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">a</p></foreignObject>»")},
    {"svg_comments", SVG("«<!-- a -->»")},
    {"svg_prefixes", SVG("«<a:b xmlns:a=\"urn:№\"/>»")},
    {"svg_open", SVG("«<a ")},
    {"svg_links", SVG("«<rect fill=\"url(https://example.org/№)\"/>»")},
#undef SVG

#define CSS(INSIDE) "=== book.yaml\ncss: a.css\n=== a.md\na\n=== a.css\n" INSIDE "\n"
    {"css_rules", CSS("«p { color: red }\n»")},
    {"css_selectors", CSS("«.a№, »p { color: red }")},
    {"css_selector_parts", CSS("p«.a№» { color: red }")},
    {"css_combinators", CSS("p« > p» { color: red }")},
    {"css_functions", CSS("p«:not(»a«)» { color: red }")},
    {"css_declarations", CSS("p { «color: red; » }")},
    {"css_value", CSS("p { font-family: «a, »b }")},
    {"css_properties", CSS("p { «--a№: b; » }")},
    {"css_media", CSS("«@media print { p { color: red } }\n»")},
    {"css_nested", CSS("«@media print { »«}»")},
    {"css_open", CSS("«p { »")},
    {"css_brackets_open", CSS("p { a: «(»")},
    {"css_closed", CSS("«}»")},
    {"css_comments", CSS("«/* a */\n»")},
    {"css_comments_open", CSS("«/* »")},
    {"css_strings", CSS("p { content: «\"a\" » }")},
    {"css_strings_open", CSS("«p { content: \"a\n»")},
    {"css_escapes", CSS("p { content: «\\61 » }")},
    {"css_imports", CSS("«@import \"№.css\";\n»")},
    {"css_addresses", CSS("«p { background: url(№.png) }\n»")},
    {"css_fonts", CSS("«@font-face { font-family: f№; src: url(№.ttf) }\n»")},
    {"css_unknown", CSS("«p { colour: red }\n»")},
    {"css_words", CSS("«a »")},
#undef CSS

    {"mdbook", "=== book.toml\n[book]\n=== src/SUMMARY.md\n«- [A №](№.md)\n»\n«=== src/№.md\na\n»"},
    {"mdbook_nested",
     "=== book.toml\n[book]\n=== src/SUMMARY.md\n- [A](a.md)\n«# P №\n\n- [A](a№.md)\n»\n"},
    {"mdbook_settings",
     "=== book.toml\n[book]\n«k№ = 1\n»\n=== src/SUMMARY.md\n- [A](a.md)\n=== src/a.md\na\n"},
    {"mdbook_includes",
     "=== book.toml\n[book]\n=== src/SUMMARY.md\n- [A](a.md)\n=== src/a.md\n«{{#include "
     "b.txt}}\n»\n=== src/b.txt\nb\n"},
    {"mdbook_anchors",
     "=== book.toml\n[book]\n=== src/SUMMARY.md\n- [A](a.md)\n=== src/a.md\n{{#include "
     "b.txt:a}}\n=== src/b.txt\n«ANCHOR: a№\nb\nANCHOR_END: a№\n»"},
    {"mdbook_hidden",
     "=== book.toml\n[book]\n=== src/SUMMARY.md\n- [A](a.md)\n=== src/a.md\n```rust\n«# "
     "a\nb\n»```\n"},
    {"honkit",
     "=== book.json\n{}\n=== SUMMARY.md\n«* [A №](№.md)\n»\n«=== №.md\n{{ book.a }} {% if a %}b{% "
     "endif %}\n»"},
    {"leanpub", "=== Book.txt\n«№.md\n»\n«=== №.md\n# A\n»"},
    {"quarto",
     "=== _quarto.yml\nproject: {type: book}\nbook:\n  title: T\n  chapters:\n    - a.qmd\n«    - "
     "№.qmd\n»=== a.qmd\na\n«=== №.qmd\na\n»"},
    {"quarto_variables",
     "=== _quarto.yml\nproject: {type: book}\nbook: {title: T, chapters: [a.qmd]}\n=== "
     "_variables.yml\n«a№: b\n»=== a.qmd\n«{{< var a№ >}} »\n"},
    {"jekyll",
     "=== _config.yml\ntitle: T\nbaseurl: /a\n=== a.md\n«{% if a %}b{% else %}c{% endif %} {{ "
     "site.title | strip }}\n»"},
    {"jekyll_nested",
     "=== _config.yml\ntitle: T\nbaseurl: /a\n=== a.md\n«{% if a %}»«{% endif %}»"},
    {"mkdocs",
     "=== mkdocs.yml\nsite_name: T\nnav:\n  - a.md\n«  - A №: №.md\n»=== docs/a.md\na\n«=== "
     "docs/№.md\na\n»"},
    {"pandoc_headings", "=== metadata.yaml\ntitle: T\n=== a.md\n«# A №\n\n[A №] [b][A №]\n\n»"},
    {"vault",
     "=== .obsidian/app.json\n{}\n=== a.md\n«[[№]] [[№#a]] ![[№]]\n\n»\n«=== №.md\n# A ^b№\n»"},
};

}  // namespace

std::span<const Construct> manuscripts() { return kManuscripts; }

}  // namespace colophon::growth
