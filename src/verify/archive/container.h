// META-INF: which file is the package document (EPUB 3.3 #sec-container-metainf), and which are
// encrypted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "verify/xml/element_tree.h"

namespace colophon::verify {

inline constexpr std::string_view kContainerPath = "META-INF/container.xml";
inline constexpr std::string_view kEncryptionPath = "META-INF/encryption.xml";

struct RootFile {
  std::string path;           // from the archive's root
  Span place;                 // of the path in container.xml
  bool is_rendition = false;  // it says when a reading system is to choose it
};

struct Container {
  ElementTree tree;
  std::vector<RootFile> roots;  // the package documents that it names, in its order
};

// Reports what is not well-formed.
Container read_container(std::string_view bytes, Diagnostics& findings);

// The rest, which depends on the book that it leads to: its version, 2 or 3, and whether it has the
// metadata of several renditions (EPUB Multiple-Rendition Publications 1.1).
struct ContainerOf {
  int version = 3;
  bool has_metadata = false;
};
void check_container(const Container& container, const ContainerOf& book, Diagnostics& findings);

struct Encrypted {
  std::string path;
  bool is_obfuscated = false;  // a font that reading systems know how to read
  Span place;                  // of the address in encryption.xml
};

std::vector<Encrypted> read_encryption(std::string_view bytes, Diagnostics& findings);

// What else META-INF may have: whether it is XML, and signatures are signatures.
inline constexpr std::string_view kSignaturesPath = "META-INF/signatures.xml";
inline constexpr std::string_view kMetadataPath = "META-INF/metadata.xml";
void check_container_file(std::string_view path, std::string_view bytes, Diagnostics& findings);

}  // namespace colophon::verify
