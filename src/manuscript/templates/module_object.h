// Settings that a tool reads by running them as a JavaScript module.
#pragma once

#include "base/source.h"

namespace colophon::manuscript {

// The object that `module.exports = {…}` or `export default {…}` gives, as YAML can read it:
// comments and tabs are blanks. It is in a source of its own that goes by the module's name, each
// character at its place. Nowhere, where the module exports no object.
Span object_of_module(Span module, Sources& sources);

}  // namespace colophon::manuscript
