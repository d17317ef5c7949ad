#include <map>
#include <span>
#include <string>
#include <utility>

#include "resources/find_image.h"
#include "resources/image_packer.h"
#include "resources/resources.h"

namespace colophon::resources {

Images collect_images(const Manuscript& manuscript, const Book& book, Files& files,
                      Sources& sources, Diagnostics& diags) {
  BookFolder folder(manuscript.root, files);
  PackageNames names;
  ImagePacker packer(folder, names, sources, diags);
  Images images;
  if (const FileReference& cover = manuscript.cover; !cover.path.empty()) {
    images.cover = packer.pack(cover.path, AskedBy::cover, cover.span);
  }
  ImageFinder finder(folder, diags);
  std::map<std::string, std::string> elsewhere;  // path as written -> where the file lies
  for (const Document& document : book.documents) {
    for (const ImageUse& use : document.facts.images) {
      const std::string path = finder.find(use);
      packer.pack(path, AskedBy::chapter, use.span);
      if (path != use.path) elsewhere.emplace(use.path, path);
    }
  }
  images.by_path = std::move(packer.by_path());
  for (const auto& [written, path] : elsewhere) images.by_path[written] = images.by_path[path];
  images.resources = std::move(packer.resources());
  return images;
}

}  // namespace colophon::resources
