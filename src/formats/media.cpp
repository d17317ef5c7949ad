#include "formats/media.h"

#include <array>
#include <cstddef>

namespace colophon::media {

namespace {

unsigned byte(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool is_at(std::string_view bytes, std::size_t at, std::string_view name) {
  return bytes.size() >= at && bytes.substr(at).starts_with(name);
}

// The header of an MPEG audio frame (ISO/IEC 11172-3 section 2.4.1.3): layer III, with a bit rate
// and sampling rate that exist.
bool is_mp3_frame(std::string_view bytes) {
  const unsigned second = byte(bytes, 1);
  const unsigned third = byte(bytes, 2);
  const bool has_sync = byte(bytes, 0) == 0xFF && (second & 0xE0) == 0xE0;
  const bool has_version = (second >> 3 & 3) != 1;
  const bool is_layer_3 = (second >> 1 & 3) == 1;
  return has_sync && has_version && is_layer_3 && (third >> 4) != 15 && (third >> 2 & 3) != 3;
}

// The same sync with a layer of 0 is a frame of AAC (ADTS).
bool is_aac_frame(std::string_view bytes) {
  return byte(bytes, 0) == 0xFF && (byte(bytes, 1) & 0xF6) == 0xF0;
}

// The first packet of an Ogg stream (RFC 3533) names its codec, behind a table of segments.
std::optional<Type> probe_ogg(std::string_view bytes) {
  const std::size_t packet = 27 + byte(bytes, 26);
  if (is_at(bytes, packet, "OpusHead")) return Type::ogg_opus;
  if (is_at(bytes, packet, "\x80theora")) return Type::ogg_video;
  return Type::ogg_sound;
}

// EBML: the name of the document type stands near the beginning.
std::optional<Type> probe_matroska(std::string_view bytes) {
  return bytes.substr(0, 64).find("webm") != bytes.npos ? Type::webm : Type::matroska;
}

bool is_web_vtt(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!bytes.starts_with("WEBVTT")) return false;
  return bytes.size() == 6 || bytes[6] == ' ' || bytes[6] == '\t' || bytes[6] == '\n' ||
         bytes[6] == '\r';
}

struct Entry {
  std::string_view extension;
  std::string_view audio = {};  // media types, where there is one
  std::string_view video = {};
};

const Entry& entry_of(Type type) {
  static constexpr auto kEntries = std::to_array<Entry>({
      // In the order of Type.
      {".mp3", "audio/mpeg"},
      {".mp4", "audio/mp4", "video/mp4"},
      {".opus", "audio/ogg; codecs=opus"},
      {".ogg"},
      {".ogv", {}, "video/ogg"},
      {".webm", {}, "video/webm"},
      {".mkv"},
      {".mov"},
      {".wav"},
      {".flac"},
      {".aac"},
      {".vtt"},
  });
  static_assert(kEntries.size() == static_cast<std::size_t>(Type::web_vtt) + 1);
  return kEntries[static_cast<std::size_t>(type)];
}

}  // namespace

std::optional<Type> probe(std::string_view bytes) {
  if (bytes.starts_with("ID3")) return Type::mp3;
  if (is_at(bytes, 4, "ftyp")) return is_at(bytes, 8, "qt  ") ? Type::quicktime : Type::mp4;
  if (is_at(bytes, 4, "moov") || is_at(bytes, 4, "mdat")) return Type::quicktime;
  if (bytes.starts_with("OggS")) return probe_ogg(bytes);
  if (bytes.starts_with("\x1A\x45\xDF\xA3")) return probe_matroska(bytes);
  if (bytes.starts_with("RIFF") && is_at(bytes, 8, "WAVE")) return Type::wav;
  if (bytes.starts_with("fLaC")) return Type::flac;
  if (is_aac_frame(bytes)) return Type::aac;
  if (is_mp3_frame(bytes)) return Type::mp3;
  if (is_web_vtt(bytes)) return Type::web_vtt;
  return std::nullopt;
}

std::string_view audio_media_type(Type type) { return entry_of(type).audio; }

std::string_view video_media_type(Type type) { return entry_of(type).video; }

std::string_view extension(Type type) { return entry_of(type).extension; }

}  // namespace colophon::media
