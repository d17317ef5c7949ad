#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "fixtures.h"
#include "resources/package_names.h"

namespace colophon::resources {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Images collect(BookOfFiles& book) {
  return collect_images(book.manuscript, book.book, *book.readable, book.sources, book.diags);
}

TEST(Images, ArePackedOnceInOrderOfFirstUse) {
  BookOfFiles book{{"book/b.png", png()}, {"book/img/a.png", png(7, 9)}};
  book.use("img/a.png");
  book.use("b.png");
  book.use("img/a.png");
  const Images images = collect(book);
  EXPECT_THAT(book.codes(), IsEmpty());
  EXPECT_THAT(hrefs(images.resources), ElementsAre("images/a.png", "images/b.png"));
  const PackedImage& packed = images.by_path.at("img/a.png");
  EXPECT_EQ(packed.href, "images/a.png");
  EXPECT_EQ(packed.width, 7u);
  EXPECT_EQ(packed.height, 9u);
  const auto& file = std::get<DiskFile>(images.resources[0].content);
  EXPECT_EQ(file.path, "book/img/a.png");
  EXPECT_EQ(file.size, png().size());
  EXPECT_EQ(images.resources[0].media_type, "image/png");
  EXPECT_FALSE(images.resources[0].is_cover_image);
  EXPECT_TRUE(images.cover.href.empty());
}

TEST(Images, AreNamedByTheirBytesAndUniquely) {
  BookOfFiles book{{"book/Île 1.JPG", png()}, {"book/x/ile-1.png", png()}, {"book/日.png", png()}};
  book.use("Île 1.JPG");
  book.use("x/ile-1.png");
  book.use("日.png");
  const std::vector<std::string> names = hrefs(collect(book).resources);
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0], "images/ile-1.png");
  EXPECT_EQ(names[1], "images/ile-1-2.png");
  EXPECT_EQ(names[2].find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./"), names[2].npos);
}

TEST(Images, TheCoverComesFirst) {
  BookOfFiles book{{"book/a.png", png()}, {"art/cover.png", png()}};
  book.use("a.png");
  book.readable->admit("art");
  book.manuscript.cover = {"../art/cover.png", book.place()};
  const Images images = collect(book);
  EXPECT_THAT(book.codes(), IsEmpty());
  EXPECT_THAT(hrefs(images.resources), ElementsAre("images/cover.png", "images/a.png"));
  EXPECT_TRUE(images.resources[0].is_cover_image);
  EXPECT_EQ(images.cover.href, "images/cover.png");
}

TEST(Images, WhatCannotBePackedIsReportedAtEveryUse) {
  const struct {
    std::string path;
    std::string code;
  } cases[] = {
      {"none.png", "missing-image"},  {"text.png", "unknown-image"},
      {"empty.png", "damaged-image"}, {"cut.png", "damaged-image"},
      {"folder", "folder-as-file"},   {"../outside.png", "outside-book"},
      {"bad.svg", "damaged-image"},   {"secret.png", "unreadable-resource"},
  };
  for (const auto& [path, code] : cases) {
    BookOfFiles book{{"book/text.png", "not an image"},
                     {"book/empty.png", ""},
                     {"book/cut.png", png().substr(0, 12)},
                     {"book/folder/x.png", png()},
                     {"outside.png", png()},
                     {"book/bad.svg", svg("<g>")},
                     {"book/secret.png", png()}};
    book.files.fail("book/secret.png", FailureKind::not_permitted);
    book.use(path);
    book.use(path);
    const Images images = collect(book);
    ASSERT_THAT(book.codes(), ElementsAre(code, code)) << path;
    for (std::size_t use = 0; use < 2; ++use) {
      // In a file of text there is a place to point at.
      const Diagnostic& said = book.diags.all()[use];
      const Span asked = said.related.empty() ? said.span : said.related[0].span;
      EXPECT_EQ(asked, book.facts().images[use].span);
      EXPECT_EQ(said.related.empty(), path != "bad.svg");
    }
    EXPECT_THAT(images.resources, IsEmpty());
    EXPECT_EQ(images.by_path.at(path).href, "");
  }
}

TEST(Images, AMissingOneIsGuessedAt) {
  const struct {
    std::string path;
    std::string hint;
  } cases[] = {
      {"img/lite house.jpg", "did you mean `img/lighthouse.jpg`?"},
      {"lighthouse.jpg", "did you mean `img/lighthouse.jpg`?"},
      {"image/lighthouse.jpg", "did you mean `img/lighthouse.jpg`?"},
      {"img/nothing-of-the-kind.gif",
       "there is no such file; a path begins at the folder of the file it stands in"},
  };
  for (const auto& [path, hint] : cases) {
    BookOfFiles book{{"book/img/lighthouse.jpg", "x"},
                     {"book/img/lamp.svg", "x"},
                     {"book/.git/lighthouse.jpg", "x"}};
    book.use(path);
    collect(book);
    ASSERT_EQ(book.diags.all().size(), 1u);
    EXPECT_EQ(book.diags.all()[0].hint, hint) << path;
  }
}

TEST(Images, OneIsFoundWhereToolsLook) {
  for (const char* place : {"book/img/a.png", "book/static/img/a.png", "book/assets/img/a.png",
                            "book/text/img/a.png", "book/text/one/img/a.png"}) {
    BookOfFiles book{{place, png(4, 3)}};
    book.facts().images = {{.path = "text/img/a.png",
                            .span = book.place(),
                            .written = "img/a.png",
                            .page = "text/one",
                            .has_alternative = true}};
    EXPECT_NE(collect(book).by_path.at("text/img/a.png").href, "") << place;
    EXPECT_THAT(book.codes(), ElementsAre()) << place;
  }
}

TEST(Images, OneWithOtherCapitalsIsFound) {
  BookOfFiles book{{"book/img/Lighthouse.jpg", "x"}};
  book.use("img/lighthouse.JPG");
  collect(book);
  EXPECT_THAT(book.codes(), ElementsAre("other-case", "unknown-image"));
}

TEST(Images, ObsidianNamesOneAnywhere) {
  BookOfFiles book{{"book/deep/down/a.png", png(4, 3)}};
  book.use("a.png");
  collect(book);
  EXPECT_THAT(book.codes(), ElementsAre("missing-image"));
  book.diags = {};
  book.facts().images[0].by_name = true;
  EXPECT_NE(collect(book).by_path.at("a.png").href, "");
}

TEST(Images, AMissingCoverIsCalledSo) {
  BookOfFiles book{{"book/images/cover.jpg", "x"}};
  book.manuscript.cover = {"images/cvoer.jpg", book.place()};
  EXPECT_TRUE(collect(book).cover.href.empty());
  ASSERT_THAT(book.codes(), ElementsAre("missing-cover"));
  EXPECT_EQ(book.diags.all()[0].hint, "did you mean `images/cover.jpg`?");
}

TEST(Images, OfSvgCarryTheirBytesCleaned) {
  BookOfFiles book{
      {"book/map.svg", svg("<script>x()</script><image href=\"p.jpg\"/><g onclick=\"x()\"/>")}};
  book.use("map.svg");
  const Images images = collect(book);
  EXPECT_THAT(book.codes(), ElementsAre("removed-element", "svg-reference", "removed-attribute"));
  ASSERT_EQ(images.resources.size(), 1u);
  EXPECT_EQ(images.resources[0].media_type, "image/svg+xml");
  EXPECT_THAT(std::get<std::string>(images.resources[0].content), HasSubstr("<image/><g/>"));
  EXPECT_EQ(images.by_path.at("map.svg").width, 10u);
}

TEST(Images, AreReadFurtherWhereTheHeaderIsLong) {
  // A JPEG whose frame lies behind 300 kB of metadata.
  std::string jpeg = "\xFF\xD8";
  for (int i = 0; i < 5; ++i) jpeg += "\xFF\xE1\xFF\xFF" + std::string(0xFFFD, 'm');
  jpeg +=
      std::string("\xFF\xC0\0\x11\x08\0\x20\0\x40", 9) + std::string(10, '\1') + "\xFF\xDA\xFF\xD9";
  BookOfFiles book{{"book/photo.jpg", jpeg}};
  book.use("photo.jpg");
  const Images images = collect(book);
  EXPECT_THAT(book.codes(), IsEmpty());
  EXPECT_EQ(images.by_path.at("photo.jpg").width, 0x40u);
}

TEST(PackageNames, DifferEvenWhereCaseIsIgnored) {
  Resource taken;
  taken.href = "css/Book.css";
  PackageNames names({&taken, 1});
  EXPECT_EQ(names.claim("css/", "book.css", ".css"), "css/book-2.css");
  EXPECT_EQ(names.claim("css/", "a/BOOK.css", ".css"), "css/book-3.css");
  EXPECT_EQ(names.claim("css/", "???", ".css"), "css/file.css");
}

}  // namespace
}  // namespace colophon::resources
