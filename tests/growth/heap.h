// The heap of the whole program, libraries and all: every allocation goes through heap.cpp.
#pragma once

#include <cstddef>

namespace colophon::growth {

// Bytes that are allocated now, and the most that ever were since reset_peak.
std::size_t live_bytes();
std::size_t peak_bytes();
void reset_peak();

}  // namespace colophon::growth
