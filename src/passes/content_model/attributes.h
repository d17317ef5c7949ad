// The attributes of an XHTML element: only such as may stand there, with values they may have.
#pragma once

#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon::passes {

// Obsolete attributes become what took their place (align a class, name an id, a width in percent a
// style); the others that are not allowed are reported and gone. `lang` and `xml:lang` are both
// there, and equal, or neither. A second run changes nothing. Internal attributes stay.
void clean_attributes(Markup& markup, pugi::xml_node element, Diagnostics& diags);

// The same for attributes that name ids: those that no element of the roots has are gone.
// `headers` must name header cells of the same table.
void clean_references(Markup& markup, std::initializer_list<pugi::xml_node> roots,
                      Diagnostics& diags);

}  // namespace colophon::passes
