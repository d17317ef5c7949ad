// A book at a glance: what a report shows beside the findings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/source.h"
#include "model/book.h"
#include "model/entry.h"

namespace colophon {

struct Overview {
  struct Chapter {  // or another entry of the contents
    int depth = 0;
    std::string title;
    std::size_t words = 0;
    std::string path;  // as in the manuscript; empty for a page that nobody wrote
  };
  struct Image {
    std::string path;
    std::string alternative;  // empty where there is none
    bool is_decorative = false;
    Span span;  // of its use
  };
  struct File {
    std::string name;         // in the archive
    std::uint64_t bytes = 0;  // that it takes there
  };

  std::string title;
  std::string language;  // BCP 47
  std::size_t words = 0;
  std::vector<Chapter> chapters;  // in reading order
  std::vector<Image> images;      // each use, in reading order
  std::vector<File> files;        // in the archive's order; none where no book was made
};

Overview make_overview(const Book& book);

std::vector<Overview::File> list_files(std::span<const Entry> entries);

}  // namespace colophon
