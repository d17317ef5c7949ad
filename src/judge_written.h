// The last look at a book before it takes its name.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/result.h"
#include "base/source.h"

namespace colophon {

// Whether what was written is valid, judged from its bytes; a failure where they cannot be read. If
// not, the fault is ours: the author can mend nothing of it.
Result<bool> judge_written(OutputFile& out, const std::string& output, std::size_t jobs,
                           Sources& sources, Diagnostics& diags);

}  // namespace colophon
