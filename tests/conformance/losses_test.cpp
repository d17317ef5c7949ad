// Invariant 6: no word of a chapter is lost on its way through the Markdown stage.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "markdown/read.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/examples.h"
#include "support/losses.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> losses_of(const std::string& name, const std::string& text) {
  Sources sources;
  const SourceId id = sources.add(name, text);
  const Span whole = {id, 0, static_cast<std::uint32_t>(text.size())};
  Chapter chapter;
  make_roots(chapter);
  markdown::read({&whole, 1}, sources, Dialect(), chapter);
  return lost_words(text, sources, chapter);
}

}  // namespace

TEST(Losses, are_found) {
  Sources sources;
  Chapter chapter;
  make_roots(chapter);
  chapter.markup.append_text(chapter.body, "first third");
  EXPECT_THAT(lost_words("first *second* third", sources, chapter),
              ::testing::ElementsAre("second"));
}

TEST(Losses, are_none_in_the_goldens) {
  for (const fs::path& path : files_in(tests_folder() / "golden/markdown", ".txt")) {
    for (const Example& example : read_examples(read_file(path))) {
      EXPECT_THAT(losses_of(path.filename().string(), example.markdown), ::testing::IsEmpty())
          << path.filename() << ":" << example.line;
    }
  }
}

TEST(Losses, are_none_in_the_corpora) {
  if (corpora_folder().empty()) GTEST_SKIP() << "COLOPHON_CORPORA names no folder of manuscripts";
  for (const Book& book : books()) {
    if (book.is_ours) continue;
    for (const fs::path& chapter : book.chapters) {
      EXPECT_THAT(losses_of(chapter.string(), utf8::replace_invalid(read_file(chapter))),
                  ::testing::IsEmpty())
          << chapter;
    }
  }
}

}  // namespace colophon::test
