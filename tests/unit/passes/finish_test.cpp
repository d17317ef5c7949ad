#include "passes/finish/finish.h"
#include "passes/book/chapter_finder.h"

#include <gtest/gtest.h>

#include <string>

#include "passes/common/addresses.h"
#include "trees.h"

namespace colophon::passes {
namespace {

// Three chapters: text/01-one.md (this one), text/02-two.md, README.md in `end/`.
struct Desk {
  Book book;
  Assets assets;

  Desk() {
    add_document("text/01-one.md", "text/one.xhtml");
    add_document("text/02-two.md", "text/two.xhtml");
    add_document("end/README.md", "text/end.xhtml");
    index_chapters(book);
    add(0, "trial", "trial");
    add(0, "Trial", "trial");
    add(1, "trial", "trial");
    add(1, "exile", "exile");
    add(1, "both", "both");
    add(2, "both", "both");
    add(1, "two", "");
    assets.images["text/img/a b.png"] = {"images/a-b.png", 640, 480};
    assets.images["c.svg"] = {"images/c.svg", 0, 0};
    assets.images["text/gone.png"] = {};
  }
  void add_document(const std::string& path, const std::string& href) {
    Document& document = book.documents.emplace_back();
    document.item.path = document.path = path;
    document.href = href;
    document.first_of_file = book.documents.size() - 1;
  }
  void add(std::size_t at, const std::string& name, const std::string& id) {
    book.documents[at].ids[name] = id;
    book.holders_of_id[name].push_back({at});
  }
};

struct LinkCase {
  const char* href;
  const char* resolved;  // null for a dead one
  const char* codes = "";
};

TEST(ResolveLinks, LeadIntoTheBookOrOutOfIt) {
  const LinkCase cases[] = {
      {"#trial", "#trial"},
      {"#Trial", "#trial"},
      {"#exile", "two.xhtml#exile"},
      {"#two", "two.xhtml"},
      {"#both", "two.xhtml#both", "ambiguous-link"},
      {"#nowhere", nullptr, "dead-fragment"},
      {"#", "one.xhtml"},
      {"01-one.md#trial", "#trial"},
      {"01-one.md", "one.xhtml"},
      {"02-two.md", "two.xhtml"},
      {" 02-two.md ", "two.xhtml"},
      {"./02-two.md#exile", "two.xhtml#exile"},
      {"../text/02-two.md", "two.xhtml"},
      {"/text/02-two.md", "two.xhtml"},
      {"02-two.html#exile", "two.xhtml#exile"},
      {"02-two.xhtml", "two.xhtml"},
      {"02-two", "two.xhtml"},
      {"02%2Dtwo.md#%65xile", "two.xhtml#exile"},
      {"02-two.md?x=1", "two.xhtml", "dropped-query"},
      {"..\\text\\02-two.md", "two.xhtml", "other-case"},
      {"../end", "end.xhtml"},
      {"../end/", "end.xhtml"},
      {"../end/index.html", "end.xhtml"},
      {"02-two.md#nowhere", nullptr, "dead-fragment"},
      {"03-three.md", nullptr, "dead-link"},
      {"../../outside.md", nullptr, "dead-link"},
      {"%FF.md", nullptr, "dead-link"},
      {"", nullptr, "dead-link"},
      {"table.csv", nullptr, "unlinkable-file"},
      {"img/a.PNG#x", nullptr, "unlinkable-file"},
      {"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
      {"HTTP://example.org/", "HTTP://example.org/"},
      {"mailto:a@b.c", "mailto:a@b.c"},
      {"https://exa mple.org/", nullptr, "malformed-link"},
      {"file:///etc/passwd", nullptr, "malformed-link"},
      {"data:text/plain,x", nullptr, "malformed-link"},
      {"javascript:x()", nullptr, "malformed-link"},
      {"foo:bar", nullptr, "malformed-link"},
      {"//example.org/", nullptr, "malformed-link"},
  };
  for (const LinkCase& c : cases) {
    Desk desk;
    Chapter chapter = read_chapter("<p>a <a>b <em>c</em></a> d</p>");
    chapter.body.child("p").child("a").append_attribute("href") = c.href;
    resolve_links(chapter, desk.book);
    const std::string expected =
        c.resolved == nullptr
            ? "<p>a b <em>c</em> d</p>"
            : "<p>a <a href=\"" + std::string(c.resolved) + "\">b <em>c</em></a> d</p>";
    EXPECT_EQ(written(chapter.body), expected) << c.href;
    EXPECT_EQ(codes(chapter.diagnostics), c.codes) << c.href;
  }
}

TEST(ResolveLinks, GuessWhatWasMeant) {
  const struct {
    const char* href;
    const char* message;
    const char* hint;
  } cases[] = {
      {"02-tow.md#exile", "link to `02-tow.md#exile`, which is not in the book",
       "did you mean `02-two.md`?"},
      {"../end/REDME.md", "link to `../end/REDME.md`, which is not in the book",
       "did you mean `../end/README.md`?"},
      {"#exil", "link to id `exil`, which is not in the book", "did you mean `exile`?"},
      {"02-two.md#exil", "link to id `exil`, which is not in `text/02-two.md`",
       "did you mean `exile`?"},
      {"#zzzzzzzzzz", "link to id `zzzzzzzzzz`, which is not in the book", ""},
  };
  for (const auto& c : cases) {
    Desk desk;
    Chapter chapter = read_chapter("<a href=\"" + std::string(c.href) + "\">x</a>");
    resolve_links(chapter, desk.book);
    ASSERT_EQ(chapter.diagnostics.all().size(), 1U) << c.href;
    EXPECT_EQ(chapter.diagnostics.all()[0].message, c.message);
    EXPECT_EQ(chapter.diagnostics.all()[0].hint, c.hint);
  }
}

TEST(ResolveLinks, HaveATextToSee) {
  const struct {
    const char* before;
    const char* after;
    const char* codes;
  } cases[] = {
      {"<a href=\"https://e.org/\"/>", "<a href=\"https://e.org/\">https://e.org/</a>",
       "empty-link"},
      {"<a href=\"#trial\" id=\"x\"> </a>", "<span id=\"x\"> </span>", "empty-element"},
      {"<a href=\"#trial\"><img alt=\"a\"/></a>", "<a href=\"#trial\"><img alt=\"a\"/></a>", ""},
      {"<a href=\"#trial\" aria-label=\"a\"/>", "<a href=\"#trial\" aria-label=\"a\"/>", ""},
      {"<svg><a href=\"#trial\"><path/></a></svg>", "<svg><a href=\"#trial\"><path/></a></svg>",
       ""},
  };
  for (const auto& c : cases) {
    Desk desk;
    Chapter chapter = read_chapter(c.before);
    resolve_links(chapter, desk.book);
    EXPECT_EQ(written(chapter.body), c.after);
    EXPECT_EQ(codes(chapter.diagnostics), c.codes) << c.before;
  }
}

TEST(ResolveLinks, KeepTheIdOfADeadLink) {
  Desk desk;
  Chapter chapter = read_chapter("<p><a id=\"x\" class=\"c\" href=\"no.md\" rel=\"r\">t</a></p>");
  resolve_links(chapter, desk.book);
  EXPECT_EQ(written(chapter.body), "<p><span id=\"x\" class=\"c\">t</span></p>");
}

TEST(ResolveLinks, GoOnBehindADeadOne) {
  Desk desk;
  Chapter chapter = read_chapter("<a href=\"x.md\">1</a><a href=\"02-two.md\">2</a><a id=\"n\"/>");
  resolve_links(chapter, desk.book);
  EXPECT_EQ(written(chapter.body), "1<a href=\"two.xhtml\">2</a><a id=\"n\"/>");
}

struct ImageCase {
  const char* before;
  const char* after;
  const char* codes = "";
};

TEST(ResolveImages, ReferToPackedOnes) {
  const ImageCase cases[] = {
      {R"(<img src="img/a%20b.png" alt="A"/>)",
       R"(<img src="../images/a-b.png" alt="A" width="640" height="480"/>)"},
      {R"(<img src="/text/img/a b.png#x" alt="A" width="10"/>)",
       R"(<img src="../images/a-b.png" alt="A" width="10"/>)", "dropped-query"},
      {R"(<img src="data:image/avif;base64,R0" alt="D"/>)",
       R"(<span class="missing-image">D</span>)", "unknown-image"},
      {R"(<img src="file:///a.png" alt="D"/>)", R"(<span class="missing-image">D</span>)",
       "outside-book"},
      {R"(<img src="../c.svg" alt="C"/>)", R"(<img src="../images/c.svg" alt="C"/>)"},
      {R"(<svg><image xlink:href="../c.svg"/></svg>)",
       R"(<svg><image xlink:href="../images/c.svg"/></svg>)"},
      {R"(<img src="data:image/gif;base64,R0" alt="D"/>)",
       R"(<img src="data:image/gif;base64,R0" alt="D"/>)"},
      {R"x(<p style="background: url(../c.svg) 0 0, URL('gone.png')"/>)x",
       R"(<p style="background: url(&quot;../images/c.svg&quot;) 0 0, none           "/>)"},
      // Reported where they were looked for.
      {R"(<figure><img src="gone.png" alt="A lamp" id="l" width="3"/></figure>)",
       R"(<figure><span id="l" class="missing-image">A lamp</span></figure>)"},
      {R"(<img src="gone.png" alt=""/>)", R"(<span class="missing-image">gone.png</span>)"},
      {R"(<img src="unknown.png" alt=""/>)", R"(<span class="missing-image">unknown.png</span>)"},
      {R"(<svg><image href="gone.png"/></svg>)", "<svg/>"},
      // Reported here.
      {R"(<img src="" alt="E"/>)", R"(<span class="missing-image">E</span>)", "missing-image"},
      {R"(<img src="https://a.b/c.png" alt=""/>)",
       R"(<span class="missing-image">https://a.b/c.png</span>)", "remote-resource"},
      {R"(<img src="//a.b/c.png" alt="F"/>)", R"(<span class="missing-image">F</span>)",
       "remote-resource"},
  };
  for (const ImageCase& c : cases) {
    Desk desk;
    Chapter chapter = read_chapter(c.before);
    resolve_images(chapter, desk.book, desk.assets);
    EXPECT_EQ(written(chapter.body), c.after);
    EXPECT_EQ(codes(chapter.diagnostics), c.codes) << c.before;
  }
}

TEST(RelativeHref, LeadsFromFolderToFolder) {
  EXPECT_EQ(relative_href("text/a.xhtml", "text/b.xhtml"), "b.xhtml");
  EXPECT_EQ(relative_href("text/a.xhtml", "images/b.png"), "../images/b.png");
  EXPECT_EQ(relative_href("nav.xhtml", "text/b.xhtml"), "text/b.xhtml");
  EXPECT_EQ(relative_href("text/a.xhtml", "nav.xhtml"), "../nav.xhtml");
  EXPECT_EQ(relative_href("text/ab/x", "text/abc/x"), "../abc/x");
}

}  // namespace
}  // namespace colophon::passes
