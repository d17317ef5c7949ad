// Where the image lies that a chapter names: tools look for it in more places than one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "model/facts.h"
#include "resources/book_folder.h"

namespace colophon::resources {

class ImageFinder {
 public:
  ImageFinder(BookFolder& folder, Diagnostics& diags) : folder_(folder), diags_(diags) {}

  // The path of the file, relative to the root: as it is written; from a page that is a folder of
  // its own (Jekyll, Hugo); from a folder around the chapter's (Leanpub); from the folders whose
  // content sites and tools put at their root (`static/`, `assets/`, …); with other capitals, which
  // is reported, or another normal form; for Obsidian by its name alone. `use.path` where there is
  // none.
  std::string find(const ImageUse& use);

 private:
  void report_other_name(const ImageUse& use, const std::string& path);
  bool exists(const std::string& path);
  std::vector<std::string> places(const ImageUse& use) const;
  std::optional<std::string> find_folded(const std::string& path);
  void index();

  BookFolder& folder_;
  Diagnostics& diags_;
  bool indexed_ = false;
  // Paths and names of the folder's images as they compare without regard to case and normal form.
  std::unordered_map<std::string, std::string> by_path_;
  std::unordered_map<std::string, std::string> by_name_;
  std::unordered_map<std::string, std::string> found_;  // by the path as written
};

}  // namespace colophon::resources
