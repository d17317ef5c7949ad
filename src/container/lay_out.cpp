#include <iterator>
#include <utility>

#include "container/container.h"
#include "vocabulary/media_types.h"

namespace colophon::container {

namespace {

constexpr std::string_view kXml = "application/xml";

// EPUB 3.3 #sec-container-metainf-container.xml: one rendition.
constexpr std::string_view kContainer =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
)";

// Apple Books shows its own fonts unless it is told that the book brings some.
constexpr std::string_view kDisplayOptions =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<display_options>
  <platform name="*">
    <option name="specified-fonts">true</option>
  </platform>
</display_options>
)";

void move_to(std::vector<Entry>& entries, std::vector<Entry>& more) {
  entries.insert(entries.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

Entry pack_written(std::string name, xml::Written document, std::string_view media_type) {
  return pack(std::move(name), document.text, media_type, std::move(document.source_map));
}

}  // namespace

std::vector<Entry> lay_out(PackageDocuments documents, std::vector<Entry> content,
                           std::vector<Entry> resources, bool has_fonts) {
  const std::string folder = kPackageFolder;
  std::vector<Entry> entries;
  entries.reserve(content.size() + resources.size() + 6);
  // EPUB 3.3 #sec-zip-container-mime: first and stored, its bytes where a reader looks for them.
  entries.push_back(store("mimetype", std::string(vocabulary::kEpub)));
  entries.push_back(pack("META-INF/container.xml", kContainer, kXml));
  if (has_fonts) {
    entries.push_back(pack("META-INF/com.apple.ibooks.display-options.xml", kDisplayOptions, kXml));
  }
  entries.push_back(
      pack_written(folder + "package.opf", std::move(documents.package), vocabulary::kPackage));
  entries.push_back(
      pack_written(folder + kNavigationHref, std::move(documents.navigation), vocabulary::kXhtml));
  entries.push_back(pack_written(folder + kNcxHref, std::move(documents.ncx), vocabulary::kNcx));
  move_to(entries, content);
  move_to(entries, resources);
  return entries;
}

}  // namespace colophon::container
