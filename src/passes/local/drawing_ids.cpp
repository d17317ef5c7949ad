#include "passes/local/drawing_ids.h"

#include <algorithm>
#include <string_view>

namespace colophon::passes {

namespace {

// The value with the ids in its references replaced.
std::string renamed(std::string_view value, std::string_view opening, std::string_view ends,
                    const NewIds& ids) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = value.find(opening); at != value.npos; at = value.find(opening, at)) {
    at += opening.size();
    const std::size_t end = std::min(value.find_first_of(ends, at), value.size());
    const auto found = ids.find(value.substr(at, end - at));
    if (found != ids.end()) {
      result.append(value.substr(done, at - done)).append(found->second);
      done = end;
    }
    at = end;
  }
  return result.append(value.substr(done));
}

bool is_address(std::string_view attribute) {
  return attribute == "href" || attribute == "xlink:href";
}

// When an animation begins and ends by another element: `a.click; b.end+1s` (SMIL Animation
// section 3.2.1).
bool is_time(std::string_view attribute) { return attribute == "begin" || attribute == "end"; }

std::string renamed_times(std::string_view times, const NewIds& ids) {
  std::string result;
  while (!times.empty()) {
    const std::size_t begin = std::min(times.find_first_not_of(" \t\n;"), times.size());
    result.append(times.substr(0, begin));
    times.remove_prefix(begin);
    const std::string_view time = times.substr(0, times.find(';'));
    const std::string_view id = time.substr(0, time.find('.'));
    const auto found = id.size() < time.size() ? ids.find(id) : ids.end();
    result.append(found == ids.end() ? std::string(id) : found->second);
    result.append(time.substr(id.size()));
    times.remove_prefix(time.size());
  }
  return result;
}

}  // namespace

void rename_references(Markup& markup, pugi::xml_node drawing, const NewIds& ids) {
  constexpr std::string_view kUrl = "url(#";
  for (pugi::xml_node node = drawing; node; node = next_in_order(node, drawing)) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view value = attribute.value();
      if (is_address(attribute.name()) && value.starts_with('#')) {
        markup.set_attribute(node, attribute.name(), renamed(value, "#", {}, ids));
      } else if (is_time(attribute.name())) {
        markup.set_attribute(node, attribute.name(), renamed_times(value, ids));
      } else if (value.find(kUrl) != value.npos) {
        markup.set_attribute(node, attribute.name(), renamed(value, kUrl, ")", ids));
      }
    }
    const bool is_style = is_element(node.parent(), "style") && !is_element(node);
    if (is_style) node.set_value(renamed(node.value(), kUrl, ")", ids).c_str());
  }
}

}  // namespace colophon::passes
