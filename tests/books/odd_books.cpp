#include "books/odd_books.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "support/archive.h"
#include "support/archive_shape.h"
#include "support/disk.h"

namespace colophon::test {

namespace {

using Entries = std::vector<ArchiveEntry>;
using namespace std::string_view_literals;

// A picture of one dot.
constexpr std::string_view kGif =
    "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"sv;

struct File {
  std::string_view name;
  std::string_view item;  // of the manifest, behind its address
  std::string_view bytes;
};

// What the pages refer to.
constexpr File kFiles[] = {
    {"g.gif", R"(id="g" media-type="image/gif")", kGif},
    {"w.webp", R"(id="w" media-type="image/webp")", "RIFF\x24\0\0\0WEBPVP8 "sv},
    {"a.avif", R"(id="avif" media-type="image/avif")", "x"},
    {"f.foo", R"(id="f" media-type="image/foo")", "x"},
    {"ff.foo", R"(id="ff" media-type="image/foo" fallback="g")", "x"},
    {"m.mp3", R"(id="m" media-type="audio/mpeg")", "ID3"},
    {"o.ogg", R"(id="o" media-type="audio/ogg")", "OggS"},
    {"of.ogg", R"(id="of" media-type="audio/ogg" fallback="m")", "OggS"},
    {"op.opus", R"(id="op" media-type="audio/ogg; codecs=opus")", "OggS"},
    {"v.mp4", R"(id="v" media-type="video/mp4")", "x"},
    {"m.mp4", R"(id="m4" media-type="video/mp4")", "x"},
    {"t.vtt", R"(id="t" media-type="text/vtt")", "WEBVTT"},
    {"p.pdf", R"(id="p" media-type="application/pdf")", "%PDF-1.4"},
    {"pf.pdf", R"(id="pf" media-type="application/pdf" fallback="b")", "%PDF-1.4"},
    {"s.svg", R"(id="s" media-type="image/svg+xml")",
     R"(<svg xmlns="http://www.w3.org/2000/svg" id="p1"><title>t</title><g id="here"/></svg>)"},
    {"mark.css", R"(id="mark" media-type="text/css")", "\xEF\xBB\xBF@charset \"UTF-16\"; p {}"},
    {"font.css", R"(id="font" media-type="text/css" properties="remote-resources")",
     "@font-face { font-family: x; src: url(https://example.org/font) }"},
};

// On the network; the font is what a style sheet loads.
constexpr std::string_view kFont = "https://example.org/font";
constexpr std::string_view kRemote[][2] = {
    {"https://example.org/a.mp3", "audio/mpeg"},
    {"https://example.org/r.mp3", "audio/mpeg"},
    {"https://example.org/x.mp3", "audio/mpeg"},
    {"https://example.org/a.mp3?x=1&amp;y=2", "audio/mpeg"},
    {"https://example.org/%C3%A4.mp3", "audio/mpeg"},
    {"https://example.org/a.mp4", "video/mp4"},
    {"https://example.org/r.mp4", "video/mp4"},
    {"https://example.org/v.mp4", "video/mp4"},
    {"https://example.org/x.mp4", "video/mp4"},
    {"https://example.org/a.mov", "video/quicktime"},
    {"https://example.org/t.vtt", "text/vtt"},
    {kFont, "application/octet-stream"},
    {"https://example.org/f.svg", "image/svg+xml"},
    {"https://example.org/for-a-script", "application/json"},
};

struct Page {
  std::string name;  // without its extension
  std::string body;
  std::string head = {};
  std::string properties = {};
  std::string attributes = {};  // of <html>
};

std::string page_bytes(const Page& page) {
  return fmt::format(
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
      "{}><head><title>t</title>{}</head><body>{}</body></html>",
      page.attributes, page.head, page.body);
}

std::string item(std::size_t number, const Page& page) {
  const std::string properties =
      page.properties.empty() ? "" : fmt::format(" properties=\"{}\"", page.properties);
  return fmt::format(
      "<item id=\"page{}\" href=\"{}.xhtml\" media-type=\"application/xhtml+xml\"{}/>", number,
      page.name, properties);
}

std::string package(const std::vector<Page>& pages) {
  std::string items;
  std::string spine;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    items += item(i, pages[i]);
    spine += fmt::format("<itemref idref=\"page{}\"/>", i);
  }
  for (const File& file : kFiles)
    items += fmt::format("<item href=\"{}\" {}/>", file.name, file.item);
  // Some of what lies there only a script may load.
  const bool has_scripts = std::any_of(pages.begin(), pages.end(), [](const Page& page) {
    return page.properties.find("scripted") != std::string::npos;
  });
  for (std::size_t i = 0; i < std::size(kRemote); ++i) {
    if (!has_scripts && kRemote[i][0] != kFont) continue;
    items += fmt::format("<item id=\"remote{}\" href=\"{}\" media-type=\"{}\"/>", i, kRemote[i][0],
                         kRemote[i][1]);
  }
  return fmt::format(
      R"(<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u">)"
      R"(<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">i</dc:identifier>)"
      R"(<dc:title>T</dc:title><dc:language>en</dc:language>)"
      R"(<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta></metadata><manifest>)"
      R"(<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>)"
      R"(<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>{}</manifest>)"
      R"(<spine><itemref idref="b"/>{}<itemref idref="s"/></spine></package>)",
      items, spine);
}

Entries rendition(std::string folder, const std::vector<Page>& pages) {
  folder += '/';
  Entries entries;
  const auto add = [&](std::string_view name, std::string_view bytes) {
    entries.push_back({folder + std::string(name), std::string(bytes), true});
  };
  add("package.opf", package(pages));
  add("nav.xhtml",
      page_bytes({"nav",
                  "<nav epub:type=\"toc\"><ol><li><a href=\"b.xhtml\">B</a></li></ol></nav>"
                  "<nav epub:type=\"lot\"><h2>T</h2><ol><li>"
                  "<a href=\"package.opf#epubcfi(/6/2!/4)\">x</a></li></ol></nav>"}));
  add("b.xhtml", page_bytes({"b",
                             "<p id=\"p1\">text</p><p><img id=\"g1\" src=\"g.gif\" alt=\"\"/>"
                             "</p>"}));
  for (const Page& page : pages) add(page.name + ".xhtml", page_bytes(page));
  for (const File& file : kFiles) add(file.name, file.bytes);
  return entries;
}

Entries book_of(const std::vector<Page>& pages) {
  Entries entries = {
      {"mimetype", "application/epub+zip", true},
      {"META-INF/container.xml",
       R"(<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">)"
       R"(<rootfiles><rootfile full-path="E/package.opf" )"
       R"(media-type="application/oebps-package+xml"/></rootfiles></container>)",
       true}};
  for (ArchiveEntry& entry : rendition("E", pages)) entries.push_back(std::move(entry));
  return entries;
}

// A line's parts between tabs.
Page read_page(std::string_view line, std::size_t number) {
  std::array<std::string, 4> parts;
  for (std::string& part : parts) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    part = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return {fmt::format("line{}", number), "<p id=\"here\">x</p>" + parts[0], parts[1], parts[2],
          parts[3]};
}

std::vector<Page> read_pages() {
  const std::string text = read_file(tests_folder() / "books/odd-pages.txt");
  std::vector<Page> pages;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    ++number;
    if (!line.empty() && line.front() != '#') pages.push_back(read_page(line, number));
  }
  return pages;
}

std::vector<Page> named_pages() {
  std::vector<Page> pages;
  for (const char* name :
       {"👨‍👩‍👧", "❤️", "☝🏽", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "1️⃣", "葛󠄀", "می‌خواهم", "🇩🇪", "𠮷"}) {
    pages.push_back({name, "<p>x</p>"});
  }
  return pages;
}

Entries renditions() {
  Entries entries = book_of({});
  entries[1].bytes =
      R"(<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container" )"
      R"(xmlns:rendition="http://www.idpf.org/2013/rendition"><rootfiles>)"
      R"(<rootfile full-path="E/package.opf" media-type="application/oebps-package+xml"/>)"
      R"(<rootfile full-path="F/package.opf" media-type="application/oebps-package+xml" )"
      R"(rendition:layout="reflowable" rendition:language="de"/></rootfiles></container>)";
  entries.push_back(
      {"META-INF/metadata.xml",
       R"(<metadata xmlns="http://www.idpf.org/2013/metadata" )"
       R"(xmlns:dc="http://purl.org/dc/elements/1.1/" unique-identifier="u">)"
       R"(<dc:identifier id="u">i</dc:identifier><dc:title>T</dc:title><dc:language>en</dc:language>)"
       R"(<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta></metadata>)",
       true});
  for (ArchiveEntry& entry : rendition("F", {})) entries.push_back(std::move(entry));
  return entries;
}

}  // namespace

std::vector<OddBook> odd_books() {
  std::vector<OddBook> books = {{"pages", write_archive(book_of(read_pages()))},
                                {"names", write_archive(book_of(named_pages()))},
                                {"renditions", write_archive(renditions())}};
  const std::pair<const char*, ArchiveShape> shapes[] = {
      {"descriptors", {.has_descriptors = true}},
      {"unsigned-descriptors", {.has_descriptors = true, .signs_descriptors = false}},
      {"large-end", {.has_large_end = true}},
      {"only-large-end", {.has_large_end = true, .leaves_small_end = true}},
      {"large-fields", {.has_large_end = true, .has_large_fields = true}},
      {"from-a-pipe", {.has_descriptors = true, .has_large_end = true}},
      {"comment", {.comment = "PK\5\6PK\5\6PK\5\6PK\5\6PK\5\6PK\5\6PK\5\6PK\5\6"}},
  };
  for (const auto& [name, shape] : shapes) {
    books.push_back({name, write_archive(book_of({}), shape)});
  }
  return books;
}

}  // namespace colophon::test
