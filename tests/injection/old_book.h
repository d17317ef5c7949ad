// The book that is there before one is built: as much of an EPUB as it is known by.
#pragma once

#include <string>

namespace colophon::test {

// A local file header of 30 bytes (APPNOTE, 4.3.7) and what follows it in every EPUB.
inline std::string old_book() {
  const std::string header =
      std::string("PK\x03\x04\x14", 5) + std::string(21, '\0') + std::string("\x08\0\0\0", 4);
  return header + "mimetypeapplication/epub+zip, the old one";
}

}  // namespace colophon::test
