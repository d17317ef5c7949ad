#include "markdown/scan/construct_forms.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using Pair = Construct::Pair;
using enum ConstructForm::Place;

constexpr bool kItem = true;

constexpr auto kForms = std::to_array<ConstructForm>({
    {Kind::text, within_line},
    {Kind::note_reference, within_line},
    {Kind::math, within_line},
    {Kind::display_math, within_line},
    {Kind::example_reference, within_line},
    {Kind::attributes, within_line},
    {Kind::raw_text, within_line},
    {Kind::comment, within_line},
    {Kind::embed, within_line},
    {Kind::open, within_line},
    {Kind::close, within_line},
    {Kind::div_open, paragraph},
    {Kind::div_close, head},
    {Kind::note, head, kItem},
    {Kind::definition, head, kItem, Kind::definition, "dd"},
    {Kind::definition_list, none, !kItem, Kind::definition_list, "dl"},
    {Kind::table, paragraph, !kItem, Kind::cell, "table"},
    {Kind::cell, head, kItem},
    {Kind::caption, head, !kItem, Kind::caption, "caption"},
    {Kind::line_block, paragraph, !kItem, Kind::verse_line, "div", "verse"},
    {Kind::verse_line, head},
    {Kind::page_break, paragraph, !kItem, Kind::page_break, "hr", "page-break"},
    {Kind::admonition, head, kItem},
    {Kind::admonition_title, head, !kItem, Kind::admonition_title, "p", "admonition-title"},
    {Kind::block_attributes, head},
    {Kind::section, none, !kItem, Kind::section, "section"},
});

struct PairElement {
  Pair pair;
  const char* element;
};
constexpr auto kPairs = std::to_array<PairElement>({
    {Pair::none, nullptr},
    {Pair::strike, "del"},
    {Pair::superscript, "sup"},
    {Pair::subscript, "sub"},
    {Pair::span, nullptr},
    {Pair::note, nullptr},
    {Pair::mark, "mark"},
    {Pair::insertion, "ins"},
    {Pair::wiki_link, nullptr},
});

// A row is found by its number.
static_assert(std::all_of(kForms.begin(), kForms.end(), [](const ConstructForm& form) {
  return &form - kForms.data() == static_cast<std::ptrdiff_t>(form.kind);
}));
static_assert(std::all_of(kPairs.begin(), kPairs.end(), [](const PairElement& pair) {
  return &pair - kPairs.data() == static_cast<std::ptrdiff_t>(pair.pair);
}));

}  // namespace

const ConstructForm& form_of(Kind kind) { return kForms[static_cast<std::size_t>(kind)]; }

const char* element_of(Pair pair) { return kPairs[static_cast<std::size_t>(pair)].element; }

}  // namespace colophon::markdown
