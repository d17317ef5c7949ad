// The whole compiler over a style sheet of the author's, on its own and in a drawing: what is left
// of it verifies.

#include "fuzz/compiling.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colophon;
  const std::string css(reinterpret_cast<const char*>(data), size);
  testing::MemoryFiles files = {
      {"book/book.yaml", std::string(fuzz::kBookFile) + "stylesheet: sheet.css\n"},
      {"book/1.md", "# One\n\nText.\n\n![A square](square.svg)\n"},
      {"book/sheet.css", css},
      {"book/square.svg",
       "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"><title>A square</title>"
       "<style><![CDATA[" +
           css + "]]></style><path d=\"M0 0h2v2H0z\"/></svg>"}};
  fuzz::compile_book(files, 1);
  return 0;
}
