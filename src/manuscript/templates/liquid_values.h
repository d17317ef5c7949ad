// What names stand for in Liquid and Nunjucks, and what filters make of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "manuscript/templates/cursor.h"

namespace colophon::manuscript {

// Jekyll's templates and HonKit's are of this form; no other tool's are.
bool has_liquid(TemplateTool tool);

// The value of `page.…`, `site.…` and `book.…`; null where none is defined.
const yaml::Node* find_liquid_value(const Cursor& cursor, std::string_view name);

// A literal or a name as a text, empty for nothing; none where nobody here can know it.
std::optional<std::string> evaluate(const Cursor& cursor, std::string_view word);

// `name | filter`; none for a filter that is not known here.
std::optional<std::string> apply_filters(const Cursor& cursor, std::string_view inside);

// "did you mean `x`?" for a name below `book.` that nobody defines, or where to define it.
std::string suggest_book_variable(const Cursor& cursor, std::string_view name);

}  // namespace colophon::manuscript
