// What is said of a file or a folder that a wall keeps from being read (base/files.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/result.h"

namespace colophon {

enum class Wanted : std::uint8_t { file, folder };

// The exact option that would open the wall: "move it into the folder of the book, or open its
// folder with `--allow-path ../shared`".
std::string hint_to_allow(const Failure& outside, Wanted wanted = Wanted::file);

// `name` is what the author wrote at `span`.
void report_outside(Span span, std::string_view name, const Failure& outside, Diagnostics& diags,
                    Wanted wanted = Wanted::file);

inline bool is_outside(const Failure& failure) { return failure.kind == FailureKind::outside; }

}  // namespace colophon
