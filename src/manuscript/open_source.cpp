#include "manuscript/open_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include "base/utf8.h"

namespace colophon::manuscript {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kReportsPerFile = 20;

char32_t utf16_unit(std::string_view bytes, std::size_t at, bool big_endian) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return big_endian ? static_cast<char32_t>(first << 8 | second)
                    : static_cast<char32_t>(second << 8 | first);
}

// Without its byte-order mark. A surrogate without its half becomes U+FFFD.
std::string decode_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t unit = utf16_unit(bytes, at, big_endian);
    if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = utf16_unit(bytes, at + 2, big_endian);
      if (low >= 0xDC00 && low < 0xE000) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    utf8::append(text, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
  }
  return text;
}

std::string without_byte_order_mark(std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  if (view.starts_with("\xFF\xFE")) return decode_utf16(view, false);
  if (view.starts_with("\xFE\xFF")) return decode_utf16(view, true);
  return bytes;
}

void unify_line_ends(std::string& text) {
  std::size_t from = text.find('\r');
  if (from == text.npos) return;
  std::size_t to = from;
  for (; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
    } else if (from + 1 == text.size() || text[from + 1] != '\n') {
      text[to++] = '\n';
    }
  }
  text.resize(to);
}

bool is_forbidden_byte(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n';
}

// U+FFFE and U+FFFF.
bool is_noncharacter(std::string_view text, std::size_t at) {
  return text.substr(at).starts_with("\xEF\xBF\xBE") || text.substr(at).starts_with("\xEF\xBF\xBF");
}

bool has_forbidden(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_forbidden_byte) ||
         text.find("\xEF\xBF\xBE") != text.npos || text.find("\xEF\xBF\xBF") != text.npos;
}

void add_blemish(CleanText& clean, Blemish::Kind kind, unsigned value, std::string_view stand_in) {
  const std::size_t begin = clean.text.size();
  clean.text += stand_in;
  clean.blemishes.push_back({kind, begin, clean.text.size(), value});
}

// Appends valid UTF-8.
void append_valid(CleanText& clean, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool forbidden = is_forbidden_byte(text[i]);
    if (!forbidden && !(text[i] == '\xEF' && is_noncharacter(text, i))) continue;
    clean.text += text.substr(done, i - done);
    std::size_t after = i;
    const char32_t code_point = utf8::next(text, after);
    add_blemish(clean, Blemish::Kind::control_character, static_cast<unsigned>(code_point),
                kReplacement);
    done = after;
    i = after - 1;
  }
  clean.text += text.substr(done);
}

// The bytes from the start of `rest` that are no UTF-8, up to where valid text begins again. No
// sequence is longer than four bytes, so a look at as many tells whether one begins.
std::size_t invalid_run(std::string_view rest) {
  std::size_t size = 1;
  while (size < rest.size() && utf8::find_invalid(rest.substr(size, 4)) == 0) ++size;
  return size;
}

// What Windows-1252, the likeliest encoding of a text that is not UTF-8, has in place of a byte.
std::string windows_1252(unsigned byte) {
  static constexpr std::array<std::uint16_t, 32> kUpper = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  const char32_t code_point = byte < 0xA0 ? kUpper[byte - 0x80] : byte;
  std::string text;
  if (code_point > 0xA0) utf8::append(text, code_point);
  return text;
}

std::string encoding_hint(unsigned byte) {
  const std::string letter = windows_1252(byte);
  if (letter.empty()) return "save the file as UTF-8";
  return fmt::format("save the file as UTF-8; in Windows-1252 this byte is `{}`", letter);
}

Diagnostic& report_blemish(const Blemish& blemish, Span span, Diagnostics& diags) {
  if (blemish.kind == Blemish::Kind::control_character) {
    Diagnostic& diagnostic =
        diags.report(Code::control_character, span, fmt::format("{:04X}", blemish.value));
    diagnostic.hint = "take it out; no reader can show it";
    return diagnostic;
  }
  Diagnostic& diagnostic = diags.report(Code::not_utf8, span, fmt::format("{:02X}", blemish.value));
  diagnostic.hint = encoding_hint(blemish.value);
  return diagnostic;
}

void report_blemishes(const CleanText& clean, SourceId source, Blemish::Kind kind,
                      Diagnostics& diags) {
  const auto total = static_cast<std::size_t>(
      std::count_if(clean.blemishes.begin(), clean.blemishes.end(),
                    [kind](const Blemish& blemish) { return blemish.kind == kind; }));
  std::size_t reported = 0;
  for (const Blemish& blemish : clean.blemishes) {
    if (blemish.kind != kind) continue;
    const Span span = {source, static_cast<std::uint32_t>(blemish.begin),
                       static_cast<std::uint32_t>(blemish.end)};
    Diagnostic& diagnostic = report_blemish(blemish, span, diags);
    if (++reported < kReportsPerFile || reported == total) continue;
    diagnostic.hint += fmt::format("; {} more in this file", total - reported);
    return;
  }
}

// A photograph, an archive, UTF-16 without its mark: every tenth character or more is none. Short
// texts get the benefit of the doubt.
bool is_no_text(const CleanText& clean) {
  constexpr std::size_t kLeast = 10;
  return clean.blemishes.size() > kLeast && clean.blemishes.size() > clean.text.size() / 10 &&
         std::any_of(clean.blemishes.begin(), clean.blemishes.end(), [](const Blemish& blemish) {
           return blemish.kind == Blemish::Kind::control_character;
         });
}

}  // namespace

CleanText clean_text(std::string bytes) {
  CleanText clean;
  std::string text = without_byte_order_mark(std::move(bytes));
  unify_line_ends(text);
  std::size_t invalid = utf8::find_invalid(text);
  if (invalid == text.npos && !has_forbidden(text)) {
    clean.text = std::move(text);
    return clean;
  }
  clean.text.reserve(text.size() + 64);
  std::string_view rest = text;
  while (invalid != rest.npos) {
    append_valid(clean, rest.substr(0, invalid));
    rest.remove_prefix(invalid);
    const std::size_t run = invalid_run(rest);
    add_blemish(clean, Blemish::Kind::not_utf8, static_cast<unsigned char>(rest.front()),
                utf8::replace_invalid(rest.substr(0, run)));
    rest.remove_prefix(run);
    invalid = utf8::find_invalid(rest);
  }
  append_valid(clean, rest);
  return clean;
}

Result<SourceId> open_source(const std::string& path, Reading& reading) {
  const Result<FileInfo> info = reading.files.info(path);
  if (!info) return info.failure();
  // A position has 32 bits; U+FFFD is up to three times as long as what it replaces.
  if (info->size > std::numeric_limits<std::uint32_t>::max() / 4) {
    return Failure{FailureKind::other, fmt::format("cannot read `{}`: it is too large", path)};
  }
  Result<std::string> bytes = reading.files.read(path);
  if (!bytes) return bytes.failure();
  reading.newest_time = std::max(reading.newest_time, info->modified_time);

  CleanText clean = clean_text(std::move(*bytes));
  if (is_no_text(clean)) {
    const SourceId source = reading.sources.add(path, "");
    reading.diags.report(Code::not_text, Span{source, 0, 0}, path).hint =
        "a book is made of texts, saved as UTF-8";
    return source;
  }
  const SourceId source = reading.sources.add(path, std::move(clean.text));
  report_blemishes(clean, source, Blemish::Kind::not_utf8, reading.diags);
  report_blemishes(clean, source, Blemish::Kind::control_character, reading.diags);
  return source;
}

}  // namespace colophon::manuscript
