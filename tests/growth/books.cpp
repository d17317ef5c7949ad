#include "growth/constructs.h"

namespace colophon::growth {
namespace {

// A finished book with more in its metadata, manifest and spine, its navigation, its chapter, its
// sheet, and further files.
#define BOOK(METADATA, MANIFEST, SPINE, NAVIGATION, CHAPTER, SHEET, FILES)                    \
  "=== mimetype\napplication/epub+zip\n=== META-INF/container.xml\n"                          \
  "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"     \
  "<rootfiles><rootfile full-path=\"E/p.opf\" media-type=\"application/oebps-package+xml\"/>" \
  "</rootfiles></container>\n=== E/p.opf\n"                                                   \
  "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"u\">"  \
  "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"u\">i"         \
  "</dc:identifier><dc:title id=\"t\">T</dc:title><dc:language>en</dc:language>"              \
  "<meta property=\"dcterms:modified\">2020-01-01T00:00:00Z</meta>" METADATA                  \
  "</metadata><manifest><item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" "              \
  "media-type=\"application/xhtml+xml\"/><item id=\"a\" href=\"a.xhtml\" "                    \
  "media-type=\"application/xhtml+xml\"/><item id=\"s\" href=\"s.css\" "                      \
  "media-type=\"text/css\"/>" MANIFEST "</manifest><spine><itemref idref=\"a\"/>" SPINE       \
  "</spine></package>\n"                                                                      \
  "=== E/nav.xhtml\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "                            \
  "xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>t</title></head><body>"           \
  "<nav epub:type=\"toc\"><ol><li><a href=\"a.xhtml\">A</a></li>" NAVIGATION                  \
  "</ol></nav></body></html>\n=== E/a.xhtml\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "   \
  "xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>t</title>"                        \
  "<link rel=\"stylesheet\" type=\"text/css\" href=\"s.css\"/></head><body>" CHAPTER          \
  "<p>a</p></body></html>\n=== E/s.css\n" SHEET "\n" FILES
#define METADATA(INSIDE) BOOK(INSIDE, "", "", "", "", "", "")
#define MANIFEST(INSIDE) BOOK("", INSIDE, "", "", "", "", "")
#define CHAPTER(INSIDE) BOOK("", "", "", "", INSIDE, "", "")
#define SHEET(INSIDE) BOOK("", "", "", "", "", INSIDE, "")
#define XHTML "media-type=\"application/xhtml+xml\""
#define PAGE "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>"

constexpr bool kWatched = true;

constexpr Construct kBooks[] = {
    {"verify_titles", METADATA("«<dc:title>T №</dc:title>»")},
    {"verify_refinements",
     METADATA("«<meta refines=\"#t\" property=\"alternate-script\">a</meta>»")},
    {"verify_refined", METADATA("«<dc:creator id=\"c№\">a</dc:creator>»«<meta refines=\"#c№\" "
                                "property=\"role\" scheme=\"marc:relators\">aut</meta>»")},
    {"verify_refinement_chain",
     METADATA("«<meta id=\"m№\" refines=\"#m№\" property=\"file-as\">a</meta>»")},
    {"verify_metadata_links",
     METADATA("«<link rel=\"record\" href=\"https://e.org/№\" "
              "media-type=\"application/xml\"/>»"),
     kWatched},
    {"verify_properties", METADATA("«<meta property=\"a№\">b</meta>»")},

    {"verify_items", MANIFEST("«<item id=\"i№\" href=\"№.xhtml\" " XHTML "/>»")},
    {"verify_items_equal", MANIFEST("«<item id=\"i\" href=\"i.xhtml\" " XHTML "/>»")},
    {"verify_item_properties",
     MANIFEST("<item id=\"i\" href=\"i.xhtml\" properties=\"«a№ »\" " XHTML "/>")},
    {"verify_fallback_chain",
     BOOK("",
          "<item id=\"i\" href=\"i.bin\" media-type=\"a/b\" fallback=\"f0\"/>"
          "«<item id=\"f№\" href=\"f№.bin\" media-type=\"a/b\" fallback=\"f№0\"/>»",
          "«<itemref idref=\"f№\"/>»", "", "", "", ""),
     kWatched},
    {"verify_fallbacks_equal",
     BOOK("",
          "«<item id=\"f№\" href=\"f№.bin\" media-type=\"a/b\" fallback=\"g\"/>»"
          "<item id=\"g\" href=\"g.bin\" media-type=\"a/b\" fallback=\"f1\"/>",
          "«<itemref idref=\"f№\"/>»", "", "", "", "")},
    {"verify_spine", BOOK("", "", "«<itemref idref=\"a\"/>»", "", "", "", "")},
    {"verify_spine_unknown", BOOK("", "", "«<itemref idref=\"a№\"/>»", "", "", "", "")},
    {"verify_chapters", BOOK("", "«<item id=\"i№\" href=\"№.xhtml\" " XHTML "/>»",
                             "«<itemref idref=\"i№\"/>»", "«<li><a href=\"№.xhtml\">a</a></li>»",
                             "", "", "«=== E/№.xhtml\n" PAGE "<p id=\"p\">a</p></body></html>\n»")},
    {"verify_files", BOOK("", "", "", "", "", "", "«=== E/№.txt\na\n»")},
    {"verify_files_equal", BOOK("", "", "", "", "", "", "«=== E/i.txt\na\n»")},
    {"verify_files_in_capitals",
     BOOK("", "", "", "", "", "", "«=== E/i№.txt\na\n=== E/I№.txt\na\n»")},
    {"verify_navigation", BOOK("", "", "", "«<li><a href=\"a.xhtml\">a</a></li>»", "", "", "")},
    {"verify_navigation_nested",
     BOOK("", "", "",
          "«<li><a href=\"a.xhtml\">a</a><ol>»<li><a href=\"a.xhtml\">a</a></li>"
          "«</ol></li>»",
          "", "", "")},

    {"verify_paragraphs", CHAPTER("«<p>Some words of prose.</p>\n»")},
    {"verify_ids", CHAPTER("«<p id=\"i№\">a</p>»")},
    {"verify_ids_equal", CHAPTER("«<p id=\"i\">a</p>»"), kWatched},
    {"verify_links", CHAPTER("«<p id=\"i№\"><a href=\"#i№\">a</a></p>»")},
    {"verify_links_equal", CHAPTER("<p id=\"i\"></p><p>«<a href=\"#i\">a</a>»</p>")},
    {"verify_links_dead", CHAPTER("<p>«<a href=\"№.xhtml#b\">a</a>»</p>")},
    {"verify_images", CHAPTER("<p>«<img src=\"№.png\" alt=\"a\"/>»</p>")},
    {"verify_nested", CHAPTER("«<div>»«</div>»")},
    {"verify_open", CHAPTER("«<p>»")},
    {"verify_unknown", CHAPTER("«<x/>»")},
    {"verify_attributes", CHAPTER("<p «data-a№=\"x\" »>a</p>")},
    {"verify_attributes_unknown", CHAPTER("<p «a№=\"x\" »>a</p>")},
    {"verify_classes", CHAPTER("<p class=\"a «a№ »\">a</p>")},
    {"verify_types", CHAPTER("<p epub:type=\"a «a№ »\">a</p>")},
    {"verify_labels", CHAPTER("«<p id=\"i№\">a</p>»<p aria-labelledby=\"«i№ »\">a</p>")},
    {"verify_notes", CHAPTER("<p>«<a epub:type=\"noteref\" href=\"#n№\">1</a>»</p>«<aside "
                             "epub:type=\"footnote\" id=\"n№\"><p>a</p></aside>»")},
    {"verify_tables", CHAPTER("<table><tr>«<td>a</td>»</tr>«<tr><td>a</td></tr>»</table>")},
    {"verify_headings", CHAPTER("«<h1>a</h1>»")},
    {"verify_styles", CHAPTER("<p style=\"«color: red; »\">a</p>")},
    {"verify_drawings", CHAPTER("«<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>»")},
    {"verify_formulas",
     CHAPTER("«<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>a</mi></math></p>»")},
    {"verify_prefixes", CHAPTER("«<x:y xmlns:x=\"urn:№\"/>»")},
    {"verify_prefixes_nested", CHAPTER("«<x:y xmlns:x=\"urn:a\">»«</x:y>»")},
    {"verify_comments", CHAPTER("«<!-- a -->»")},
    {"verify_references", CHAPTER("<p>«&amp;&#233;»</p>")},
    {"verify_entities", CHAPTER("<p>«&nbsp;»</p>")},
    {"verify_cdata", CHAPTER("<p>«<![CDATA[a]]>»</p>")},
    {"verify_words", CHAPTER("<p>«word »</p>")},

    {"verify_rules", SHEET("«p { color: red }\n»")},
    {"verify_selectors", SHEET("«.a№, »p { color: red }")},
    {"verify_declarations", SHEET("p { «color: red; » }")},
    {"verify_addresses", SHEET("«p { background: url(№.png) }\n»")},
    {"verify_imports", SHEET("«@import \"№.css\";\n»")},
    {"verify_sheet_open", SHEET("«p { »")},
    {"verify_sheet_comments", SHEET("«/* »")},
};

}  // namespace

std::span<const Construct> books() { return kBooks; }

}  // namespace colophon::growth
