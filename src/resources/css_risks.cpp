#include "resources/css_risks.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace colophon::resources {
namespace {

// EPUB 3.3 #sec-css-prefixed and EPUBCheck CSS-001.
constexpr std::array<std::string_view, 2> kForbidden = {"direction", "unicode-bidi"};
constexpr std::array<std::string_view, 6> kModern = {"calc", "clamp", "env", "max", "min", "var"};
constexpr std::array<std::string_view, 6> kOldAtRules = {"charset", "font-face", "import",
                                                         "media",   "namespace", "page"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

class Finder {
 public:
  explicit Finder(std::string_view css) : css_(css) {}

  std::vector<CssRisk> find() {
    while (at_ < css_.size()) {
      const char c = css_[at_];
      if (css_.substr(at_, 2) == "/*") {
        skip_to("*/");
      } else if (c == '"' || c == '\'') {
        skip_string();
      } else if (c == '@') {
        take_at_rule();
      } else if (is_name_character(c)) {
        take_name();
      } else {
        if (c == '{' || c == ';') {
          starts_declaration_ = true;
        } else if (c > ' ') {
          starts_declaration_ = false;
        }
        ++at_;
      }
    }
    return std::move(risks_);
  }

 private:
  void skip_to(std::string_view end) {
    const std::size_t found = css_.find(end, at_);
    at_ = found == css_.npos ? css_.size() : found + end.size();
  }

  void skip_blank() {
    while (at_ < css_.size()) {
      if (css_.substr(at_, 2) == "/*") {
        skip_to("*/");
      } else if (static_cast<unsigned char>(css_[at_]) > ' ') {
        return;
      } else {
        ++at_;
      }
    }
  }

  void skip_string() {
    const char quote = css_[at_++];
    while (at_ < css_.size() && css_[at_] != quote) at_ += css_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, css_.size());
    starts_declaration_ = false;
  }

  std::string read_name() {
    const std::size_t begin = at_;
    while (at_ < css_.size() && is_name_character(css_[at_])) ++at_;
    std::string name(css_.substr(begin, at_ - begin));
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return name;
  }

  void take_at_rule() {
    const std::size_t begin = at_++;
    const std::string name = read_name();
    starts_declaration_ = false;
    if (!name.empty() && !is_one_of(name, kOldAtRules)) note_modern('@' + name, begin);
  }

  void take_name() {
    const std::size_t begin = at_;
    const std::string name = read_name();
    const bool is_property = std::exchange(starts_declaration_, false);
    if (at_ < css_.size() && css_[at_] == '(') {
      if (name == "url") return skip_to(")");
      if (is_one_of(name, kModern)) note_modern(name + "()", begin);
      return;
    }
    if (!is_property || !is_one_of(name, kForbidden)) return;
    const std::size_t name_end = at_;
    skip_blank();
    const std::size_t colon = at_;
    if (colon == css_.size() || css_[colon] != ':') return;
    const std::size_t end = std::min(css_.find_first_of(";}", colon), css_.size());
    const bool has_semicolon = end < css_.size() && css_[end] == ';';
    risks_.push_back(
        {CssRisk::Kind::forbidden, name, begin, name_end, has_semicolon ? end + 1 : end});
  }

  void note_modern(std::string name, std::size_t begin) {
    const bool is_known = std::any_of(risks_.begin(), risks_.end(), [&](const CssRisk& risk) {
      return risk.kind == CssRisk::Kind::modern && risk.name == name;
    });
    // Names of at-rules are the author's to invent: past some, no more is learnt.
    if (is_known || risks_.size() > 1000) return;
    risks_.push_back({CssRisk::Kind::modern, std::move(name), begin, at_, 0});
  }

  std::string_view css_;
  std::size_t at_ = 0;
  bool starts_declaration_ = false;  // what comes next would be a property's name
  std::vector<CssRisk> risks_;
};

}  // namespace

std::vector<CssRisk> find_css_risks(std::string_view css) { return Finder(css).find(); }

}  // namespace colophon::resources
