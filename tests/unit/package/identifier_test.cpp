// EPUB 3.3 #sec-opf-dcidentifier: the identifier of a book outlives its builds.
#include <gtest/gtest.h>

#include "base/uuid.h"
#include "unit/package/sample_book.h"

namespace colophon::package {
namespace {

using test::messages;
using test::sample_book;
using test::SampleBook;
using test::Texts;

std::string identifier_of(const SampleBook& sample) {
  return sample.publish().metadata.identifiers.at(0).text;
}

SampleBook without_identifier(std::string title, std::string creator) {
  SampleBook sample = sample_book();
  sample.book.metadata.identifiers.clear();
  sample.book.metadata.title.text = std::move(title);
  sample.book.metadata.creators.at(0).name.text = std::move(creator);
  return sample;
}

TEST(Identifier, IsMadeOfCreatorsAndTitleWhereThereIsNone) {
  SampleBook sample = without_identifier("Memoirs", "Victor Serge");
  sample.book.metadata.title.span = {SourceId{0}, 7, 14};
  Diagnostics diags;
  const std::string made = sample.publish(diags).metadata.identifiers.at(0).text;
  ASSERT_TRUE(made.starts_with("urn:uuid:"));
  EXPECT_TRUE(is_uuid(made.substr(9)));
  EXPECT_EQ(messages(diags), (Texts{"missing-identifier: the book has no identifier; `" + made +
                                    "` is made from its creator and title"}));
  EXPECT_EQ(diags.all().at(0).severity, Severity::note);
  EXPECT_EQ(diags.all().at(0).span, sample.book.metadata.title.span);
}

TEST(Identifier, DoesNotDependOnHowThingsWereTyped) {
  const std::string expected = identifier_of(without_identifier("Été à Paris", "Victor Serge"));
  EXPECT_EQ(identifier_of(without_identifier("  Été \n à\tParis ", "Victor  Serge")), expected);
  EXPECT_EQ(identifier_of(without_identifier("Été\u00A0à Paris", "Victor Serge")), expected);
  EXPECT_EQ(identifier_of(without_identifier("E\u0301te\u0301 a\u0300 Paris", "Victor Serge")),
            expected);
}

TEST(Identifier, TellsBooksApart) {
  const std::string one = identifier_of(without_identifier("Memoirs", "Victor Serge"));
  EXPECT_NE(identifier_of(without_identifier("Memoirs 2", "Victor Serge")), one);
  EXPECT_NE(identifier_of(without_identifier("Memoirs", "Victor")), one);
  EXPECT_NE(identifier_of(without_identifier("Serge Memoirs", "Victor")),
            identifier_of(without_identifier("Memoirs", "Victor Serge")));
}

TEST(Identifier, OfTheAuthorIsKept) {
  struct Case {
    const char* written;
    const char* expected;
  };
  const Case cases[] = {
      {"urn:isbn:978-3-16-148410-0", "urn:isbn:978-3-16-148410-0"},
      {"978-3-16-148410-0", "urn:isbn:9783161484100"},
      {"F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"},
      {"URN:UUID:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
       "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"},
      {"10.1000/182", "urn:doi:10.1000/182"},
      {"my-book", "my-book"},
      {" https://example.org/ ", "https://example.org/"},
  };
  for (const Case& c : cases) {
    SampleBook sample = sample_book();
    sample.book.metadata.identifiers = {{" ", {}}, {c.written, {}}};
    Diagnostics diags;
    EXPECT_EQ(sample.publish(diags).metadata.identifiers.at(0).text, c.expected);
    EXPECT_TRUE(diags.empty());
  }
}

TEST(Metadata, IsCompleteWhateverTheAuthorLeftOut) {
  SampleBook sample;
  sample.add_chapter("one", "One", Matter::body);
  const Metadata metadata = sample.publish().metadata;
  EXPECT_EQ(metadata.title.text, "Untitled");
  EXPECT_EQ(metadata.language.text, "en");
  EXPECT_EQ(metadata.modified.text, "2024-05-31T10:00:00Z");
  EXPECT_EQ(metadata.identifiers.size(), 1u);
}

}  // namespace
}  // namespace colophon::package
