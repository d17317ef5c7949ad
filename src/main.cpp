#include "cli/run.h"

int main(int argc, char** argv) { return colophon::cli::run(argc, argv); }
