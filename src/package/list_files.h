// Manifest and spine: which files the book has, and in which order they are read.
#pragma once

#include <span>
#include <vector>

#include "model/assets.h"
#include "model/book.h"
#include "model/publication.h"

namespace colophon::package {

// A content document in reading order.
struct SpineDocument {
  const Document& document;
  Properties properties;
};

// Every href once. The cover is there where its image is; the navigation document stands where the
// contents have it, and nowhere where they have not.
std::vector<SpineDocument> list_documents(const Book& book, const Assets& assets);

// Afterwards every file of the publication but the package document is in the manifest once, with
// an id that is made of its href and the properties that are true of it (EPUB 3.3
// #sec-item-resource-properties), and every document is in the spine, all of them linear.
void list_files(Publication& publication, std::span<const SpineDocument> documents,
                std::span<const Resource> resources);

}  // namespace colophon::package
