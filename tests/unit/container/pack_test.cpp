#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/parallel.h"
#include "container/container.h"

namespace colophon::container {
namespace {

const Packed& packed(const Entry& entry) { return std::get<Packed>(entry.content); }

std::string repetitive(std::size_t size) {
  std::string text;
  while (text.size() < size) text += "call me Ishmael ";
  return text;
}

TEST(Pack, DeflatesWhatGetsSmaller) {
  const Entry entry = pack("EPUB/a.xhtml", repetitive(10000), "application/xhtml+xml");
  EXPECT_TRUE(packed(entry).deflated);
  EXPECT_LT(packed(entry).bytes.size(), 500u);
  EXPECT_EQ(packed(entry).size, repetitive(10000).size());
}

TEST(Pack, StoresTheRest) {
  struct Case {
    const char* what;
    std::string bytes;
    const char* media_type;
  };
  const Case cases[] = {
      {"empty", "", "text/css"},
      {"one byte", "a", "text/css"},
      {"nothing repeats", "p{margin:0}", "text/css"},
      {"compressed already", repetitive(1000), "image/jpeg"},
  };
  for (const Case& c : cases) {
    const Entry entry = pack("EPUB/x", c.bytes, c.media_type);
    EXPECT_FALSE(packed(entry).deflated) << c.what;
    EXPECT_EQ(packed(entry).bytes, c.bytes) << c.what;
    EXPECT_EQ(packed(entry).size, c.bytes.size()) << c.what;
  }
}

TEST(Pack, KnowsTheChecksum) {
  EXPECT_EQ(packed(pack("EPUB/x", "123456789", "image/png")).crc32, 0xCBF43926u);
  EXPECT_EQ(packed(store("x", "123456789")).crc32, 0xCBF43926u);
  EXPECT_EQ(packed(store("x", "")).crc32, 0u);
}

TEST(Pack, PutsResourcesBesideThePackageDocument) {
  const Entry bytes = pack({"css/a.css", "text/css", repetitive(100), false});
  EXPECT_EQ(bytes.name, "EPUB/css/a.css");
  EXPECT_TRUE(packed(bytes).deflated);
  const Entry file = pack({"images/a.jpg", "image/jpeg", DiskFile{"pics/A.JPG", 77}, true});
  EXPECT_EQ(file.name, "EPUB/images/a.jpg");
  EXPECT_EQ(std::get<DiskFile>(file.content).path, "pics/A.JPG");
  EXPECT_EQ(std::get<DiskFile>(file.content).size, 77u);
}

TEST(Pack, GivesTheSameBytesOnEveryThread) {
  const std::string text = repetitive(50000);
  const Entry expected = pack("a", text, "text/css");
  std::vector<Entry> entries(32);
  parallel_for(entries.size(), 4, [&](std::size_t i) { entries[i] = pack("a", text, "text/css"); });
  for (const Entry& entry : entries) EXPECT_EQ(packed(entry).bytes, packed(expected).bytes);
}

TEST(Pack, KeepsTheSourceMap) {
  const Entry entry = pack("a", "x", "text/css", {{3, 7, {}}});
  ASSERT_EQ(entry.source_map.size(), 1u);
  EXPECT_EQ(entry.source_map[0].line, 3u);
}

}  // namespace
}  // namespace colophon::container
