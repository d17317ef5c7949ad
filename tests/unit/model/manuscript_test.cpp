#include "model/manuscript.h"

#include <gtest/gtest.h>

namespace colophon {
namespace {

TEST(FolderOf, is_that_of_the_items_file) {
  ContentsItem item;
  item.path = "part1/02-press.md";
  EXPECT_EQ(folder_of(item), "part1");
  item.path = "press.md";
  EXPECT_EQ(folder_of(item), "");
}

}  // namespace
}  // namespace colophon
