#include "formats/image.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace colophon::image {
namespace {

std::string big(std::uint32_t value, int bytes) {
  std::string result;
  for (int i = bytes - 1; i >= 0; --i) result += static_cast<char>(value >> (8 * i));
  return result;
}

std::string little(std::uint32_t value, int bytes) {
  std::string result;
  for (int i = 0; i < bytes; ++i) result += static_cast<char>(value >> (8 * i));
  return result;
}

// https://www.w3.org/TR/png-3/#D-CRCAppendix
std::uint32_t checksum_of(const std::string& bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

std::string chunk(const std::string& name, const std::string& data) {
  return big(static_cast<std::uint32_t>(data.size()), 4) + name + data +
         big(checksum_of(name + data), 4);
}

std::string png(std::uint32_t width, std::uint32_t height, const std::string& between = "") {
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", big(width, 4) + big(height, 4) + "12345") + between +
         chunk("IDAT", "data");
}

std::string jpeg(char frame_marker, const std::string& before = "") {
  return "\xFF\xD8" + before + "\xFF" + frame_marker + big(17, 2) + "\x08" + big(600, 2) +
         big(800, 2) + std::string(10, '\x01') + "\xFF\xDA";
}

std::string gif(int frames, const std::string& before = "") {
  std::string bytes = "GIF89a" + little(320, 2) + little(200, 2) + "\x80" + std::string(2, '\0') +
                      std::string(6, 'c') + before;
  for (int i = 0; i < frames; ++i) {
    bytes += "\x21\xF9\x04" + std::string(4, 'x') + '\0';
    bytes += "," + std::string(8, '\1') + '\0' + "\x02" + "\x03" + "abc" + '\0';
  }
  return bytes + ";";
}

std::string riff(const std::string& chunks) {
  return "RIFF" + little(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" + chunks;
}

std::string webp_chunk(const std::string& name, const std::string& data) {
  return name + little(static_cast<std::uint32_t>(data.size()), 4) + data +
         std::string(data.size() % 2, '\0');
}

std::string vp8x(const std::string& more = "") {
  return riff(webp_chunk("VP8X", "\x02" + std::string(3, '\0') + little(1023, 3) + little(767, 3)) +
              more);
}

void expect(std::string_view bytes, const Info& expected, const char* what) {
  const std::optional<Info> info = probe(bytes);
  ASSERT_TRUE(info) << what;
  EXPECT_EQ(info->type, expected.type) << what;
  EXPECT_EQ(info->width, expected.width) << what;
  EXPECT_EQ(info->height, expected.height) << what;
  EXPECT_EQ(info->animated, expected.animated) << what;
}

TEST(Image, ReadsJpeg) {
  const std::string exif = "\xFF\xE1" + big(10, 2) + "Exif\xFF\xC0 .";
  expect(jpeg('\xC0'), {Type::jpeg, 800, 600, false}, "baseline");
  expect(jpeg('\xC2'), {Type::jpeg, 800, 600, false}, "progressive");
  expect(jpeg('\xCF'), {Type::jpeg, 800, 600, false}, "arithmetic");
  expect(jpeg('\xC0', exif), {Type::jpeg, 800, 600, false}, "with EXIF");
  expect(jpeg('\xC1', "\xFF\xC4" + big(4, 2) + "ab"), {Type::jpeg, 800, 600, false}, "with tables");
  expect(jpeg('\xC0', "\xFF\xFF\xFF\x01"), {Type::jpeg, 800, 600, false}, "with fill bytes");
  expect("\xFF\xD8\xFF\xDA", {Type::jpeg, 0, 0, false}, "without a frame");
  expect("\xFF\xD8\xFF\xE0\x01\x01zz", {Type::jpeg, 0, 0, false}, "segment of length 257");
  expect(std::string("\xFF\xD8\xFF\xE0\0\0", 6), {Type::jpeg, 0, 0, false}, "segment of length 0");
}

TEST(Image, ReadsPng) {
  expect(png(640, 480), {Type::png, 640, 480, false}, "still");
  expect(png(640, 480, chunk("acTL", big(2, 4) + big(0, 4))), {Type::png, 640, 480, true}, "APNG");
  expect(png(640, 480, chunk("acTL", big(1, 4) + big(0, 4))), {Type::png, 640, 480, false},
         "one frame");
  expect(png(1, 1) + chunk("acTL", big(2, 4)), {Type::png, 1, 1, false}, "acTL behind the data");
  expect(png(1, 1, big(0xFFFFFFFF, 4) + "huge"), {Type::png, 1, 1, false}, "endless chunk");
}

TEST(Image, ReadsGif) {
  expect(gif(1), {Type::gif, 320, 200, false}, "still");
  expect(gif(2), {Type::gif, 320, 200, true}, "animated");
  expect(gif(0), {Type::gif, 320, 200, false}, "empty");
  // What looks like an image inside a comment is none.
  const std::string comment = "\x21\xFE\x04" + std::string(",,,,") + '\0';
  expect(gif(1, comment), {Type::gif, 320, 200, false}, "with a comment");
}

// What EPUBCheck calls corrupted (PKG-021), and decoders refuse.
TEST(Image, KnowsWhatBeginsWrong) {
  const std::string codes = std::string(1, '\0') + "\x01\x01" + std::string(14, '\0') + "ab";
  std::string many = codes;
  many[1] = '\x03';
  std::string changed = png(640, 480);
  changed[18] ^= 1;
  const auto with_codes = [](const std::string& table) {
    return jpeg('\xC0', "\xFF\xC4" + big(static_cast<std::uint32_t>(table.size() + 2), 2) + table);
  };
  const struct {
    std::string bytes;
    bool is_broken;
    const char* what;
  } cases[] = {
      {gif(1), false, "a GIF"},
      {gif(0), true, "a GIF of nothing"},
      {gif(1).substr(0, 40), true, "a GIF without the end of its picture"},
      {gif(0, "x"), true, "a GIF with a block of no kind"},
      {png(640, 480), false, "a PNG"},
      {changed, true, "a PNG whose header is not that of its checksum"},
      {jpeg('\xC0'), false, "a JPEG"},
      {with_codes(codes), false, "a JPEG with codes"},
      {with_codes(many), true, "a JPEG with more codes than there can be"},
      {with_codes(codes + "c"), true, "a JPEG with a table that does not fill its segment"},
  };
  for (const auto& [bytes, is_broken, what] : cases) {
    const std::optional<Info> info = probe(bytes);
    ASSERT_TRUE(info) << what;
    EXPECT_EQ(info->is_broken, is_broken) << what;
  }
}

TEST(Image, ReadsWebp) {
  const std::string lossy =
      "..." + std::string("\x9D\x01\x2A") + little(0x4000 | 550, 2) + little(368, 2);
  expect(riff(webp_chunk("VP8 ", lossy)), {Type::webp, 550, 368, false}, "lossy");
  const std::string lossless = "\x2F" + little((99u << 14) | 199u, 4);
  expect(riff(webp_chunk("VP8L", lossless)), {Type::webp, 200, 100, false}, "lossless");
  expect(vp8x(), {Type::webp, 1024, 768, false}, "extended");
  const std::string frame = webp_chunk("ANMF", "odd");
  expect(vp8x(frame + frame), {Type::webp, 1024, 768, true}, "animated");
  expect(vp8x(frame), {Type::webp, 1024, 768, false}, "one frame");
  expect(riff("VP9 "), {Type::webp, 0, 0, false}, "unknown chunk");
}

TEST(Image, ReadsSvg) {
  const struct {
    std::string_view text;
    std::uint32_t width, height;
    bool animated;
  } cases[] = {
      {"<svg/>", 0, 0, false},
      {"<svg width='10' height='20px'>", 10, 20, false},
      {"<svg width=\"1in\" height='2.54cm'>", 96, 96, false},
      {"<svg width='25.4mm' height='72pt'>", 96, 96, false},
      {"<svg width='6pc' height='101.6Q'>", 96, 96, false},
      {"<svg viewBox='0 0 300 150'>", 300, 150, false},
      {"<svg viewBox='-5,-5, 300.4,150.6'>", 300, 151, false},
      {"<svg width='100%' height='100%' viewBox='0 0 30 15'>", 30, 15, false},
      {"<svg width='600' viewBox='0 0 300 150'>", 600, 300, false},
      {"<svg height='600' viewBox='0 0 300 150'>", 1200, 600, false},
      {"<svg width='5em' height='-1'>", 0, 0, false},
      {"<svg width='inf' height='nan'>", 0, 0, false},
      {"<svg width='1e300' height='1e9999'>", 0, 0, false},
      {"<svg viewBox='0 0 0 0'>", 0, 0, false},
      {"<svg viewBox='0 0 5'>", 0, 0, false},
      {"<svg\n  xmlns = \"http://www.w3.org/2000/svg\"\n  width = '7' height='8' >", 7, 8, false},
      {"<svg data-width='1' width='7' height='8'>", 7, 8, false},
      {"<svg>\n<rect width='5' height='5'/></svg>", 0, 0, false},
      {"<s:svg xmlns:s='x' width='7' height='8'/>", 7, 8, false},
      {"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n<!DOCTYPE svg PUBLIC \"a>\" "
       "'b' [<!-- don't --> <!ENTITY x \"]>\">]>\n<svg width='7' height='8'/>",
       7, 8, false},
      {"<svg><circle><animate attributeName='r'/></circle></svg>", 0, 0, true},
      {"<svg><set/></svg>", 0, 0, true},
      {"<svg><svg:animateTransform/></svg>", 0, 0, true},
      {"<svg><animateMotion></svg>", 0, 0, true},
      {"<svg><!-- <animate/> --><![CDATA[<set/>]]><settings/><text>animate</text></svg>", 0, 0,
       false},
      {"<svg width='7", 0, 0, false},
      {"<svg width", 0, 0, false},
      {"<svg width=7 height=8>", 0, 0, false},
      {"<svg =", 0, 0, false},
      {"<svg", 0, 0, false},
  };
  for (const auto& c : cases) {
    expect(c.text, {Type::svg, c.width, c.height, c.animated}, c.text.data());
  }
}

TEST(Image, RefusesOthers) {
  for (const std::string_view other :
       {"", "\xFF\xD8", "\x89PNG", "BM......", "GIF88a", "RIFF....WAVE", "plain text", "<html/>",
        "<svgs/>", "text <svg/>", "<", "<!--", "<!DOCTYPE svg [", "<?xml", "<!DOCTYPE 'svg"}) {
    EXPECT_FALSE(probe(other)) << other;
  }
}

TEST(Image, SurvivesEveryCut) {
  const std::string frame = webp_chunk("ANMF", "odd");
  for (const std::string& whole :
       {png(640, 480, chunk("acTL", big(2, 4))), jpeg('\xC0'), gif(2), vp8x(frame + frame),
        std::string("<svg width='7' height='8'/>")}) {
    const Type type = probe(whole)->type;
    for (std::size_t size = 0; size < whole.size(); ++size) {
      // A copy without spare room, so that the sanitizer sees a step too far.
      const std::vector<char> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
      const std::optional<Info> info = probe({cut.data(), cut.size()});
      if (info) {
        EXPECT_EQ(info->type, type);
      }
    }
  }
  expect(png(640, 480).substr(0, 23), {Type::png, 0, 0, false}, "PNG cut");
  expect(jpeg('\xC0').substr(0, 10), {Type::jpeg, 0, 0, false}, "JPEG cut");
  expect(gif(1).substr(0, 9), {Type::gif, 0, 0, false}, "GIF cut");
  expect(vp8x().substr(0, 28), {Type::webp, 0, 0, false}, "WebP cut");
}

TEST(Image, NamesTypes) {
  EXPECT_EQ(media_type(Type::jpeg), "image/jpeg");
  EXPECT_EQ(media_type(Type::svg), "image/svg+xml");
  EXPECT_EQ(extension(Type::jpeg), ".jpg");
  EXPECT_EQ(extension(Type::webp), ".webp");
}

}  // namespace
}  // namespace colophon::image
