// One chapter on its way through the passes: XHTML trees, body and notes apart.
//
// What the Markdown stage leaves for the passes, beside XHTML:
//   <colophon:noteref colophon:note="3"/>  in the body and in notes: refers to the note with that
//                                          index
//   <colophon:noteref colophon:label="a" colophon:raw="[^a]"/>  where files share their notes: to
//   one
//                                          that is not defined in this one
//   <colophon:note colophon:note="3" colophon:label="id">  under `notes`, in the order of
//                                          definition: the blocks of a note
//   <h1 colophon:unlisted="">              a heading that stays out of the contents ({.unlisted})
//   <p class="admonition-title" colophon:label="note"/>  the title of a box (vocabulary/boxes.h)
//                                          whose author gave none: for a pass to fill in
//   <img colophon:caption="...">           what stands below it (caption="...")
//   <colophon:caption>                     behind the <img> alone in its paragraph: the same, with
//                                          its own inlines
//   <a colophon:wiki="[[note|">            written with two brackets: href is a note's name and
//                                          heading; the value comes back where it is none
//   <a colophon:embeds="">                 ![[note]]
//   <img colophon:wiki="">                 ![[image]]: src is a name, of a file anywhere
// href and src are as the author wrote them, relative to the file of the chapter; headings have the
// level that was written; ids are only those that were written. A text run of one escaped mark
// (`\"`) has a span of two bytes and is left as it is.
//
// What the passes leave for one another:
//   colophon:decorative=""                 on an <img> that says nothing in its own right
//   colophon:title="A Name"                on the first heading: what the contents call the chapter
//   colophon:made=""                       on the heading of the notes, which no author wrote
//   colophon:id="fig:map"                  an id as it was written, where XML does not allow it
// Notes that are gathered elsewhere stay under `notes`, in order, each an <li>.
// Names that begin with `colophon:` cannot be written by an author and are never serialised.
#pragma once

#include <cstddef>
#include <vector>

#include "base/allowances.h"
#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon {

struct Chapter {
  std::size_t document = 0;  // its place in Book::documents, and before there are any, that of its
                             // file in Manuscript::contents
  Span begin = {};           // the first character of its text
  Markup markup;
  pugi::xml_node body;   // <body> of markup
  pugi::xml_node notes;  // <colophon:notes> of markup; null once the notes have their place
  Diagnostics diagnostics;
  std::vector<Allowance> allowances;  // what comments in its text allow
};

// Gives an empty chapter its two roots.
void make_roots(Chapter& chapter);

// Frees the tree but for what is left under `notes`.
void free_body(Chapter& chapter);

}  // namespace colophon
