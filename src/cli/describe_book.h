// `colophon new --from DIR`: the book.yaml of a manuscript that is there.
#pragma once

#include <string>

#include "base/files.h"
#include "compile.h"

namespace colophon::cli {

// Writes DIR/book.yaml, which says what was recognised in the folder. One that is there is never
// written over, and where a manuscript has errors that a book file would hide none is written,
// unless the author is lenient.
Compilation describe_book(const std::string& folder, const DescribeOptions& options, Files& files);

}  // namespace colophon::cli
