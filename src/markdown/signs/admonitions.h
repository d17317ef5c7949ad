// How divs and admonitions begin in the dialects that have them, read from one line. Offsets are
// bytes of the text given.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "markdown/scan/construct.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {

// A div or admonition as its first line describes it. `attributes` has no offsets.
struct DivOpening {
  std::string word;  // the kind as written, in lower case; empty for a plain div
  Range title;       // of the title's text; empty where there is none
  bool untitled = false;
  Attributes attributes;
  std::size_t end = 0;  // behind it, where text may follow
};

// What stands behind the colons of `:::`: `name`, `{.name key=value}`, `name {attributes}`,
// `name Title`, `name[Title]{attributes}`, `{name} Title`. Where there are to be no admonitions,
// names are classes and nothing has a title.
std::optional<DivOpening> parse_div(std::string_view text, bool has_admonitions);

// `[!NOTE]`, `[!tip]- A title` at the head of a quote.
std::optional<DivOpening> parse_alert(std::string_view text);

// `!!! note "A title"`, `???+ tip`.
std::optional<DivOpening> parse_exclamation(std::string_view text);

// `{% hint style="info" %}`, `{aside}`, `{blurb, class: warning}`; `close` is what ends it.
std::optional<DivOpening> parse_tag(std::string_view text, std::string& close);

// The info string of a code fence: `admonish warning "A title"`.
std::optional<DivOpening> parse_admonish(std::string_view info);

// `A> ` and its like.
DivOpening opening_of_letter(char letter);

// The construct that begins so: the kind of an admonition, and the attributes that a book has a use
// for.
void describe(DivOpening sign, Construct& construct);

}  // namespace colophon::markdown
