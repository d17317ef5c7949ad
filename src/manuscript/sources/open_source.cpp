#include "manuscript/sources/open_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "base/encoding.h"
#include "base/utf8.h"
#include "manuscript/sources/decode.h"

namespace colophon::manuscript {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kReportsPerFile = 20;

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

// Asked of every byte: a lambda is inlined where it is handed on.
constexpr auto is_forbidden_byte = [](char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n';
};

// U+FFFE and U+FFFF.
bool is_noncharacter(std::string_view text, std::size_t at) {
  return text.substr(at).starts_with("\xEF\xBF\xBE") || text.substr(at).starts_with("\xEF\xBF\xBF");
}

bool has_forbidden(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_forbidden_byte) ||
         text.find("\xEF\xBF\xBE") != text.npos || text.find("\xEF\xBF\xBF") != text.npos;
}

// The bytes from the start of `rest` that are no UTF-8, up to where valid text begins again. No
// sequence is longer than four bytes, so a look at as many tells whether one begins.
std::size_t invalid_run(std::string_view rest) {
  std::size_t size = 1;
  while (size < rest.size() && utf8::find_invalid(rest.substr(size, 4)) == 0) ++size;
  return size;
}

void add_blemish(CleanText& clean, Blemish::Kind kind, unsigned value, std::string_view stand_in) {
  const std::size_t begin = clean.text.size();
  clean.text += stand_in;
  if (++clean.counts[static_cast<std::size_t>(kind)] <= kReportsPerFile)
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

// What Windows-1252, the likeliest encoding of a byte that strayed into UTF-8, has in its place.
std::string windows_1252(unsigned byte) {
  const char bytes[] = {static_cast<char>(byte)};
  const std::string text = encoding::to_utf8({bytes, 1}, "windows-1252").text;
  // The bytes that it leaves free are control characters to ICU.
  return byte > 0xA0 || !text.starts_with('\xC2') ? text : std::string();
}

std::string encoding_hint(unsigned byte, std::string_view encoding) {
  if (encoding != "UTF-8") return "save the file as UTF-8, or name another encoding";
  const std::string letter = windows_1252(byte);
  if (letter.empty()) return "save the file as UTF-8";
  return fmt::format("save the file as UTF-8; in Windows-1252 this byte is `{}`", letter);
}

Diagnostic& report_blemish(const Blemish& blemish, std::string_view encoding, Span span,
                           Diagnostics& diags) {
  if (blemish.kind == Blemish::Kind::control_character) {
    Diagnostic& diagnostic =
        diags.report(Code::control_character, span, fmt::format("{:04X}", blemish.value));
    diagnostic.hint = "take it out; no reader can show it";
    return diagnostic;
  }
  Diagnostic& diagnostic =
      diags.report(Code::not_utf8, span, fmt::format("{:02X}", blemish.value), encoding);
  diagnostic.hint = encoding_hint(blemish.value, encoding);
  return diagnostic;
}

void report_blemishes(const CleanText& clean, SourceId source, Blemish::Kind kind,
                      Diagnostics& diags) {
  const std::size_t total = clean.counts[static_cast<std::size_t>(kind)];
  std::size_t reported = 0;
  for (const Blemish& blemish : clean.blemishes) {
    if (blemish.kind != kind) continue;
    const Span span = {source, static_cast<std::uint32_t>(blemish.begin),
                       static_cast<std::uint32_t>(blemish.end)};
    Diagnostic& diagnostic = report_blemish(blemish, clean.encoding, span, diags);
    if (++reported < kReportsPerFile || reported == total) continue;
    diagnostic.hint += fmt::format("; {} more in this file", total - reported);
    return;
  }
}

// A photograph, an archive, UTF-16 without its mark: every tenth character or more is none. Short
// texts get the benefit of the doubt.
bool is_no_text(std::string_view text) {
  constexpr std::size_t kLeast = 10;
  const auto controls =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_forbidden_byte));
  if (controls == 0) return false;
  std::size_t bad = controls;
  std::string_view rest = text;
  for (std::size_t at = utf8::find_invalid(rest); at != rest.npos; at = utf8::find_invalid(rest)) {
    rest.remove_prefix(at);
    rest.remove_prefix(invalid_run(rest));
    ++bad;
  }
  // Each becomes U+FFFD, three bytes.
  return bad > kLeast && bad > (text.size() + 2 * bad) / 10;
}

// Points at the first character that tells encodings apart.
void report_encoding(const std::string& encoding, SourceId source, LoadContext& context) {
  const Source& read = context.sources[source];
  const auto high =
      std::find_if(read.text.begin(), read.text.end(), [](char c) { return (c & 0x80) != 0; });
  const auto begin = static_cast<std::size_t>(high - read.text.begin());
  std::size_t end = begin;
  if (high != read.text.end()) utf8::next(read.text, end);
  const Span span = {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  context.diags.report(Code::likely_encoding, span, read.name, encoding).hint = fmt::format(
      "if the text reads well here, build with `--encoding {}`, or save the file as UTF-8",
      encoding);
}

// A position has 32 bits; U+FFFD is up to three times as long as what it replaces.
constexpr std::uint64_t kMostBytes = std::numeric_limits<std::uint32_t>::max() / 4;

Failure too_large(const std::string& path) {
  return {FailureKind::other, fmt::format("cannot read `{}`: it is too large", path)};
}

Result<std::string> read_standard_input(LoadContext& context) {
  Result<StandardInput> input = context.files.read_standard_input();
  if (!input) return input.failure();
  if (input->bytes.size() > kMostBytes) return too_large(std::string(kStandardInputName));
  context.newest_time = std::max(context.newest_time, input->modified_time);
  return std::move(input->bytes);
}

Result<std::string> read_bytes(const std::string& path, LoadContext& context) {
  if (context.has_standard_input && path == kStandardInputName) return read_standard_input(context);
  const Result<FileInfo> info = context.files.info(path);
  if (!info) return info.failure();
  if (info->size > kMostBytes) return too_large(path);
  Result<std::string> bytes = context.files.read(path);
  if (bytes) context.newest_time = std::max(context.newest_time, info->modified_time);
  return bytes;
}

}  // namespace

CleanText clean_text(std::string bytes, std::string_view encoding) {
  Decoded decoded = decode(std::move(bytes), encoding);
  CleanText clean;
  clean.encoding = std::move(decoded.encoding);
  clean.is_guess = decoded.is_guess;
  std::string& text = decoded.text;
  unify_line_ends(text);
  std::size_t invalid = utf8::find_invalid(text);
  if (invalid == text.npos && !has_forbidden(text)) {
    clean.text = std::move(text);
    return clean;
  }
  clean.is_no_text = is_no_text(text);
  if (clean.is_no_text) return clean;
  clean.text.reserve(text.size() + 64);
  std::string_view rest = text;
  std::size_t unmappable = 0;
  while (invalid != rest.npos) {
    append_valid(clean, rest.substr(0, invalid));
    rest.remove_prefix(invalid);
    const std::size_t run = invalid_run(rest);
    const auto byte = decoded.unmappable.empty() ? static_cast<unsigned char>(rest.front())
                                                 : decoded.unmappable[unmappable];
    unmappable += run;
    add_blemish(clean, Blemish::Kind::not_utf8, byte, utf8::replace_invalid(rest.substr(0, run)));
    rest.remove_prefix(run);
    invalid = utf8::find_invalid(rest);
  }
  append_valid(clean, rest);
  return clean;
}

Result<SourceId> open_source(const std::string& path, LoadContext& context) {
  Result<std::string> bytes = read_bytes(path, context);
  if (!bytes) return bytes.failure();

  CleanText clean = clean_text(std::move(*bytes), context.encoding);
  if (clean.is_no_text) {
    const SourceId source = context.sources.add(path, "");
    context.diags.report(Code::not_text, Span{source, 0, 0}, path).hint =
        "a book is made of texts, saved as UTF-8";
    return source;
  }
  const SourceId source = context.sources.add(path, std::move(clean.text));
  if (clean.is_guess) report_encoding(clean.encoding, source, context);
  report_blemishes(clean, source, Blemish::Kind::not_utf8, context.diags);
  report_blemishes(clean, source, Blemish::Kind::control_character, context.diags);
  return source;
}

}  // namespace colophon::manuscript
