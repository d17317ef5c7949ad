// Names of elements and attributes that stages leave for one another in a tree (model/chapter.h
// says where). No author can write them, and they are never serialised.
#pragma once

namespace colophon::internal {

inline constexpr char kPrefix[] = "colophon:";  // that all of them begin with

inline constexpr char kCaption[] = "colophon:caption";
inline constexpr char kDecorative[] = "colophon:decorative";
inline constexpr char kEmbeds[] = "colophon:embeds";
inline constexpr char kHtml[] = "colophon:html";      // a piece of raw HTML, not yet joined
inline constexpr char kJoined[] = "colophon:joined";  // children of an element that closes later
inline constexpr char kLabel[] = "colophon:label";
inline constexpr char kMade[] = "colophon:made";
inline constexpr char kNote[] = "colophon:note";
inline constexpr char kNoteReference[] = "colophon:noteref";
inline constexpr char kNotes[] = "colophon:notes";
inline constexpr char kRaw[] = "colophon:raw";
inline constexpr char kText[] = "colophon:text";  // a paragraph that is an element's whole text
inline constexpr char kTitle[] = "colophon:title";
inline constexpr char kUnlisted[] = "colophon:unlisted";
inline constexpr char kWiki[] = "colophon:wiki";
inline constexpr char kWrittenId[] = "colophon:id";  // an id as it was written, for links

}  // namespace colophon::internal
