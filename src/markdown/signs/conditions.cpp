#include "markdown/signs/conditions.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace colophon::markdown {
namespace {

bool is_our_format(std::string_view format) {
  static constexpr std::array<std::string_view, 6> kFormats = {"epub", "epub2", "epub3",
                                                               "html", "html4", "html5"};
  return std::find(kFormats.begin(), kFormats.end(), format) != kFormats.end();
}

bool is_condition_class(const std::string& name) {
  return name == "content-visible" || name == "content-hidden";
}

bool is_condition_key(std::string_view key) {
  return key == "when-format" || key == "unless-format" || key == "when-profile" ||
         key == "unless-profile" || key == "when-meta" || key == "unless-meta";
}

bool has_class(const Attributes& attributes, std::string_view name) {
  return std::find(attributes.classes.begin(), attributes.classes.end(), name) !=
         attributes.classes.end();
}

}  // namespace

Condition judge(const Attributes& attributes) {
  Condition condition;
  if (attributes.classes.empty()) return condition;
  if (has_class(attributes, "hidden")) {
    condition.answer = Condition::Answer::hidden;
    return condition;
  }
  const bool hides = has_class(attributes, "content-hidden");
  if (!hides && !has_class(attributes, "content-visible")) return condition;
  bool is_met = true;
  for (const auto& [key, value] : attributes.pairs) {
    if (key == "when-format") is_met &= is_our_format(value);
    if (key == "unless-format") is_met &= !is_our_format(value);
    if (key == "when-profile") is_met = false;
    if (key == "when-meta" || key == "unless-meta") condition.unknown = value;
  }
  if (is_met && !condition.unknown.empty()) {
    condition.answer = Condition::Answer::shown;
    return condition;
  }
  condition.unknown.clear();
  condition.answer = is_met != hides ? Condition::Answer::shown : Condition::Answer::hidden;
  return condition;
}

void remove_condition(Attributes& attributes) {
  std::erase_if(attributes.classes, is_condition_class);
  std::erase_if(attributes.pairs, [](const auto& pair) { return is_condition_key(pair.first); });
}

}  // namespace colophon::markdown
