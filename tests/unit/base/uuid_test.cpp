#include "base/uuid.h"

#include <gtest/gtest.h>

namespace colophon {
namespace {

// The expected values are those of Python's uuid.uuid5(uuid.NAMESPACE_URL, name); the lengths make
// SHA-1 pad to one and to two blocks.
TEST(Uuid, NamesUrls) {
  EXPECT_EQ(uuid_v5_url(""), "1b4db7eb-4057-5ddf-91e0-36dec72071f5");
  EXPECT_EQ(uuid_v5_url("https://example.org/"), "527dda32-a0de-5105-a042-cb475b5f7d11");
  EXPECT_EQ(uuid_v5_url(std::string(39, 'a')), "615eac0e-03db-567b-8580-916c1aca1cc2");
  EXPECT_EQ(uuid_v5_url(std::string(40, 'a')), "c5c985c8-6875-5a42-b6e3-2872703afed4");
  EXPECT_EQ(uuid_v5_url(std::string(48, 'a')), "aa33c522-9edc-58a5-b5af-e2a12995886e");
  EXPECT_EQ(uuid_v5_url(std::string(1000, 'a')), "7f46a8f9-f8ba-5a67-983a-ffc2101475df");
}

TEST(Uuid, KnowsItsForm) {
  EXPECT_TRUE(is_uuid("1b4db7eb-4057-5ddf-91e0-36dec72071f5"));
  EXPECT_TRUE(is_uuid("1B4DB7EB-4057-5DDF-91E0-36DEC72071F5"));
  EXPECT_FALSE(is_uuid(""));
  EXPECT_FALSE(is_uuid("1b4db7eb40575ddf91e036dec72071f5"));
  EXPECT_FALSE(is_uuid("1b4db7eb-4057-5ddf-91e0-36dec72071fg"));
  EXPECT_FALSE(is_uuid("1b4db7eb-4057-5ddf-91e0-36dec72071f5 "));
  EXPECT_FALSE(is_uuid("1b4db7eb-40575-ddf-91e0-36dec72071f5"));
}

}  // namespace
}  // namespace colophon
