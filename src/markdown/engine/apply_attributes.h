// Attribute blocks on XHTML elements.
#pragma once

#include "markdown/scan/construct.h"
#include "markdown/scan/origin.h"
#include "model/markup.h"

namespace colophon::markdown {

// Sets id, classes and pairs. `lang` is given twice, as XHTML wants it; a pair that the element has
// no attribute for becomes data-*, as pandoc has it; `caption` and `.unlisted` become what
// model/chapter.h says.
void apply_attributes(Markup& markup, pugi::xml_node element, const Attributes& attributes,
                      const Origin& origin);

}  // namespace colophon::markdown
