// The elements of SVG 1.1 that books draw with, what they hold and which attributes they have, as
// EPUBCheck 5.3 holds the drawings of EPUB 2 against them.
#pragma once

#include <string_view>

namespace colophon::vocabulary {

struct LegacyDrawing {
  std::string_view children = {};  // names, with a space between them
  bool holds_text = false;
  std::string_view attributes = {};  // its own
  std::string_view required = {};    // `xlink:href` for the one of XLink
  // Groups of attributes that many elements have.
  bool has_conditions = false;  // systemLanguage and the like
  bool has_events = false;
  bool has_links = false;       // XLink's
  bool has_style = true;        // class, style
  std::string_view paint = {};  // properties of CSS
};

// Null for the rest of SVG, which nobody judges (is_other_drawing), and for what SVG does not have.
const LegacyDrawing* legacy_drawing(std::string_view name);

// Filters, fonts and animations.
bool is_other_drawing(std::string_view name);

// An attribute in no namespace, or `xlink:` and `xml:` ones by those prefixes.
bool takes_attribute(const LegacyDrawing& drawing, std::string_view name);

}  // namespace colophon::vocabulary
