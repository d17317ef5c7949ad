// What surrounds the walk: how bytes become text, and where attributes stand in a tag.
#include <algorithm>

#include "base/encoding.h"
#include "base/utf8.h"
#include "verify/xml/xml.h"

namespace colophon::verify::xml {

namespace {

constexpr std::string_view kSpaceCharacters = " \t\r\n";

std::size_t skip_space(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kSpaceCharacters, at), text.size());
}

bool declares_namespace(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:");
}

// Of the encoding that `<?xml … encoding="…"?>` names; empty where it names none.
std::string_view declared_encoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  const std::string_view declaration = text.substr(0, std::min(text.find("?>"), text.size()));
  std::size_t at = declaration.find("encoding");
  if (at == declaration.npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == declaration.npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  return end == declaration.npos ? std::string_view() : declaration.substr(at + 1, end - at - 1);
}

bool is_utf8(std::string_view name) {
  constexpr auto lower = [](char c) { return static_cast<char>(c | 0x20); };
  constexpr std::string_view kNames[] = {"utf-8", "utf8", "us-ascii", "ascii"};
  return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view known) {
    return std::equal(name.begin(), name.end(), known.begin(), known.end(),
                      [&](char a, char b) { return (a == '-' ? a : lower(a)) == b; });
  });
}

// The name of an encoding of two bytes a character, by the first bytes (XML 1.0 appendix F).
std::string_view wide_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (bytes.starts_with("<\0?\0"sv)) return "UTF-16LE";
  if (bytes.starts_with("\0<\0?"sv)) return "UTF-16BE";
  return {};
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

Decoded convert(std::string_view bytes, std::string_view encoding, std::string& converted) {
  Decoded result;
  result.name = utf8::replace_invalid(encoding);
  result.encoding =
      encoding.starts_with("UTF-16") ? Decoded::Encoding::utf16 : Decoded::Encoding::other;
  converted = encoding::to_utf8(bytes, encoding).text;
  const std::size_t invalid = utf8::find_invalid(without_mark(converted));
  if (invalid != std::string_view::npos) {
    result.invalid = static_cast<std::uint32_t>(invalid);
    converted = utf8::replace_invalid(converted);
  }
  result.text = without_mark(converted);
  return result;
}

}  // namespace

Decoded decode(std::string_view bytes, std::string& converted) {
  const std::string_view wide = wide_encoding(bytes);
  if (!wide.empty()) {
    Decoded result = convert(bytes, wide, converted);
    result.has_mark = result.text.size() < converted.size();
    return result;
  }
  const std::string_view text = without_mark(bytes);
  const std::string_view declared = declared_encoding(text);
  const bool is_marked = text.size() < bytes.size();
  if (!is_marked && !declared.empty() && !is_utf8(declared) && encoding::is_known(declared) &&
      !encoding::is_wide(declared)) {
    return convert(bytes, declared, converted);
  }
  Decoded result;
  result.text = text;
  result.has_mark = is_marked;
  if (!declared.empty() && !is_utf8(declared)) {
    result.encoding = Decoded::Encoding::other;
    result.name = utf8::replace_invalid(declared);
  }
  const std::size_t invalid = utf8::find_invalid(text);
  if (invalid == text.npos) return result;
  result.invalid = static_cast<std::uint32_t>(invalid);
  converted = utf8::replace_invalid(text);
  result.text = converted;
  return result;
}

void locate_attributes(std::string_view text, const StartTag& tag,
                       std::vector<AttributePlace>& places) {
  places.clear();
  const std::string_view raw = text.substr(0, std::min<std::size_t>(tag.end, text.size()));
  std::size_t at = tag.begin;
  // Behind the name of the element; a tag out of an entity does not stand here.
  const bool is_written = at < raw.size() && raw[at] == '<';
  at = is_written ? std::min(raw.find_first_of(" \t\r\n/>", at), raw.size()) : raw.size();
  while (places.size() < tag.attributes.size()) {
    const std::size_t begin = skip_space(raw, at);
    const std::size_t name_end = std::min(raw.find_first_of(" \t\r\n=/>", begin), raw.size());
    const std::size_t quote = raw.find_first_of("\"'", name_end);
    if (name_end == begin || quote == raw.npos) break;
    const std::size_t close = raw.find(raw[quote], quote + 1);
    if (close == raw.npos) break;
    if (!declares_namespace(raw.substr(begin, name_end - begin))) {
      places.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(name_end),
                        static_cast<std::uint32_t>(quote + 1), static_cast<std::uint32_t>(close)});
    }
    at = close + 1;
  }
  places.resize(tag.attributes.size(), {tag.begin, tag.end, tag.begin, tag.end});
}

}  // namespace colophon::verify::xml
