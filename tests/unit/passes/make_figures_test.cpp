#include <gtest/gtest.h>

#include <string>

#include "passes/local/local.h"
#include "trees.h"

namespace colophon::passes {
namespace {

struct Case {
  const char* before;
  const char* after;
  const char* codes = "";
};

TEST(MakeFigures, AreImagesAloneInTheirParagraph) {
  const Case cases[] = {
      {R"(<p><img src="a.png" alt="A" title="The caption"/></p>)",
       R"(<figure><img src="a.png" alt="A"/><figcaption>The caption</figcaption></figure>)"},
      {R"(<p><img src="a.png" alt="A"/></p>)", R"(<figure><img src="a.png" alt="A"/></figure>)"},
      {R"(<p> <img src="a.png" alt="A" id="x" class="wide old"/> </p>)",
       R"(<figure id="x" class="wide old"><img src="a.png" alt="A"/></figure>)"},
      {R"(<p class="p" lang="fr"><img src="a.png" alt="A" class="wide"/></p>)",
       R"(<figure class="p wide" lang="fr"><img src="a.png" alt="A"/></figure>)"},
      {R"(<p><a href="b.md"><img src="a.png" alt="A" title="T"/></a></p>)",
       R"(<figure><a href="b.md"><img src="a.png" alt="A"/></a><figcaption>T</figcaption></figure>)"},
      {R"(<p><img src="a.png" alt="A" title="T" colophon:caption="C"/></p>)",
       R"(<figure><img src="a.png" alt="A" title="T"/><figcaption>C</figcaption></figure>)"},
      {R"(<p><img src="a.png" alt="A" title=" "/></p>)",
       R"(<figure><img src="a.png" alt="A"/></figure>)"},
      {R"(<p><img src="a.png" alt="x" class="decorative"/></p>)",
       R"(<figure class="decorative"><img src="a.png" alt="" colophon:decorative=""/></figure>)"},
      {R"(<figure><p><img src="a.png" alt="A"/></p></figure>)",
       R"(<figure><p><img src="a.png" alt="A"/></p></figure>)"},
      // Not alone.
      {R"(<p>x <img src="a.png" alt="A" title="T"/></p>)",
       R"(<p>x <img src="a.png" alt="A" title="T"/></p>)"},
      {R"(<p><img src="a.png" alt="A"/><img src="b.png" alt="B"/></p>)",
       R"(<p><img src="a.png" alt="A"/><img src="b.png" alt="B"/></p>)"},
      {R"(<p><a href="b.md">x<img src="a.png" alt="A"/></a></p>)",
       R"(<p><a href="b.md">x<img src="a.png" alt="A"/></a></p>)"},
      {R"(<p>x <img src="a.png" alt="A" title="T" colophon:caption="C"/></p>)",
       R"(<p>x <img src="a.png" alt="A" title="C"/></p>)"},
      {R"(<p><img src="a.png" alt="A" title="T"/><colophon:caption>C <em>d</em></colophon:caption></p>)",
       R"(<figure><img src="a.png" alt="A" title="T"/><figcaption>C <em>d</em></figcaption></figure>)"},
      {R"(<figure><p><img src="a.png" alt="A"/><colophon:caption>C</colophon:caption></p></figure>)",
       R"(<figure><p><img src="a.png" alt="A"/><span>C</span></p></figure>)"},
      {R"(<p/>)", R"(<p/>)"},
      // Without a text for those who cannot see it.
      {R"(<p><img src="a.png" alt=""/></p>)", R"(<figure><img src="a.png" alt=""/></figure>)",
       "missing-alternative"},
      {R"(<p>x <img src="a.png"/></p>)", R"(<p>x <img src="a.png" alt=""/></p>)",
       "missing-alternative"},
      {R"(<p>x <img src="a.png" alt=" " class="decorative"/></p>)",
       R"(<p>x <img src="a.png" alt="" class="decorative" colophon:decorative=""/></p>)"},
  };
  for (const Case& c : cases) {
    Chapter chapter = read_chapter(c.before);
    make_figures(chapter);
    EXPECT_EQ(written(chapter.body), c.after);
    EXPECT_EQ(codes(chapter.diagnostics), c.codes) << c.before;
  }
}

TEST(MakeFigures, GoesIntoNotes) {
  Chapter chapter =
      read_chapter("", R"(<colophon:note><p><img src="a" alt="A"/></p></colophon:note>)");
  make_figures(chapter);
  EXPECT_EQ(written(chapter.notes),
            R"(<colophon:note><figure><img src="a" alt="A"/></figure></colophon:note>)");
}

}  // namespace
}  // namespace colophon::passes
