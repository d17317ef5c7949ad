// The floor under any compiler of Markdown to EPUB: each file is read, parsed and rendered by
// cmark, deflated, and appended to one file. No archive, no links, no contents, no checking; one
// thread.
//   floor OUT IN.md...

#include <cmark.h>
#include <libdeflate.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

namespace {

struct Free {
  void operator()(char* text) const { std::free(text); }
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: floor OUT IN.md...\n");
    return 2;
  }
  std::ofstream out(argv[1], std::ios::binary);
  const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(6));
  std::string packed;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::unique_ptr<char, Free> html(
        cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_UNSAFE | CMARK_OPT_SMART));
    const std::string_view rendered(html.get());
    packed.resize(libdeflate_deflate_compress_bound(compressor.get(), rendered.size()));
    const std::size_t size = libdeflate_deflate_compress(
        compressor.get(), rendered.data(), rendered.size(), packed.data(), packed.size());
    out.write(packed.data(), static_cast<std::streamsize>(size));
  }
  return out.flush().good() ? 0 : 1;
}
