// META-INF: which file is the package document (EPUB 3.3 #sec-container-metainf), and which are
// encrypted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "verify/element_tree.h"

namespace colophon::verify {

inline constexpr std::string_view kContainerPath = "META-INF/container.xml";
inline constexpr std::string_view kEncryptionPath = "META-INF/encryption.xml";

struct RootFile {
  std::string path;  // from the archive's root
  Span place;        // of the path in container.xml
};

struct Container {
  ElementTree tree;
  std::vector<RootFile> roots;  // the package documents that it names, in its order
};

// Reports what is not well-formed.
Container read_container(std::string_view bytes, Diagnostics& findings);

// The rest, which depends on the version of the book that it leads to: 2 or 3.
void check_container(const Container& container, int version, Diagnostics& findings);

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
