// What the author allows and forbids.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"

namespace colophon {

// Which findings keep a book from being written.
struct Policy {
  bool lenient = false;
  bool deny_warnings = false;
  std::vector<std::string> deny;  // kebab-case codes
  std::vector<std::string>
      allow;  // these are not shown and stop nothing; a fatal one cannot be allowed
};

// Leaves out what is allowed, raises to an error what is denied.
void apply(const Policy& policy, Diagnostics& diagnostics);

// Whether a book may be written, after `apply`: leniency overlooks errors, but neither fatal ones
// nor what is denied.
bool permits(const Policy& policy, const Diagnostics& diagnostics);

// Sorts by source and place, in reading order; what has no place stands first. What is said twice
// of one place is said once.
void put_in_order(Diagnostics& diagnostics);

}  // namespace colophon
