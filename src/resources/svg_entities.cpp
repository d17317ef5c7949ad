#include "resources/svg_entities.h"

#include <algorithm>
#include <array>
#include <map>

namespace colophon::resources {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::size_t kMostGrowth = 16u << 20;  // bytes that entities may add

using Entities = std::map<std::string, std::string, std::less<>>;

bool is_predefined(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames = {"amp", "lt", "gt", "quot", "apos"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// "#233" or "#xE9".
bool is_numeric(std::string_view name) {
  if (!name.starts_with('#')) return false;
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x');
  if (is_hex) name.remove_prefix(1);
  const std::string_view digits = is_hex ? "0123456789abcdefABCDEF" : "0123456789";
  return !name.empty() && name.find_first_not_of(digits) == name.npos;
}

// The end of a DOCTYPE that starts at `at`, behind its `>`; npos where it has none.
std::size_t doctype_end(std::string_view xml, std::size_t at) {
  bool in_subset = false;
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (c == '"' || c == '\'') {
      at = xml.find(c, at + 1);
      if (at == xml.npos) return at;
    } else if (xml.substr(at, 4) == "<!--") {
      at = xml.find("-->", at);
      if (at == xml.npos) return at;
    } else if (c == '[') {
      in_subset = true;
    } else if (c == ']') {
      in_subset = false;
    } else if (c == '>' && !in_subset) {
      return at + 1;
    }
  }
  return xml.npos;
}

// <!ENTITY name "value">; external and parameter entities are none of ours.
Entities declared_entities(std::string_view doctype) {
  constexpr std::string_view kStart = "<!ENTITY";
  Entities entities;
  for (std::size_t at = doctype.find(kStart); at != doctype.npos;
       at = doctype.find(kStart, at + 1)) {
    const std::size_t name = doctype.find_first_not_of(kSpaces, at + kStart.size());
    const std::size_t name_end = doctype.find_first_of(kSpaces, name);
    const std::size_t quote = doctype.find_first_not_of(kSpaces, name_end);
    if (quote == doctype.npos || (doctype[quote] != '"' && doctype[quote] != '\'')) continue;
    const std::size_t end = doctype.find(doctype[quote], quote + 1);
    if (end == doctype.npos) break;
    entities.emplace(doctype.substr(name, name_end - name),
                     doctype.substr(quote + 1, end - quote - 1));
  }
  return entities;
}

// The part of `xml` from `at` that is no markup of its own: up to the next & or to what holds none.
std::size_t skip_opaque(std::string_view xml, std::size_t at) {
  struct Opaque {
    std::string_view start, end;
  };
  constexpr std::array<Opaque, 3> kOpaque = {Opaque{"<!--", "-->"}, Opaque{"<![CDATA[", "]]>"},
                                             Opaque{"<?", "?>"}};
  for (const Opaque& opaque : kOpaque) {
    if (xml.substr(at, opaque.start.size()) != opaque.start) continue;
    const std::size_t end = xml.find(opaque.end, at);
    return end == xml.npos ? xml.size() : end + opaque.end.size();
  }
  return at + 1;
}

}  // namespace

ExpandedXml expand_entities(std::string_view xml) {
  ExpandedXml result;
  result.text.reserve(xml.size());
  Entities entities;
  std::size_t copied = 0;  // what lies before is in the result
  for (std::size_t at = 0; (at = xml.find_first_of("<&", at)) != xml.npos;) {
    if (xml[at] == '<') {
      if (xml.substr(at, 9) != "<!DOCTYPE") {
        at = skip_opaque(xml, at);
        continue;
      }
      const std::size_t end = doctype_end(xml, at);
      if (end == xml.npos) return {{}, "its DOCTYPE has no end"};
      entities = declared_entities(xml.substr(at, end - at));
      result.text += xml.substr(copied, at - copied);
      at = copied = end;
      continue;
    }
    const std::size_t end = xml.find(';', at);
    const std::string_view name =
        end == xml.npos || end - at > 64 ? std::string_view() : xml.substr(at + 1, end - at - 1);
    if (name.empty()) return {{}, "it has an `&` that begins nothing"};
    if (!is_predefined(name) && !is_numeric(name)) {
      const auto entity = entities.find(name);
      if (entity == entities.end()) {
        return {{}, "it does not declare its entity `&" + std::string(name) + ";`"};
      }
      if (result.text.size() + entity->second.size() > xml.size() + kMostGrowth) {
        return {{}, "its entities are too long"};
      }
      result.text += xml.substr(copied, at - copied);
      result.text += entity->second;
      copied = end + 1;
    }
    at = end + 1;
  }
  result.text += xml.substr(copied);
  return result;
}

}  // namespace colophon::resources
