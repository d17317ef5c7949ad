#include "base/path.h"

#include <gtest/gtest.h>

namespace colophon::path {
namespace {

TEST(Path, Joins) {
  const struct {
    std::string_view folder, name, expected;
  } cases[] = {
      {"a/b", "../c.md", "a/c.md"},
      {"", "c.md", "c.md"},
      {"a", "/c.md", "/c.md"},
      {".", "c.md", "c.md"},
      {"a", "../../c", "../c"},
      {"/", "c", "/c"},
      {"a", "", "a"},
      {"", "", "."},
      {"a/", "b/", "a/b"},
      {"/a", "../../../c", "/c"},
  };
  for (const auto& c : cases) EXPECT_EQ(join(c.folder, c.name), c.expected) << c.folder << c.name;
}

TEST(Path, Normalises) {
  const struct {
    std::string_view path, expected;
  } cases[] = {
      {"./a//b/../c", "a/c"}, {"", "."},    {".", "."},          {"..", ".."},
      {"../../a", "../../a"}, {"/..", "/"}, {"/a/./b/", "/a/b"}, {"a/..", "."},
      {"a/../..", ".."},      {"//", "/"},  {"a/...", "a/..."},
  };
  for (const auto& c : cases) EXPECT_EQ(normalise(c.path), c.expected) << c.path;
}

TEST(Path, TakesApart) {
  const struct {
    std::string_view path, folder, name, stem, extension;
  } cases[] = {
      {"a/b.md", "a", "b.md", "b", ".md"},
      {"b.md", "", "b.md", "b", ".md"},
      {"a/b.tar.MD", "a", "b.tar.MD", "b.tar", ".md"},
      {"/b", "/", "b", "b", ""},
      {"a.b/c", "a.b", "c", "c", ""},
      {".hidden", "", ".hidden", ".hidden", ""},
      {"a/", "a", "", "", ""},
      {"", "", "", "", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(folder_of(c.path), c.folder) << c.path;
    EXPECT_EQ(name_of(c.path), c.name) << c.path;
    EXPECT_EQ(stem_of(c.path), c.stem) << c.path;
    EXPECT_EQ(extension_of(c.path), c.extension) << c.path;
  }
}

TEST(Path, KnowsWhatEscapes) {
  for (const char* out : {"..", "../a", "/a", "/"}) EXPECT_TRUE(escapes(out)) << out;
  for (const char* in : {"a", ".", "..a", "a/b", "...", ""}) EXPECT_FALSE(escapes(in)) << in;
}

TEST(Path, Matches) {
  const struct {
    std::string_view pattern, path;
    bool expected;
  } cases[] = {
      {"*.md", "a.md", true},
      {"*.md", "a/b.md", false},
      {"*.md", ".md", false},  // hidden
      {".*", ".git", true},
      {"part?/*.md", "part1/x.md", true},
      {"part?/*.md", "part/x.md", false},
      {"?.md", "\u00E9.md", true},
      {"[abc].md", "b.md", true},
      {"[abc].md", "d.md", false},
      {"[a-c]x", "bx", true},
      {"[!a-c]x", "bx", false},
      {"[^a-c]x", "dx", true},
      {"[]x]", "]", true},
      {"[a-]", "-", true},
      {"a[", "a[", true},
      {"a[b", "a[b", true},
      {"**/*.md", "a.md", true},
      {"**/*.md", "a/b/c.md", true},
      {"**/*.md", ".git/c.md", false},
      {"a/**", "a/b/c", true},
      {"a/**", "b/c", false},
      {"a/**/z", "a/z", true},
      {"a/**/z", "a/b/c/z", true},
      {"a/**/z", "a/b/c/y", false},
      {"a/**/b/**/c", "a/x/b/y/b/z/c", true},
      {"a**b", "axxb", true},
      {"a**b", "ax/xb", false},
      {"*a*a*b", "aaaaab", true},
      {"abc", "abc", true},
      {"abc", "abcd", false},
      {"abcd", "abc", false},
      {"/a/*", "/a/b", true},
      {"/a/*", "a/b", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(matches(c.pattern, c.path), c.expected) << c.pattern << " " << c.path;
  }
}

TEST(Path, MatchesHostilePatternsInBoundedTime) {
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += "*a";
  EXPECT_FALSE(matches(stars + "b", std::string(2000, 'a')));
  std::string folders;
  std::string path;
  for (int i = 0; i < 100; ++i) folders += "**/a/";
  for (int i = 0; i < 300; ++i) path += "a/";
  EXPECT_FALSE(matches(folders + "b", path + "c"));
}

TEST(Path, KnowsPatterns) {
  for (const char* yes : {"*.md", "a?", "[ab]", "a/**"}) EXPECT_TRUE(is_pattern(yes)) << yes;
  for (const char* no : {"a.md", "", "a[", "a]", "[]"}) EXPECT_FALSE(is_pattern(no)) << no;
}

}  // namespace
}  // namespace colophon::path
