// Metadata as the package document needs it.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "model/metadata.h"
#include "package/package.h"

namespace colophon::package {

// Afterwards title, language, modified and the unique identifier
// are never empty; identifiers are URNs where their form says which; white space is single, and
// what was nothing but white space is gone. An identifier that had to be made is the same for the
// same creators and title, and is reported.
Metadata complete_metadata(Metadata metadata, const BuildFacts& build, Diagnostics& diags);

// "Title: Subtitle". EPUB 3.3 #sec-opf-dctitle advises a single title: readers show the first and
// ignore the others.
std::string whole_title(const Metadata& metadata);

}  // namespace colophon::package
