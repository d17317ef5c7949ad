// Addresses (RFC 3986; https://url.spec.whatwg.org/ for what is a mistake). What is refused here is
// what EPUBCheck reports as RSC-020, and hosts that no browser would open.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"
#include "base/host.h"
#include "base/utf8.h"
#include "formats/identifiers.h"

namespace colophon {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alpha(char c) { return ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  return ascii::lower(c) >= 'a' && ascii::lower(c) <= 'f' ? ascii::lower(c) - 'a' + 10 : -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return text.size() - at >= 3 && text[at] == '%' && hex_value(text[at + 1]) >= 0 &&
         hex_value(text[at + 2]) >= 0;
}

char escaped_byte(std::string_view text, std::size_t at) {
  return static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
}

bool stays_in_address(char32_t c) {
  if (c >= 0x80) return is_url_character(c);
  const char ascii = static_cast<char>(c);
  return is_alpha(ascii) || is_digit(ascii) ||
         (c != 0 && std::string_view("!$&'()*+,-./:;=?@_~").find(ascii) != kNone);
}

bool all_url_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_escape(text, at)) {
      at += 3;
    } else if (!stays_in_address(utf8::next(text, at))) {
      return false;
    }
  }
  return true;
}

void append_escaped(std::string& result, std::string_view character, bool stays) {
  if (stays) {
    result += character;
    return;
  }
  for (const char c : character) {
    const auto byte = static_cast<unsigned char>(c);
    result += '%';
    result += "0123456789ABCDEF"[byte >> 4];
    result += "0123456789ABCDEF"[byte & 15];
  }
}

bool is_port(std::string_view port) {
  constexpr std::uint32_t kHighest = 65535;
  std::uint32_t value = 0;
  for (const char c : port) {
    if (!is_digit(c)) return false;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
    if (value > kHighest) return false;
  }
  return true;
}

// [user[:password]@]host[:port]
bool is_authority(std::string_view authority) {
  const std::size_t at_sign = authority.rfind('@');
  if (at_sign != kNone) {
    const std::string_view user = authority.substr(0, at_sign);
    if (user.find('@') != kNone || !all_url_characters(user)) return false;
    authority.remove_prefix(at_sign + 1);
  }
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == kNone ? 0 : bracket);
  if (colon == kNone) return is_host(percent_decode(authority));
  return is_host(percent_decode(authority.substr(0, colon))) &&
         is_port(authority.substr(colon + 1));
}

bool has_host(std::string_view scheme) {
  constexpr std::string_view kWithHost[] = {"ftp", "http", "https", "ws", "wss"};
  return std::find(std::begin(kWithHost), std::end(kWithHost), scheme) != std::end(kWithHost);
}

}  // namespace

std::string_view scheme_of(std::string_view address) {
  if (address.empty() || !is_alpha(address[0])) return {};
  for (std::size_t i = 1; i < address.size(); ++i) {
    const char c = address[i];
    if (c == ':') return address.substr(0, i);
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return {};
  }
  return {};
}

Destination leads_where(std::string_view address) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!address.empty() && is_blank(address.front())) address.remove_prefix(1);
  while (!address.empty() && is_blank(address.back())) address.remove_suffix(1);
  std::string joined;
  if (address.find_first_of("\t\n\r") != kNone) {
    std::copy_if(address.begin(), address.end(), std::back_inserter(joined),
                 [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
    address = joined;
  }
  if (address.empty() || address[0] == '#') return Destination::here;
  const std::string scheme = ascii::lower(scheme_of(address));
  if (scheme == "data") return Destination::data;
  if (scheme == "javascript" || scheme == "vbscript") return Destination::script;
  const auto is_slash = [](char c) { return c == '/' || c == '\\'; };
  const bool has_host = address.size() > 1 && is_slash(address[0]) && is_slash(address[1]);
  return !scheme.empty() || has_host ? Destination::elsewhere : Destination::file;
}

bool is_known_scheme(std::string_view scheme) {
  static constexpr std::string_view kKnown[] = {
      "aaa",        "aaas",        "acap",       "afs",      "cap",  "cid",     "crid",
      "data",       "dav",         "dict",       "dns",      "dtn",  "fax",     "file",
      "ftp",        "go",          "gopher",     "h323",     "http", "https",   "iax",
      "icap",       "im",          "imap",       "info",     "ipp",  "irc",     "iris",
      "javascript", "ldap",        "mailserver", "mailto",   "mid",  "modem",   "msrp",
      "msrps",      "mtqp",        "mupdate",    "news",     "nfs",  "nntp",    "opaquelocktoken",
      "pack",       "pop",         "pres",       "prospero", "rtsp", "service", "shttp",
      "sip",        "sips",        "snews",      "snmp",     "tag",  "tel",     "telnet",
      "tftp",       "thismessage", "tip",        "tn3270",   "tv",   "urn",     "vemmi",
      "videotex",   "wais",        "xmpp"};
  return std::binary_search(std::begin(kKnown), std::end(kKnown), ascii::lower(scheme));
}

// Escapes that are no UTF-8 together, and that of NUL, which ends names, are left.
std::string percent_decode(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (!is_escape(text, at)) {
      result += text[at++];
      continue;
    }
    const std::size_t begin = at;
    std::string run;
    for (; at < text.size() && is_escape(text, at); at += 3) run += escaped_byte(text, at);
    const bool readable = utf8::find_invalid(run) == kNone && run.find('\0') == kNone;
    result += readable ? std::string_view(run) : text.substr(begin, at - begin);
  }
  return result;
}

std::string escape_address(std::string_view address) {
  std::string result;
  result.reserve(address.size());
  for (std::size_t at = 0; at < address.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(address, at);
    const bool stays = stays_in_address(c) || c == '#' || is_escape(address, begin);
    append_escaped(result, address.substr(begin, at - begin), stays);
  }
  return result;
}

std::string percent_encode_path(std::string_view path) {
  std::string result;
  result.reserve(path.size());
  // Before the first '/' a colon would end a scheme (RFC 3986, section 4.2).
  const std::size_t first_end = std::min(path.find('/'), path.size());
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(path, at);
    const bool stays = stays_in_address(c) && c != '?' && !(c == ':' && begin < first_end);
    append_escaped(result, path.substr(begin, at - begin), stays);
  }
  return result;
}

bool is_valid_address(std::string_view address) {
  const std::string scheme = ascii::lower(scheme_of(address));
  if (scheme.empty()) return false;
  if (scheme == "data") return true;  // checkers, like browsers, take what is there
  std::string_view rest = address.substr(scheme.size() + 1);
  if (has_host(scheme)) {
    if (!rest.starts_with("//")) return false;
    rest.remove_prefix(2);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    if (!is_authority(rest.substr(0, end))) return false;
    rest.remove_prefix(end);
  }
  const std::size_t hash = rest.find('#');
  if (!all_url_characters(rest.substr(0, hash))) return false;
  return hash == kNone || all_url_characters(rest.substr(hash + 1));
}

}  // namespace colophon
