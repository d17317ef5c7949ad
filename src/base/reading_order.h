// The order in which an author reads what is said of a book.
#pragma once

#include <span>

#include "base/diagnostics.h"

namespace colophon {

// Sorts by place: what has none first, then as `order` has the pieces of the sources, which may
// come in any sequence and more than once (the first counts). What of a source lies in no piece
// stands with the piece before it, what lies before its first piece with that. Sources that have no
// piece come last, as they were read. What is said twice of one place, or of places that overlap,
// is said once, of the smallest.
void put_in_order(Diagnostics& diagnostics, std::span<const Span> order);

}  // namespace colophon
