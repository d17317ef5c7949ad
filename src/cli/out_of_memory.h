// One end for the program wherever memory is refused it: to the operator new, to a library.
#pragma once

namespace colophon::cli {

// From here on a refusal says so on standard error, calls `clean_up`, which may do only what a
// signal's handler may, and ends with kWorldFailed. To be called first of all.
void end_where_memory_runs_out(void (*clean_up)() = nullptr);

}  // namespace colophon::cli
