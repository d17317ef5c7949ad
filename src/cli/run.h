// argv to exit status. Here and nowhere else clock, environment and machine are asked.
#pragma once

namespace colophon::cli {

// Prints findings and a summary to standard error, help and JSON to standard output. The statuses
// are those of cli/options.h. A reader that closes the pipe is no failure.
int run(int argc, char** argv);

}  // namespace colophon::cli
