#include "manuscript/sources/decode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/encoding.h"
#include "base/utf8.h"

namespace colophon::manuscript {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};

// UTF-32's first: it begins with that of UTF-16.
constexpr std::array kMarks = {
    Mark{"\xEF\xBB\xBF"sv, "UTF-8"},    Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
    Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Mark{"\xFF\xFE"sv, "UTF-16LE"},
    Mark{"\xFE\xFF"sv, "UTF-16BE"},
};

Decoded convert(std::string_view bytes, std::string_view name) {
  encoding::Converted converted = encoding::to_utf8(bytes, name);
  return {std::move(converted.text), std::move(converted.unmappable), std::string(name), false};
}

bool is_utf8_name(std::string_view name) {
  return name.size() <= 5 &&
         (name == "UTF-8" || name == "utf-8" || name == "utf8" || name == "UTF8");
}

struct Tally {
  std::size_t sequences = 0;  // of UTF-8, beyond ASCII
  std::size_t astray = 0;     // bytes, or beginnings of sequences, that belong to none
};

Tally tally(std::string_view bytes) {
  Tally tally;
  while (!bytes.empty()) {
    const std::size_t valid = std::min(utf8::find_invalid(bytes), bytes.size());
    for (const char c : bytes.substr(0, valid)) tally.sequences += (c & 0xC0) == 0xC0;
    bytes.remove_prefix(valid);
    std::size_t run = 0;
    while (run < bytes.size() && utf8::find_invalid(bytes.substr(run, 4)) == 0) ++run;
    constexpr std::size_t kReplacement = 3;  // bytes of U+FFFD
    tally.astray += utf8::replace_invalid(bytes.substr(0, run)).size() / kReplacement;
    bytes.remove_prefix(run);
  }
  return tally;
}

}  // namespace

Decoded decode(std::string bytes, std::string_view named) {
  const std::string_view view = bytes;
  for (const Mark& mark : kMarks) {
    if (!view.starts_with(mark.bytes)) continue;
    if (mark.encoding == "UTF-8") return {bytes.substr(mark.bytes.size()), {}, "UTF-8", false};
    return convert(view.substr(mark.bytes.size()), mark.encoding);
  }
  if (is_utf8_name(named)) named = {};
  if (named.empty() || !encoding::is_wide(named)) {
    if (const std::optional<std::string> wide = encoding::likely_utf16(view)) {
      return convert(view, *wide);
    }
  }
  const Tally found = tally(view);
  const bool is_utf8 = found.astray == 0 && (found.sequences > 0 || named.empty());
  if (!is_utf8 && !named.empty()) return convert(view, named);
  if (is_utf8 || found.astray <= found.sequences) return {std::move(bytes), {}, "UTF-8", false};
  const std::optional<std::string> likely = encoding::likely(view);
  if (!likely) return {std::move(bytes), {}, "UTF-8", false};
  Decoded decoded = convert(view, *likely);
  decoded.is_guess = true;
  return decoded;
}

}  // namespace colophon::manuscript
