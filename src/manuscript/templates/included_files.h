// Files that chapters include, whole or in part. Each is read once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

struct IncludedFile {
  // A line that says `ANCHOR: name` or `ANCHOR_END: name`.
  struct Anchor {
    std::size_t line = 0;
    bool is_end = false;
    std::string name;
  };

  SourceId source = SourceId::none;
  std::string path;                                                  // relative to the root
  std::vector<std::uint32_t> lines;                                  // where each begins
  std::vector<Anchor> anchors;                                       // in order
  std::unordered_map<std::string, std::vector<std::size_t>> begins;  // anchors by name
  bool is_text = true;
};

// Part of a file: lines, counted from 0, or what stands between an anchor and its end.
struct FilePart {
  std::size_t first = 0;
  std::size_t end = std::numeric_limits<std::size_t>::max();
  std::string anchor;  // empty for lines
};

class IncludedFiles {
 public:
  explicit IncludedFiles(LoadContext& context) : context_(context) {}

  struct Found {
    enum class Kind : std::uint8_t { file, missing, folder, unreadable };
    Kind kind = Kind::missing;
    const IncludedFile* file = nullptr;
    Failure failure;  // why it cannot be read
  };

  // The file at `path`, normalised and relative to the root.
  const Found& open(const std::string& path);
  bool is_there(const std::string& path);

  // "did you mean `x`?" for a name that is not there, in the folder that it should be in.
  std::string suggest(const std::string& path);

  // The pieces of the part, without the end of its last line. Lines with anchors stand in no part
  // that an anchor names. None where the file has no such anchor.
  // `all_sections`: whatever the anchor's name is put around, not the first section alone.
  std::optional<std::vector<Span>> select(const IncludedFile& file, const FilePart& part,
                                          bool all_sections) const;

 private:
  Found read(const std::string& path);
  SourceId source_of(const std::string& name, Found& found);

  LoadContext& context_;
  std::map<std::string, Found> found_;
  std::vector<std::unique_ptr<IncludedFile>> files_;
  std::unordered_map<std::string, SourceId> sources_;  // read before, by name
  std::size_t known_sources_ = 0;
  std::unordered_map<std::string, std::vector<std::string>> folders_;
  std::size_t suggestions_ = 0;
};

// The names of the lines `ANCHOR: name` and `ANCHOR_END: name` of a text.
std::vector<IncludedFile::Anchor> find_anchors(std::string_view text,
                                               const std::vector<std::uint32_t>& lines);

}  // namespace colophon::manuscript
