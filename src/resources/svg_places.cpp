#include "resources/svg_places.h"

#include <cstdint>

#include "model/markup.h"
#include "resources/xml_faults.h"

namespace colophon::resources {
namespace {

Span make_span(std::size_t at, std::size_t size) {
  return {SourceId{}, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
}

}  // namespace

Span SvgPlaces::of(pugi::xml_node node) const {
  const std::ptrdiff_t parsed = node.offset_debug();
  if (parsed < 0) return {};
  const bool has_name = is_element(node) || node.type() == pugi::node_pi;
  const std::string_view text = has_name ? node.name() : node.value();
  const std::size_t at = expanded_.read_at(static_cast<std::size_t>(parsed));
  const bool is_as_read = at < read_.size() && read_.substr(at).starts_with(text);
  return is_as_read ? make_span(at, text.size()) : Span{};
}

Span SvgPlaces::of(pugi::xml_node element, const char* attribute) const {
  const Span name = of(element);
  if (!name || attribute == nullptr) return name;
  const AttributePlace place = find_attribute(read_, name.begin, attribute);
  return place.size == 0 ? name : make_span(place.at, place.size);
}

Span SvgPlaces::of(pugi::xml_node text, std::size_t begin, std::size_t size) const {
  const Span whole = of(text);
  return whole ? make_span(whole.begin + begin, size) : whole;
}

}  // namespace colophon::resources
