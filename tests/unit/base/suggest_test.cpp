#include "base/suggest.h"

#include <gtest/gtest.h>

#include <vector>

namespace colophon {
namespace {

TEST(Suggest, FindsTheNearest) {
  const std::vector<std::string> images = {"img/lighthouse.jpg", "img/harbour.jpg", "img/Sea.png",
                                           "\u00C9t\u00E9.jpg"};
  const struct {
    std::string_view wanted, expected;
  } cases[] = {
      {"img/lite house.jpg", "img/lighthouse.jpg"},
      {"img/hrabour.jpg", "img/harbour.jpg"},
      {"img/sea.png", "img/Sea.png"},
      {"\u00E9t\u00E9.jpg", "\u00C9t\u00E9.jpg"},
      {"something else altogether", ""},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(nearest(c.wanted, images), c.expected) << c.wanted;
}

TEST(Suggest, CountsASwapAsOneEdit) {
  EXPECT_EQ(nearest("abd", std::vector<std::string>{"adb"}), "adb");
  EXPECT_EQ(nearest("abc", std::vector<std::string>{"axy"}), "");
}

TEST(Suggest, TakesTheFirstOfEquals) {
  EXPECT_EQ(nearest("cat", std::vector<std::string>{"bat", "hat"}), "bat");
  EXPECT_EQ(nearest("cats", std::vector<std::string>{"bats", "cat", "cats"}), "cats");
}

TEST(Suggest, ShortNamesAreNotGuessed) {
  EXPECT_EQ(nearest("ab", std::vector<std::string>{"ac"}), "");
  EXPECT_EQ(nearest("ab", std::vector<std::string>{"AB"}), "AB");
}

TEST(Suggest, GivesUpOnEndlessNames) {
  const std::string endless(100000, 'a');
  EXPECT_EQ(nearest(endless, std::vector<std::string>{endless}), "");
}

TEST(Suggest, WordsAHint) {
  EXPECT_EQ(did_you_mean("titel", std::vector<std::string>{"title"}), "did you mean `title`?");
  EXPECT_EQ(did_you_mean("colour", std::vector<std::string>{"title"}), "");
}

}  // namespace
}  // namespace colophon
