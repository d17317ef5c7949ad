// The YAML at the head of a chapter.
#pragma once

#include "manuscript/reading.h"
#include "manuscript/yaml.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

struct FrontMatter {
  yaml::Node map;  // null where there is none
  Span text;       // the rest of the source
};

// Front matter stands between `---` on the very first line and the next `---` or `...`, and is a
// map whose first key is one word. Anything else between two such lines is text under a rule. What
// looks like front matter and is no YAML is reported and left out of the text.
FrontMatter take_front_matter(SourceId source, Reading& reading);

// What front matter says of its own chapter: title, role, language and id, over what the contents
// say of it. Other keys belong to other tools.
void apply_front_matter(const yaml::Node& map, ContentsItem& item, Diagnostics& diags);

// The value of `id:`, an NCName; empty, with an error, for what cannot be an id.
std::string read_id(const yaml::Node& node, Diagnostics& diags);

}  // namespace colophon::manuscript
