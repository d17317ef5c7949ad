#include "manuscript/sources/open_source.h"

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
      {"\xFF\xFE\0\0h\0\0\0\0\xF6\x01\0"s, "h😀"},
      {"\0\0\xFE\xFF\0\0\0h"s, "h"},
      {"h\0\xE9\0 \0x\0"s, "hé x"},
      {"\0h\0\xE9\0 \0x"s, "hé x"},
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
      {"éa\xE9 b", "éa� b", Blemish::Kind::not_utf8, 3, 6, 0xE9},
      {"\xC3", "�", Blemish::Kind::not_utf8, 0, 3, 0xC3},
      {"é\xE2\x82x", "é�x", Blemish::Kind::not_utf8, 2, 5, 0xE2},
      {"ééé\xED\xA0\x80", "ééé���", Blemish::Kind::not_utf8, 6, 15, 0xED},
      {"éé\xC0\xAF", "éé��", Blemish::Kind::not_utf8, 4, 10, 0xC0},
      {"\xFE\xFF\xD8\x3D\0x"s, "�x", Blemish::Kind::not_utf8, 0, 3, 0xD8},
      {"\xFF\xFEx\0y"s, "x�", Blemish::Kind::not_utf8, 1, 4, 'y'},
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
  manuscript::LoadContext context{files, sources, diags};
  EXPECT_TRUE(manuscript::open_source("a.md", context));
  return said(sources, diags);
}

TEST(OpenSource, ReportsAtTheExactPlace) {
  EXPECT_THAT(said_of("öäü\r\né\x93x\x94 \x9D\n\f"),
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
  for (int i = 0; i < 25; ++i) bytes += "é";
  bytes += '\n';
  for (int i = 0; i < 25; ++i) bytes += "\xE9 stands in a text\n";
  for (int i = 0; i < 20; ++i) bytes += "\x01 stands in a text\n";
  const std::vector<std::string> lines = said_of(bytes);
  ASSERT_EQ(lines.size(), 40u);
  EXPECT_EQ(lines[19],
            "a.md:21:1: error: byte 0xE9 is not UTF-8 [not-utf8] = save the file as UTF-8; in "
            "Windows-1252 this byte is `é`; 5 more in this file");
  EXPECT_EQ(lines[39],
            "a.md:46:1: error: control character U+0001 [control-character] = take it out; no "
            "reader can show it");
}

TEST(OpenSource, SaysOnceThatAFileIsNoText) {
  const std::string archive = std::string("PK\x03\x04\x14\0\0\0\0\0", 10) + "\x08\xB7\x01\xFF";
  EXPECT_THAT(said_of(archive),
              ::testing::ElementsAre("a.md:1:1: error: `a.md` is not a text file [not-text] = a "
                                     "book is made of texts, saved as UTF-8"));
  // Another encoding, however little of it is ASCII, is a text all the same.
  EXPECT_EQ(said_of(std::string(30, '\xE9')).size(), 1u);
  EXPECT_THAT(said_of(std::string(30, '\xE9')).front(), ::testing::HasSubstr("[likely-encoding]"));
}

struct Foreign {
  const char* encoding;
  std::string bytes;
  const char* text;
};

// Sentences as they lie on the disks of people whose editor is old.
const Foreign kForeign[] = {
    {"windows-1252", "Le caf\xE9 \xE9tait ferm\xE9, \x93oui\x94 dit-il, o\xF9 \xEAtes-vous ?",
     "Le café était fermé, “oui” dit-il, où êtes-vous ?"},
    {"ISO-8859-2",
     "P\xF8\xEDli\xB9 \xBElu\xBBou\xE8k\xFD k\xF9\xF2 \xFAp\xECl \xEF\xE1"
     "belsk\xE9 \xF3"
     "dy. \xD8"
     "ekl, \xBE"
     "e p\xF8ijde pozd\xECji.",
     "Příliš žluťoučký kůň úpěl ďábelské ódy. Řekl, že přijde později."},
    {"KOI8-R",
     "\xF7\xD3\xC5 \xD3\xDE\xC1\xD3\xD4\xCC\xC9\xD7\xD9\xC5 \xD3\xC5\xCD\xD8\xC9 "
     "\xD0\xCF\xC8\xCF\xD6\xC9 \xC4\xD2\xD5\xC7 \xCE\xC1 \xC4\xD2\xD5\xC7\xC1",
     "Все счастливые семьи похожи друг на друга"},
    {"windows-1251",
     "\xC2\xF1\xE5 \xF1\xF7\xE0\xF1\xF2\xEB\xE8\xE2\xFB\xE5 \xF1\xE5\xEC\xFC\xE8 "
     "\xEF\xEE\xF5\xEE\xE6\xE8 \xE4\xF0\xF3\xE3 \xED\xE0 \xE4\xF0\xF3\xE3\xE0",
     "Все счастливые семьи похожи друг на друга"},
};

TEST(CleanText, GuessesWhatIsNotUtf8) {
  for (const Foreign& foreign : kForeign) {
    const manuscript::CleanText clean = clean_text(foreign.bytes);
    EXPECT_EQ(clean.encoding, foreign.encoding);
    EXPECT_EQ(clean.text, foreign.text);
    EXPECT_TRUE(clean.is_guess);
    EXPECT_TRUE(clean.blemishes.empty());
  }
}

TEST(CleanText, BelievesWhoeverNamesTheEncoding) {
  for (const Foreign& foreign : kForeign) {
    const manuscript::CleanText clean = clean_text(foreign.bytes, foreign.encoding);
    EXPECT_EQ(clean.text, foreign.text);
    EXPECT_FALSE(clean.is_guess);
  }
  EXPECT_EQ(clean_text("\x1B$B@c9q\x1B(B", "ISO-2022-JP").text, "雪国");
  EXPECT_EQ(clean_text("h\0i\0"s, "UTF-16LE").text, "hi");
  // Chapters that are UTF-8 already need no name, and a byte-order mark is a better one.
  EXPECT_EQ(clean_text("schön", "windows-1251").text, "schön");
  EXPECT_EQ(clean_text("\xFF\xFEh\0"s, "windows-1251").text, "h");
  const manuscript::CleanText bad = clean_text("\x81\xFF x", "Shift_JIS");
  ASSERT_EQ(bad.blemishes.size(), 1u);
  EXPECT_EQ(bad.blemishes[0].kind, Blemish::Kind::not_utf8);
  EXPECT_EQ(bad.text.substr(bad.blemishes.back().end), " x");
}

TEST(OpenSource, NamesTheLikelyEncodingOnce) {
  EXPECT_THAT(said_of("# One\n\nLe caf\xE9 \xE9tait ferm\xE9.\n"),
              ::testing::ElementsAre(
                  "a.md:3:7: error: `a.md` is not UTF-8; it is probably windows-1252 "
                  "[likely-encoding] = if the text reads well here, build with `--encoding "
                  "windows-1252`, or save the file as UTF-8"));
}

TEST(OpenSource, SaysWhyItCannotRead) {
  MemoryFiles files = {{"f/a.md", "x"}};
  files.fail("no.md", FailureKind::not_permitted);
  files.fail("io.md", FailureKind::other);
  Sources sources;
  Diagnostics diags;
  manuscript::LoadContext context{files, sources, diags};
  const auto reason = [&](const char* path) {
    const Result<SourceId> source = manuscript::open_source(path, context);
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
