// Facts and resources to the package's own documents.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "formats/xml_writer.h"
#include "model/assets.h"
#include "model/book.h"
#include "model/publication.h"

namespace colophon::package {

struct BuildFacts {
  std::string generator;         // "colophon 0.1.0"
  std::string default_modified;  // CCYY-MM-DDThh:mm:ssZ, used where the book file gives none
};

// The publication: metadata completed (an identifier derived where none is given, with a note),
// manifest with properties from recorded facts, spine, contents, landmarks and honest accessibility
// metadata.
Publication make_publication(const Book& book, const Assets& assets,
                             std::span<const Resource> resources, const BuildFacts& build,
                             Diagnostics& diags);

// The same metadata as the package document has, for people: a value a line, in a fixed order.
std::string describe_metadata(const Publication& publication);

// Each element that a place of the manuscript answers for has it in the source map: metadata the
// value in the book file, files what puts them into the book, entries of navigation the heading.
xml::Written write_package_document(const Publication& publication);
xml::Written write_navigation_document(const Publication& publication, const Assets& assets);
xml::Written write_ncx(const Publication& publication);

}  // namespace colophon::package
