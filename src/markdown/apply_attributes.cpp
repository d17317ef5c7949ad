#include "markdown/apply_attributes.h"

#include <algorithm>
#include <string>

#include "markdown/syntax.h"
#include "vocabulary/content_model.h"

namespace colophon::markdown {
namespace {

bool is_attribute_name(std::string_view name) {
  return !name.empty() && (is_alpha(name[0]) || name[0] == '_') &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

// A percentage or other length becomes a style; a number of pixels stays an attribute.
bool set_size(Markup& markup, pugi::xml_node element, const std::string& key,
              const std::string& value, Span span) {
  const std::size_t digits = std::min(value.find_first_not_of("0123456789."), value.size());
  const std::string_view unit = std::string_view(value).substr(digits);
  if (digits == 0) return false;
  if (unit.empty() || unit == "px") {
    markup.set_attribute(element, key.c_str(), value.substr(0, std::min(value.find('.'), digits)),
                         span);
    return true;
  }
  if (unit != "%" && unit != "em" && unit != "cm" && unit != "mm" && unit != "in" && unit != "pt")
    return false;
  std::string style = element.attribute("style").value();
  if (!style.empty()) style += "; ";
  markup.set_attribute(element, "style", style + key + ": " + value, span);
  return true;
}

}  // namespace

void apply_attributes(Markup& markup, pugi::xml_node element, const Attributes& attributes,
                      const Origin& origin) {
  const Span span = origin.span(attributes.begin, attributes.end);
  if (!attributes.id.empty()) markup.set_attribute(element, "id", attributes.id, span);
  for (const std::string& name : attributes.classes) {
    markup.add_class(element, name);
    if (name == "unlisted" || name == "no_toc")
      markup.set_attribute(element, "colophon:unlisted", "", span);
  }
  for (const auto& [key, value] : attributes.pairs) {
    if (key == "lang" || key == "language") {
      markup.set_attribute(element, "lang", value, span);
      markup.set_attribute(element, "xml:lang", value, span);
    } else if (key == "caption" || key == "fig-cap") {
      markup.set_attribute(element, "colophon:caption", value, span);
    } else if (key == "fig-alt") {
      markup.set_attribute(element, "alt", value, span);
    } else if (key == "class") {
      markup.add_class(element, value);
    } else if (key == "epub:type") {
      markup.set_attribute(element, "epub:type", value, span);
    } else if ((key == "width" || key == "height") && set_size(markup, element, key, value, span)) {
      continue;
    } else if (is_attribute_name(key)) {
      const bool known = vocabulary::is_attribute_allowed(element.name(), key);
      std::string name = known ? key : "data-" + key;
      std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      });
      markup.set_attribute(element, name.c_str(), value, span);
    }
  }
}

}  // namespace colophon::markdown
