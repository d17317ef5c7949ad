// What is said of finished books: one fault a row in a book that has none. Rows were held against
// EPUBCheck 5.3.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "support/archive.h"
#include "support/archive_shape.h"
#include "verify/verify.h"

namespace colophon::verify {

namespace {

struct File {
  std::string name;
  std::string bytes;
};
using Files = std::vector<File>;

Files sound_book() {
  const auto page = [](std::string_view body) {
    return fmt::format(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">"
        "<head><title>t</title></head><body>{}</body></html>",
        body);
  };
  return {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       R"(<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">)"
       R"(<rootfiles><rootfile full-path="E/p.opf" media-type="application/oebps-package+xml"/>)"
       R"(</rootfiles></container>)"},
      {"E/p.opf",
       R"(<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u">)"
       R"(<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">i</dc:identifier>)"
       R"(<dc:title>T</dc:title><dc:language>en</dc:language>)"
       R"(<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta></metadata><manifest>)"
       R"(<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>)"
       R"(<item id="ncx" href="t.ncx" media-type="application/x-dtbncx+xml"/>)"
       R"(<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>)"
       R"(<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>)"
       R"(<item id="g" href="g.gif" media-type="image/gif"/></manifest>)"
       R"(<spine toc="ncx"><itemref idref="a"/><itemref idref="b"/></spine></package>)"},
      {"E/nav.xhtml", page(R"(<nav epub:type="toc"><ol><li><a href="a.xhtml">A</a></li>)"
                           R"(<li><a href="b.xhtml">B</a></li></ol></nav>)")},
      {"E/t.ncx",
       R"(<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>)"
       R"(<meta name="dtb:uid" content="i"/></head><docTitle><text>T</text></docTitle><navMap>)"
       R"(<navPoint id="n" playOrder="1"><navLabel><text>A</text></navLabel>)"
       R"(<content src="a.xhtml"/></navPoint></navMap></ncx>)"},
      {"E/a.xhtml", page(R"(<p id="here"><a href="b.xhtml">b</a></p>)")},
      {"E/b.xhtml", page(R"(<p><img src="g.gif" alt="g"/></p>)")},
      {"E/g.gif", std::string("GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0;", 24)},
  };
}

std::string zip(const Files& files, std::string_view stored = "mimetype") {
  zip_error_t error;
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE, &error);
  for (const File& file : files) {
    zip_source_t* source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
    const zip_int64_t at =
        zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(at),
                             file.name == stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6);
  }
  EXPECT_EQ(zip_close(archive), 0);
  zip_stat_t status;
  zip_source_stat(target, &status);
  std::string bytes(status.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

class Memory : public InputFile {
 public:
  explicit Memory(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    if (offset > bytes_.size()) return std::size_t{0};
    return bytes_.copy(buffer, size, offset);
  }
  std::uint64_t size() const override { return bytes_.size(); }

 private:
  std::string bytes_;
};

// The codes of the findings, sorted, each once, with a space between them.
std::string codes_of(std::string bytes, std::size_t jobs = 2) {
  Memory file(std::move(bytes));
  Sources sources;
  Diagnostics findings;
  judge_book(file, "b.epub", jobs, sources, findings);
  std::vector<std::string> codes;
  for (const Diagnostic& finding : findings.all()) {
    codes.push_back(name_of(finding.code));
    if (!finding.span) continue;
    EXPECT_LE(finding.span.end, sources[finding.span.source].text.size()) << finding.message;
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return fmt::format("{}", fmt::join(codes, " "));
}

Files changed(std::string_view name, std::string_view old, std::string_view changed_to) {
  Files files = sound_book();
  for (File& file : files) {
    if (file.name != name) continue;
    const std::size_t at = file.bytes.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    if (at != std::string::npos) file.bytes.replace(at, old.size(), changed_to);
  }
  return files;
}

struct Row {
  std::string_view entry;
  std::string_view old;
  std::string_view changed_to;
  std::string_view codes;
};

constexpr std::string_view kPackage = "E/p.opf";
constexpr Row kRows[] = {
    {"META-INF/container.xml", "E/p.opf", "p.opf", "missing-package"},
    {"META-INF/container.xml", "application/oebps-package+xml", "text/xml", "malformed-container"},
    {"META-INF/container.xml", "</rootfiles>",
     R"(<rootfile full-path="E/p.opf" media-type="application/oebps-package+xml"/></rootfiles>)",
     "several-packages"},
    {"META-INF/container.xml", "<rootfile ", "<rootfile x=\"y\" ", "malformed-container"},
    {kPackage, "</manifest>", "", "malformed-xml"},
    {kPackage, "</metadata>", "<meta property=\"media:duration\">long</meta></metadata>",
     "malformed-metadata"},
    {kPackage, "</metadata>", "<meta property=\"media:duration\">1:02:03.5</meta></metadata>", ""},
    {kPackage, "</metadata>", "<meta property=\"rendition:layout\">pre-paginated</meta></metadata>",
     "lacking-content"},
    {kPackage, "version=\"3.0\"", "version=\"4.0\"", "malformed-package"},
    {kPackage, "<item id=\"a\"", "<item id=\"a\" frob=\"x\"", "malformed-package"},
    {kPackage, "</metadata>", "<meta property=\"meta-auth\">x</meta></metadata>",
     "doubtful-package"},
    {kPackage, "<dc:title>T</dc:title>", "", "missing-metadata"},
    {kPackage, "<dc:title>T", "<dc:title>", "empty-metadata"},
    {kPackage, "</metadata>", "<dc:date>2020</dc:date><dc:date>2021</dc:date></metadata>",
     "repeated-metadata"},
    {kPackage, ">en<", ">en_GB<", "malformed-metadata"},
    {kPackage, "00:00:00Z", "", "malformed-metadata"},
    {kPackage, "</metadata>", "<dc:date>1/2/2024</dc:date></metadata>", "doubtful-metadata"},
    {kPackage, ">i<", ">urn:uuid:none<", "doubtful-metadata malformed-ncx"},
    {kPackage, "unique-identifier=\"u\"", "unique-identifier=\"v\"", "dangling-identifier"},
    {kPackage, "</metadata>", "<meta refines=\"#x\" property=\"file-as\">x</meta></metadata>",
     "malformed-refinement"},
    {kPackage, "</metadata>", "<meta property=\"dcterms:\">x</meta></metadata>",
     "malformed-property"},
    {kPackage, "</metadata>", "<meta property=\"colour\">x</meta></metadata>", "unknown-property"},
    {kPackage, "</metadata>", "<meta property=\"my:mood\">x</meta></metadata>",
     "undeclared-prefix"},
    {kPackage, "version=", "prefix=\"my=x\" version=", "malformed-prefix"},
    {kPackage, "href=\"g.gif\"", "href=\"none.gif\"",
     "missing-resource unlisted-file unlisted-resource"},
    {kPackage, "href=\"g.gif\"", "href=\"../META-INF/g.gif\"",
     "misplaced-resource missing-resource unlisted-file unlisted-resource"},
    {kPackage, "</manifest>", "<item id=\"z\" href=\"g.gif\" media-type=\"image/gif\"/></manifest>",
     "repeated-item"},
    {kPackage, "href=\"g.gif\"", "href=\"g.gif#x\"", "forbidden-item"},
    {kPackage, "image/gif", "image/png", "wrong-media-type"},
    {"E/g.gif", "GIF89a", "\x89PNG\r\n\x1A\n", "wrong-extension wrong-media-type"},
    {"E/a.xhtml", "</body>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/></body>",
     "undeclared-feature"},
    {kPackage, "<item id=\"a\"", "<item properties=\"scripted\" id=\"a\"", "superfluous-feature"},
    {kPackage, "<item id=\"a\"", "<item properties=\"cover-image\" id=\"a\"", "misplaced-property"},
    {kPackage, "<item id=\"g\"", "<item fallback=\"none\" id=\"g\"", "broken-fallback"},
    {kPackage, "<item id=\"g\"", "<item fallback=\"g\" id=\"g\"", "broken-fallback"},
    {kPackage,
     "<item id=\"g\" href=\"g.gif\" media-type=\"image/gif\"/></manifest><spine toc=\"ncx\">",
     "<item id=\"g\" href=\"g.gif\" media-type=\"image/gif\" fallback=\"b\"/></manifest>"
     "<spine toc=\"ncx\"><itemref idref=\"g\"/>",
     ""},
    {kPackage,
     "<item id=\"g\" href=\"g.gif\" media-type=\"image/gif\"/></manifest><spine toc=\"ncx\">",
     "<item id=\"g\" href=\"g.gif\" media-type=\"image/gif\" fallback=\"g\"/></manifest>"
     "<spine toc=\"ncx\"><itemref idref=\"g\"/>",
     "broken-fallback wrong-spine-item"},
    {kPackage, "image/gif", "image/tiff", "missing-fallback"},
    {kPackage, "idref=\"b\"", "idref=\"c\"", "dangling-itemref target-outside-spine"},
    {kPackage, "</spine>", "<itemref idref=\"a\"/></spine>", "repeated-itemref"},
    {kPackage, "<itemref idref=\"a\"/><itemref", "<itemref linear=\"no\"",
     "nonlinear-spine target-outside-spine"},
    {kPackage, "</spine>", "<itemref idref=\"g\"/></spine>", "wrong-spine-item"},
    {kPackage, "</spine>", "<itemref idref=\"nav\" linear=\"no\"/></spine>",
     "unreachable-document"},
    {kPackage, " toc=\"ncx\"", "", "missing-ncx"},
    {kPackage, "</package>", "<guide><reference type=\"text\" href=\"g.gif\"/></guide></package>",
     "wrong-guide"},
    {kPackage, "</metadata>", "<link rel=\"record\" href=\"https://x.org/\"/></metadata>",
     "wrong-linked-resource"},
    {kPackage, "</metadata>",
     "<link rel=\"record\" href=\"x.xml\" media-type=\"text/xml\"/></metadata>",
     "missing-linked-resource"},
    {kPackage, " properties=\"nav\"", "", "missing-navigation"},
    {"E/nav.xhtml", "a.xhtml", "https://x.org/", "remote-navigation"},
    {"E/nav.xhtml", "a.xhtml\">A</a></li><li><a href=\"b", "b.xhtml\">A</a></li><li><a href=\"a",
     "navigation-order"},
    {"E/t.ncx", "content=\"i\"", "content=\"j\"", "malformed-ncx"},
    {"E/t.ncx", "a.xhtml", "none.xhtml", "missing-target"},
    {"E/t.ncx", "a.xhtml", "", "malformed-ncx"},
    {"E/t.ncx", "<navPoint ", "<navPoint x=\"y\" ", "malformed-ncx"},
    {"E/t.ncx", "playOrder=\"1\"", "playOrder=\" 1\"", "malformed-ncx"},
    {"E/t.ncx", "</navLabel>", "<text>A</text></navLabel>", "malformed-ncx"},
    {"E/t.ncx", "<ncx", "<!DOCTYPE ncx><ncx", "wrong-doctype"},
    {"E/a.xhtml", "b.xhtml", "none.xhtml", "missing-target"},
    {"E/a.xhtml", "b.xhtml", "#nowhere", "missing-id"},
    {"E/a.xhtml", "b.xhtml", "#here", ""},
    {"E/a.xhtml", "b.xhtml", "g.gif", "unopenable-target"},
    {"E/a.xhtml", "b.xhtml", "nav.xhtml", "target-outside-spine"},
    {"E/a.xhtml", "b.xhtml", "b b.xhtml", "malformed-url missing-target"},
    {"E/a.xhtml", "b.xhtml", "/E/b.xhtml", "forbidden-url"},
    {"E/a.xhtml", "b.xhtml", "b.xhtml?q", "forbidden-url"},
    {"E/a.xhtml", "b.xhtml", "htps://x.org", "unknown-scheme"},
    {"E/a.xhtml", "b.xhtml", "https://x.org/?a=b#c", ""},
    {"E/b.xhtml", "g.gif", "https://x.org/g.gif", "remote-use"},
    {"E/b.xhtml", "g.gif", "g.gif#x", "wrong-url-fragment"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>", "<audio src=\"http://x.org/a.mp3\"/>",
     "insecure-use undeclared-feature unlisted-resource"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>", "<b style=\"a: image-set('//x.org/a' 1x)\"/>",
     "loads-from-elsewhere"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
     "<b style=\"a: u\\72l(https:\\2f/x.org/a); b: u\\72l(g.gif)\"/>", "loads-from-elsewhere"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
     "<svg xmlns=\"http://www.w3.org/2000/svg\"><g mask=\"url('//x.org/a')\"/></svg>",
     "loads-from-elsewhere undeclared-feature"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
     "<svg xmlns=\"http://www.w3.org/2000/svg\"><image><animate attributeName=\"href\" "
     "values=\"#a; https://x.org/a\"/></image></svg>",
     "loads-from-elsewhere undeclared-feature"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
     "<svg xmlns=\"http://www.w3.org/2000/svg\"><g mask=\"url(g.gif)\" "
     "aria-label=\"url(//x.org)\"/>"
     "</svg>",
     "undeclared-feature"},
    // Nothing twice.
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
     "<svg xmlns=\"http://www.w3.org/2000/svg\"><g fill=\"url(https://x.org/a#b)\"/></svg>",
     "remote-use undeclared-feature"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>", "<audio src=\"https://x.org/a.mp3\"/>",
     "undeclared-feature unlisted-resource"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
     "<object data=\"g.gif\" type=\"image/png\">g</object>", "differing-type"},
    // What stands in for what is not shown everywhere.
    {kPackage, "</manifest>", "<item id=\"f\" href=\"f.foo\" media-type=\"image/foo\"/></manifest>",
     "missing-resource"},
    {"E/b.xhtml", "<img ", "<img srcset=\"data:image/foo,x 2x\" ", "missing-fallback"},
    {"E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
     "<picture><source type=\"image/foo\" srcset=\"data:image/foo,x\"/>"
     "<img src=\"g.gif\" alt=\"g\"/></picture>",
     ""},
    // Of links of a document none loads anything but a style sheet.
    {"E/a.xhtml", "</head>", "<link rel=\"license\" href=\"https://x.org/\"/></head>", ""},
    {"E/a.xhtml", "</head>", "<link rel=\"next\" href=\"none.xhtml\"/></head>", ""},
    {"E/a.xhtml", "</head>", "<link rel=\"stylesheet\" href=\"https://x.org/\"/></head>",
     "remote-use"},
    {"E/a.xhtml", "<html", "<?xml-stylesheet href=\"https://x.org/\"?><html", ""},
    // Fragments that are no ids.
    {"E/a.xhtml", "b.xhtml", "b.xhtml#epubcfi(/4/2)", ""},
    {"E/a.xhtml", "b.xhtml", "#here:~:text=b", ""},
    {"E/a.xhtml", "b.xhtml", "#id=x", ""},
    {"E/a.xhtml", "b.xhtml", "p.opf#epubcfi(/6/4)", ""},
    {"E/a.xhtml", "b.xhtml", "p.opf", "unlisted-resource"},
    // What addresses are relative to.
    {"E/a.xhtml", "</head>", "<base href=\"https://x.org/\"/></head>", "loads-from-elsewhere"},
    {"E/a.xhtml", "</head>", "<base href=\".\"/></head>", ""},
    {"E/a.xhtml", "</head>", "<base href=\"../F/\"/></head>", "missing-target"},
    {"E/b.xhtml", "<p>", "<p xml:base=\"https://x.org/\">", "remote-use"},
    {"E/b.xhtml", "<p><img src=\"g.gif\"", "<p xml:base=\"F/\"><img src=\"../g.gif\"", ""},
    {"E/b.xhtml", "<p>", "<p xml:base=\"F/\">x</p><p>", ""},
    // Text in other encodings, and names.
    {"E/a.xhtml", "<p ", "<p its-term=\"yes\" ", ""},
    {"E/a.xhtml", "</body>",
     "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" its-term=\"yes\"><mi>x</mi></math></body>",
     "undeclared-feature"},
    {"E/nav.xhtml", "b.xhtml", "a.xhtml#h&#x65;re", ""},
};

}  // namespace

TEST(JudgeBook, says_nothing_of_a_sound_book) {
  for (const std::size_t jobs : {1u, 4u}) EXPECT_EQ(codes_of(zip(sound_book()), jobs), "");
}

TEST(JudgeBook, finds_each_fault) {
  for (const Row& row : kRows) {
    EXPECT_EQ(codes_of(zip(changed(row.entry, row.old, row.changed_to))), row.codes)
        << row.old << " -> " << row.changed_to;
  }
}

TEST(JudgeBook, says_where_a_fault_is) {
  Memory file(zip(changed("E/a.xhtml", "b.xhtml", "none.xhtml")));
  Sources sources;
  Diagnostics findings;
  judge_book(file, "b.epub", 1, sources, findings);
  ASSERT_EQ(findings.all().size(), 1u);
  const Diagnostic& finding = findings.all().front();
  EXPECT_EQ(sources[finding.span.source].name, "b.epub/E/a.xhtml");
  EXPECT_EQ(sources.text_of(finding.span), "none.xhtml");
}

TEST(JudgeBook, compares_addresses_on_the_network_as_browsers_do) {
  constexpr std::string_view kSame[] = {
      "https://x.org/a/b%C3%A4.mp3?c=1",     "HTTPS://X.ORG/a/b%C3%A4.mp3?c=1",
      "https://x.org:443/a/b%C3%A4.mp3?c=1", "https://x.org/a/../a/./b%C3%A4.mp3?c=1",
      "//x.org/a/b%C3%A4.mp3?c=1",           "https://x.org/a/bä.mp3?c=1#t=1"};
  for (const std::string_view address : kSame) {
    Files files = changed("E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
                          fmt::format("<audio src=\"{}\"/>", address));
    std::string& package = files[2].bytes;
    package.insert(package.find("</manifest>"),
                   fmt::format("<item id=\"r\" href=\"{}\" media-type=\"audio/mpeg\"/>", kSame[0]));
    package.insert(package.find("<item id=\"b\"") + 5, " properties=\"remote-resources\"");
    EXPECT_EQ(codes_of(zip(files)), "loads-from-elsewhere") << address;
  }
}

TEST(JudgeBook, allows_files_on_the_network_to_fonts_and_scripts) {
  constexpr struct {
    std::string_view body;
    std::string_view properties;
    std::string_view codes;
  } kUses[] = {
      {"<p>x</p>", "", "remote-use"},
      {"<script>x</script>", "scripted", ""},
      {"<p><img src=\"https://x.org/x\" alt=\"\"/></p>", "", "remote-use"},
  };
  for (const auto& use : kUses) {
    Files files = changed("E/b.xhtml", "<p><img src=\"g.gif\" alt=\"g\"/></p>", use.body);
    std::string& package = files[2].bytes;
    package.insert(package.find("</manifest>"),
                   "<item id=\"r\" href=\"https://x.org/x\" media-type=\"text/plain\"/>");
    if (!use.properties.empty()) {
      package.insert(package.find("<item id=\"b\"") + 5,
                     fmt::format(" properties=\"{}\"", use.properties));
    }
    EXPECT_EQ(codes_of(zip(files)), use.codes) << use.body;
  }
}

TEST(JudgeBook, knows_sources_of_which_one_is_played) {
  const auto with = [](std::string_view sources) {
    Files files = changed("E/b.xhtml", "<img src=\"g.gif\" alt=\"g\"/>",
                          fmt::format("<audio>{}</audio>", sources));
    std::string& package = files[2].bytes;
    package.insert(package.find("</manifest>"),
                   "<item id=\"o\" href=\"o.ogg\" media-type=\"audio/ogg\"/>"
                   "<item id=\"m\" href=\"m.mp3\" media-type=\"audio/mpeg\"/>");
    files.push_back({"E/o.ogg", "OggS"});
    files.push_back({"E/m.mp3", "ID3"});
    return codes_of(zip(files));
  };
  EXPECT_EQ(with("<source src=\"o.ogg\"/><source src=\"m.mp3\"/>"), "");
  EXPECT_EQ(with("<source src=\"m.mp3\"/><source src=\"o.ogg\"/>"), "");
  EXPECT_EQ(with("<source src=\"o.ogg\"/>text"), "missing-fallback");
}

TEST(JudgeBook, knows_archives_of_every_shape) {
  std::vector<test::ArchiveEntry> entries;
  for (const File& file : sound_book()) entries.push_back({file.name, file.bytes, true});
  const test::ArchiveShape kShapes[] = {
      {.has_descriptors = true},
      {.has_descriptors = true, .signs_descriptors = false},
      {.has_large_end = true},
      {.has_large_end = true, .before = "#!"},
      {.has_large_end = true, .leaves_small_end = true},
      {.has_descriptors = true, .has_large_end = true, .has_large_fields = true},
      {.comment = "PK\5\6PK\5\6PK\5\6PK\5\6PK\5\6PK\5\6PK\5\6"},
  };
  for (const test::ArchiveShape& shape : kShapes) {
    EXPECT_EQ(codes_of(test::write_archive(entries, shape)),
              shape.before.empty() ? "" : "misplaced-mimetype")
        << &shape - kShapes;
  }
}

TEST(JudgeBook, says_what_it_did_not_look_at) {
  const auto with = [](std::string body) {
    Files files = sound_book();
    std::string& page = files[5].bytes;
    page.insert(page.find("</body>"), std::move(body));
    Memory file(zip(files));
    Sources sources;
    Diagnostics findings;
    judge_book(file, "b.epub", 2, sources, findings);
    std::map<std::string, std::size_t> counts;
    for (const Diagnostic& finding : findings.all()) ++counts[name_of(finding.code)];
    return counts;
  };
  const auto times = [](std::size_t count, std::string_view text) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
  };
  using Counts = std::map<std::string, std::size_t>;
  EXPECT_EQ(with(times(10'000, "<x/>")), (Counts{{"invalid-element", 1000}, {"not-examined", 1}}));
  std::string attributes;
  for (std::size_t i = 0; i < 10'000; ++i) attributes += fmt::format(" x{}=''", i);
  EXPECT_EQ(with(fmt::format("<p{}>x</p>", attributes)),
            (Counts{{"invalid-attribute", 1000}, {"not-examined", 1}}));
  EXPECT_EQ(with(times(10'100, "<div>") + times(10'100, "</div>")), (Counts{{"not-examined", 1}}));
}

TEST(JudgeBook, names_the_renditions_that_it_did_not_look_at) {
  Files files = changed("META-INF/container.xml", "</rootfiles>",
                        R"(<rootfile xmlns:r="http://www.idpf.org/2013/rendition" r:layout="x" )"
                        R"(full-path="E/q.opf" media-type="application/oebps-package+xml"/>)"
                        R"(</rootfiles>)");
  files.push_back({"E/q.opf", files[2].bytes});
  EXPECT_EQ(codes_of(zip(files)), "not-examined several-packages");
  files.push_back(
      {"META-INF/metadata.xml", "<metadata xmlns=\"http://www.idpf.org/2013/metadata\"/>"});
  EXPECT_EQ(codes_of(zip(files)), "not-examined");
}

TEST(JudgeBook, judges_the_names_of_files) {
  constexpr struct {
    std::string_view name;
    std::string_view codes;
  } kNames[] = {
      {"E/A.xhtml", "equal-file-names unlisted-file"},
      {"E/a b", "spaced-file-name unlisted-file"},
      {"E/a?", "malformed-file-name unlisted-file"},
      {"E/a.", "malformed-file-name unlisted-file"},
      {"E/../a", "malformed-file-name unlisted-file"},
      {"E/empty/", "empty-archive-folder"},
      {"META-INF/any.xml", ""},
      {"META-INF/\U0001F3F4\U000E0067\U000E0062\U000E007F", ""},
      {"META-INF/\u845B\U000E0100", ""},
      {"META-INF/a\U000E0001", "malformed-file-name"},
  };
  for (const auto& row : kNames) {
    Files files = sound_book();
    files.push_back({std::string(row.name), ""});
    EXPECT_EQ(codes_of(zip(files)), row.codes) << row.name;
  }
}

TEST(JudgeBook, judges_the_archive) {
  const std::string sound = zip(sound_book());
  EXPECT_EQ(codes_of(""), "damaged-archive");
  EXPECT_EQ(codes_of("no archive"), "damaged-archive");
  EXPECT_EQ(codes_of(sound.substr(0, sound.size() / 2)), "damaged-archive");
  EXPECT_EQ(codes_of(zip(sound_book(), "none")), "malformed-mimetype");
  Files files = sound_book();
  std::swap(files[0], files[1]);
  EXPECT_EQ(codes_of(zip(files)), "misplaced-mimetype");
  files = sound_book();
  files.erase(files.begin() + 1);
  EXPECT_EQ(codes_of(zip(files)), "missing-container");
}

TEST(JudgeBook, knows_what_is_encrypted) {
  const auto with = [](std::string_view inside) {
    Files files = sound_book();
    files.push_back({"META-INF/encryption.xml",
                     fmt::format("<encryption "
                                 "xmlns='urn:oasis:names:tc:opendocument:xmlns:container' "
                                 "xmlns:e='http://www.w3.org/2001/04/xmlenc#'>{}</encryption>",
                                 inside)});
    return codes_of(zip(files));
  };
  constexpr std::string_view kData =
      "<e:EncryptedData><e:EncryptionMethod Algorithm='x:y'/><e:CipherData>"
      "<e:CipherReference URI='{}'/></e:CipherData></e:EncryptedData>";
  EXPECT_EQ(with(fmt::format(fmt::runtime(kData), "E/g.gif")), "encrypted-resource");
  EXPECT_EQ(with(fmt::format(fmt::runtime(kData), "E/none.gif")), "missing-target");
  EXPECT_EQ(with(""), "malformed-encryption");
  EXPECT_EQ(with("<e:EncryptedData/>"), "malformed-encryption");
  Files files = sound_book();
  files.push_back({"META-INF/encryption.xml", "<decryption/>"});
  EXPECT_EQ(codes_of(zip(files)), "malformed-encryption");
}

TEST(JudgeBook, knows_media_overlays) {
  const auto with = [](std::string_view body) {
    Files files = changed(
        kPackage, "<item id=\"a\"",
        R"(<item id="o" href="o.smil" media-type="application/smil+xml"/><item media-overlay="o" id="a")");
    constexpr std::string_view kDurations =
        R"(<meta property="media:duration">2s</meta>)"
        R"(<meta property="media:duration" refines="#o">2s</meta>)";
    std::string& package = files[2].bytes;
    package.insert(package.find("</metadata>"), kDurations);
    files.push_back({"E/o.smil", fmt::format("<smil xmlns='http://www.w3.org/ns/SMIL' "
                                             "xmlns:e='http://www.idpf.org/2007/ops' "
                                             "version='3.0'>{}</smil>",
                                             body)});
    return codes_of(zip(files));
  };
  constexpr struct {
    std::string_view body;
    std::string_view codes;
  } kBodies[] = {
      {"<body><par><text src='a.xhtml#here'/></par></body>", ""},
      {"<head><metadata><x/></metadata></head><body e:textref='a.xhtml'><seq e:type='chapter' "
       "e:textref='a.xhtml#here'><par><text src='a.xhtml'/></par></seq></body>",
       ""},
      {"<body><par><text src='b.xhtml'/></par></body>", "malformed-overlay"},
      {"<body><par><text src='a.xhtml#nowhere'/></par></body>", "missing-id"},
      {"<body><par><text src='a.xhtml'/><audio src='none.mp3'/></par></body>", "missing-target"},
      {"<body><par><text src='a.xhtml'/><text src='a.xhtml'/></par></body>", "malformed-overlay"},
      {"<body><seq><par><text src='a.xhtml'/></par></seq></body>", "malformed-overlay"},
      {"<body><par id='p'><text id='p' src='a.xhtml'/></par></body>", "duplicate-id"},
      {"<body/>", "malformed-overlay"},
      {"<body>", "malformed-overlay malformed-xml"},
  };
  for (const auto& row : kBodies) EXPECT_EQ(with(row.body), row.codes) << row.body;
}

// EPUBCheck's CSS-030.
TEST(JudgeBook, asks_for_the_class_of_what_is_read_aloud) {
  const auto with = [](std::string_view head) {
    Files files = changed(
        kPackage, "<item id=\"a\"",
        R"(<item id="o" href="o.smil" media-type="application/smil+xml"/><item media-overlay="o" id="a")");
    constexpr std::string_view kMeta =
        R"(<meta property="media:duration">2s</meta><meta property="media:active-class">on</meta>)"
        R"(<meta property="media:duration" refines="#o">2s</meta>)";
    std::string& package = files[2].bytes;
    package.insert(package.find("</metadata>"), kMeta);
    for (auto& file : files) {
      if (file.name == "E/a.xhtml") file.bytes.insert(file.bytes.find("</head>"), head);
    }
    files.push_back({"E/o.smil",
                     "<smil xmlns='http://www.w3.org/ns/SMIL' version='3.0'><body><par><text "
                     "src='a.xhtml#here'/></par></body></smil>"});
    return codes_of(zip(files));
  };
  EXPECT_EQ(with(""), "lacking-content");
  EXPECT_EQ(with("<style></style>"), "lacking-content");
  EXPECT_EQ(with("<style>.on { color: red }</style>"), "");
}

// The bits of a general purpose flag and the sum of an entry, by their places in the headers
// (APPNOTE 4.3.7 and 4.3.12).
TEST(JudgeBook, judges_how_entries_are_packed) {
  const std::string sound = zip(sound_book());
  const auto changed_at = [&](std::string_view mark, std::size_t place, char bits) {
    std::string bytes = sound;
    for (std::size_t at = bytes.find(mark); at != bytes.npos; at = bytes.find(mark, at + 4)) {
      const std::size_t name = at + (mark[2] == '\1' ? 46 : 30);
      if (bytes.compare(name, 7, "E/g.gif") == 0) bytes[at + place] ^= bits;
    }
    return bytes;
  };
  const std::string_view local("PK\3\4", 4);
  const std::string_view central("PK\1\2", 4);
  EXPECT_EQ(codes_of(changed_at(central, 16, 1)), "damaged-entry");
  EXPECT_EQ(codes_of(changed_at(local, 26, 1)), "damaged-entry");
  EXPECT_EQ(codes_of(changed_at(central, 8, 1)), "forbidden-packing");
  EXPECT_EQ(codes_of(changed_at(central, 10, 4)), "forbidden-packing");
}

TEST(JudgeBook, judges_what_is_in_pictures) {
  Files files = sound_book();
  files.back().bytes.clear();
  EXPECT_EQ(codes_of(zip(files)), "damaged-picture");
}

// Whatever byte is changed: something is said of it or not, but nothing else happens.
TEST(JudgeBook, survives_every_changed_byte) {
  const std::string sound = zip(sound_book());
  for (std::size_t i = 0; i < sound.size(); i += 3) {
    std::string bytes = sound;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
    codes_of(std::move(bytes), 1);
  }
}

TEST(JudgeBook, refuses_what_unpacks_to_far_more) {
  Files files = sound_book();
  files.push_back({"E/bomb", std::string(std::size_t{80} << 20, ' ')});
  EXPECT_EQ(codes_of(zip(files)), "oversized-entry unlisted-file");
}

// By the sizes that the directory says (APPNOTE 4.3.12): of six pages of 60 MiB four are read.
TEST(JudgeBook, reads_so_much_text_of_a_book) {
  Files files = changed("E/p.opf", "</manifest>",
                        R"(<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>)"
                        R"(<item id="d" href="d.xhtml" media-type="application/xhtml+xml"/>)"
                        R"(<item id="e" href="e.xhtml" media-type="application/xhtml+xml"/>)"
                        R"(<item id="f" href="f.xhtml" media-type="application/xhtml+xml"/>)"
                        "</manifest>");
  for (const char* name : {"c", "d", "e", "f"}) {
    files.push_back({fmt::format("E/{}.xhtml", name), files[5].bytes});
  }
  std::string bytes = zip(files);
  const std::string_view central("PK\1\2", 4);
  for (std::size_t at = bytes.find(central); at != bytes.npos; at = bytes.find(central, at + 4)) {
    const std::string_view name = std::string_view(bytes).substr(at + 46, 9);
    if (name.starts_with("E/") && name.ends_with(".xhtml"))
      bytes.replace(at + 24, 4, "\0\0\xC0\3", 4);
  }
  Memory file(std::move(bytes));
  Sources sources;
  Diagnostics findings;
  judge_book(file, "b.epub", 2, sources, findings);
  std::string said;
  for (const Diagnostic& finding : findings.all()) {
    if (finding.code == Code::not_examined) said += finding.message + "\n";
  }
  EXPECT_EQ(said,
            "`E/e.xhtml` was not looked at: the texts of this book are more than 256 MiB\n"
            "`E/f.xhtml` was not looked at: the texts of this book are more than 256 MiB\n");
}

}  // namespace colophon::verify
