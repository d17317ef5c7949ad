#include "resources/svg_entities.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "resources/xml_faults.h"

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

class Expander {
 public:
  explicit Expander(std::string_view xml) : xml_(xml) { result_.text.reserve(xml.size()); }

  ExpandedXml run() {
    for (std::size_t at = 0; (at = xml_.find_first_of("<&", at)) != xml_.npos;) {
      at = xml_[at] == '&' ? pass_reference(at) : pass_markup(at);
    }
    copy_up_to(xml_.size());
    return std::move(result_);
  }

 private:
  // Both return where to go on.
  std::size_t pass_markup(std::size_t at) {
    if (xml_.substr(at, 9) != "<!DOCTYPE") return skip_opaque(xml_, at);
    const std::size_t end = doctype_end(xml_, at);
    if (end == xml_.npos) return fail(at, 9, "its DOCTYPE has no end");
    entities_ = declared_entities(xml_.substr(at, end - at));
    copy_up_to(at);
    return copied_ = end;
  }

  std::size_t pass_reference(std::size_t at) {
    const std::size_t end = xml_.find(';', at);
    const std::string_view name =
        end == xml_.npos || end - at > 64 ? std::string_view() : xml_.substr(at + 1, end - at - 1);
    if (name.empty() || name.find_first_of(kSpaces) != name.npos) {
      return fail(at, 1, "it has an `&` that begins nothing");
    }
    if (is_predefined(name) || is_numeric(name)) return end + 1;
    const auto entity = entities_.find(name);
    if (entity == entities_.end()) {
      return fail(at, name.size() + 2,
                  "it does not declare its entity `&" + std::string(name) + ";`");
    }
    if (result_.text.size() + entity->second.size() > xml_.size() + kMostGrowth) {
      return fail(at, name.size() + 2, "its entities are too long");
    }
    copy_up_to(at);
    result_.pieces.push_back({result_.text.size(), at, false});
    result_.text += entity->second;
    return copied_ = end + 1;
  }

  void copy_up_to(std::size_t end) {
    result_.pieces.push_back({result_.text.size(), copied_, true});
    result_.text += xml_.substr(copied_, end - copied_);
  }

  std::size_t fail(std::size_t at, std::size_t size, std::string problem) {
    result_ = {{}, {}, std::move(problem), at, size};
    return copied_ = xml_.size();
  }

  std::string_view xml_;
  ExpandedXml result_;
  Entities entities_;
  std::size_t copied_ = 0;  // what lies before is in the result
};

}  // namespace

std::size_t ExpandedXml::read_at(std::size_t at) const {
  auto piece = std::upper_bound(pieces.begin(), pieces.end(), at,
                                [](std::size_t wanted, const Piece& it) { return wanted < it.at; });
  if (piece == pieces.begin()) return at;
  --piece;
  return piece->is_copy ? piece->from + (at - piece->at) : piece->from;
}

ExpandedXml expand_entities(std::string_view xml) { return Expander(xml).run(); }

}  // namespace colophon::resources
