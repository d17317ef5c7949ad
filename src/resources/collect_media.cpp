// Sounds, films and their subtitles: checked, named and streamed from where they lie.
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/disk/outside.h"
#include "formats/addresses.h"
#include "formats/media.h"
#include "resources/book_folder.h"
#include "resources/package_names.h"
#include "resources/resources.h"

namespace colophon::resources {
namespace {

constexpr std::uint64_t kFirstPart = 4u << 10;

class MediaPacker {
 public:
  MediaPacker(const std::string& root, Files& files, Diagnostics& diags)
      : folder_(root, files), diags_(diags) {}

  void pack(const MediaUse& use) {
    const auto [known, is_new] = media_.by_path.try_emplace(use.path);
    if (is_new || known->second.href.empty()) known->second = make(use);
  }

  Media take() { return std::move(media_); }

 private:
  PackedMedia make(const MediaUse& use) {
    if (use.is_data) return {escape_address(use.path), type_of_data(use.path)};
    const std::optional<FileInfo> seen = find(use);
    if (!seen) return {};
    const std::optional<media::Type> type = read_type(use);
    if (!type) return {};
    std::string_view media_type = media_type_for(use.role, *type);
    if (media_type.empty()) {
      diags_.report(Code::unknown_media, use.span, use.path).hint = hint_for(use.role);
      return {};
    }
    // An MP4 of sound alone is `.m4a`, as EPUBCheck expects of audio/mp4.
    const bool is_sound = *type == media::Type::mp4 && use.role == MediaUse::Role::audio;
    PackedMedia packed{
        names_.claim("media/", use.path, is_sound ? ".m4a" : media::extension(*type)),
        std::string(media_type)};
    media_.resources.push_back({.href = packed.href,
                                .media_type = packed.media_type,
                                .content = DiskFile{folder_.on_disk(use.path), seen->size, *seen},
                                .span = use.span});
    return packed;
  }

  static std::string_view media_type_for(MediaUse::Role role, media::Type type) {
    switch (role) {
      case MediaUse::Role::audio:
        return media::audio_media_type(type);
      case MediaUse::Role::video:
        return media::video_media_type(type);
      case MediaUse::Role::track:
        return type == media::Type::web_vtt ? "text/vtt" : std::string_view();
    }
    return {};
  }

  static const char* hint_for(MediaUse::Role role) {
    switch (role) {
      case MediaUse::Role::audio:
        return "convert it to MP3, AAC in MP4 (.m4a) or Opus (.opus)";
      case MediaUse::Role::video:
        return "convert it to H.264 in MP4 (.mp4) or WebM";
      case MediaUse::Role::track:
        return "convert it to WebVTT";
    }
    return "";
  }

  // Nothing where it is not there to pack.
  std::optional<FileInfo> find(const MediaUse& use) {
    const Result<FileInfo> info = folder_.files().info(folder_.on_disk(use.path));
    if (!info && is_outside(info.failure())) {
      report_outside(use.span, use.path, info.failure(), diags_);
      return std::nullopt;
    }
    if (!info && info.failure().kind != FailureKind::not_found) {
      diags_.report(Code::unreadable_resource, use.span, use.path, reason_of(info.failure()));
      return std::nullopt;
    }
    if (!info) {
      diags_.report(Code::missing_media, use.span, use.path).hint =
          folder_.suggest(use.path, use.span);
      return std::nullopt;
    }
    if (info->is_folder) {
      diags_.report(Code::folder_as_file, use.span, use.path);
      return std::nullopt;
    }
    return *info;
  }

  std::optional<media::Type> read_type(const MediaUse& use) {
    Result<std::unique_ptr<InputFile>> file = folder_.files().open(folder_.on_disk(use.path));
    if (!file) {
      diags_.report(Code::unreadable_resource, use.span, use.path, reason_of(file.failure()));
      return std::nullopt;
    }
    std::string bytes(static_cast<std::size_t>(std::min((*file)->size(), kFirstPart)), '\0');
    const Result<std::size_t> count = (*file)->read(0, bytes.data(), bytes.size());
    if (!count) {
      diags_.report(Code::unreadable_resource, use.span, use.path, reason_of(count.failure()));
      return std::nullopt;
    }
    bytes.resize(*count);
    const std::optional<media::Type> type = media::probe(bytes);
    if (!type) diags_.report(Code::unknown_media, use.span, use.path).hint = hint_for(use.role);
    return type;
  }

  BookFolder folder_;
  Diagnostics& diags_;
  PackageNames names_;
  Media media_;
};

}  // namespace

Media collect_media(const Manuscript& manuscript, const Book& book, Files& files,
                    Diagnostics& diags) {
  MediaPacker packer(manuscript.root, files, diags);
  for (const Document& document : book.documents) {
    for (const MediaUse& use : document.facts.media) packer.pack(use);
  }
  return packer.take();
}

}  // namespace colophon::resources
