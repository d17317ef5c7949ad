#include <span>
#include <utility>

#include "resources/image_packer.h"
#include "resources/resources.h"

namespace colophon::resources {

Images collect_images(const Manuscript& manuscript, std::span<const ChapterFacts> facts,
                      Files& files, Diagnostics& diags) {
  BookFolder folder(manuscript.root, files);
  PackageNames names;
  ImagePacker packer(folder, names, diags);
  Images images;
  if (const FileReference& cover = manuscript.cover; !cover.path.empty()) {
    images.cover = packer.pack(cover.path, AskedBy::cover, cover.span);
  }
  for (const ChapterFacts& chapter : facts) {
    for (const ImageUse& use : chapter.images) packer.pack(use.path, AskedBy::chapter, use.span);
  }
  images.by_path = std::move(packer.by_path());
  images.resources = std::move(packer.resources());
  return images;
}

}  // namespace colophon::resources
