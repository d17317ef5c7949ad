// The last lines: what became of the book.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/options.h"
#include "compile.h"

namespace colophon::cli {

// Lines, each with its end; empty where nothing is to be added to what was said.
std::string summarise(const Compilation& compilation, const Options& options, double seconds);

// The same of a finished book that was judged.
std::string summarise_verify(const Compilation& judged, const Options& options);

// What was made and how many findings there are, without the time it took.
std::vector<std::string> outcome_lines(const Compilation& compilation);

// The same of a book that was to be made.
std::string summarise_new(const Compilation& made, const Options& options);

// The same of a finished book that was judged.
std::string summarise_verified(const Compilation& judged, const std::string& book,
                               const Options& options);

std::string with_thousands(std::size_t number);  // 4,321
std::string byte_size(std::size_t bytes);        // "999 B", "123 kB", "4.5 MB"

}  // namespace colophon::cli
