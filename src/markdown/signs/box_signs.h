// How the boxes beside a text begin in the dialects that have them, read from one line. Offsets are
// bytes of the text given.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "markdown/scan/construct.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {

// A box or division as its first line describes it. `attributes` has no offsets.
struct BoxSign {
  std::string word;  // the kind as written, in lower case; empty for a plain division
  Range title;       // of the title's text; empty where there is none
  bool untitled = false;
  Attributes attributes;
  std::size_t end = 0;  // behind the sign, where text may follow
};

// What stands behind the colons of `:::`: `name`, `{.name key=value}`, `name {attributes}`,
// `name Title`, `name[Title]{attributes}`, `{name} Title`. Where there are to be no boxes, names
// are classes and nothing has a title.
std::optional<BoxSign> parse_division(std::string_view text, bool has_boxes);

// `[!NOTE]`, `[!tip]- A title` at the head of a quote.
std::optional<BoxSign> parse_alert(std::string_view text);

// `!!! note "A title"`, `???+ tip`.
std::optional<BoxSign> parse_exclamation(std::string_view text);

// `{% hint style="info" %}`, `{aside}`, `{blurb, class: warning}`; `close` is what ends it.
std::optional<BoxSign> parse_tag(std::string_view text, std::string& close);

// The info string of a code fence: `admonish warning "A title"`.
std::optional<BoxSign> parse_admonish(std::string_view info);

// `A> ` and its like.
BoxSign box_of_letter(char letter);

// The construct of a sign: its kind of box, and the attributes that a book has a use for.
void describe_box(BoxSign sign, Construct& construct);

}  // namespace colophon::markdown
