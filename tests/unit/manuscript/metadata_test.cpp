#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Loaded load_keys(const std::string& keys) {
  MemoryFiles files = {{"b/book.yaml", keys}, {"b/a.md", "x"}};
  return load(files, {"b"});
}

TEST(Metadata, EveryKey) {
  const Loaded loaded = load_keys(
      "title: \"Leave: to Depart\"\n"
      "subtitle: A Life\n"
      "language: en_gb\n"
      "creator:\n"
      "  - Victor Serge\n"
      "  - {name: Jane Doe, role: translator, file-as: \"Doe, Jane\"}\n"
      "contributor: {name: Ann, role: edt}\n"
      "identifier: [978-0-306-40615-7, https://example.org/x]\n"
      "publisher: P\n"
      "date: 2024-05\n"
      "modified: 2024-05-31\n"
      "rights: R\n"
      "description: |\n  First.\n  Second.\n"
      "source: S\n"
      "subject: [History, {label: Fiction, authority: BISAC, term: FIC000000}]\n"
      "series: {name: Lives, position: 2.1}\n"
      "theme: classic\n"
      "css: [my.css, styles/x.css]\n"
      "cover: images/c.jpg\n"
      "cover-alt: A cover\n"
      "lenient: yes\n"
      "deny: warnings\n"
      "allow: [missing-image, heading-skip]\n"
      "accessibility:\n"
      "  alternatives: sufficient\n"
      "  hazards: [no-flashing, sound]\n"
      "  conforms-to: EPUB Accessibility 1.1 - WCAG 2.2 Level AA\n"
      "  certified-by: C\n"
      "  exemption: eaa-microenterprise\n"
      "  summary: All of it.\n");
  EXPECT_THAT(said(loaded), IsEmpty());
  const Manuscript& book = *loaded.manuscript;
  const Metadata& metadata = book.metadata;
  EXPECT_EQ(metadata.title.text, "Leave: to Depart");
  EXPECT_EQ(place(loaded.sources, metadata.title.span), "b/book.yaml:1:8");
  EXPECT_EQ(loaded.sources.text_of(metadata.title.span), "\"Leave: to Depart\"");
  EXPECT_EQ(metadata.subtitle.text, "A Life");
  EXPECT_EQ(metadata.language.text, "en-GB");
  ASSERT_EQ(metadata.creators.size(), 2u);
  EXPECT_EQ(metadata.creators[0].name.text, "Victor Serge");
  EXPECT_EQ(metadata.creators[0].role, "aut");
  EXPECT_EQ(metadata.creators[1].role, "trl");
  EXPECT_EQ(metadata.creators[1].file_as, "Doe, Jane");
  ASSERT_EQ(metadata.contributors.size(), 1u);
  EXPECT_EQ(metadata.contributors[0].role, "edt");
  ASSERT_EQ(metadata.identifiers.size(), 2u);
  EXPECT_EQ(metadata.identifiers[0].text, "urn:isbn:9780306406157");
  EXPECT_EQ(metadata.identifiers[1].text, "https://example.org/x");
  EXPECT_EQ(metadata.publisher.text, "P");
  EXPECT_EQ(metadata.date.text, "2024-05");
  EXPECT_EQ(metadata.modified.text, "2024-05-31T00:00:00Z");
  EXPECT_EQ(metadata.rights.text, "R");
  EXPECT_EQ(metadata.description.text, "First.\nSecond.");
  EXPECT_EQ(loaded.sources.text_of(metadata.description.span), "First.");
  EXPECT_EQ(metadata.source.text, "S");
  ASSERT_EQ(metadata.subjects.size(), 2u);
  EXPECT_EQ(metadata.subjects[0].label.text, "History");
  EXPECT_EQ(metadata.subjects[1].authority, "BISAC");
  EXPECT_EQ(metadata.subjects[1].term, "FIC000000");
  ASSERT_TRUE(metadata.series);
  EXPECT_EQ(metadata.series->name.text, "Lives");
  EXPECT_EQ(metadata.series->position, "2.1");
  EXPECT_EQ(book.theme.text, "classic");
  ASSERT_EQ(book.styles.size(), 2u);
  EXPECT_EQ(book.styles[1].path, "styles/x.css");
  EXPECT_EQ(place(loaded.sources, book.styles[1].span), "b/book.yaml:20:15");
  EXPECT_EQ(book.cover.path, "images/c.jpg");
  EXPECT_EQ(book.cover_alternative.text, "A cover");
  EXPECT_TRUE(book.lenient);
  EXPECT_THAT(book.deny, ElementsAre("warnings"));
  EXPECT_THAT(book.allow, ElementsAre("missing-image", "heading-skip"));
  EXPECT_TRUE(metadata.accessibility.alternatives_sufficient);
  EXPECT_THAT(metadata.accessibility.hazards, ElementsAre("noFlashingHazard", "sound"));
  EXPECT_EQ(metadata.accessibility.conforms_to.text, "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
  EXPECT_EQ(metadata.accessibility.certified_by, "C");
  EXPECT_EQ(metadata.accessibility.exemption, "eaa-microenterprise");
  EXPECT_EQ(metadata.accessibility.summary.text, "All of it.");
}

TEST(Metadata, PandocsKeys) {
  const Loaded loaded = load_keys(
      "title:\n"
      "  - {type: main, text: Main}\n"
      "  - {type: subtitle, text: Sub}\n"
      "lang: pt-br\n"
      "author: [A, Null]\n"
      "keywords: one, two\n"
      "abstract: Abstract\n"
      "identifier: {scheme: ISBN-13, text: 9780306406157}\n"
      "date: {type: publication, text: 2012}\n"
      "cover-image: c.png\n"
      "stylesheet: x.css\n"
      "belongs-to-collection: Lives\n"
      "group-position: 3\n"
      "toc: true\n"
      "documentclass: book\n");
  EXPECT_THAT(said(loaded), IsEmpty());
  const Metadata& metadata = loaded.manuscript->metadata;
  EXPECT_EQ(metadata.title.text, "Main");
  EXPECT_EQ(metadata.subtitle.text, "Sub");
  EXPECT_EQ(metadata.language.text, "pt-BR");
  ASSERT_EQ(metadata.creators.size(), 2u);
  EXPECT_EQ(metadata.creators[1].name.text, "Null");
  ASSERT_EQ(metadata.subjects.size(), 2u);
  EXPECT_EQ(metadata.subjects[1].label.text, "two");
  EXPECT_EQ(metadata.description.text, "Abstract");
  EXPECT_EQ(metadata.identifiers.at(0).text, "urn:isbn:9780306406157");
  EXPECT_EQ(metadata.date.text, "2012");
  EXPECT_EQ(loaded.manuscript->cover.path, "c.png");
  EXPECT_EQ(loaded.manuscript->styles.at(0).path, "x.css");
  EXPECT_EQ(metadata.series->name.text, "Lives");
  EXPECT_EQ(metadata.series->position, "3");
}

struct Form {
  const char* written;
  const char* canonical;
};

TEST(Metadata, IdentifiersHaveOneForm) {
  const Form forms[] = {
      {"9780306406157", "urn:isbn:9780306406157"},
      {"'isbn: 978-0-306-40615-7'", "urn:isbn:9780306406157"},
      {"ISBN 0-306-40615-2", "urn:isbn:0306406152"},
      {"0-8044-2957-X", "urn:isbn:080442957X"},
      {"URN:ISBN:9780306406157", "urn:isbn:9780306406157"},
      {"issn 0317-8471", "urn:issn:0317-8471"},
      {"8FA2A5C5-2826-45CB-9896-CE34B69DEE78", "urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78"},
      {"urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78",
       "urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78"},
      {"doi:10.1000/182", "urn:doi:10.1000/182"},
      {"https://doi.org/10.1000/a(b)c", "urn:doi:10.1000/a(b)c"},
      {"10.1000/182", "urn:doi:10.1000/182"},
      {"10.5", "10.5"},
      {"urn:example:x", "urn:example:x"},
      {"my-book-1", "my-book-1"},
  };
  for (const Form& form : forms) {
    const Loaded loaded = load_keys("title: T\nlang: en\nidentifier: " + std::string(form.written));
    EXPECT_THAT(said(loaded), IsEmpty()) << form.written;
    ASSERT_EQ(loaded.manuscript->metadata.identifiers.size(), 1u) << form.written;
    EXPECT_EQ(loaded.manuscript->metadata.identifiers[0].text, form.canonical);
  }
}

struct Complaint {
  const char* keys;
  const char* expected;
};

class MetadataComplaint : public ::testing::TestWithParam<Complaint> {};

TEST_P(MetadataComplaint, IsSaid) {
  const Loaded loaded = load_keys(std::string("title: T\nlanguage: en\n") + GetParam().keys);
  EXPECT_THAT(said(loaded), ElementsAre(GetParam().expected));
  EXPECT_TRUE(loaded.manuscript);
}

INSTANTIATE_TEST_SUITE_P(
    All, MetadataComplaint,
    ::testing::Values(
        Complaint{"titel: x\n",
                  "b/book.yaml:3:1: warning: unknown key `titel` [unknown-key] = did you mean "
                  "`title`?"},
        Complaint{"zzzzzzzz: x\n",
                  "b/book.yaml:3:1: warning: unknown key `zzzzzzzz` [unknown-key] = it has no "
                  "effect; take it out"},
        Complaint{"translator: x\n",
                  "b/book.yaml:3:1: warning: unknown key `translator` [unknown-key] = write "
                  "`contributor: [{name: …, role: trl}]`"},
        Complaint{"title: again\n",
                  "b/book.yaml:3:1: error: key `title` is given twice [duplicate-key] = keep one "
                  "of them < b/book.yaml:1:1 first given here"},
        Complaint{
            "lang: fr\n",
            "b/book.yaml:3:1: error: key `lang` is given twice [duplicate-key] = `lang` means "
            "the same as `language`; keep one < b/book.yaml:2:1 first given here"},
        Complaint{"rights: [a]\n", "b/book.yaml:3:9: error: `rights` must be a text [wrong-type]"},
        Complaint{"publisher:\n",
                  "b/book.yaml:3:1: warning: `publisher` is empty [empty-value] = give it a value "
                  "or take it out"},
        Complaint{"publisher: \"  \"\n",
                  "b/book.yaml:3:12: warning: `publisher` is empty [empty-value] = give it a value "
                  "or take it out"},
        Complaint{"subtitle: |\n  one\n  two\n",
                  "b/book.yaml:4:3: error: the title `one` is not one line of text "
                  "[malformed-title] = write it as one text, between quotes where it holds `: `"},
        Complaint{"date: 1/2/2024\n",
                  "b/book.yaml:3:7: error: `1/2/2024` is not a date [malformed-date] = write a "
                  "year, a month or a day: `2024`, `2024-05` or `2024-05-31`"},
        Complaint{"date: 2 May 1998\n",
                  "b/book.yaml:3:7: error: `2 May 1998` is not a date [malformed-date] = did you "
                  "mean `1998-05-02`?"},
        Complaint{"date: 2024-13-01\n",
                  "b/book.yaml:3:7: error: `2024-13-01` is not a date [malformed-date] = write a "
                  "year, a month or a day: `2024`, `2024-05` or `2024-05-31`"},
        Complaint{"modified: 2024\n",
                  "b/book.yaml:3:11: error: `2024` is not a date [malformed-date] = write a day or "
                  "a time in UTC: `2024-05-31` or `2024-05-31T10:00:00Z`"},
        Complaint{"identifier: 9780306406158\n",
                  "b/book.yaml:3:13: error: `9780306406158` is not a valid ISBN "
                  "[malformed-identifier] = if the digits before it are right, the last is `7`"},
        Complaint{"isbn: 123\n",
                  "b/book.yaml:3:7: error: `123` is not a valid ISBN [malformed-identifier] = an "
                  "ISBN has 13 digits"},
        Complaint{"identifier: urn:uuid:12\n",
                  "b/book.yaml:3:13: error: `urn:uuid:12` is not a valid UUID "
                  "[malformed-identifier] = a UUID has the form 8-4-4-4-12 of hexadecimal digits"},
        Complaint{"identifier: ISSN 0317-8472\n",
                  "b/book.yaml:3:13: error: `ISSN 0317-8472` is not a valid ISSN "
                  "[malformed-identifier] = if the digits before it are right, the last is `1`"},
        Complaint{"identifier: ISSN 0317\n",
                  "b/book.yaml:3:13: error: `ISSN 0317` is not a valid ISSN "
                  "[malformed-identifier] = an ISSN has eight digits"},
        Complaint{
            "identifier: 0-8044-2957-1\nisbn: 1\n",
            "b/book.yaml:4:1: error: key `isbn` is given twice [duplicate-key] = `isbn` means "
            "the same as `identifier`; keep one < b/book.yaml:3:1 first given here"},
        Complaint{"identifier: doi:10/182\n",
                  "b/book.yaml:3:13: error: `doi:10/182` is not a valid DOI [malformed-identifier] "
                  "= a DOI has the form `10.1000/182`"},
        Complaint{"isbn: [9780306406157, 978-0-306-40615-7]\n",
                  "b/book.yaml:3:23: warning: `urn:isbn:9780306406157` is given twice "
                  "[repeated-value] = keep one of them < b/book.yaml:3:8 first given here"},
        Complaint{"creator: [A, {name: A, role: aut}]\n",
                  "b/book.yaml:3:21: warning: `A` is given twice [repeated-value] = keep one of "
                  "them < b/book.yaml:3:11 first given here"},
        Complaint{"subject: [A, B, A]\n",
                  "b/book.yaml:3:17: warning: `A` is given twice [repeated-value] = keep one of "
                  "them < b/book.yaml:3:11 first given here"},
        Complaint{"subject: {label: x, authority: BISAC, term: FIC19}\n",
                  "b/book.yaml:3:45: warning: `FIC19` does not have the form of a BISAC code "
                  "[malformed-subject] = it has three letters and six digits: `FIC019000`"},
        Complaint{"subject: {label: x, authority: thema, term: fba}\n",
                  "b/book.yaml:3:45: warning: `fba` does not have the form of a Thema code "
                  "[malformed-subject] = write `FBA`"},
        Complaint{"subject: {label: x, authority: Thema, term: 1DDU--GB}\n",
                  "b/book.yaml:3:45: warning: `1DDU--GB` does not have the form of a Thema code "
                  "[malformed-subject] = it has letters and digits, a letter or a digit first: "
                  "`FBA`, `1DDU`"},
        Complaint{"creator: {role: aut}\n",
                  "b/book.yaml:3:10: error: `creator` must be a name, or a map with `name` "
                  "[wrong-type]"},
        Complaint{"creator: {name: A, nmae: B}\n",
                  "b/book.yaml:3:20: warning: unknown key `nmae` [unknown-key] = did you mean "
                  "`name`?"},
        Complaint{"creator: {name: A, role: auhtor}\n",
                  "b/book.yaml:3:26: warning: `auhtor` is not a MARC relator code "
                  "[unknown-relator] = did you mean `author`?"},
        Complaint{"creator: [[A]]\n",
                  "b/book.yaml:3:11: error: `creator` must be a text [wrong-type]"},
        Complaint{"subject: {label: x, term: y}\n",
                  "b/book.yaml:3:10: error: `subject` must be given with both `authority` and "
                  "`term`, or neither [wrong-type]"},
        Complaint{"series: {name: S, position: two}\n",
                  "b/book.yaml:3:29: error: `position` must be a number such as `2` or `2.1` "
                  "[wrong-type]"},
        Complaint{"group-position: 2\n",
                  "b/book.yaml:3:17: error: `group-position` must be given together with `series` "
                  "[wrong-type]"},
        Complaint{"accessibility: good\n",
                  "b/book.yaml:3:16: error: `accessibility` must be a map with `alternatives`, "
                  "`hazards`, `summary` and the like [wrong-type]"},
        Complaint{"accessibility: {alternatives: maybe}\n",
                  "b/book.yaml:3:31: error: `alternatives` must be `sufficient` or `insufficient` "
                  "[wrong-type]"},
        Complaint{"accessibility: {hazards: flashin}\n",
                  "b/book.yaml:3:26: error: `hazards` must be `none`, `unknown` or a list of "
                  "`flashing`, `motion-simulation`, `sound` [wrong-type] = did you mean "
                  "`flashing`?"},
        Complaint{"accessibility: {exemption: small}\n",
                  "b/book.yaml:3:28: error: `exemption` must be `eaa-disproportionate-burden`, "
                  "`eaa-fundamental-alteration` or `eaa-microenterprise` [wrong-type]"},
        Complaint{"accessibility: {sumary: x}\n",
                  "b/book.yaml:3:17: warning: unknown key `sumary` [unknown-key] = did you mean "
                  "`summary`?"},
        Complaint{"lenient: perhaps\n",
                  "b/book.yaml:3:10: error: `lenient` must be `true` or `false` [wrong-type]"},
        Complaint{"deny: [missing-imge]\n",
                  "b/book.yaml:3:8: warning: there is no kind of finding `missing-imge` "
                  "[unknown-code] = did you mean `missing-image`?"},
        Complaint{
            "allow: warnings\n",
            "b/book.yaml:3:8: warning: there is no kind of finding `warnings` [unknown-code]"},
        Complaint{
            "allow: [dead-link, no-chapters]\n",
            "b/book.yaml:3:20: warning: `no-chapters` cannot be allowed: no book can be made in "
            "spite of it [unallowable-code]"},
        Complaint{"extends:\n",
                  "b/book.yaml:3:1: warning: `extends` is empty [empty-value] = give it a value or "
                  "take it out"}));

TEST(Metadata, OneTitleOnly) {
  EXPECT_THAT(said(load_keys("title: [One, Two]\nlang: en\n")),
              ElementsAre("b/book.yaml:1:14: error: key `title` is given twice [duplicate-key] = "
                          "keep one; a second line of it is the `subtitle` < b/book.yaml:1:9 first "
                          "given here"));
}

TEST(Metadata, CodesOfShopsHaveTheirForm) {
  for (const char* const subject :
       {"{label: x, authority: BISAC, term: FIC019000}", "{label: x, authority: THEMA, term: FBA}",
        "{label: x, authority: THEMA, term: 1DDU-GB-ESL}",
        "{label: x, authority: THEMA, term: 3MNQ}", "{label: x, authority: LCSH, term: any}"}) {
    EXPECT_THAT(said(load_keys(std::string("title: T\nlang: en\nsubject: ") + subject + "\n")),
                IsEmpty())
        << subject;
  }
}

TEST(Metadata, OfTheCommandLineHasAPlaceThere) {
  MemoryFiles files = {{"b/book.yaml", "publisher: P\n"}, {"b/a.md", "x"}};
  const Loaded loaded = load(files, {"b"}, {{"title", "T"}, {"lang", "en"}, {"date", "soon"}});
  EXPECT_THAT(said(loaded),
              ElementsAre("command line:3:6: error: `soon` is not a date [malformed-date] = write "
                          "a year, a month or a day: `2024`, `2024-05` or `2024-05-31`"));
}

TEST(Metadata, MissingTitleAndLanguagePointAtTheBookFile) {
  EXPECT_THAT(said(load_keys("# nothing\npublisher: P\n")),
              ElementsAre("b/book.yaml:2:1: warning: the book does not say its language; English "
                          "(`en`) is assumed [missing-language] = say it with `language: …`, so "
                          "that readers hyphenate and speak the text rightly",
                          "b/book.yaml:2:1: warning: the book has no title; it is called `b` "
                          "[missing-title] = give it one with `title: …`"));
  EXPECT_EQ(said(load_keys("")).size(), 2u);
}

TEST(Metadata, EverythingIsSaidAtOnce) {
  EXPECT_EQ(
      said(load_keys("title: {a: b}\nlang: english\ndate: x\nfoo: y\ncontents: [q.md, a.md]\n"))
          .size(),
      6u);
}

}  // namespace
}  // namespace colophon::testing
