// What the rest of the book may know of a chapter: whole-book passes read this and never a tree.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/source.h"

namespace colophon {

struct Heading {
  int level = 1;      // in the book's hierarchy, 1 to 6
  std::string id;     // of the heading, or of the section it names
  std::string label;  // plain text
  bool listed = true;
  Span span;
  bool is_made = false;  // the heading of the notes, which no author wrote
};

struct Anchor {
  std::string id;
  Span span;
};

struct ImageUse {
  std::string path;  // normalised, relative to the book's root
  Span span;         // of the source's attribute
  std::string written =
      {};  // as it was typed, decoded; with a leading '/' where it begins at the root
  std::string page = {};  // the path of the chapter's file without its extension
  bool by_name = false;   // lies anywhere in the book's folder: Obsidian's
  bool has_alternative = false;
  bool is_decorative = false;
  std::string alternative = {};  // empty where there is none
};

// A sound or film, or the subtitles of one.
struct MediaUse {
  enum class Role : std::uint8_t { audio, video, track };
  Role role = Role::audio;
  std::string path;  // normalised, relative to the book's root; or `data:`, which holds it
  Span span;         // of the attribute that names it
  bool is_data = false;
};

// What a document needs to have said of it in the manifest.
struct Properties {
  bool has_svg = false;     // inline <svg>
  bool has_mathml = false;  // inline <math>

  Properties& operator|=(const Properties& other) {
    has_svg |= other.has_svg;
    has_mathml |= other.has_mathml;
    return *this;
  }
};

// An id in a note that stands on a page of notes.
struct NoteAnchor {
  std::size_t note = 0;  // its number, from 1
  std::string id;
  std::string written;  // what the chapter's links call it
};

struct ChapterFacts : Properties {
  // Of front matter, where the text has a heading of its own; else the plain text of the first
  // heading, else of front matter or contents, else from the file's name.
  std::string title;
  std::vector<Heading> headings;
  std::vector<Anchor> anchors;  // every id of the document, in order, each once
  std::map<std::string, std::string>
      aliases;                   // what other tools would have called a heading -> its id
  std::vector<ImageUse> images;  // in order
  std::vector<MediaUse> media;   // in order
  std::size_t words = 0;
  std::size_t notes = 0;
  // Of notes that are gathered elsewhere, apart from what is true of the chapter's own document.
  std::vector<NoteAnchor> note_anchors;
  Properties properties_of_notes;

  // The heading that the chapter begins with; null for none.
  const Heading* first_heading() const {
    return headings.empty() || headings.front().is_made ? nullptr : &headings.front();
  }
};

}  // namespace colophon
