// Style sheets: what is found lies where it is said to, and rewriting changes nothing else;
// without its faults a sheet has none.

#include "formats/css/css.h"
#include "formats/css/lints/lints.h"
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
  if (!sheet.problems.empty()) return 0;

  const css::Tree tree = css::parse_sheet(text);
  std::string rest = text;
  css::blank_faults(rest, tree);
  fuzz::require(css::parse_sheet(rest).faults.empty(), "nothing wrong is left");
  Diagnostics diags;
  for (const css::Cut& cut : css::lint_sheet(tree, text, {}, diags)) {
    fuzz::require(cut.begin < cut.end && cut.end <= text.size(), "cuts lie in the text");
  }
  for (const Diagnostic& diagnostic : diags.all()) {
    fuzz::require(
        diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= text.size(),
        "findings lie in the text");
  }
  return 0;
}
