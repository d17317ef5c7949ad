#include "verify/url.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/host.h"
#include "base/utf8.h"

namespace colophon::verify {

namespace {

bool is_letter(char c) { return ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = ascii::lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// How long the scheme at the start is, without its colon; 0 where there is none (RFC 3986, 3.1).
std::size_t scheme_length(std::string_view address) {
  if (address.empty() || !is_letter(address[0])) return 0;
  for (std::size_t i = 1; i < address.size(); ++i) {
    const char c = address[i];
    if (c == ':') return i;
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

bool is_url_ascii(char c) {
  constexpr std::string_view kSigns = "!$&'()*+,-./:;=?@_~#%";
  return is_letter(c) || is_digit(c) || kSigns.find(c) != kSigns.npos;
}

std::string name_of_character(char c) {
  if (c == ' ') return "it has a space in it";
  if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "it has a control character in it";
  return fmt::format("it has a `{}` in it", c);
}

// What is no part of an address, as a clause.
std::string find_forbidden(std::string_view address) {
  bool in_fragment = false;
  // The brackets around a host that is a number (RFC 3986 section 3.2.2).
  const std::size_t opening = address.find("://[");
  const std::size_t closing = opening == address.npos ? 0 : address.find(']', opening);
  for (std::size_t at = 0; at < address.size();) {
    const char c = address[at];
    if (closing != address.npos && closing > 0 && (at == opening + 3 || at == closing)) {
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (!is_url_character(utf8::next(address, at)))
        return "it has a character that none may have";
      continue;
    }
    ++at;
    if (c == '%' && (at + 1 >= address.size() || hex_value(address[at]) < 0 ||
                     hex_value(address[at + 1]) < 0)) {
      return "its `%` is not followed by two hexadecimal digits";
    }
    if (!is_url_ascii(c) || (c == '#' && in_fragment)) return name_of_character(c);
    in_fragment |= c == '#';
  }
  return {};
}

bool has_host(std::string_view scheme) {
  constexpr std::array<std::string_view, 5> kSchemes = {"http", "https", "ftp", "ws", "wss"};
  return std::find(kSchemes.begin(), kSchemes.end(), scheme) != kSchemes.end();
}

// What is wrong behind the scheme of an address on the network.
std::string judge_authority(std::string_view rest) {
  if (!rest.starts_with("//")) return "it has no `//` before the host";
  rest.remove_prefix(2);
  std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t user = host.rfind('@'); user != host.npos) {
    if (host.find('@') != user) return "its user has an `@` in the name";
    host.remove_prefix(user + 1);
  }
  std::string_view port;
  if (!host.starts_with('[')) {
    if (const std::size_t colon = host.find(':'); colon != host.npos) {
      port = host.substr(colon + 1);
      host = host.substr(0, colon);
    }
  }
  if (host.empty()) return "it has no host";
  if (!std::all_of(port.begin(), port.end(), is_digit)) return "its port is no number";
  if (port.size() > 5 || (port.size() == 5 && port > "65535")) return "its port is above 65535";
  return is_host(percent_decode(host)) ? "" : "its host is no name of a computer";
}

// Follows `.` and `..`; those that would lead out of the archive are left out.
std::string normalise(std::string_view folder, std::string_view path, bool& leaves) {
  std::vector<std::string_view> parts;
  const auto follow = [&](std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('/'), text.size());
      const std::string_view part = text.substr(0, end);
      const bool is_last = end == text.size();
      text.remove_prefix(is_last ? end : end + 1);
      if (part == "..") {
        leaves |= parts.empty();
        if (!parts.empty()) parts.pop_back();
        if (is_last) parts.emplace_back();
      } else if (part != ".") {
        parts.push_back(part);
      }
    }
  };
  follow(folder);
  follow(path);
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += '/';
    result += parts[i];
  }
  // `.` and `..` at the end are folders, too (RFC 3986 section 5.2.4).
  const std::string_view last = path.substr(path.rfind('/') + 1);
  const bool is_folder = last.empty() || last == "." || last == "..";
  if (is_folder && !result.empty() && !result.ends_with('/')) result += '/';
  return result;
}

bool is_remote_base(std::string_view base) {
  const std::size_t scheme = scheme_length(base);
  return scheme > 0 && base.substr(scheme).starts_with("://");
}

// An address relative to one on the network (RFC 3986 section 5.2).
std::string join(std::string_view base, std::string_view address) {
  if (address.empty() || address.starts_with('#')) return fmt::format("{}{}", base, address);
  const std::size_t host = base.find('/', base.find("://") + 3);
  const std::string_view path = base.substr(0, base.find('?'));
  if (address.starts_with('/')) return fmt::format("{}{}", base.substr(0, host), address);
  if (address.starts_with('?')) return fmt::format("{}{}", path, address);
  return fmt::format("{}{}", path.substr(0, path.rfind('/') + 1), address);
}

std::string without_default_port(std::string_view host, std::string_view scheme) {
  const std::string_view port = scheme == "https" ? ":443" : scheme == "http" ? ":80" : ":";
  if (host.ends_with(port)) host.remove_suffix(port.size());
  return ascii::lower(host);
}

std::string encode(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      result += c;
    } else {
      fmt::format_to(std::back_inserter(result), "%{:02X}", byte);
    }
  }
  return result;
}

// The form that the URL Standard gives to equal addresses. What has a host has a path.
std::string canonical(std::string_view scheme, std::string_view rest) {
  rest = rest.substr(0, rest.find('#'));
  if (!rest.starts_with("//")) return fmt::format("{}:{}", scheme, rest);
  rest.remove_prefix(2);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?"));
  rest.remove_prefix(host.size());
  const std::string_view query = rest.substr(std::min(rest.find('?'), rest.size()));
  std::string_view path = rest.substr(0, rest.size() - query.size());
  if (path.starts_with('/')) path.remove_prefix(1);
  bool leaves = false;
  return fmt::format("{}://{}/{}{}", scheme, without_default_port(host, scheme),
                     encode(normalise({}, path, leaves)), encode(query));
}

void read_absolute(std::string_view address, std::size_t length, Url& url) {
  url.scheme = ascii::lower(address.substr(0, length));
  const std::string_view rest = address.substr(length + 1);
  url.kind = url.scheme == "data"   ? Url::Kind::data
             : url.scheme == "file" ? Url::Kind::file
                                    : Url::Kind::remote;
  if (url.kind == Url::Kind::remote) url.address = canonical(url.scheme, rest);
  if (!has_host(url.scheme)) {
    if (rest.empty()) url.problem = "nothing follows its scheme";
    return;
  }
  const std::string problem = judge_authority(rest);
  if (problem.empty()) return;
  url.problem = problem;
  if (problem != "it has no `//` before the host") url.kind = Url::Kind::broken;
}

void read_relative(std::string_view base, std::string_view address, Url& url) {
  std::string_view path = address.substr(0, address.find('#'));
  if (const std::size_t query = path.find('?'); query != path.npos) {
    url.has_query = true;
    path = path.substr(0, query);
  }
  if (path.empty()) {
    url.path = base;
    return;
  }
  const bool is_absolute = path.starts_with('/');
  if (is_absolute) {
    url.leaves = true;
    path.remove_prefix(1);
  }
  const std::size_t slash = base.rfind('/');
  const std::string_view folder =
      is_absolute || slash == base.npos ? std::string_view() : base.substr(0, slash);
  url.path = percent_decode(normalise(folder, path, url.leaves));
}

}  // namespace

std::string percent_decode(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                           hex_value(text[i + 2]) >= 0;
    if (!is_escape) {
      result += text[i];
      continue;
    }
    result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    i += 2;
  }
  return result;
}

Url resolve(std::string_view base, std::string_view address) {
  Url url;
  const std::size_t hash = address.find('#');
  if (hash != address.npos) {
    url.has_fragment = true;
    url.fragment = address.substr(hash + 1);
  }
  const std::size_t scheme = scheme_length(address);
  const bool is_data = ascii::lower(address.substr(0, 5)) == "data:";
  if (!is_data) url.problem = find_forbidden(address);
  if (scheme > 0) {
    read_absolute(address, scheme, url);
  } else if (address.starts_with("//")) {
    url.kind = Url::Kind::remote;
    url.scheme = "https";
    url.address = canonical(url.scheme, address);
    if (url.problem.empty()) url.problem = judge_authority(address);
  } else if (is_remote_base(base)) {
    const std::string joined = join(base, address);
    read_absolute(joined, scheme_length(joined), url);
  } else {
    read_relative(base, address, url);
  }
  return url;
}

std::string base_of(std::string_view base, std::string_view address) {
  Url url = resolve(base, address);
  if (url.kind == Url::Kind::local) return url.path;
  return url.kind == Url::Kind::remote ? url.address : std::string(base);
}

bool is_registered_scheme(std::string_view scheme) {
  // https://www.iana.org/assignments/uri-schemes, those of permanent status and what pages use.
  constexpr std::string_view kSchemes =
      " aaa aaas about acap acct afs blob cap cid coap coaps crid data dav dict dns doi dtn example"
      " fax file ftp geo go gopher h323 http https iax icap im imap info ipn ipp ipps irc iris"
      " iris.beep iris.lwz iris.xpc iris.xpcs jabber javascript ldap leaptofrogans mailserver"
      " mailto mid modem msrp msrps mtqp mupdate news nfs ni nih nntp opaquelocktoken pack pkcs11 "
      "pop"
      " pres prospero reload rtsp rtsps rtspu service session sftp shttp sieve sip sips sms snews"
      " snmp soap.beep soap.beeps stun stuns tag tel telnet tftp thismessage tip tn3270 turn turns "
      "tv"
      " urn vemmi vnc videotex wais ws wss xcon xcon-userid xmlrpc.beep xmlrpc.beeps xmpp z39.50 "
      "z39.50r"
      " z39.50s ";
  return kSchemes.find(fmt::format(" {} ", scheme)) != kSchemes.npos;
}

}  // namespace colophon::verify
