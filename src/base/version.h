// The version of the compiler, as CMake has it.
#pragma once

namespace colophon {

inline constexpr char kVersion[] = COLOPHON_VERSION;

}  // namespace colophon
