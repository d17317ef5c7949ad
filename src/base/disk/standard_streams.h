// Standard input and output, behind the file seam.
#pragma once

#include <memory>

#include "base/files.h"

namespace colophon {

// Files::read_standard_input, from a descriptor.
Result<StandardInput> read_stream(int descriptor);

// Files::create_standard_output. It is refused at commit where standard output is a file that
// `files` has read.
Result<std::unique_ptr<OutputFile>> create_stream_output(const Files& files);

}  // namespace colophon
