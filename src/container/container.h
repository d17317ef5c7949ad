// The OCF abstract container and the ZIP file it is written to.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "base/source_map.h"
#include "formats/xml_writer.h"
#include "model/entry.h"
#include "model/publication.h"

namespace colophon::container {

// The folder of the package document in the archive, with its slash.
inline constexpr char kPackageFolder[] = "EPUB/";

// An entry from bytes as they are.
Entry store(std::string name, std::string bytes);

// An entry from bytes: deflated (level 6) where that makes it smaller and its media type is not
// compressed already. Safe to call on several threads. The name is as in the archive.
Entry pack(std::string name, std::string_view bytes, std::string_view media_type,
           SourceMap source_map = {});

// An entry from a resource of the publication; a file of the disk stays there until the archive is
// written.
Entry pack(Resource resource);

struct PackageDocuments {
  xml::Written package;
  xml::Written navigation;
  xml::Written ncx;
};

// All entries in the order they are written: mimetype, META-INF/container.xml, package document,
// navigation, NCX, content documents in spine order, resources.
std::vector<Entry> lay_out(PackageDocuments documents, std::vector<Entry> content,
                           std::vector<Entry> resources, bool has_fonts);

// Writes the archive into `out`, which the caller commits. The same entries give the same bytes
// anywhere. `files` is where DiskFile entries are streamed from.
Result<void> write(std::span<const Entry> entries, Files& files, OutputFile& out);

// The first entry whose file is not the one that was looked into, or has changed since; null for
// none.
const Entry* find_changed(std::span<const Entry> entries, Files& files);

}  // namespace colophon::container
