#include "markdown/engine/directives.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "markdown/read.h"

namespace colophon::markdown {
namespace {

std::string shown(const Diagnostic& diagnostic, const Sources& sources) {
  return fmt::format("{} `{}`", name_of(diagnostic.code), sources.text_of(diagnostic.span));
}

// "code: text of the first place, text of the second" for every allowance, then what is reported.
std::vector<std::string> read_allowances(const std::vector<Span>& text, const Sources& sources) {
  Chapter chapter;
  make_roots(chapter);
  read(text, sources, Dialect(), chapter);
  std::vector<std::string> out;
  for (const Allowance& allowance : chapter.allowances) {
    EXPECT_EQ(sources.text_of(allowance.named), name_of(allowance.code));
    std::string places;
    for (Span place : allowance.places) {
      const bool is_file = place.end > sources[place.source].text.size();
      std::string within(is_file ? "(file)" : sources.text_of(place));
      if (const std::size_t end = within.find("-->\n"); end != within.npos)
        within.erase(0, end + 4);
      places += places.empty() ? within : "|" + within;
    }
    out.push_back(name_of(allowance.code) + ": " + places);
  }
  for (const Diagnostic& diagnostic : chapter.diagnostics.all()) {
    out.push_back(shown(diagnostic, sources));
  }
  return out;
}

std::vector<std::string> read_allowances(const std::string& markdown) {
  Sources sources;
  const SourceId source = sources.add("one.md", markdown);
  return read_allowances({{source, 0, static_cast<std::uint32_t>(markdown.size())}}, sources);
}

TEST(Directives, HoldForWhatFollows) {
  const struct {
    std::string markdown;
    std::vector<std::string> expected;
  } cases[] = {
      {"One.\n\n<!-- colophon: allow dead-link -->\nTwo.\n\nThree.\n", {"dead-link: Two.\n\n"}},
      {"One.\n\n<!--colophon:allow dead-link,missing-image-->\n\n> Two.\n>\n> Three.\n\nFour.\n",
       {"dead-link: \n> Two.\n>\n> Three.\n\n", "missing-image: \n> Two.\n>\n> Three.\n\n"}},
      {"One.\n\n<!-- colophon: allow\n  dead-link\n  empty-heading\n-->\nTwo.\n",
       {"dead-link: Two.\n", "empty-heading: Two.\n"}},
      // one behind another; what is said twice holds once
      {"One.\n\n<!-- colophon: allow dead-link -->\n\n<!-- colophon: allow empty-heading, "
       "dead-link "
       "-->\nTwo.\n\nThree.\n",
       {"dead-link: ", "empty-heading: Two.\n\n", "dead-link: Two.\n\n"}},
      {"One.\n\n<!-- colophon: allow dead-link --> <!-- colophon: allow empty-heading -->\nTwo.\n",
       {"dead-link: Two.\n", "empty-heading: Two.\n"}},
      // in a container, and at its end
      {"One.\n\n- <!-- colophon: allow dead-link -->\n\n  Two.\n\n  Three.\n- Four.\n",
       {"dead-link: \n  Two.\n\n  "}},
      {"One.\n\n- Two.\n\n  <!-- colophon: allow dead-link -->\n- Three.\n", {"dead-link: "}},
      {"One.\n\n<!-- colophon: allow dead-link -->\n", {"dead-link: "}},
      {"One.\n\n<!-- colophon: allow dead-link -->\n::: verse\nTwo.\n:::\n\nThree.\n",
       {"dead-link: ::: verse\nTwo.\n:::\n\n"}},
      {"One.[^1]\n\n<!-- colophon: allow dead-link -->\n[^1]: Two.\n\nThree.\n",
       {"dead-link: [^1]: Two.\n\nThree.\n"}},
      // of the whole file
      {"<!-- colophon: allow dead-link -->\n\n# One\n\nTwo.\n", {"dead-link: (file)"}},
      {"\n<!-- by Ann -->\n<!-- colophon: allow dead-link -->\n<!-- colophon: allow empty-heading "
       "-->\nOne.\n",
       {"dead-link: (file)", "empty-heading: (file)"}},
      // no orders
      {"`<!-- colophon: allow dead-link -->`\n\n    <!-- colophon: allow dead-link -->\n", {}},
      {"<!-- The colophon: allow me to say. -->\n", {}},
      {"One <!-- colophon: allow dead-link --> two.\n", {"unknown-directive `<!--`"}},
      {"<div>\n<!-- colophon: allow dead-link -->\n</div>\n", {"unknown-directive `<!--`"}},
      {"<!-- colophon: -->\n", {"unknown-directive `<!--`"}},
      {"<!-- colophon: allow -->\n", {"unknown-directive `allow`"}},
      {"<!-- colophon: permit dead-link -->\n", {"unknown-directive `permit`"}},
      {"<!-- colophon: allow ded-link invalid-yaml -->\n",
       {"unknown-code `ded-link`", "unallowable-code `invalid-yaml`"}},
  };
  for (const auto& [markdown, expected] : cases) {
    EXPECT_EQ(read_allowances(markdown), expected) << markdown;
  }
}

TEST(Directives, KnowTheFilesThatAreIncluded) {
  Sources sources;
  const std::string comment = "<!-- colophon: allow dead-link -->\n";
  const auto add = [&sources](const std::string& name, const std::string& text) {
    return Span{sources.add(name, text), 0, static_cast<std::uint32_t>(text.size())};
  };
  // At the top of an included file it is about that file; elsewhere, with what is included there.
  const Span included = add("two.md", comment + "\nTwo.\n");
  const Span whole = add("one.md", "One.\n\nThree.\n\n" + comment + "- Four\n- Five\n");
  const Span begin = {whole.source, 0, 6};
  Span middle = {whole.source, 6, whole.end - 7};
  Span end = {whole.source, whole.end - 7, whole.end};
  const Span item = add("three.md", "- More\n");
  EXPECT_EQ(
      read_allowances({begin, included, middle, item, end}, sources),
      (std::vector<std::string>{"dead-link: (file)", "dead-link: - Four\n|- More\n|- Five\n"}));
}

}  // namespace
}  // namespace colophon::markdown
