// Style sheets: what is found lies where it is said to, and rewriting changes nothing else.

#include "formats/css.h"
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colophon;
  const std::string text = fuzz::source_text(data, size);
  const css::Sheet sheet = css::scan(text);
  std::size_t end = 0;
  for (const css::Reference& reference : sheet.references) {
    fuzz::require(reference.begin >= end && reference.begin < reference.end,
                  "references are in order");
    fuzz::require(reference.end <= text.size(), "references lie in the text");
    end = reference.end;
  }
  for (const css::Problem& problem : sheet.problems) {
    fuzz::require(problem.offset <= text.size(), "problems lie in the text");
  }
  const auto keep = [](const css::Reference&) { return std::string(); };
  fuzz::require(css::rewrite(text, sheet, keep) == text, "what is not rewritten stays");

  const auto rename = [](const css::Reference&) { return std::string("x.png"); };
  const css::Sheet again = css::scan(css::rewrite(text, sheet, rename));
  fuzz::require(again.references.size() == sheet.references.size(),
                "as many references after rewriting");
  return 0;
}
