// Files and books for the tests of resources.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../base/memory_files.h"
#include "base/diagnostics.h"
#include "resources/resources.h"

namespace colophon::resources {

// https://www.w3.org/TR/png-3/#D-CRCAppendix
inline std::string checksum_of(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  std::string written;
  for (int shift = 24; shift >= 0; shift -= 8) written += static_cast<char>(~sum >> shift);
  return written;
}

// The first and last bytes of a PNG, enough to know it by.
inline std::string png(std::uint8_t width = 40, std::uint8_t height = 30) {
  using namespace std::string_literals;
  const std::string header = "IHDR\0\0\0"s + static_cast<char>(width) + "\0\0\0"s +
                             static_cast<char>(height) + "\x08\x02\0\0\0"s;
  return "\x89PNG\r\n\x1a\n\0\0\0\r"s + header + checksum_of(header) + "\0\0\0\x04IDATdataCRC!"s +
         "\0\0\0\0IEND\xAE\x42\x60\x82"s;
}

inline std::string svg(std::string_view inside = "<g/>") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\">" +
         std::string(inside) + "</svg>";
}

// A book in the folder `book`, whose places are all different.
struct BookOfFiles {
  testing::MemoryFiles files;
  std::unique_ptr<Files> readable = files.confined();  // what the compiler shows of them
  Manuscript manuscript;
  Book book;  // one document
  Sources sources;
  Diagnostics diags;

  BookOfFiles(std::initializer_list<std::pair<std::string, std::string>> on_disk) : files(on_disk) {
    files.add_folder("book");
    readable->admit("book");
    manuscript.root = "book";
    book.documents.resize(1);
    sources.add("book/a.md", std::string(1000, 'x'));
  }
  ChapterFacts& facts() { return book.documents[0].facts; }
  Span place() {
    ++places_;
    return {static_cast<SourceId>(0), places_, places_ + 1};
  }
  void use(const std::string& path) {
    facts().images.push_back(
        {.path = path, .span = place(), .written = path, .has_alternative = true});
  }

  std::vector<std::string> codes() const {
    std::vector<std::string> names;
    for (const Diagnostic& diagnostic : diags.all()) names.push_back(name_of(diagnostic.code));
    return names;
  }

 private:
  std::uint32_t places_ = 0;
};

inline std::vector<std::string> hrefs(const std::vector<Resource>& resources) {
  std::vector<std::string> names;
  for (const Resource& resource : resources) names.push_back(resource.href);
  return names;
}

}  // namespace colophon::resources
