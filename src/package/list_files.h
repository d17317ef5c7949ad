// Manifest and spine: which files the book has, and in which order they are read.
#pragma once

#include <span>
#include <vector>

#include "model/facts.h"
#include "model/manuscript.h"
#include "model/publication.h"

namespace colophon::package {

// Whether this entry stands for the navigation document.
bool is_contents_page(const ContentsItem& item);

// A content document in reading order.
struct Document {
  std::string href;
  const ContentsItem* item = nullptr;  // none for the cover page, which is no entry of the contents
  const ChapterFacts* facts = nullptr;  // none for pages that the compiler made
  Properties properties;
};

// What puts it into the book; nowhere for the cover page.
Span span_of(const Document& document);

// Every href once. The cover page comes first where a resource is the cover image; the navigation
// document stands where the contents have it, and nowhere where they have not.
std::vector<Document> list_documents(const Manuscript& manuscript, const BookFacts& book,
                                     std::span<const ChapterFacts> facts,
                                     std::span<const Resource> resources);

// Afterwards every file of the publication but the package document is in the manifest once, with
// an id that is made of its href and the properties that are true of it (EPUB 3.3
// #sec-item-resource-properties), and every document is in the spine, all of them linear.
void list_files(Publication& publication, std::span<const Document> documents,
                std::span<const Resource> resources);

}  // namespace colophon::package
