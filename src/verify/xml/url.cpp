#include "verify/xml/url.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/ascii.h"
#include "formats/addresses.h"

namespace colophon::verify {

namespace {

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
  const std::string_view scheme = scheme_of(base);
  return !scheme.empty() && base.substr(scheme.size()).starts_with("://");
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

void read_absolute(std::string_view address, Url& url) {
  const std::string_view scheme = scheme_of(address);
  const std::string_view rest = address.substr(scheme.size() + 1);
  url.scheme = ascii::lower(scheme);
  url.kind = url.scheme == "data"   ? Url::Kind::data
             : url.scheme == "file" ? Url::Kind::file
                                    : Url::Kind::remote;
  if (url.kind == Url::Kind::remote) url.address = canonical(url.scheme, rest);
  const bool is_host_broken =
      has_host(url.scheme) && rest.starts_with("//") && !problem_of_host(rest).empty();
  if (is_host_broken) url.kind = Url::Kind::broken;
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

Url resolve(std::string_view base, std::string_view address) {
  Url url;
  const std::size_t hash = address.find('#');
  if (hash != address.npos) {
    url.has_fragment = true;
    url.fragment = address.substr(hash + 1);
  }
  url.problem = problem_of_address(address);
  if (!scheme_of(address).empty()) {
    read_absolute(address, url);
  } else if (address.starts_with("//")) {
    url.kind = Url::Kind::remote;
    url.scheme = "https";
    url.address = canonical(url.scheme, address);
  } else if (is_remote_base(base)) {
    const std::string joined = join(base, address);
    read_absolute(joined, url);
    if (url.problem.empty()) url.problem = problem_of_address(joined);
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

}  // namespace colophon::verify
