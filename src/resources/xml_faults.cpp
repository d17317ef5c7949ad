#include "resources/xml_faults.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace colophon::resources {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::size_t kNone = std::string_view::npos;

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t name_end(std::string_view xml, std::size_t at) {
  return std::min(xml.find_first_of(" \t\r\n/>=<\"'", at), xml.size());
}

std::string quoted(std::string_view before, std::string_view name, std::string_view behind) {
  std::string text = "`";
  return text.append(before).append(name).append(behind).append("`");
}

// XML 1.0 section 2.2: no control characters but tab and line ends.
std::size_t find_control_character(std::string_view text) {
  const auto* const found = std::find_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
  return found == text.end() ? kNone : static_cast<std::size_t>(found - text.begin());
}

// One attribute of a tag. `end` lies behind it; where it is wrong, `problem` says how.
struct Attribute {
  std::string_view name;
  std::size_t begin = 0;
  std::size_t end = 0;
  const char* problem = nullptr;
};

Attribute read_attribute(std::string_view xml, std::size_t at) {
  Attribute attribute{{}, at, name_end(xml, at), nullptr};
  attribute.name = xml.substr(at, attribute.end - at);
  const std::size_t sign = xml.find_first_not_of(kSpaces, attribute.end);
  if (attribute.name.empty() || sign == kNone || xml[sign] != '=') {
    attribute.end = std::max(attribute.end, at + 1);
    attribute.problem = "has no value";
    return attribute;
  }
  const std::size_t quote = xml.find_first_not_of(kSpaces, sign + 1);
  const bool is_quoted = quote != kNone && (xml[quote] == '"' || xml[quote] == '\'');
  const std::size_t end = is_quoted ? xml.find(xml[quote], quote + 1) : kNone;
  attribute.problem = !is_quoted     ? "has a value without quotes"
                      : end == kNone ? "has a value whose quotes never close"
                                     : nullptr;
  if (end != kNone) attribute.end = end + 1;
  if (!is_quoted) attribute.end = std::min(xml.find_first_of(" \t\r\n/>", quote), xml.size());
  return attribute;
}

class Scanner {
 public:
  explicit Scanner(std::string_view xml) : xml_(xml) {}

  XmlFault run() {
    for (std::size_t at = 0; (at = xml_.find('<', at)) != kNone && fault_.message.empty();) {
      at = pass(at);
    }
    if (!fault_.message.empty()) return fault_;
    if (!open_.empty()) {
      const std::size_t at = open_.back();
      const std::string_view name = name_at(at);
      report(at - 1, name.size() + 1, quoted("<", name, ">") + " is never closed");
    } else if (!has_root_) {
      report(0, 0, "it has no element");
    }
    return fault_;
  }

 private:
  // Behind what begins with the '<' at `at`.
  std::size_t pass(std::size_t at) {
    struct Opaque {
      std::string_view start, end;
      const char* name;
    };
    constexpr std::array<Opaque, 3> kOpaque = {Opaque{"<!--", "-->", "a comment"},
                                               Opaque{"<![CDATA[", "]]>", "a CDATA section"},
                                               Opaque{"<?", "?>", "an instruction"}};
    for (const Opaque& opaque : kOpaque) {
      if (!xml_.substr(at).starts_with(opaque.start)) continue;
      const std::size_t end = xml_.find(opaque.end, at + opaque.start.size());
      if (end != kNone) return end + opaque.end.size();
      return report(at, opaque.start.size(), std::string(opaque.name) + " is never closed");
    }
    if (xml_.substr(at).starts_with("<!DOCTYPE")) {
      const std::size_t end = doctype_end(xml_, at);
      return end != kNone ? end : report(at, 9, "its DOCTYPE has no end");
    }
    if (xml_.substr(at).starts_with("</")) return pass_end_tag(at + 2);
    if (at + 1 < xml_.size() && is_name_start(xml_[at + 1])) return pass_start_tag(at + 1);
    return report(at, 1, "it has a `<` that begins no tag");
  }

  std::size_t pass_start_tag(std::size_t at) {
    const std::string_view name = name_at(at);
    if (open_.empty() && has_root_) {
      return report(at - 1, name.size() + 1, quoted("<", name, ">") + " is a second root");
    }
    names_.clear();
    std::size_t next = at + name.size();
    while (true) {
      next = xml_.find_first_not_of(kSpaces, next);
      if (next == kNone || xml_[next] == '<') {
        return report(at - 1, name.size() + 1, quoted("<", name, "") + " is a tag without an end");
      }
      if (xml_[next] == '>' || xml_.substr(next).starts_with("/>")) break;
      const Attribute attribute = read_attribute(xml_, next);
      if (attribute.problem != nullptr) return report_attribute(attribute, attribute.problem);
      if (!names_.insert(attribute.name).second) {
        return report_attribute(attribute, "is given twice");
      }
      next = attribute.end;
    }
    has_root_ = true;
    if (xml_[next] == '>') open_.push_back(at);
    return next + 1;
  }

  std::size_t pass_end_tag(std::size_t at) {
    const std::string_view name = name_at(at);
    const std::size_t size = name.size() + 3;
    if (open_.empty()) return report(at - 2, size, quoted("</", name, ">") + " closes nothing");
    const std::string_view open = name_at(open_.back());
    if (open != name) {
      return report(
          at - 2, size,
          quoted("</", name, ">") + " stands before " + quoted("<", open, ">") + " is closed");
    }
    open_.pop_back();
    const std::size_t end = xml_.find('>', at);
    return end == kNone ? xml_.size() : end + 1;
  }

  std::size_t report_attribute(const Attribute& attribute, std::string_view problem) {
    return report(attribute.begin, attribute.end - attribute.begin,
                  "attribute " + quoted("", attribute.name, "") + " " + std::string(problem));
  }

  std::size_t report(std::size_t at, std::size_t size, std::string message) {
    fault_ = {std::move(message), at, std::min(size, xml_.size() - at)};
    return xml_.size();
  }

  std::string_view name_at(std::size_t at) const {
    return xml_.substr(at, name_end(xml_, at) - at);
  }

  std::string_view xml_;
  std::vector<std::size_t> open_;               // where the names of open tags begin
  std::unordered_set<std::string_view> names_;  // of the attributes of the tag at hand
  bool has_root_ = false;
  XmlFault fault_;
};

}  // namespace

XmlFault find_xml_fault(std::string_view xml) {
  if (utf8::find_invalid(xml) != std::string::npos) return {"it is not UTF-8", kNone, 1};
  const std::size_t control = find_control_character(xml);
  if (control != kNone) return {"it has a control character", control, 1};
  return Scanner(xml).run();
}

std::size_t doctype_end(std::string_view xml, std::size_t at) {
  bool in_subset = false;
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (c == '"' || c == '\'') {
      at = xml.find(c, at + 1);
      if (at == kNone) return at;
    } else if (xml.substr(at, 4) == "<!--") {
      at = xml.find("-->", at);
      if (at == kNone) return at;
    } else if (c == '[') {
      in_subset = true;
    } else if (c == ']') {
      in_subset = false;
    } else if (c == '>' && !in_subset) {
      return at + 1;
    }
  }
  return kNone;
}

AttributePlace find_attribute(std::string_view xml, std::size_t tag, std::string_view name) {
  for (std::size_t next = name_end(xml, tag);;) {
    next = xml.find_first_not_of(kSpaces, next);
    if (next == kNone || xml[next] == '>' || xml[next] == '/' || xml[next] == '<') return {};
    const Attribute attribute = read_attribute(xml, next);
    if (attribute.problem != nullptr) return {};
    if (attribute.name == name) return {attribute.begin, attribute.end - attribute.begin};
    next = attribute.end;
  }
}

}  // namespace colophon::resources
