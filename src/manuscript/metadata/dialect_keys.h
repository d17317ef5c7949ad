// The keys of a book file that say how its Markdown is read. What is wrong in them is reported, and
// changes nothing.
#pragma once

#include "base/diagnostics.h"
#include "formats/yaml/yaml.h"
#include "model/dialect.h"

namespace colophon::manuscript {

// `dialect: {mathematics: off}`
void read_dialect(const yaml::Node& node, Dialect& dialect, Diagnostics& diags);

// `line-breaks: hard`
void read_line_breaks(const yaml::Node& node, Dialect& dialect, Diagnostics& diags);

// `hidden-lines: {python: "~"}`, over what is hidden of that language otherwise.
void read_hidden_lines(const yaml::Node& node, Dialect& dialect, Diagnostics& diags);

}  // namespace colophon::manuscript
