// What stands at the head of a chapter and says something of it: YAML, TOML, JSON, pandoc's title
// block, MultiMarkdown's header.
#pragma once

#include "formats/yaml/yaml.h"
#include "manuscript/sources/load_context.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

struct FrontMatter {
  yaml::Node map;           // null where there is none
  Span text;                // the rest of the source
  bool is_of_book = false;  // by its form it speaks for the whole book, not for a chapter
};

// YAML stands between `---` on the very first line and the next `---` or `...`, and is a
// map whose first key is one word. Anything else between two such lines is text under a rule. TOML
// stands between two lines `+++`, JSON between braces, the first of which begins the file.
// manuscript/sources/title_block.h has the forms without a fence. What looks like front matter and
// cannot be read is reported and left out of the text.
FrontMatter take_front_matter(SourceId source, LoadContext& context);

// What front matter says of its own chapter: title, role, language and id, over what the contents
// say of it. Other keys belong to other tools.
void apply_front_matter(const yaml::Node& map, ContentsItem& item, Diagnostics& diags);

// The value of `id:`, an NCName; empty, with an error, for what cannot be an id.
std::string read_id(const yaml::Node& node, Diagnostics& diags);

}  // namespace colophon::manuscript
