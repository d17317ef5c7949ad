// What may be said of the book's accessibility (EPUB Accessibility 1.1 #sec-disc-package).
#pragma once

#include <span>

#include "base/diagnostics.h"
#include "model/assets.h"
#include "model/book.h"
#include "model/publication.h"

namespace colophon::package {

// Only what the facts show, and what nobody but the author can know. A claim of the author's that
// the facts contradict is reported and left out.
AccessibilityMetadata describe_accessibility(const Book& book, const Assets& assets,
                                             std::span<const Resource> resources,
                                             Diagnostics& diags);

}  // namespace colophon::package
