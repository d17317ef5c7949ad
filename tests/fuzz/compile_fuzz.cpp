// The whole compiler, lenient, over two chapters: what it writes verifies, is well-formed XML in an
// archive, and the same bytes on any number of threads.

#include <expat.h>

#include "fuzz/compiling.h"
#include "support/archive.h"

namespace {

using namespace colophon;

std::string compile(const std::string& first, const std::string& second, std::size_t jobs) {
  testing::MemoryFiles files = {
      {"book/book.yaml", fuzz::kBookFile}, {"book/1.md", first}, {"book/2.md", second}};
  return fuzz::compile_book(files, jobs);
}

bool is_xml(const std::string& name) {
  return name.ends_with(".xhtml") || name.ends_with(".opf") || name.ends_with(".ncx") ||
         name.ends_with(".xml");
}

bool is_well_formed(const std::string& text) {
  const XML_Parser parser = XML_ParserCreateNS(nullptr, ' ');
  const bool parsed =
      XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  return parsed;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = std::min(text.find('\f'), text.size());
  const std::string first(text.substr(0, middle));
  const std::string second(text.substr(middle));
  const std::string book = compile(first, second, 1);
  fuzz::require(book == compile(first, second, 2), "the same bytes on two threads");
  if (book.empty()) return 0;
  for (const test::ArchiveEntry& entry : test::read_archive(std::string_view(book))) {
    fuzz::require(!is_xml(entry.name) || is_well_formed(entry.bytes), entry.name.c_str());
  }
  return 0;
}
