// What begins the templates of each tool, for the table in expand.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "manuscript/templates/cursor.h"

namespace colophon::manuscript {

// Expands a part of the file at `path`, which `directive` includes, into the chapter.
void expand_part(Expansion& chapter, Span part, std::string path, Span directive);

// Each looks at what begins at `at`. False where it is text and no template of its kind.
bool expand_mdbook(Cursor& cursor, std::size_t at);           // {{#include file}}
bool expand_shortcode(Cursor& cursor, std::size_t at);        // Quarto's {{< name >}}
bool unescape_shortcode(Cursor& cursor, std::size_t at);      // {{{< name >}}} shows {{< name >}}
bool expand_leanpub_include(Cursor& cursor, std::size_t at);  // <<(file)
bool expand_liquid_tag(Cursor& cursor, std::size_t at);       // {% name %}
bool expand_liquid_variable(Cursor& cursor, std::size_t at);  // {{ name }}

// `\{{#...}}` shows what stands behind the backslash, up to the last braces of the line.
bool unescape_mdbook(Cursor& cursor, std::size_t at);

// Templates of one form by their names.
struct NamedTemplate {
  std::string_view name;
  bool (*expand)(Cursor& cursor, const Template& found);
};

// None for a name that is not among them.
template <std::size_t count>
const NamedTemplate* find_template(const std::array<NamedTemplate, count>& known,
                                   std::string_view name) {
  const auto* const found = std::find_if(known.begin(), known.end(),
                                         [name](const auto& one) { return one.name == name; });
  return found == known.end() ? nullptr : found;
}

// As it is, for the Markdown layer.
inline bool keep_template(Cursor& cursor, const Template& found) { return cursor.keep(found); }

// Tags of Liquid's form.
bool expand_condition(Cursor& cursor, const Template& found);
bool expand_gitbook_code(Cursor& cursor, const Template& found);
bool expand_gitbook_block(Cursor& cursor, const Template& found);
bool is_gitbook_block(std::string_view name);

}  // namespace colophon::manuscript
