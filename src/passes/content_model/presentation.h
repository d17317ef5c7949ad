// How HTML once said what a page looks like: attributes that CSS has taken the place of.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/markup.h"

namespace colophon::passes {

// What says the same today; one of the two is empty.
struct Presentation {
  std::string style;       // a declaration: "text-align: center"
  std::string class_name;  // "align-center"
};

// Nothing where no successor is known, or where its value could not be read on a small screen
// (widths in pixels).
std::optional<Presentation> presentation_of(std::string_view element, std::string_view attribute,
                                            std::string_view value);

// The declarations that a <font> stands for; empty for none.
std::string style_of_font(pugi::xml_node font);

// Appends a declaration to the element's style.
void add_declaration(Markup& markup, pugi::xml_node element, std::string_view declaration,
                     Span span = {});

}  // namespace colophon::passes
