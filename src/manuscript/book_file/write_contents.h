// The contents of a manuscript as `contents:` of book.yaml.
#pragma once

#include <string>

#include "base/source.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

// Lines of YAML, the key's own first. Of a chapter they say what its file does not say by itself.
std::string write_contents(const Manuscript& manuscript, const Sources& sources);

}  // namespace colophon::manuscript
