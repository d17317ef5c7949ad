// Style sheets: what is found lies where it is said to, and rewriting changes nothing else;
// without its faults a sheet has none.

#include "formats/css/edit.h"
#include "formats/css/lints/lints.h"
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colophon;
  const std::string text = fuzz::source_text(data, size);
  const css::Tree tree = css::parse_sheet(text);
  std::size_t end = 0;
  for (const css::Reference& reference : tree.references) {
    fuzz::require(reference.begin >= end && reference.begin < reference.end,
                  "references are in order");
    fuzz::require(reference.end <= text.size(), "references lie in the text");
    end = reference.end;
  }
  for (const css::Problem& problem : tree.problems) {
    fuzz::require(problem.offset <= text.size(), "problems lie in the text");
  }
  std::vector<std::string> targets(tree.references.size());
  fuzz::require(css::rewrite(text, tree.references, targets) == text,
                "what is not rewritten stays");
  for (std::string& target : targets) target = "x.png";
  const std::string renamed = css::rewrite(text, tree.references, targets);
  fuzz::require(css::find_references(renamed).size() == targets.size(),
                "as many references after rewriting");
  if (!tree.problems.empty()) return 0;

  Diagnostics diags;
  css::report_faults(tree, {}, diags);
  css::lint_sheet(tree, {}, diags);
  for (const Diagnostic& diagnostic : diags.all()) {
    fuzz::require(
        diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= text.size(),
        "findings lie in the text");
  }
  std::string rest = text;
  if (const auto repaired = css::repair(rest, css::parse_sheet(rest))) {
    fuzz::require(repaired->faults.empty() && css::parse_sheet(rest).faults.empty(),
                  "nothing wrong is left");
  }
  fuzz::require(rest.size() == text.size(), "what is taken out leaves blanks");
  return 0;
}
