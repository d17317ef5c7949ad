// The archive, byte by byte: EPUB 3.3 section 4 (OCF) and APPNOTE 6.3.
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "conformance/ocf_bytes.h"
#include "conformance/ocf_disk.h"
#include "container/container.h"

namespace colophon::container {
namespace {

using test::extract;
using test::FakeDisk;
using test::FakeFile;
using test::FakeOutput;
using test::read_zip;
using test::ZipBytes;
using test::ZipEntry;

constexpr char kText[] = "application/xhtml+xml";

std::string prose(int paragraphs) {
  std::string text;
  for (int i = 0; i < paragraphs; ++i) {
    text += "<p>Paragraph " + std::to_string(i * 7919 % 1000) + " of a book.</p>\n";
  }
  return text;
}

std::vector<Entry> small_book() {
  std::vector<Entry> content;
  content.push_back(pack("EPUB/text/one.xhtml", prose(400), kText));
  content.push_back(pack("EPUB/text/fünf-漢字.xhtml", prose(30), kText));
  std::vector<Entry> resources;
  resources.push_back(pack({"css/book.css", "text/css", prose(50), false}));
  resources.push_back(pack({"images/a.png", "image/png", prose(50), false}));
  resources.push_back(pack({"images/empty.svg", "image/svg+xml", std::string(), false}));
  return lay_out({{"<package/>", {}}, {"<html/>", {}}, {"<ncx/>", {}}}, std::move(content),
                 std::move(resources), false);
}

std::string written(std::span<const Entry> entries) {
  FakeDisk disk;
  FakeOutput out;
  const Result<void> result = write(entries, disk, out);
  EXPECT_TRUE(result) << result.failure().message;
  return out.bytes;
}

std::vector<std::string> names_of(const ZipBytes& zip) {
  std::vector<std::string> names;
  for (const ZipEntry& entry : zip.entries) names.push_back(entry.central.name);
  return names;
}

// EPUB 3.3 #sec-zip-container-mime
TEST(Ocf, MimetypeIsFirstStoredAndWithoutExtraField) {
  const std::string bytes = written(small_book());
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(bytes.substr(30, 8), "mimetype");
  EXPECT_EQ(bytes.substr(38, 20), "application/epub+zip");
  EXPECT_EQ(bytes.substr(58, 2), "PK");
  const ZipEntry first = read_zip(bytes).entries.at(0);
  EXPECT_EQ(first.local.method, 0);
  EXPECT_EQ(first.local.extra, 0);
  EXPECT_EQ(first.local.flags, 0);
  EXPECT_EQ(first.local.size, 20u);
  EXPECT_EQ(first.local.compressed, 20u);
}

// EPUB 3.3 #sec-zip-container-zipreqs
TEST(Ocf, HeadersSayNothingThatAReaderMightNotKnow) {
  const std::string bytes = written(small_book());
  const ZipBytes zip = read_zip(bytes);
  ASSERT_TRUE(zip.valid);
  ASSERT_EQ(zip.entries.size(), 10u);
  for (const ZipEntry& entry : zip.entries) {
    SCOPED_TRACE(entry.central.name);
    EXPECT_EQ(entry.local.signature, 0x04034b50u);
    EXPECT_EQ(entry.central.signature, 0x02014b50u);
    EXPECT_TRUE(entry.local.method == 0 || entry.local.method == 8);
    EXPECT_LE(entry.local.needed, 20);
    EXPECT_EQ(entry.local.extra, 0);
    EXPECT_EQ(entry.central.extra, 0);
    EXPECT_EQ(entry.central.comment, 0);
    EXPECT_EQ(entry.local.flags & 0x0008, 0) << "a data descriptor";
    EXPECT_EQ(entry.local.flags & 0x0001, 0) << "encrypted";
    EXPECT_FALSE(entry.central.name.ends_with('/'));
    const bool is_ascii = entry.central.name.find('\xc3') == std::string::npos;
    EXPECT_EQ(entry.local.flags, is_ascii ? 0 : 0x0800);
  }
}

TEST(Ocf, LocalHeadersAndCentralDirectoryAgree) {
  const std::string bytes = written(small_book());
  const ZipBytes zip = read_zip(bytes);
  std::size_t expected = 0;  // entries follow one another without a gap
  for (const ZipEntry& entry : zip.entries) {
    SCOPED_TRACE(entry.central.name);
    EXPECT_EQ(entry.begin, expected);
    EXPECT_EQ(entry.local.name, entry.central.name);
    EXPECT_EQ(entry.local.needed, entry.central.needed);
    EXPECT_EQ(entry.local.flags, entry.central.flags);
    EXPECT_EQ(entry.local.method, entry.central.method);
    EXPECT_EQ(entry.local.time, entry.central.time);
    EXPECT_EQ(entry.local.date, entry.central.date);
    EXPECT_EQ(entry.local.crc, entry.central.crc);
    EXPECT_EQ(entry.local.compressed, entry.central.compressed);
    EXPECT_EQ(entry.local.size, entry.central.size);
    expected = entry.data + entry.local.compressed;
  }
  EXPECT_EQ(zip.directory, expected);
}

TEST(Ocf, TimesAndAttributesAreConstant) {
  for (const ZipEntry& entry : read_zip(written(small_book())).entries) {
    EXPECT_EQ(entry.local.date, 0x0021) << entry.central.name;
    EXPECT_EQ(entry.local.time, 0x0000) << entry.central.name;
    EXPECT_EQ(entry.central.attributes, 0100644u << 16u) << entry.central.name;
    EXPECT_EQ(entry.central.made_by >> 8, 3) << entry.central.name;
  }
}

TEST(Ocf, EveryEntryIsWhatWasPacked) {
  const std::string bytes = written(small_book());
  const ZipBytes zip = read_zip(bytes);
  const std::string expected[] = {"application/epub+zip",
                                  "",
                                  "<package/>",
                                  "<html/>",
                                  "<ncx/>",
                                  prose(400),
                                  prose(30),
                                  prose(50),
                                  prose(50),
                                  ""};
  for (std::size_t i = 0; i < zip.entries.size(); ++i) {
    if (i == 1) continue;
    const ZipEntry& entry = zip.entries[i];
    EXPECT_EQ(extract(bytes, entry), expected[i]) << entry.central.name;
    EXPECT_EQ(entry.local.crc, libdeflate_crc32(0, expected[i].data(), expected[i].size()))
        << entry.central.name;
  }
  EXPECT_EQ(zip.entries.at(5).local.method, 8);
  EXPECT_LT(zip.entries.at(5).local.compressed, zip.entries.at(5).local.size / 2);
  EXPECT_EQ(zip.entries.at(8).local.method, 0) << "a PNG is compressed already";
}

// EPUB 3.3 #sec-container-metainf-container.xml
TEST(Ocf, ContainerXmlNamesThePackageDocument) {
  const std::string bytes = written(small_book());
  const std::string xml = extract(bytes, read_zip(bytes).entries.at(1));
  EXPECT_NE(xml.find("full-path=\"EPUB/package.opf\""), xml.npos);
  EXPECT_NE(xml.find("media-type=\"application/oebps-package+xml\""), xml.npos);
}

TEST(Ocf, EntriesAreInTheOrderOfReading) {
  const std::vector<std::string> expected = {"mimetype",
                                             "META-INF/container.xml",
                                             "EPUB/package.opf",
                                             "EPUB/nav.xhtml",
                                             "EPUB/toc.ncx",
                                             "EPUB/text/one.xhtml",
                                             "EPUB/text/fünf-漢字.xhtml",
                                             "EPUB/css/book.css",
                                             "EPUB/images/a.png",
                                             "EPUB/images/empty.svg"};
  EXPECT_EQ(names_of(read_zip(written(small_book()))), expected);
}

TEST(Ocf, AppleIsToldOfFonts) {
  const std::vector<Entry> entries = lay_out({}, {}, {}, true);
  const std::string bytes = written(entries);
  const ZipBytes zip = read_zip(bytes);
  ASSERT_EQ(zip.entries.at(2).central.name, "META-INF/com.apple.ibooks.display-options.xml");
  const std::string xml = extract(bytes, zip.entries[2]);
  EXPECT_NE(xml.find("<option name=\"specified-fonts\">true</option>"), xml.npos);
}

TEST(Ocf, TheSameEntriesGiveTheSameBytesInEveryTimeZone) {
  const std::string first = written(small_book());
  const char* zone = std::getenv("TZ");
  const std::string before = zone != nullptr ? zone : "";
  for (const char* name : {"Asia/Tokyo", "America/New_York", "Africa/Monrovia"}) {
    setenv("TZ", name, 1);
    tzset();
    EXPECT_EQ(written(small_book()), first) << name;
  }
  if (zone != nullptr) {
    setenv("TZ", before.c_str(), 1);
  } else {
    unsetenv("TZ");
  }
  tzset();
}

TEST(Ocf, ManyEntriesAreWrittenInFewPieces) {
  std::vector<Entry> content;
  for (int i = 0; i < 3000; ++i) {
    content.push_back(pack("EPUB/text/c" + std::to_string(i) + ".xhtml", prose(3), kText));
  }
  FakeDisk disk;
  FakeOutput out;
  ASSERT_TRUE(write(content, disk, out));
  const ZipBytes zip = read_zip(out.bytes);
  ASSERT_TRUE(zip.valid);
  ASSERT_EQ(zip.entries.size(), 3000u);
  for (const ZipEntry& entry : zip.entries) ASSERT_EQ(extract(out.bytes, entry), prose(3));
  EXPECT_LT(out.writes, 20u);
}

// ---- Files of the disk

constexpr std::uint64_t kMegabyte = 1 << 20;

std::vector<Entry> with_file(std::uint64_t size) {
  std::vector<Entry> resources;
  resources.push_back(pack({"audio/long.mp3", "audio/mpeg", DiskFile{"long.mp3", size}, false}));
  return lay_out({{"<package/>", {}}, {"<html/>", {}}, {"<ncx/>", {}}}, {}, std::move(resources),
                 false);
}

TEST(OcfFiles, AreStreamedInSmallPiecesAndStored) {
  constexpr std::uint64_t size = 100 * kMegabyte;
  FakeDisk disk;
  FakeFile& file = disk.files["long.mp3"] = {size, size};
  FakeOutput out;
  ASSERT_TRUE(write(with_file(size), disk, out));
  EXPECT_LE(file.largest_read, kMegabyte);
  EXPECT_GE(file.reads, 100u);
  EXPECT_EQ(file.open, 0);

  const ZipBytes zip = read_zip(out.bytes);
  ASSERT_TRUE(zip.valid);
  const ZipEntry& entry = zip.entries.back();
  EXPECT_EQ(entry.local.method, 0);
  EXPECT_EQ(entry.local.extra, 0);
  EXPECT_LE(entry.local.needed, 20);
  ASSERT_EQ(entry.local.size, size);
  ASSERT_EQ(entry.local.compressed, size);
  const std::string_view data = std::string_view(out.bytes).substr(entry.data, size);
  EXPECT_EQ(entry.local.crc, libdeflate_crc32(0, data.data(), data.size()));
  for (const std::uint64_t at : {std::uint64_t{0}, std::uint64_t{8191}, 50 * kMegabyte, size - 1}) {
    EXPECT_EQ(data[at], test::fake_byte(at)) << at;
  }
}

TEST(OcfFiles, ThatChangedAreAFailure) {
  struct Case {
    const char* what;
    FakeFile file;
  };
  const Case cases[] = {
      {"shorter than it was", {999, 999}},
      {"longer than it was", {1001, 1001}},
      {"shorter while it is read", {1000, 700}},
      {"empty while it is read", {1000, 0}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    FakeDisk disk;
    disk.files["long.mp3"] = c.file;
    FakeOutput out;
    const Result<void> result = write(with_file(1000), disk, out);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.failure().message, "`long.mp3` changed while the book was built");
    EXPECT_FALSE(out.committed);
    EXPECT_EQ(disk.files["long.mp3"].open, 0);
  }
}

TEST(OcfFiles, ThatAreGoneAreAFailure) {
  FakeDisk disk;
  FakeOutput out;
  const Result<void> result = write(with_file(1000), disk, out);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.failure().kind, FailureKind::not_found);
  EXPECT_EQ(result.failure().message, "cannot read `long.mp3`: not there");
}

// ---- When the disk is full

TEST(OcfFailures, AFullDiskIsAFailureAtEveryPlace) {
  std::vector<Entry> entries = small_book();
  entries.push_back(pack({"audio/a.mp3", "audio/mpeg", DiskFile{"a.mp3", kMegabyte}, false}));
  FakeDisk disk;
  disk.files["a.mp3"] = {kMegabyte, kMegabyte};
  FakeOutput whole;
  ASSERT_TRUE(write(entries, disk, whole));
  const std::uint64_t size = whole.bytes.size();
  for (const std::uint64_t budget :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{57}, std::uint64_t{5000}, size / 4,
        size / 2, size - 500, size - 23, size - 1}) {
    SCOPED_TRACE(budget);
    FakeOutput out(budget);
    const Result<void> result = write(entries, disk, out);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.failure().kind, FailureKind::no_space);
    EXPECT_EQ(result.failure().message, "cannot write `book.epub`: disk full");
    EXPECT_FALSE(out.committed);
    EXPECT_EQ(disk.files["a.mp3"].open, 0);
  }
  FakeOutput enough(size);
  EXPECT_TRUE(write(entries, disk, enough));
  EXPECT_EQ(enough.bytes, whole.bytes);
}

TEST(OcfFailures, TwoEntriesOfOneNameAreRefused) {
  std::vector<Entry> entries = small_book();
  entries.push_back(pack("EPUB/text/one.xhtml", "again", kText));
  FakeDisk disk;
  FakeOutput out;
  const Result<void> result = write(entries, disk, out);
  ASSERT_FALSE(result);
  EXPECT_NE(result.failure().message.find("EPUB/text/one.xhtml"), std::string::npos);
}

TEST(OcfFailures, WritingIsLeftToItsOwnerToCommit) {
  FakeDisk disk;
  FakeOutput out;
  ASSERT_TRUE(write(small_book(), disk, out));
  EXPECT_FALSE(out.committed);
}

}  // namespace
}  // namespace colophon::container
