// Names of chapters made from names of files.
#pragma once

#include <string>
#include <string_view>

namespace colophon::passes {

// A file's name without extension and leading number, which is order and not name: `02-press.md` ->
// `press`. A README or index takes its folder's name. A name of digits only keeps them.
std::string_view name_from_path(std::string_view file);

// The same as a reader would have it: `the-long_night` -> `The long night`.
std::string title_from_path(std::string_view file);

}  // namespace colophon::passes
