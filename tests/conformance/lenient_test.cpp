// What --lenient makes of every faulty book we have: still a book, whose documents are well-formed
// and have none of the compiler's own names in them.

#include <expat.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/archive.h"
#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> faulty_books() {
  std::vector<fs::path> books;
  for (const char* kind : {"diagnostics", "books"}) {
    for (const fs::path& folder : folders_in(tests_folder() / "golden" / kind)) {
      if (fs::is_directory(folder / "book")) books.push_back(folder);
    }
  }
  return books;
}

std::string name_of_folder(const ::testing::TestParamInfo<fs::path>& info) {
  return test_name(info.param.parent_path().filename().string() + "_" +
                   info.param.filename().string());
}

// Why the text is no well-formed XML; empty where it is.
std::string malformation(std::string_view xml) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr),
                                                                       XML_ParserFree);
  if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK) {
    return {};
  }
  return XML_ErrorString(XML_GetErrorCode(parser.get()));
}

bool is_xml(std::string_view name) {
  return name.ends_with(".xhtml") || name.ends_with(".opf") || name.ends_with(".ncx") ||
         name.ends_with(".xml") || name.ends_with(".svg");
}

class LenientBook : public ::testing::TestWithParam<fs::path> {};

}  // namespace

TEST_P(LenientBook, is_a_book_without_our_names) {
  const TemporaryFolder scratch;
  const fs::path out = scratch.path() / "book.epub";
  const Outcome outcome = run({.line = "colophon build book --lenient -o \"$OUT\"",
                               .folder = GetParam(),
                               .environment = {{"OUT", out.string()}}});
  EXPECT_LE(outcome.status, 1) << outcome.output;
  if (outcome.status != 0) {
    // Only what no repair can mend stands in a lenient author's way.
    EXPECT_NE(outcome.output.find("no book can be made"), std::string::npos) << outcome.output;
    EXPECT_FALSE(fs::exists(out));
    return;
  }
  const std::vector<ArchiveEntry> entries = read_archive(out);
  EXPECT_GT(entries.size(), 4u);
  for (const ArchiveEntry& entry : entries) {
    EXPECT_EQ(entry.bytes.find("colophon:"), std::string::npos) << entry.name;
    if (is_xml(entry.name)) {
      EXPECT_EQ(malformation(entry.bytes), "") << entry.name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Golden, LenientBook, ::testing::ValuesIn(faulty_books()), name_of_folder);

}  // namespace colophon::test
