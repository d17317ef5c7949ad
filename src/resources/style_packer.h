// One style sheet after another from the disk into the book, with what it refers to.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "formats/css.h"
#include "model/manuscript.h"
#include "model/publication.h"
#include "resources/book_folder.h"
#include "resources/image_packer.h"
#include "resources/package_names.h"
#include "resources/traced_css.h"

namespace colophon::resources {

class StylePacker {
 public:
  StylePacker(BookFolder& folder, PackageNames& names, ImagePacker& images, Sources& sources,
              Diagnostics& diags)
      : folder_(folder), names_(names), images_(images), sources_(sources), diags_(diags) {}

  // The sheet as it is packed in css/: UTF-8, what it imports in place of the @import, every url()
  // to where the file is packed; what cannot be, and what no checker of books takes, is taken out
  // and reported. Nothing for a sheet that cannot be read or whose brackets and strings do not
  // close.
  std::optional<TracedCss> pack(const FileReference& sheet);

  // Those that the sheets name, in order of first use.
  std::vector<Resource>& fonts() { return fonts_; }

 private:
  struct Loaded {
    std::string path;  // relative to the root
    SourceId source = SourceId::none;
    std::string text;  // on the way to its packed form; offsets are the source's
  };
  std::optional<Loaded> load(const std::string& path, Span span, Code missing);
  std::optional<TracedCss> process(Loaded& sheet);
  bool is_sound(const Loaded& sheet, const css::Sheet& scanned);
  void settle(Loaded& sheet);
  bool is_new_import(const std::string& path, const std::string& condition);
  TracedCss import(const Loaded& sheet, const css::Reference& reference);
  std::optional<std::string> path_of(const Loaded& sheet, const css::Reference& reference);
  std::string pack_target(const Loaded& sheet, const css::Reference& reference);
  std::string pack_font(const std::string& path, Span span);
  void report_missing(const std::string& path, Code code, Span span, const Failure& failure);

  BookFolder& folder_;
  PackageNames& names_;
  ImagePacker& images_;
  Sources& sources_;
  Diagnostics& diags_;
  std::vector<Resource> fonts_;
  std::map<std::string, std::string> font_hrefs_;  // by path; empty for what is none
  std::vector<std::string> importing_;             // the sheet at hand, what it imports, and so on
  std::set<std::string> imported_;                 // into it: paths, each under its conditions
  std::string conditions_;                         // of the imports on the way, a line each
  std::size_t imported_bytes_ = 0;
};

}  // namespace colophon::resources
