#include "markdown/signs/unsupported_syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace colophon::markdown {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> citations_of(std::string_view text, const Dialect& dialect) {
  std::vector<std::string> found;
  for (Range it = find_citation(text, 0, dialect); it.end > 0;
       it = find_citation(text, it.end, dialect))
    found.emplace_back(text.substr(it.begin, it.end - it.begin));
  return found;
}

std::vector<std::string> latex_of(std::string_view text) {
  std::vector<std::string> found;
  for (Range it = find_latex(text, 0); it.end > 0; it = find_latex(text, it.end))
    found.emplace_back(text.substr(it.begin, it.end - it.begin));
  return found;
}

TEST(UnsupportedSyntax, are_citations_in_brackets_in_any_dialect) {
  EXPECT_THAT(citations_of("as [@reed:1921, p. 3; @strand] and [-@vase.] but @ada", Dialect()),
              ElementsAre("@reed:1921", "@vase"));
  EXPECT_THAT(citations_of("ada@tides.example, [@ ], [@-]", Dialect()), IsEmpty());
}

TEST(UnsupportedSyntax, are_bare_citations_in_pandocs) {
  Dialect pandoc;
  pandoc.heading_links = true;
  EXPECT_THAT(citations_of("@reed says [see @strand] ada@tides.example", pandoc),
              ElementsAre("@reed", "@strand"));
}

TEST(UnsupportedSyntax, are_commands_of_latex) {
  EXPECT_THAT(latex_of(R"(\textsc{Ebb} and \begin{center} of \cite{reed)"),
              ElementsAre(R"(\textsc{Ebb})", R"(\begin{center})", R"(\cite)"));
  EXPECT_THAT(latex_of(R"(C:\mud, \LaTeX, \{a}, \a{b} \)"), IsEmpty());
}

}  // namespace
}  // namespace colophon::markdown
