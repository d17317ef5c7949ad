// The author's images, style sheets and fonts as publication resources.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/budget.h"
#include "base/diagnostics.h"
#include "base/files.h"
#include "base/source.h"
#include "model/assets.h"
#include "model/book.h"
#include "model/manuscript.h"
#include "model/publication.h"

namespace colophon::resources {

struct Images {
  std::map<std::string, PackedImage>
      by_path;  // every path that was asked for; one that cannot be packed has no href
  std::vector<Resource> resources;  // in order of first use, the cover first
  PackedImage cover;                // empty href for none
};

// Probes the images that chapters use (and the cover), names them uniquely and reports those that
// are missing, damaged or of a type that no book may carry, at their first use. Types come from
// bytes, never from names.
Images collect_images(const Manuscript& manuscript, const Book& book, Files& files,
                      Sources& sources, Diagnostics& diags);

struct Media {
  std::map<std::string, PackedMedia> by_path;  // as in Images
  std::vector<Resource> resources;             // in order of first use
};

// Checks the sounds, films and tracks that chapters use, names them uniquely and reports those that
// are missing or of a type that readers do not play, at each use. They stay on the disk until the
// archive is written.
Media collect_media(const Manuscript& manuscript, const Book& book, Files& files,
                    Diagnostics& diags);

// The theme and the author's style sheets, with the images and fonts they name, rewritten to where
// these are packed. The style sheets come first, in the order in which documents link them. `known`
// are images packed already. Sheets count in `spending`, also those imported, as often as they are;
// past its end they are not complete.
std::vector<Resource> collect_styles(const Manuscript& manuscript, const Images& known,
                                     Files& files, Sources& sources, Spending& spending,
                                     Diagnostics& diags);

// Names of the themes that are compiled in.
std::vector<std::string> theme_names();

}  // namespace colophon::resources
