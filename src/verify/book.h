// What is known of a finished book once each of its files was judged alone, and what is judged
// across them.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "verify/archive/archive.h"
#include "verify/documents/document.h"
#include "verify/documents/navigation.h"
#include "verify/package/package.h"

namespace colophon::verify {

// An entry of the archive, in its order.
struct Judged {
  const Item* item = nullptr;  // of the manifest; null for a file that is not listed
  DocumentFacts facts;         // of documents and style sheets
  bool is_whole = true;        // was read and, as a document, well-formed
  bool is_encrypted = false;
  std::unordered_map<std::string, std::uint32_t> contents_ids;  // where those stand that the
                                                                // contents lead to
  Diagnostics findings;                                         // spans are of SourceId{0}
};

struct Book {
  const Archive& archive;
  const Package& package;
  std::vector<Judged> entries;
  Navigation navigation;

  Judged* find(std::string_view path);
};

// What the references of a document are relative to, by Reference::base.
std::vector<std::string> bases_of(const std::string& path, const DocumentFacts& facts);

// Whether items say of themselves what they are: scripted, with mathematics (EPUB 3.3
// #app-item-properties-vocab), once their references were checked. Findings are the package
// document's.
void check_features(Book& book, Diagnostics& findings);

// Where every address leads to (EPUB 3.3 #sec-container-iri, #sec-manifest-elem); findings are the
// package document's.
void check_references(Book& book, Diagnostics& findings);

// Documents of a fixed layout say how large a page is.
void check_layout(Book& book);

// An overlay speaks of the document that names it; findings are the package document's.
void check_overlay_targets(Book& book, Diagnostics& findings);

// Every document can be come to: non-linear ones by a link.
void check_reachable(Book& book, Diagnostics& findings);

// The contents are in reading order; findings are the navigation document's.
void check_contents_order(Book& book, Diagnostics& findings);

}  // namespace colophon::verify
