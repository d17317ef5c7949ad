// Parts of the report, and short forms for building its page.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "compile.h"

namespace colophon::cli::report {

inline pugi::xml_node add(pugi::xml_node parent, const char* name) {
  return parent.append_child(name);
}

inline void add_text(pugi::xml_node parent, std::string_view text) {
  parent.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

inline pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node element = add(parent, name);
  add_text(element, text);
  return element;
}

inline void set(pugi::xml_node element, const char* name, std::string_view value) {
  element.append_attribute(name).set_value(std::string(value).c_str());
}

// A section with its heading, which names it.
inline pugi::xml_node add_section(pugi::xml_node parent, const std::string& id,
                                  std::string_view heading) {
  pugi::xml_node section = add(parent, "section");
  set(section, "aria-labelledby", id);
  set(add(section, "h2", heading), "id", id);
  return section;
}

// A message, with what stands in backticks as code.
void add_message(pugi::xml_node parent, std::string_view text);

// Every finding beside its lines, under a heading for each file, in the order of `diagnostics`.
void add_findings(pugi::xml_node main, const Compilation& compilation);

// A table of what was changed in HTML that the author wrote.
void add_changed_html(pugi::xml_node main, const Compilation& compilation);

// What the codes of all findings mean.
void add_explanations(pugi::xml_node main, const Compilation& compilation);

}  // namespace colophon::cli::report
