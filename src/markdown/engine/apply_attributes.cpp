#include "markdown/engine/apply_attributes.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ascii.h"
#include "formats/internal_names.h"
#include "markdown/scan/syntax.h"
#include "vocabulary/content_model.h"

namespace colophon::markdown {
namespace {

bool is_attribute_name(std::string_view name) {
  return !name.empty() && (is_alpha(name[0]) || name[0] == '_') &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

// The attributes of an element, each found at once however many there are.
class AttributeWriter {
 public:
  AttributeWriter(Markup& markup, pugi::xml_node element, Span span)
      : markup_(markup), element_(element), span_(span) {
    for (const pugi::xml_attribute attribute : element.attributes()) {
      written_.emplace(attribute.name(), attribute);
    }
  }

  void set(const std::string& name, std::string_view value) {
    const auto [written, is_new] = written_.try_emplace(name);
    if (name == "style" && !style_.empty()) style_ = value;
    if (is_new) written->second = pugi::xml_node(element_).append_attribute(name.c_str());
    markup_.set_attribute(written->second, value, span_);
  }

  // The declarations of a style come together; `finish` writes them.
  void add_style(const std::string& declaration) {
    if (style_.empty()) {
      style_ = element_.attribute("style").value();
      set("style", style_);
    }
    style_ += (style_.empty() ? "" : "; ") + declaration;
  }

  void finish() {
    if (!style_.empty()) set("style", style_);
  }

 private:
  Markup& markup_;
  pugi::xml_node element_;
  Span span_;
  std::unordered_map<std::string, pugi::xml_attribute> written_;
  std::string style_;
};

// A percentage or other length becomes a style; a number of pixels stays an attribute.
bool set_size(AttributeWriter& writer, const std::string& key, const std::string& value) {
  const std::size_t digits = std::min(value.find_first_not_of("0123456789."), value.size());
  const std::string_view unit = std::string_view(value).substr(digits);
  if (digits == 0) return false;
  if (unit.empty() || unit == "px") {
    writer.set(key, value.substr(0, std::min(value.find('.'), digits)));
    return true;
  }
  if (unit != "%" && unit != "em" && unit != "cm" && unit != "mm" && unit != "in" && unit != "pt")
    return false;
  writer.add_style(key + ": " + value);
  return true;
}

// Those with a sign before them, then those of keys.
std::vector<std::string_view> classes_of(const Attributes& attributes) {
  std::vector<std::string_view> classes(attributes.classes.begin(), attributes.classes.end());
  for (const auto& [key, value] : attributes.pairs) {
    if (key == "class") classes.push_back(value);
  }
  return classes;
}

void apply_pairs(Markup& markup, pugi::xml_node element, const Attributes& attributes, Span span) {
  AttributeWriter writer(markup, element, span);
  bool has_classes = !attributes.classes.empty();
  for (const auto& [key, value] : attributes.pairs) {
    if (key == "class") {
      if (!has_classes) markup.add_classes(element, classes_of(attributes));
      has_classes = true;
    } else if (key == "lang" || key == "language") {
      writer.set("lang", value);
      writer.set("xml:lang", value);
    } else if (key == "caption" || key == "fig-cap") {
      writer.set(internal::kCaption, value);
    } else if (key == "fig-alt") {
      writer.set("alt", value);
    } else if (key == "epub:type") {
      writer.set("epub:type", value);
    } else if ((key == "width" || key == "height") && set_size(writer, key, value)) {
      continue;
    } else if (is_attribute_name(key)) {
      const bool known = vocabulary::is_attribute_kept(element.name(), key);
      writer.set(ascii::lower(known ? key : "data-" + key), value);
    }
  }
  writer.finish();
}

}  // namespace

void apply_attributes(Markup& markup, pugi::xml_node element, const Attributes& attributes,
                      const Origin& origin) {
  const Span span = origin.span(attributes.begin, attributes.end);
  if (!attributes.id.empty()) markup.set_attribute(element, "id", attributes.id, span);
  if (!attributes.classes.empty()) markup.add_classes(element, classes_of(attributes));
  const bool is_unlisted =
      std::any_of(attributes.classes.begin(), attributes.classes.end(),
                  [](std::string_view name) { return name == "unlisted" || name == "no_toc"; });
  if (is_unlisted) markup.set_attribute(element, internal::kUnlisted, "", span);
  if (!attributes.pairs.empty()) apply_pairs(markup, element, attributes, span);
}

}  // namespace colophon::markdown
