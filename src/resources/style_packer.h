// One style sheet after another from the disk into the book, with what it refers to.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/budget.h"
#include "base/diagnostics.h"
#include "base/source.h"
#include "formats/css/references.h"
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
              Spending& spending, Diagnostics& diags)
      : folder_(folder),
        names_(names),
        images_(images),
        sources_(sources),
        spending_(spending),
        diags_(diags) {}

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
    std::string text;  // without what cannot stay; offsets are the source's
    std::vector<css::Reference> references = {};  // of the text
    bool is_sound = false;                        // its brackets and strings close
  };
  // Null where it cannot be read, which is reported. Each file is read once.
  const Loaded* load(const std::string& path, Span span, Code missing);
  std::optional<Loaded> read(const std::string& path, Span span, Code missing);
  std::optional<TracedCss> process(const Loaded& sheet);
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
  Spending& spending_;
  Diagnostics& diags_;
  std::vector<Resource> fonts_;
  std::map<std::string, std::string> font_hrefs_;  // by path; empty for what is none
  std::map<std::string, Loaded> sheets_;           // by path
  std::vector<std::string> importing_;             // the sheet at hand, what it imports, and so on
  std::set<std::string> imported_;                 // into it: paths, each under its conditions
  std::string conditions_;                         // of the imports on the way, a line each
};

}  // namespace colophon::resources
