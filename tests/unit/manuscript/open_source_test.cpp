#include "manuscript/open_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using manuscript::Blemish;
using manuscript::clean_text;
using namespace std::string_literals;

struct Sample {
  std::string bytes;
  std::string text;
};

TEST(CleanText, SettlesEncodingsAndLineEnds) {
  const Sample samples[] = {
      {"", ""},
      {"plain\n", "plain\n"},
      {"\xEF\xBB\xBFx", "x"},
      {"\xEF\xBB\xBF", ""},
      {"a\r\nb\rc\nd\r", "a\nb\nc\nd\n"},
      {"\r\r\n\n", "\n\n\n"},
      {"\xFF\xFEh\0\xE9\0"s, "hé"},
      {"\xFE\xFF\0h\xD8\x3D\xDE\0"s, "h😀"},
      {"\xFF\xFE\r\0\n\0x\0"s, "\nx"},
      {"\xFE\xFF\xD8\x3D\0x"s, "\xEF\xBF\xBDx"},
      {"tab\tnbsp\xC2\xA0zwsp\xE2\x80\x8B", "tab\tnbsp\xC2\xA0zwsp\xE2\x80\x8B"},
      {"x\xEF\xBB\xBFy", "x\xEF\xBB\xBFy"},
  };
  for (const Sample& sample : samples) {
    const manuscript::CleanText clean = clean_text(sample.bytes);
    EXPECT_EQ(clean.text, sample.text);
    EXPECT_TRUE(clean.blemishes.empty());
  }
}

struct Bad {
  std::string bytes;
  std::string text;
  Blemish::Kind kind;
  std::size_t begin;
  std::size_t end;
  unsigned value;
};

TEST(CleanText, ReplacesWhatCannotStay) {
  const Bad samples[] = {
      {"a\xE9 b", "a� b", Blemish::Kind::not_utf8, 1, 4, 0xE9},
      {"\xC3", "�", Blemish::Kind::not_utf8, 0, 3, 0xC3},
      {"é\xE2\x82x", "é�x", Blemish::Kind::not_utf8, 2, 5, 0xE2},
      {"\xED\xA0\x80", "���", Blemish::Kind::not_utf8, 0, 9, 0xED},
      {"\xC0\xAF", "��", Blemish::Kind::not_utf8, 0, 6, 0xC0},
      {"a\0b"s, "a�b", Blemish::Kind::control_character, 1, 4, 0},
      {"é\r\n\x1B[0m", "é\n�[0m", Blemish::Kind::control_character, 3, 6, 0x1B},
      {"\xEF\xBF\xBE", "�", Blemish::Kind::control_character, 0, 3, 0xFFFE},
      {"x\xEF\xBF\xBF", "x�", Blemish::Kind::control_character, 1, 4, 0xFFFF},
  };
  for (const Bad& sample : samples) {
    const manuscript::CleanText clean = clean_text(sample.bytes);
    EXPECT_EQ(clean.text, sample.text);
    ASSERT_EQ(clean.blemishes.size(), 1u) << sample.text;
    EXPECT_EQ(clean.blemishes[0].kind, sample.kind);
    EXPECT_EQ(clean.blemishes[0].begin, sample.begin);
    EXPECT_EQ(clean.blemishes[0].end, sample.end);
    EXPECT_EQ(clean.blemishes[0].value, sample.value);
  }
}

std::vector<std::string> said_of(std::string bytes) {
  MemoryFiles files = {{"a.md", std::move(bytes)}};
  Sources sources;
  Diagnostics diags;
  manuscript::Reading reading{files, sources, diags};
  EXPECT_TRUE(manuscript::open_source("a.md", reading));
  return said(sources, diags);
}

TEST(OpenSource, ReportsAtTheExactPlace) {
  EXPECT_THAT(said_of("ok\r\né\x93x\x94 \x9D\n\f"),
              ::testing::ElementsAre(
                  "a.md:2:2: error: byte 0x93 is not UTF-8 [not-utf8] = save the file as UTF-8; in "
                  "Windows-1252 this byte is `“`",
                  "a.md:2:4: error: byte 0x94 is not UTF-8 [not-utf8] = save the file as UTF-8; in "
                  "Windows-1252 this byte is `”`",
                  "a.md:2:6: error: byte 0x9D is not UTF-8 [not-utf8] = save the file as UTF-8",
                  "a.md:3:1: error: control character U+000C [control-character] = take it out; no "
                  "reader can show it"));
}

TEST(OpenSource, StopsCountingAfterTwenty) {
  std::string bytes;
  for (int i = 0; i < 25; ++i) bytes += "\xE9 stands in a text\n";
  for (int i = 0; i < 20; ++i) bytes += "\x01 stands in a text\n";
  const std::vector<std::string> lines = said_of(bytes);
  ASSERT_EQ(lines.size(), 40u);
  EXPECT_EQ(lines[19],
            "a.md:20:1: error: byte 0xE9 is not UTF-8 [not-utf8] = save the file as UTF-8; in "
            "Windows-1252 this byte is `é`; 5 more in this file");
  EXPECT_EQ(lines[39],
            "a.md:45:1: error: control character U+0001 [control-character] = take it out; no "
            "reader can show it");
}

TEST(OpenSource, SaysOnceThatAFileIsNoText) {
  const std::string archive = std::string("PK\x03\x04\x14\0\0\0\0\0", 10) + "\x08\xB7\x01\xFF";
  EXPECT_THAT(said_of(archive),
              ::testing::ElementsAre("a.md:1:1: error: `a.md` is not a text file [not-text] = a "
                                     "book is made of texts, saved as UTF-8"));
  // Another encoding, however little of it is ASCII, is a text all the same.
  EXPECT_EQ(said_of(std::string(30, '\xE9')).size(), 1u);
  EXPECT_THAT(said_of(std::string(30, '\xE9')).front(), ::testing::HasSubstr("[not-utf8]"));
}

TEST(OpenSource, SaysWhyItCannotRead) {
  MemoryFiles files = {{"f/a.md", "x"}};
  files.fail("no.md", FailureKind::not_permitted);
  files.fail("io.md", FailureKind::other);
  Sources sources;
  Diagnostics diags;
  manuscript::Reading reading{files, sources, diags};
  const auto reason = [&](const char* path) {
    const Result<SourceId> source = manuscript::open_source(path, reading);
    return source ? "" : reason_of(source.failure());
  };
  EXPECT_EQ(reason("no.md"), "permission denied");
  EXPECT_EQ(reason("io.md"), "Input/output error");
  EXPECT_EQ(reason("none.md"), "there is no such file");
  EXPECT_EQ(reason("f"), "it is a folder");
  EXPECT_EQ(sources.size(), 0u);
}

}  // namespace
}  // namespace colophon::testing
