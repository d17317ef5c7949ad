#include "base/encoding.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/utf8.h"

namespace colophon::encoding {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Detector = std::unique_ptr<UCharsetDetector, CloseDetector>;

bool is_lead(char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_trail(char16_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

void mark_unmappable(Converted& converted, unsigned char byte) {
  converted.text += kUnmappable;
  converted.unmappable.push_back(byte);
}

// A surrogate without its half, which some encodings can write, is nothing.
void append_utf16(Converted& converted, std::u16string_view units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (is_lead(units[i]) && i + 1 < units.size() && is_trail(units[i + 1])) {
      const char32_t high = static_cast<char32_t>(units[i] - 0xD800) << 10;
      utf8::append(converted.text, 0x10000 + high + static_cast<char32_t>(units[i + 1] - 0xDC00));
      ++i;
    } else if (is_lead(units[i]) || is_trail(units[i])) {
      mark_unmappable(converted, static_cast<unsigned char>(units[i] >> 8));
    } else {
      utf8::append(converted.text, units[i]);
    }
  }
}

// The first of the bytes that the converter stopped at.
unsigned char stopped_at(UConverter* converter) {
  std::array<char, 32> bytes = {};
  auto size = static_cast<std::int8_t>(bytes.size());
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes.data(), &size, &status);
  return U_SUCCESS(status) && size > 0 ? static_cast<unsigned char>(bytes[0]) : 0xFF;
}

// The lines with bytes that are not ASCII: what tells encodings apart, and as much of it as ICU
// looks at.
std::string sample_of(std::string_view bytes) {
  constexpr std::size_t kEnough = 8000;
  const auto is_high = [](char c) { return (c & 0x80) != 0; };
  std::string sample;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < kEnough;) {
    const auto high =
        std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), is_high);
    if (high == bytes.end()) break;
    const auto found = static_cast<std::size_t>(high - bytes.begin());
    const std::size_t before = found == 0 ? bytes.npos : bytes.find_last_of("\r\n", found - 1);
    const std::size_t begin = std::max(before == bytes.npos ? 0 : before + 1, at);
    const std::size_t end = std::min(bytes.find_first_of("\r\n", found), bytes.size());
    // Of a paragraph that is one long line, the part where it shows what it is.
    const std::size_t from = std::max(begin, found < 200 ? 0 : found - 200);
    sample += bytes.substr(from, std::min(end - from, kEnough));
    sample += '\n';
    at = end;
  }
  return sample;
}

// The names that ICU gives, best first, without those that no author's text is in: mainframes',
// and what would have been told by other means.
std::vector<std::string> detect(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return {};
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  std::vector<std::string> found;
  std::int32_t best = 0;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    best = std::max(best, confidence);
    if (U_FAILURE(status) || confidence < 10 || confidence < best - 20) break;
    if (name.starts_with("UTF-") || name.starts_with("IBM") || name.starts_with("ISO-2022")) {
      continue;
    }
    // What is called ISO 8859 in practice is Windows' superset of it, as the Encoding Standard has
    // it for the web.
    if (name == "ISO-8859-1") {
      found.emplace_back("windows-1252");
    } else if (name == "ISO-8859-9") {
      found.emplace_back("windows-1254");
    } else if (is_known(name)) {
      found.push_back(name);
    }
  }
  return found;
}

char16_t unit_at(std::string_view bytes, std::size_t at, bool big_endian) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
}

// What speaks for a reading as UTF-16: the characters of ASCII that every text has. 0 for what is
// no text: surrogates alone, control characters, code points that stand for nothing.
std::size_t score_utf16(std::string_view bytes, bool big_endian) {
  constexpr std::size_t kEnough = 1u << 16;
  const std::size_t size = std::min(bytes.size() & ~std::size_t{1}, kEnough);
  std::size_t ascii = 0;
  std::size_t odd = 0;
  for (std::size_t at = 0; at < size; at += 2) {
    const char16_t unit = unit_at(bytes, at, big_endian);
    if (is_lead(unit) && at + 2 < size && is_trail(unit_at(bytes, at + 2, big_endian))) {
      at += 2;
    } else if (unit == '\n' || unit == '\r' || unit == '\t' || (unit >= 0x20 && unit < 0x7F)) {
      ++ascii;
    } else if (unit < 0x20 || is_lead(unit) || is_trail(unit) ||
               !u_isdefined(static_cast<UChar32>(unit))) {
      ++odd;
    }
  }
  return odd > size / 64 ? 0 : ascii;
}

}  // namespace

bool is_known(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  return !name.empty() && ucnv_countAliases(std::string(name).c_str(), &status) > 0;
}

bool is_wide(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(std::string(name).c_str(), &status));
  return U_SUCCESS(status) && ucnv_getMinCharSize(converter.get()) > 1;
}

std::vector<std::string> names() {
  std::vector<std::string> names;
  for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(ucnv_getAvailableName(i), "MIME", &status);
    if (!name) name = ucnv_getStandardName(ucnv_getAvailableName(i), "IANA", &status);
    if (name) names.emplace_back(name);
  }
  return names;
}

Converted to_utf8(std::string_view bytes, std::string_view name) {
  Converted converted;
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(std::string(name).c_str(), &status));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return {std::string(bytes), {}};  // it is in no table of ICU's after all
  converted.text.reserve(bytes.size());
  std::array<UChar, 4096> buffer;
  std::u16string units;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (bool done = false; !done;) {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter.get(), &target, target + buffer.size(), &source, end, nullptr, true,
                   &status);
    units.append(buffer.data(), target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    done = U_SUCCESS(status);
    append_utf16(converted, units);
    units.clear();
    if (done) break;
    mark_unmappable(converted, stopped_at(converter.get()));
    if (source == end) done = true;
  }
  return converted;
}

std::optional<std::string> likely(std::string_view bytes) {
  const std::vector<std::string> found = detect(sample_of(bytes));
  if (found.empty()) return std::nullopt;
  // Nearly as good a guess that has every byte is better than one that has not.
  for (const std::string& name : found) {
    if (to_utf8(bytes, name).unmappable.empty()) return name;
  }
  return found.front();
}

std::optional<std::string> likely_utf16(std::string_view bytes) {
  const auto zeros = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  if (zeros == 0) return std::nullopt;
  // A text in UTF-8 with a few zero bytes astray.
  if (utf8::find_invalid(bytes) == bytes.npos && zeros * 5 < bytes.size() * 2) return std::nullopt;
  const std::size_t little = score_utf16(bytes, false);
  const std::size_t big = score_utf16(bytes, true);
  if (little == big) return std::nullopt;
  return little > big ? "UTF-16LE" : "UTF-16BE";
}

}  // namespace colophon::encoding
