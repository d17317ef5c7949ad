// TOML as the same small tree that YAML becomes: whoever reads keys need not know which it was.
// toml++ stays behind this header.
#pragma once

#include "base/source.h"
#include "formats/yaml/yaml.h"

namespace colophon::manuscript {

// Reads the TOML (1.0.0) in `text`. Tables are maps in the order in which their keys are written;
// strings count as quoted; numbers, dates and booleans are scalars as they are written.
yaml::Document parse_toml(Span text, const Sources& sources);

}  // namespace colophon::manuscript
