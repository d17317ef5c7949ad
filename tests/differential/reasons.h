// Differences between two readers that are known, each below its reason.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace colophon::test {

// What is different, by where it is: "gfm notes:3" -> "-lost +gained".
using Differences = std::map<std::string, std::string>;

// Checks that the file names every difference that was found, as it was found, and none besides.
// It is made of reasons, which are lines that begin with `#`, each followed by the differences it
// explains, a line each: `gfm notes:3: -lost +gained`.
//
// UPDATE_GOLDEN=1 writes the differences anew, each below the reason it had; new ones come at the
// end, without a reason, and fail until somebody has given them one.
void expect_explained(const std::filesystem::path& path, Differences found);

}  // namespace colophon::test
