#include "vocabulary/book_parts.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace colophon::vocabulary {
namespace {

struct Case {
  std::string_view written;
  std::optional<BookPart> part;
};

TEST(BookParts, AreFoundByWhatAuthorsWrite) {
  const Case cases[] = {
      {"title-page", BookPart::title_page},
      {"titlepage", BookPart::title_page},
      {"Title Page", BookPart::title_page},
      {"title_page", BookPart::title_page},
      {"half-title", BookPart::half_title_page},
      {"copyright", BookPart::copyright_page},
      {"copyright-page", BookPart::copyright_page},
      {"toc", BookPart::contents},
      {"acknowledgements", BookPart::acknowledgments},
      {"Acknowledgments", BookPart::acknowledgments},
      {"doc-preface", BookPart::preface},
      {"DOC-PREFACE", BookPart::preface},
      {"bibliography", BookPart::bibliography},
      {"works cited", BookPart::bibliography},
      {"notes", BookPart::endnotes},
      {"appendix", BookPart::appendix},
      {"appendix-a", BookPart::appendix},
      {"Appendix B", BookPart::appendix},
      {"appendix_2_sources", BookPart::appendix},
      {"epilog", BookPart::epilogue},
      {"chapter", BookPart::chapter},
      {"appendix-", std::nullopt},
      {"appendixa", std::nullopt},
      {"press", std::nullopt},
      {"preface-2", std::nullopt},
      {"doc-", std::nullopt},
      {"none", std::nullopt},
      {"", std::nullopt},
  };
  for (const Case& c : cases) EXPECT_EQ(find_book_part(c.written), c.part) << c.written;
}

TEST(BookParts, EachIsFoundByItsOwnNameTypeAndRole) {
  for (const BookPartInfo& info : book_parts()) {
    if (info.part == BookPart::none) continue;
    EXPECT_EQ(find_book_part(info.name), info.part) << info.name;
    EXPECT_EQ(find_book_part(info.epub_type), info.part) << info.epub_type;
    if (!info.role.empty()) {
      EXPECT_EQ(find_book_part(info.role), info.part) << info.role;
    }
    EXPECT_EQ(&info_of(info.part), &info);
  }
}

// Ace: epub-type-has-matching-role.
TEST(BookParts, ATypeThatHasARoleIsNeverWithoutIt) {
  const std::set<std::string_view> without_role = {
      "", "cover", "halftitlepage", "titlepage", "copyright-page", "imprint", "volume"};
  for (const BookPartInfo& info : book_parts()) {
    if (without_role.contains(info.epub_type)) {
      EXPECT_EQ(info.role, "") << info.name;
    } else {
      EXPECT_EQ(info.role, "doc-" + std::string(info.epub_type)) << info.name;
    }
  }
}

TEST(BookParts, PartitionsAreTheTypesOfBody) {
  EXPECT_EQ(partition(Matter::front), "frontmatter");
  EXPECT_EQ(partition(Matter::body), "bodymatter");
  EXPECT_EQ(partition(Matter::back), "backmatter");
}

TEST(BookParts, GeneratedPagesAreFoundByTheirNames) {
  EXPECT_EQ(find_generated_page("title-page"), GeneratedPage::title_page);
  EXPECT_EQ(find_generated_page("contents"), GeneratedPage::contents);
  EXPECT_EQ(find_generated_page("toc"), GeneratedPage::contents);
  EXPECT_EQ(find_generated_page("dedication"), std::nullopt);
  EXPECT_EQ(find_generated_page("title-page.md"), std::nullopt);
  for (const std::string_view name : generated_page_names()) {
    EXPECT_NE(find_generated_page(name), std::nullopt) << name;
  }
}

}  // namespace
}  // namespace colophon::vocabulary
