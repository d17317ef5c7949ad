// What a sound or film file says of itself in its first bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace colophon::media {

enum class Type : std::uint8_t {
  mp3,
  mp4,  // sound, film or both
  ogg_opus,
  ogg_sound,  // Vorbis, FLAC, Speex
  ogg_video,  // Theora
  webm,
  matroska,
  quicktime,
  wav,
  flac,
  aac,      // a stream without a container
  web_vtt,  // subtitles
};

// Reads the type from the first bytes of a file (4 kB are enough), or nothing where they are none
// of these.
std::optional<Type> probe(std::string_view bytes);

// What EPUB's manifest calls it in an <audio>, or in a <video>; empty where a book cannot have it
// there: audio must be of a core media type (EPUB 3.3 section 3.2), video may be of any, and is
// taken where common readers play it.
std::string_view audio_media_type(Type type);
std::string_view video_media_type(Type type);
// ".mp3"
std::string_view extension(Type type);

}  // namespace colophon::media
