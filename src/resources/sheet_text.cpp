#include "resources/sheet_text.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/encoding.h"
#include "base/utf8.h"

namespace colophon::resources {
namespace {

// The encoding that `@charset "…";` names; empty where it does not stand there.
std::string_view named_encoding(std::string_view bytes) {
  constexpr std::string_view kStart = "@charset \"";
  if (!bytes.starts_with(kStart)) return {};
  bytes.remove_prefix(kStart.size());
  constexpr std::size_t kLongest = 40;
  const std::size_t end = bytes.substr(0, kLongest).find('"');
  return end == bytes.npos ? std::string_view() : bytes.substr(0, end);
}

// What an XML declaration says of the encoding; empty for nothing.
std::string_view declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), bytes.size()));
  const std::size_t key = declaration.find("encoding");
  const std::size_t begin = declaration.find_first_of("\"'", key);
  if (key == declaration.npos || begin == declaration.npos) return {};
  const std::size_t end = declaration.find(declaration[begin], begin + 1);
  return end == declaration.npos ? std::string_view()
                                 : declaration.substr(begin + 1, end - begin - 1);
}

std::string with_line_feeds(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      result += '\n';
    }
  }
  return result;
}

std::string to_utf8(std::string bytes, std::string_view (*named)(std::string_view)) {
  const std::string_view view = bytes;
  if (view.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  if (view.starts_with("\xFF\xFE")) return encoding::to_utf8(view.substr(2), "UTF-16LE").text;
  if (view.starts_with("\xFE\xFF")) return encoding::to_utf8(view.substr(2), "UTF-16BE").text;
  if (utf8::find_invalid(view) == view.npos) return bytes;
  const std::string_view name = named(view);
  if (name.empty() || !encoding::is_known(name) || encoding::is_wide(name)) return bytes;
  return encoding::to_utf8(view, name).text;
}

}  // namespace

std::string decode_sheet(std::string bytes) {
  return with_line_feeds(to_utf8(std::move(bytes), named_encoding));
}

std::string decode_xml(std::string bytes) {
  return with_line_feeds(to_utf8(std::move(bytes), declared_encoding));
}

}  // namespace colophon::resources
