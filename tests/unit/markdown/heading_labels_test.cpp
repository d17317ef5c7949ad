#include "markdown/signs/heading_labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace colophon::markdown {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> definitions_of(const std::vector<std::string_view>& headings) {
  HeadingLabels labels;
  for (const std::string_view heading : headings) labels.add(heading);
  return labels.definitions();
}

TEST(HeadingLabels, are_the_words_of_headings) {
  EXPECT_THAT(definitions_of({"Low water", "The *mud* ##", "What's new?  "}),
              ElementsAre("[Low water]: <#low-water>", "[The *mud*]: <#the-mud>",
                          "[What's new?]: <#whats-new>"));
}

TEST(HeadingLabels, lead_to_the_id_that_is_given) {
  EXPECT_THAT(definitions_of({"Low water {#ebb .first}", "Flow ## {#flow}", "Salt {.plain}"}),
              ElementsAre("[Low water]: <#ebb>", "[Flow]: <#flow>", "[Salt]: <#salt>"));
}

// CommonMark takes the first of equal labels, and ids are numbered as pandoc numbers them.
TEST(HeadingLabels, of_equal_headings_are_numbered) {
  EXPECT_THAT(definitions_of({"Ebb", "Ebb!", "Ebb"}),
              ElementsAre("[Ebb]: <#ebb>", "[Ebb!]: <#ebb-1>", "[Ebb]: <#ebb-2>"));
}

TEST(HeadingLabels, are_none_where_no_label_can_say_them) {
  EXPECT_THAT(definitions_of({"", "See [this](a.md)", "^1", "A <b>tag</b>"}), IsEmpty());
}

}  // namespace
}  // namespace colophon::markdown
