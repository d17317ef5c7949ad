// Lines as they look in an editor with a fixed pitch: a wide character of East Asia is two columns,
// a combining one none, a tab goes on to the next multiple of four.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace colophon::markdown {

// The byte offsets at which the columns begin, in one walk; `columns` are in order. A column in the
// midst of a character begins behind it, one past the line's end at its end.
std::vector<std::size_t> offsets_of_columns(std::string_view line,
                                            const std::vector<std::size_t>& columns);

// The column behind a part of a line that begins in `column`.
std::size_t column_behind(std::string_view part, std::size_t column);

// How many columns the line takes.
std::size_t width_of(std::string_view line);

}  // namespace colophon::markdown
