// What stands behind a code fence, as each tool writes it.
#pragma once

#include <string>
#include <string_view>

#include "markdown/scan/construct.h"

namespace colophon::markdown {

struct CodeInfo {
  std::string language;  // as written: "rust"; empty for none
  std::string id;
  std::vector<std::string> classes;  // the author's own
  std::string caption;               // title=, filename=, caption=, lst-cap=, `js:app.js`
  std::string raw_format;            // of `{=html}`
  std::string hidden_prefix;         // mdBook's `hidelines=`
  // `{python}`, `{r, echo=FALSE}`: what Quarto and R Markdown compute.
  bool is_cell = false;
  bool shows_code = true;
  bool has_output = true;  // it is computed, and what comes out is shown
};

// Reads an info string (CommonMark 0.30 section 4.5). Words that steer a tool (`ignore`,
// `editable`,
// `.numberLines`, `{1,3-5}`) are for nobody who reads the book.
CodeInfo read_code_info(std::string_view info);

// Reads the options at a cell's head (`#| echo: false`) into `info`. Returns where its code begins.
std::size_t read_cell_options(std::string_view code, CodeInfo& info);

}  // namespace colophon::markdown
