#include "model/svg_loading.h"

#include <algorithm>

#include "formats/addresses.h"
#include "formats/css/references.h"
#include "model/svg_names.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"
#include "vocabulary/svg_parts.h"

namespace colophon {
namespace {

using vocabulary::forms::trim;

bool is_animation(std::string_view name) {
  return vocabulary::has_word("set animate animateTransform animateMotion animateColor", name);
}

// Of what an animation puts in place of an address, the first that leads out of the drawing.
std::optional<SvgHarm> find_animated(pugi::xml_node animation) {
  const std::string_view animated = local_name(trim(animation.attribute("attributeName").value()));
  if (animated.starts_with("on")) return SvgHarm();
  if (!vocabulary::has_word("href src base", animated)) return std::nullopt;
  for (const char* name : {"from", "to", "by", "values"}) {
    const std::string_view value = animation.attribute(name).value();
    for (std::size_t begin = 0; begin < value.size();) {
      const std::size_t end = std::min(value.find(';', begin), value.size());
      const std::string_view address = value.substr(begin, end - begin);
      begin = end + 1;
      if (leads_where(address) == Destination::here) continue;
      return SvgHarm{.address = std::string(trim(address)), .attribute = name};
    }
  }
  return std::nullopt;
}

bool names_part(std::string_view address) {
  return address.starts_with('#') && address.find_first_of(" \t\r\n") == address.npos;
}

}  // namespace

std::optional<SvgHarm> find_harm(pugi::xml_node element) {
  const std::string_view name = local_name(element.name());
  if (vocabulary::has_word("script handler listener iframe audio video canvas", name)) {
    return SvgHarm();
  }
  return is_animation(name) ? find_animated(element) : std::nullopt;
}

bool is_link(pugi::xml_node element, std::string_view attribute) {
  if (attribute == "href" || attribute == "src") return true;
  if (prefix_of(attribute).empty() || local_name(attribute) != "href") return false;
  return attribute == "xlink:href" || namespace_of(element, attribute) == kXlinkNamespace;
}

bool may_refer(pugi::xml_node element, std::string_view target) {
  const std::string_view name = local_name(element.name());
  const std::string_view scheme = scheme_of(target);
  if (name == "a") return (scheme == "https" || scheme == "http") && is_valid_address(target);
  if (name == "font-face-uri" && leads_where(target) == Destination::data) return true;
  const bool is_image = name == "image" || name == "feImage";
  if (is_image && target.starts_with("data:image/")) return true;
  return name != "image" && leads_where(target) == Destination::here;
}

std::string address_loaded(std::string_view attribute, std::string_view value) {
  if (vocabulary::holds_words(attribute)) return {};
  if (vocabulary::is_paint(attribute)) {
    const std::string_view paint = vocabulary::address_of_paint(value);
    if (!paint.empty() && !names_part(paint)) return std::string(paint);
  }
  // What an attribute paints with is a part of the drawing.
  const bool is_style = attribute == "style";
  return css::find_loaded(value, is_style ? css::DataUrls::allowed : css::DataUrls::counted);
}

std::string_view sheet_named_in(pugi::xml_node instruction) {
  if (instruction.name() != std::string_view("xml-stylesheet")) return {};
  const std::string_view data = instruction.value();
  const std::size_t name = data.find("href");
  const std::size_t begin = data.find_first_of("\"'", std::min(name, data.size()));
  if (begin == data.npos) return {};
  return data.substr(begin + 1, data.find(data[begin], begin + 1) - begin - 1);
}

}  // namespace colophon
