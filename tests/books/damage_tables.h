// The damages that are changes of an entry's text. An entry is called by the end of its name, or
// `chapter` for any.
#pragma once

#include <string_view>

namespace colophon::test {

// One text for another, where it first stands.
struct Edit {
  std::string_view name;
  std::string_view entry;
  std::string_view from;
  std::string_view to;
  bool is_ours_alone = false;
};

// A part of an entry that is not there.
struct Cut {
  std::string_view name;
  std::string_view entry;
  std::string_view begin;
  std::string_view end;
};

inline constexpr Edit kEdits[] = {
    // The container.
    {"rootfile elsewhere", "container.xml", "EPUB/package.opf", "EPUB/other.opf"},
    {"rootfile of another type", "container.xml", "application/oebps-package+xml", "text/xml"},
    {"container ill-formed", "container.xml", "</rootfiles>", ""},
    {"container of another namespace", "container.xml", "urn:oasis:names", "urn:oasis:name"},
    {"wrong mimetype", "mimetype", "epub+zip", "epub+zap"},
    {"mimetype with a line end", "mimetype", "epub+zip", "epub+zip\n"},

    // The package document.
    {"empty title", "package.opf", "<dc:language>en</dc:language>",
     "<dc:title> </dc:title><dc:language>en</dc:language>"},
    {"malformed language", "package.opf", "<dc:language>en</dc:language>",
     "<dc:language>en_US</dc:language>"},
    {"unique identifier of nothing", "package.opf", "unique-identifier=\"pub-id\"",
     "unique-identifier=\"pub\""},
    {"no unique identifier", "package.opf", "unique-identifier=\"pub-id\"", ""},
    {"no modification time", "package.opf", "dcterms:modified", "dcterms:issued"},
    {"malformed modification time", "package.opf", "Z</meta>", "</meta>"},
    {"two modification times", "package.opf", "<meta property=\"dcterms:modified\">",
     "<meta property=\"dcterms:modified\">2020-01-01T00:00:00Z</meta>"
     "<meta property=\"dcterms:modified\">"},
    {"two dates", "package.opf", "<dc:language>",
     "<dc:date>2001</dc:date><dc:date>2002</dc:date><dc:language>"},
    {"malformed date", "package.opf", "<dc:language>", "<dc:date>1/2/2001</dc:date><dc:language>"},
    {"unknown property", "package.opf", "schema:accessMode\"", "dcterms:accessModes\""},
    {"undeclared prefix", "package.opf", "schema:accessMode\"", "zorba:accessMode\""},
    {"refines nothing", "package.opf", "</metadata>",
     "<meta refines=\"#nobody\" property=\"role\">aut</meta></metadata>"},
    {"authority without term", "package.opf", "</metadata>",
     "<dc:subject id=\"s\">Sea</dc:subject>"
     "<meta refines=\"#s\" property=\"authority\">BISAC</meta></metadata>"},
    {"empty meta", "package.opf", "</metadata>",
     "<meta property=\"dcterms:issued\"> </meta></metadata>"},
    {"meta without property", "package.opf", "</metadata>", "<meta>words</meta></metadata>"},
    {"another version", "package.opf", "version=\"3.0\"", "version=\"4.0\""},
    {"no version", "package.opf", " version=\"3.0\"", ""},
    {"package ill-formed", "package.opf", "</spine>", ""},
    {"unknown element in the package", "package.opf", "</metadata>", "</metadata><extra/>"},
    {"unknown attribute in the manifest", "package.opf", "<item ", "<item class=\"x\" "},
    {"spine before manifest", "package.opf", "<manifest>",
     "<spine><itemref idref=\"nav\"/></spine><manifest>"},
    {"no navigation property", "package.opf", " properties=\"nav\"", ""},
    {"unknown item property", "package.opf", "properties=\"nav\"", "properties=\"nav navy\""},
    {"item of a missing file", "package.opf", "</manifest>",
     "<item id=\"lost\" href=\"lost.css\" media-type=\"text/css\"/></manifest>"},
    {"item id twice", "package.opf", "id=\"ncx\"", "id=\"nav\""},
    {"item href twice", "package.opf", "</manifest>",
     "<item id=\"again\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>"},
    {"item href with fragment", "package.opf", "href=\"toc.ncx\"", "href=\"toc.ncx#a\""},
    {"item without type", "package.opf", " media-type=\"text/css\"", ""},
    {"chapter as text/html", "package.opf", ".xhtml\" media-type=\"application/xhtml+xml\"/>",
     ".xhtml\" media-type=\"text/html\"/>"},
    {"drawing as PNG", "package.opf", "image/svg+xml", "image/png"},
    {"cover that is no image", "package.opf", " media-type=\"text/css\"",
     " media-type=\"text/css\" properties=\"cover-image\""},
    {"fallback to nothing", "package.opf", "<item id=\"css", "<item fallback=\"nothing\" id=\"css"},
    {"the package in its manifest", "package.opf", "</manifest>",
     "<item id=\"me\" href=\"package.opf\" media-type=\"text/xml\"/></manifest>"},
    {"script that is none", "package.opf", ".xhtml\" media-type=\"application/xhtml+xml\"/>",
     ".xhtml\" media-type=\"application/xhtml+xml\" properties=\"scripted\"/>"},
    {"spine of nothing", "package.opf", "<itemref idref=\"", "<itemref idref=\"no-"},
    {"spine twice the same", "package.opf", "</spine>",
     "<itemref idref=\"nav\"/><itemref idref=\"nav\"/></spine>"},
    {"spine of a style sheet", "package.opf", "</spine>",
     "<itemref idref=\"css-book.css\"/></spine>"},
    {"linear perhaps", "package.opf", "<itemref ", "<itemref linear=\"perhaps\" "},
    {"contents that are no NCX", "package.opf", "toc=\"ncx\"", "toc=\"nav\""},
    {"guide to nothing", "package.opf", "</package>",
     "<guide><reference type=\"text\" href=\"none.xhtml\"/></guide></package>"},

    // The navigation document.
    {"no table of contents", "nav.xhtml", "epub:type=\"toc\"", "epub:type=\"lot\""},
    {"contents to a missing file", "nav.xhtml", "href=\"text/", "href=\"texts/"},
    {"contents to a missing id", "nav.xhtml", ".xhtml\">", ".xhtml#nowhere\">"},
    {"contents to another computer", "nav.xhtml", "href=\"text/",
     "href=\"https://example.org/text/"},
    {"empty entry", "nav.xhtml", "<ol>\n<li>", "<ol>\n<li><a href=\"nav.xhtml\"></a></li><li>"},
    {"entry without link", "nav.xhtml", "<ol>\n<li>", "<ol>\n<li>words</li><li>"},
    {"list without entries", "nav.xhtml", "</nav>", "<ol></ol></nav>"},
    {"paragraph in the contents", "nav.xhtml", "<ol>", "<p>words</p><ol>"},
    {"contents twice", "nav.xhtml", "epub:type=\"landmarks\"", "epub:type=\"toc\""},
    {"landmark without type", "nav.xhtml", " epub:type=\"bodymatter\">", ">"},

    // The NCX.
    {"NCX of another book", "toc.ncx", "name=\"dtb:uid\" content=\"",
     "name=\"dtb:uid\" content=\"x"},
    {"NCX to nothing", "toc.ncx", "src=\"text/", "src=\"texts/"},
    {"NCX ill-formed", "toc.ncx", "</navMap>", ""},

    // Markup.
    {"element never closed", "chapter", "</body>", "<p>words</body>"},
    {"undeclared entity", "chapter", "</body>", "<p>a&nbsp;b</p></body>"},
    {"bare ampersand", "chapter", "</body>", "<p>a & b</p></body>"},
    {"attribute twice", "chapter", "</body>", "<p class=\"a\" class=\"b\">x</p></body>"},
    {"attribute without quotes", "chapter", "</body>", "<p class=a>x</p></body>"},
    {"undeclared namespace", "chapter", "</body>", "<p zorba:x=\"1\">x</p></body>"},
    {"control character", "chapter", "</body>", "<p>a\x01</p></body>"},
    {"comment with dashes", "chapter", "</body>", "<!-- a -- b --></body>"},
    {"not UTF-8", "chapter", "</body>", "<p>\xE9tude</p></body>", true},
    {"id twice", "chapter", "</body>", "<p id=\"twin\">a</p><p id=\"twin\">b</p></body>"},
    {"id with a space", "chapter", "</body>", "<p id=\"a b\">a</p></body>"},
    {"obsolete element", "chapter", "</body>", "<center>a</center></body>"},
    {"unknown element", "chapter", "</body>", "<frobnicate>a</frobnicate></body>"},
    {"obsolete attribute", "chapter", "</body>", "<p align=\"center\">a</p></body>"},
    {"unknown attribute", "chapter", "</body>", "<p frob=\"x\">a</p></body>"},
    {"paragraph in a paragraph", "chapter", "</body>", "<p><p>a</p></p></body>"},
    {"block in a span", "chapter", "</body>", "<p><span><div>a</div></span></p></body>"},
    {"link in a link", "chapter", "</body>",
     "<p><a href=\"https://example.org/\"><em><a href=\"https://example.org/\">a</a></em></a></p>"
     "</body>"},
    {"paragraph in a list", "chapter", "</body>", "<ul><p>a</p></ul></body>"},
    {"item without list", "chapter", "</body>", "<div><li>a</li></div></body>"},
    {"description without term", "chapter", "</body>", "<dl><dd>a</dd></dl></body>"},
    {"cell without row", "chapter", "</body>", "<table><td>a</td></table></body>"},
    {"table in a caption", "chapter", "</body>",
     "<table><caption><table><tr><td>a</td></tr></table></caption><tr><td>b</td></tr></table>"
     "</body>"},
    {"two captions", "chapter", "</body>",
     "<figure><figcaption>a</figcaption>b<figcaption>c</figcaption></figure></body>"},
    {"heading in a heading", "chapter", "</body>", "<h2><h3>a</h3></h2></body>"},
    {"ruby without text", "chapter", "</body>", "<p><ruby>a</ruby></p></body>"},
    {"summary at the end", "chapter", "</body>",
     "<details><p>a</p><summary>b</summary></details></body>"},
    {"style in the body", "chapter", "</body>", "<style>p { margin: 0 }</style></body>"},
    {"malformed lang", "chapter", "</body>", "<p lang=\"en_US\" xml:lang=\"en_US\">a</p></body>"},
    {"two languages", "chapter", "</body>", "<p lang=\"en\" xml:lang=\"fr\">a</p></body>"},
    {"malformed dir", "chapter", "</body>", "<p dir=\"up\">a</p></body>"},
    {"malformed datetime", "chapter", "</body>",
     "<p><time datetime=\"spring\">a</time></p></body>"},
    {"unknown role", "chapter", "</body>", "<section role=\"doc-foo\">a</section></body>"},
    {"role of something else", "chapter", "</body>",
     "<ul><li role=\"doc-footnote\">a</li></ul></body>"},
    {"undeclared type prefix", "chapter", "</body>",
     "<section epub:type=\"z3998:x\">a</section></body>"},
    {"labelled by nothing", "chapter", "</body>",
     "<section aria-labelledby=\"nobody\">a</section></body>"},
    {"data attribute in capitals", "chapter", "</body>", "<p data-Foo=\"x\">a</p></body>"},
    {"colspan of words", "chapter", "</body>",
     "<table><tr><td colspan=\"two\">a</td></tr></table></body>"},

    // What lies elsewhere.
    {"link to a missing file", "chapter", "</body>", "<p><a href=\"none.xhtml\">a</a></p></body>"},
    {"link to a missing id", "chapter", "</body>", "<p><a href=\"#nowhere\">a</a></p></body>"},
    {"link to a style sheet", "chapter", "</body>",
     "<p><a href=\"../css/book.css\">a</a></p></body>"},
    {"link out of the book", "chapter", "</body>",
     "<p><a href=\"../../../x.xhtml\">a</a></p></body>"},
    {"link from the root", "chapter", "</body>", "<p><a href=\"/x.xhtml\">a</a></p></body>"},
    {"link to a file", "chapter", "</body>", "<p><a href=\"file:///x\">a</a></p></body>"},
    {"link with a query", "chapter", "</body>", "<p><a href=\"../nav.xhtml?q=1\">a</a></p></body>"},
    {"link to data", "chapter", "</body>", "<p><a href=\"data:text/plain,x\">a</a></p></body>"},
    {"link with a space", "chapter", "</body>",
     "<p><a href=\"https://example.org/a b\">a</a></p></body>"},
    {"link to a bad host", "chapter", "</body>", "<p><a href=\"https://[::x/\">a</a></p></body>"},
    {"link to a host with an empty label", "chapter", "</body>",
     "<p><a href=\"https://a..org/\">a</a></p></body>"},
    {"link to a host that IDNA refuses", "chapter", "</body>",
     "<p><a href=\"https://a\u061Cb.org/\">a</a></p></body>"},
    {"link to a host whose code is none", "chapter", "</body>",
     "<p><a href=\"https://xn--zzzzz999.org/\">a</a></p></body>"},
    {"link to an address with a special", "chapter", "</body>",
     "<p><a href=\"https://a.org/\uFFFD\">a</a></p></body>"},
    {"citation of nothing", "chapter", "</body>",
     "<blockquote cite=\"none.xhtml\"><p>a</p></blockquote></body>"},
    {"missing image", "chapter", "</body>", "<p><img src=\"none.png\" alt=\"\"/></p></body>"},
    {"image without address", "chapter", "</body>", "<p><img alt=\"a\"/></p></body>"},
    {"image with an empty address", "chapter", "</body>",
     "<p><img src=\"\" alt=\"a\"/></p></body>"},
    {"remote image", "chapter", "</body>",
     "<p><img src=\"https://example.org/a.png\" alt=\"a\"/></p></body>"},
    {"image that is a chapter", "chapter", "</body>",
     "<p><img src=\"../nav.xhtml\" alt=\"a\"/></p></body>"},
    {"missing style sheet", "chapter", "</title>",
     "</title><link rel=\"stylesheet\" type=\"text/css\" href=\"none.css\"/>"},
    {"script without property", "chapter", "</body>", "<script>var a;</script></body>"},
    {"form without property", "chapter", "</body>",
     "<form action=\"https://example.org/\"><p>a</p></form></body>"},
    {"drawing without property", "chapter", "</body>",
     "<p><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg></p></body>"},
    {"formula without property", "chapter", "</body>",
     "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"x\"><mi>x</mi></math></p>"
     "</body>"},
    {"drawing of nothing", "chapter", "</body>",
     "<p><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
     "width=\"1\" height=\"1\"><image xlink:href=\"none.png\" width=\"1\" height=\"1\"/></svg></p>"
     "</body>"},
    {"remote sound over http", "chapter", "</body>",
     "<p><audio src=\"http://example.org/a.mp3\"></audio></p></body>"},

    // Style.
    {"style attribute broken", "chapter", "</body>", "<p style=\"color:\">a</p></body>"},
    {"brace too many", "book.css", "p {", "p { { "},
    {"direction", "book.css", "p {", "p { direction: rtl;"},
    {"unicode-bidi", "book.css", "p {", "p { unicode-bidi: embed;"},
    {"missing background", "book.css", "p {", "p { background: url(none.png);"},
    {"empty address", "book.css", "p {", "p { background: url();"},
    {"missing import", "book.css", "/*", "@import \"none.css\"; /*"},
    {"remote import", "book.css", "/*", "@import \"https://example.org/a.css\"; /*"},
    {"missing font", "book.css", "p {", "@font-face { font-family: x; src: url(none.otf); }\np {"},
};

inline constexpr Cut kCuts[] = {
    {"no rootfile", "container.xml", "<rootfile ", "/>"},
    {"no rootfiles", "container.xml", "<rootfiles>", "</rootfiles>"},
    {"no title", "package.opf", "<dc:title>", "</dc:title>"},
    {"no language", "package.opf", "<dc:language>", "</dc:language>"},
    {"no identifier", "package.opf", "<dc:identifier", "</dc:identifier>"},
    {"no metadata", "package.opf", "<metadata", "</metadata>"},
    {"no manifest", "package.opf", "<manifest>", "</manifest>"},
    {"no spine", "package.opf", "<spine", "</spine>"},
    {"nothing in the spine", "package.opf", "<itemref", "</spine"},
    {"chapter not in the manifest", "package.opf", "<item id=\"text-", "/>"},
    {"style sheet not in the manifest", "package.opf", "<item id=\"css-", "/>"},
    {"image not in the manifest", "package.opf", "<item id=\"images-", "/>"},
    {"sound not in the manifest", "package.opf", "<item id=\"media-", "/>"},
    {"NCX not in the manifest", "package.opf", "<item id=\"ncx\"", "/>"},
    {"chapter not in the spine", "package.opf", "<itemref ", "/>"},
    {"no list of contents", "nav.xhtml", "<ol>", "</ol>"},
    {"no label in the NCX", "toc.ncx", "<navLabel>", "</navLabel>"},
    {"no points in the NCX", "toc.ncx", "<navMap>", "</navMap>"},
    {"no head", "chapter", "<head>", "</head>"},
    {"no title of a document", "chapter", "<title>", "</title>"},
    {"no body", "chapter", "<body", "</body>"},
};

}  // namespace colophon::test
