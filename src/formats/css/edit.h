// Changes to a style sheet. What is taken out leaves blanks, so that all else stays at its offset;
// addresses are replaced at the end, and move what is behind them on their line.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "formats/css/tree.h"

namespace colophon::css {

// Spaces in place of [begin, end); line ends stay.
void blank(std::string& text, std::size_t begin, std::size_t end);

// A url() becomes `none` or, as one of several sources of a font, goes with its comma; an @import
// goes with its statement.
void blank_reference(std::string& text, const Reference& reference);

// Takes out the faults of a text, forbidden declarations and idle at-rules; `tree` is the text's.
// Answers the tree of what is left, which has none; nothing where that has no end.
std::optional<Tree> repair(std::string& text, Tree tree);

// The text with `url("...")` in place of each reference that has a target; an empty one leaves it.
std::string rewrite(std::string_view text, std::span<const Reference> references,
                    std::span<const std::string> targets);

// What rewrite() is to put in place of `data:` that has characters which no address may have; empty
// for all else.
std::string escaped_data(const Reference& reference);

// A sheet as a document can have it within itself: without faults, and without what it loads, each
// of which is told.
std::string without_loading(const Tree& sheet, const std::function<void(const Reference&)>& tell);

// The condition of an @import: "print and (color)"; empty for none.
std::string_view import_condition(std::string_view text, const Reference& reference);

// What stands around an imported sheet that has a condition: @media, and @supports where it asks
// for that. A cascade layer has no place in books and is left out.
struct ImportFrame {
  std::string before;
  std::string after;
};
ImportFrame frame_of_import(std::string_view condition);

}  // namespace colophon::css
