// XHTML content documents of EPUB 2: XHTML 1.1 with the modules that OPS 2.0.1 takes of it (section
// 2.2; no forms, no ruby), as EPUBCheck 5.3 holds books against it.
#pragma once

#include <string_view>

#include "vocabulary/schema.h"

namespace colophon::vocabulary {

const Schema& legacy_xhtml_schema();

// A name of a character that the document type of XHTML 1.1 declares: `nbsp`.
bool is_legacy_entity(std::string_view name);

}  // namespace colophon::vocabulary
