// Trees for the tests of the content model, made of raw HTML as the Markdown stage makes them.
#pragma once

#include <string>
#include <string_view>

#include "model/chapter.h"

namespace colophon::test {

// A chapter whose body is the HTML; spans count from its start.
void load_html(Chapter& chapter, std::string_view html);

// A chapter whose body is the XML, which may have what no HTML parser would give.
void load_xml(Chapter& chapter, const std::string& xml);

// The children of the body as XHTML, each line end and the layout's own left out.
std::string print_body(const Chapter& chapter);

// What was reported, as `code message` in lines.
std::string print_diagnostics(const Chapter& chapter);

struct ContentModelCase {
  const char* before;
  const char* after;  // as print_body has it
  const char* said;   // as print_diagnostics has it
};

// Expects that the content model makes the one of the other, and then changes it no more.
void check_content_model(const ContentModelCase& each, bool is_xml);

}  // namespace colophon::test
