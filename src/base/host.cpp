#include "base/host.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>
#include <string>

#include "base/ascii.h"

namespace colophon {
namespace {

using ascii::is_digit;

bool is_ipv4(std::string_view text) {
  int parts = 0;
  for (std::size_t at = 0; at <= text.size(); ++parts) {
    const std::size_t end = std::min(text.find('.', at), text.size());
    const std::string_view part = text.substr(at, end - at);
    int value = 0;
    for (const char c : part.substr(0, 4)) value = is_digit(c) ? value * 10 + (c - '0') : 256;
    if (part.empty() || part.size() > 3 || value > 255) return false;
    at = end + 1;
  }
  return parts == 4;
}

// RFC 4291, section 2.2: eight groups, one run of which may be left out as `::`.
bool is_ipv6(std::string_view text) {
  if (text.starts_with(':') && !text.starts_with("::")) return false;
  int groups = 0;
  bool shortened = false;
  while (!text.empty()) {
    if (text.starts_with("::")) {
      if (shortened) return false;
      shortened = true;
      text.remove_prefix(2);
      continue;
    }
    if (text.starts_with(':')) text.remove_prefix(1);
    const std::string_view group = text.substr(0, text.find(':'));
    if (group.size() == text.size() && is_ipv4(group)) {
      groups += 2;
    } else if (!group.empty() && group.size() <= 4 &&
               std::all_of(group.begin(), group.end(), ascii::is_hex_digit)) {
      ++groups;
    } else {
      return false;
    }
    text.remove_prefix(group.size());
  }
  return shortened ? groups < 8 : groups == 8;
}

// https://url.spec.whatwg.org/#forbidden-domain-code-point, and what strict parsers add to it.
bool has_forbidden(std::string_view name) {
  constexpr std::string_view kForbidden = " #%/:<>?@[\\]^`{|},;!\"\x7F";
  return std::any_of(name.begin(), name.end(), [&](char c) {
    return static_cast<unsigned char>(c) < 0x20 || kForbidden.find(c) != kForbidden.npos;
  });
}

// A name of ASCII signs alone, none of whose labels is coded.
bool has_valid_labels(std::string_view name) {
  constexpr std::size_t kLongestLabel = 63;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find('.', at), name.size());
    if (end == at || end - at > kLongestLabel) return false;
    at = end + 1;  // one dot may end the whole
  }
  return !name.empty();
}

bool is_international(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  if (U_FAILURE(status)) return true;
  std::string mapped;
  icu::StringByteSink<std::string> sink(&mapped);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8({name.data(), static_cast<std::int32_t>(name.size())}, sink, info, status);
  // Names with hyphens at their ends are in use.
  constexpr std::uint32_t kIgnored =
      UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  return U_SUCCESS(status) && (info.getErrors() & ~kIgnored) == 0 && !has_forbidden(mapped);
}

}  // namespace

bool is_host(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) return is_ipv6(host.substr(1, host.size() - 2));
  if (has_forbidden(host)) return false;
  constexpr std::size_t kLongest = 1000;  // a name has 253 signs at most; escapes make it longer
  if (host.size() > kLongest) return false;
  const bool is_ascii = std::all_of(host.begin(), host.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool is_coded = ascii::lower(host).find("xn--") != std::string::npos;
  return is_ascii && !is_coded ? has_valid_labels(host) : is_international(host);
}

bool is_url_character(char32_t c) {
  const bool noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  const bool special = c >= 0xFFF0 && c <= 0xFFFD;
  return c >= 0xA0 && c <= 0x10FFFD && !noncharacter && !special;
}

}  // namespace colophon
