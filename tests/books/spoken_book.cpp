#include "books/spoken_book.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace colophon::test {

namespace {

using namespace std::string_view_literals;

std::string page(std::string_view head, std::string_view body) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
      "lang=\"en\" xml:lang=\"en\"><head><title>Tides</title>{}</head>\n<body>{}</body></html>\n",
      head, body);
}

constexpr std::string_view kContainer =
    R"(<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="E/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
)";

constexpr std::string_view kEncryption =
    R"(<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
<enc:EncryptedData Id="one">
<enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>
<enc:CipherData><enc:CipherReference URI="E/font.otf"/></enc:CipherData>
</enc:EncryptedData>
</encryption>
)";

constexpr std::string_view kPackage =
    R"(<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78</dc:identifier>
<dc:title>Tides</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>
<meta property="media:duration" refines="#ebb-aloud">0:00:05</meta>
<meta property="media:duration" refines="#chart-aloud">0:00:02</meta>
<meta property="media:duration">0:00:07</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ebb" href="ebb.xhtml" media-type="application/xhtml+xml" properties="svg mathml" media-overlay="ebb-aloud"/>
<item id="flow" href="flow.xhtml" media-type="application/xhtml+xml"/>
<item id="chart" href="chart.svg" media-type="image/svg+xml" media-overlay="chart-aloud"/>
<item id="ebb-aloud" href="ebb.smil" media-type="application/smil+xml"/>
<item id="chart-aloud" href="chart.smil" media-type="application/smil+xml"/>
<item id="voice" href="voice.mp3" media-type="audio/mpeg"/>
<item id="light" href="light.gif" media-type="image/gif"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="font" href="font.otf" media-type="font/otf"/>
</manifest>
<spine>
<itemref idref="ebb"/>
<itemref idref="flow"/>
<itemref idref="chart" properties="rendition:layout-pre-paginated"/>
</spine>
</package>
)";

constexpr std::string_view kEbb =
    R"--(<h1 id="title">Ebb</h1>
<p id="first">The water <a href="#second">goes</a>.</p>
<p id="second">It is gone.</p>
<p><math xmlns="http://www.w3.org/1998/Math/MathML" altimg="light.gif"><mi>x</mi></math></p>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<title>A chart</title>
<defs><linearGradient id="sea"/><clipPath id="shore"/><symbol id="buoy"/><g id="boat"/></defs>
<rect width="1" height="1" fill="url(#sea)"/>
<use xlink:href="#buoy"/>
</svg>)--";

constexpr std::string_view kEbbAloud =
    R"(<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body>
<seq id="s" epub:textref="ebb.xhtml">
<par id="p1"><text src="ebb.xhtml#title"/><audio src="voice.mp3" clipBegin="0s" clipEnd="0:00:02"/></par>
<par id="p2"><text src="ebb.xhtml#first"/><audio src="voice.mp3" clipBegin="2s" clipEnd="5s"/></par>
</seq>
</body>
</smil>
)";

constexpr std::string_view kChart =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Chart</title><g id="coast"/></svg>
)";

constexpr std::string_view kChartAloud =
    R"(<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0">
<body>
<par id="p1"><text src="chart.svg#coast"/><audio src="voice.mp3" clipBegin="5s" clipEnd="7s"/></par>
</body>
</smil>
)";

// A picture of one dot, with a comment before it.
constexpr std::string_view kGif =
    "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xFE\2ab\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"sv;

}  // namespace

std::vector<ArchiveEntry> spoken_book() {
  const auto entry = [](std::string_view name, std::string_view bytes) {
    return ArchiveEntry{.name = std::string(name), .bytes = std::string(bytes)};
  };
  const std::string contents =
      page("",
           "<nav epub:type=\"toc\"><ol><li><a href=\"ebb.xhtml\">Ebb</a></li>"
           "<li><a href=\"flow.xhtml\">Flow</a></li><li><a "
           "href=\"chart.svg\">Chart</a></li></ol></nav>");
  return {
      entry("mimetype", "application/epub+zip"),
      entry("META-INF/container.xml", kContainer),
      entry("META-INF/encryption.xml", kEncryption),
      entry("E/package.opf", kPackage),
      entry("E/nav.xhtml", contents),
      entry("E/ebb.xhtml", page("<link rel=\"stylesheet\" href=\"style.css\"/>", kEbb)),
      entry("E/flow.xhtml", page("", "<h1>Flow</h1>\n<p><img src=\"light.gif\" alt=\"\"/></p>")),
      entry("E/chart.svg", kChart),
      entry("E/ebb.smil", kEbbAloud),
      entry("E/chart.smil", kChartAloud),
      entry("E/voice.mp3", "ID3\3\0\0\0\0\0\0\xFF\xFB\x90\0"sv),
      entry("E/light.gif", kGif),
      entry("E/style.css", "@font-face { font-family: F; src: url(font.otf) }"),
      entry("E/font.otf", "no font that anybody can read"),
  };
}

}  // namespace colophon::test
