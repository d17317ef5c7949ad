#include "books/legacy_book.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace colophon::test {

namespace {

std::string page(std::string_view title, std::string_view body) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" "
      "\"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\">\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\">\n<head>\n<title>{}</title>\n"
      "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n{}\n"
      "</body>\n</html>\n",
      title, body);
}

constexpr std::string_view kContainer =
    R"(<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
)";

constexpr std::string_view kPackage =
    R"(<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="book">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>The harbour</dc:title>
<dc:language>en</dc:language>
<dc:identifier id="book" opf:scheme="URI">urn:x-harbour</dc:identifier>
<dc:creator opf:role="aut" opf:file-as="Mole, A.">A. Mole</dc:creator>
<dc:date opf:event="publication">2020-02-01</dc:date>
<meta name="cover" content="light"/>
</metadata>
<manifest>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="light" href="light.gif" media-type="image/gif"/>
</manifest>
<spine toc="ncx">
<itemref idref="one"/>
<itemref idref="two"/>
</spine>
<guide>
<reference type="text" title="Start" href="one.xhtml"/>
</guide>
</package>
)";

constexpr std::string_view kContents =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head>
<meta name="dtb:uid" content="urn:x-harbour"/>
</head>
<docTitle><text>The harbour</text></docTitle>
<navMap>
<navPoint id="p1" playOrder="1"><navLabel><text>One</text></navLabel><content src="one.xhtml"/>
<navPoint id="p2" playOrder="2"><navLabel><text>Quay</text></navLabel><content src="one.xhtml#quay"/></navPoint>
</navPoint>
<navPoint id="p3" playOrder="3"><navLabel><text>Two</text></navLabel><content src="two.xhtml"/></navPoint>
</navMap>
</ncx>
)";

constexpr std::string_view kOne =
    R"(<h1>One</h1>
<p id="quay">The&nbsp;quay, <em>wet</em>. <a href="two.xhtml#end" rel="next">On</a></p>
<ol><li>Rope</li><li>Tar</li></ol>
<table summary="Tides"><thead><tr><th scope="col">Day</th></tr></thead>
<tbody><tr><td align="left">Monday</td></tr></tbody></table>
<blockquote><p><ins>Boats</ins></p></blockquote>)";

constexpr std::string_view kTwo =
    R"(<div id="end"><img src="light.gif" alt="The light"/></div>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"
 viewBox="0 0 1 1"><image width="1" height="1" xlink:href="light.gif"/></svg>)";

// A pixel.
constexpr char kLight[] =
    "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xF9\4\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;";

}  // namespace

std::vector<ArchiveEntry> legacy_book() {
  const auto packed = [](std::string name, std::string_view bytes) {
    return ArchiveEntry{std::move(name), std::string(bytes), false, 0};
  };
  return {
      {"mimetype", "application/epub+zip", true, 0},
      packed("META-INF/container.xml", kContainer),
      packed("OPS/package.opf", kPackage),
      packed("OPS/toc.ncx", kContents),
      packed("OPS/one.xhtml", page("One", kOne)),
      packed("OPS/two.xhtml", page("Two", kTwo)),
      packed("OPS/style.css", "p { margin: 0; }\n"),
      packed("OPS/light.gif", {kLight, sizeof(kLight) - 1}),
  };
}

}  // namespace colophon::test
