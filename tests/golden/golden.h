// What the golden tests share: how an expectation is compared, and how the compiler is run.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "support/process.h"

namespace colophon::test {

// Compares a text with the file that holds what it should be, or with UPDATE_GOLDEN=1 writes it.
void expect_golden(const std::filesystem::path& expected, std::string_view actual);

// A command line with everything fixed that may differ from one computer to another. `scratch` is
// its $SCRATCH, for what it writes.
Outcome run_fixed(const std::string& line, const std::filesystem::path& folder,
                  const std::filesystem::path& scratch);

// The text without what changes from run to run: times, the version, the scratch folder's name.
std::string without_variables(std::string text, const std::filesystem::path& scratch = {});

}  // namespace colophon::test
