#include "formats/addresses.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "base/ascii.h"
#include "base/host.h"
#include "base/utf8.h"

namespace colophon {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

using ascii::hex_value;
using ascii::is_alpha;
using ascii::is_digit;

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

std::string name_of_character(char c) {
  if (c == ' ') return "it has a space in it";
  if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "it has a control character in it";
  return fmt::format("it has a `{}` in it", c);
}

// What is no part of an address, as a clause.
std::string problem_of_characters(std::string_view address) {
  bool in_fragment = false;
  // The brackets around a host that is a number (RFC 3986 section 3.2.2).
  const std::size_t opening = address.find("://[");
  const std::size_t closing = opening == kNone ? kNone : address.find(']', opening);
  for (std::size_t at = 0; at < address.size();) {
    const char c = address[at];
    const bool is_bracket = closing != kNone && (at == opening + 3 || at == closing);
    if (is_bracket) {
      ++at;
    } else if (c == '%') {
      if (!is_escape(address, at)) return "its `%` is not followed by two hexadecimal digits";
      at += 3;
    } else if (c == '#' && !in_fragment) {
      in_fragment = true;
      ++at;
    } else if (!stays_in_address(utf8::next(address, at))) {
      return static_cast<unsigned char>(c) < 0x80 ? name_of_character(c)
                                                  : "it has a character that none may have";
    }
  }
  return {};
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

bool is_registered_scheme(std::string_view scheme) {
  // https://www.iana.org/assignments/uri-schemes
  constexpr std::string_view kSchemes =
      " aaa aaas about acap acct afs blob cap cid coap coaps crid data dav dict dns doi dtn example"
      " fax file ftp geo go gopher h323 http https iax icap im imap info ipn ipp ipps irc iris"
      " iris.beep iris.lwz iris.xpc iris.xpcs jabber javascript ldap leaptofrogans mailserver"
      " mailto mid modem msrp msrps mtqp mupdate news nfs ni nih nntp opaquelocktoken pack pkcs11"
      " pop pres prospero reload rtsp rtsps rtspu service session sftp shttp sieve sip sips sms"
      " snews snmp soap.beep soap.beeps stun stuns tag tel telnet tftp thismessage tip tn3270 turn"
      " turns tv urn vemmi vnc videotex wais ws wss xcon xcon-userid xmlrpc.beep xmlrpc.beeps xmpp"
      " z39.50 z39.50r z39.50s ";
  return kSchemes.find(fmt::format(" {} ", scheme)) != kNone;
}

bool has_host(std::string_view scheme) {
  constexpr std::string_view kWithHost[] = {"ftp", "http", "https", "ws", "wss"};
  return std::find(std::begin(kWithHost), std::end(kWithHost), scheme) != std::end(kWithHost);
}

std::string problem_of_host(std::string_view rest) {
  if (!rest.starts_with("//")) return "it has no `//` before the host";
  rest.remove_prefix(2);
  std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t user = host.rfind('@'); user != kNone) {
    if (host.find('@') != user) return "its user has an `@` in the name";
    host.remove_prefix(user + 1);
  }
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.find(':', bracket == kNone ? 0 : bracket);
  const std::string_view port = colon == kNone ? std::string_view() : host.substr(colon + 1);
  host = host.substr(0, colon);
  if (host.empty()) return "it has no host";
  if (!std::all_of(port.begin(), port.end(), is_digit)) return "its port is no number";
  if (port.size() > 5 || (port.size() == 5 && port > "65535")) return "its port is above 65535";
  return is_host(percent_decode(host)) ? "" : "its host is no name of a computer";
}

std::string problem_of_address(std::string_view address) {
  const std::string scheme = ascii::lower(scheme_of(address));
  if (scheme == "data") return {};  // checkers, like browsers, take what is there
  const std::string_view rest = address.substr(scheme.empty() ? 0 : scheme.size() + 1);
  const bool is_of_network = has_host(scheme) || (scheme.empty() && rest.starts_with("//"));
  std::string problem = is_of_network ? problem_of_host(rest) : "";
  if (!scheme.empty() && rest.empty() && problem.empty()) problem = "nothing follows its scheme";
  return problem.empty() ? problem_of_characters(address) : problem;
}

bool is_valid_address(std::string_view address) {
  return !scheme_of(address).empty() && problem_of_address(address).empty();
}

std::string type_of_data(std::string_view address) {
  address.remove_prefix(std::min(address.find(':') + 1, address.size()));
  return ascii::lower(ascii::trim(address.substr(0, address.find_first_of(";,")), " \t"));
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

}  // namespace colophon
