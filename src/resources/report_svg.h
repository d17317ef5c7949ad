// What is wrong with an SVG file, said in it.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "resources/svg.h"

namespace colophon::resources {

struct SvgFile {
  std::string path;
  SourceId source;
  Span asked;  // where the manuscript shows it
};

// Reports the problem that the drawing has, or what had to go from it: in the file itself where it
// has a place for it, else where it is shown.
void report_svg(const CleanSvg& svg, const SvgFile& file, Diagnostics& diags);

}  // namespace colophon::resources
