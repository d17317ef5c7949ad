// Identifiers of books.
#pragma once

#include <string_view>

namespace colophon {

// Digits with a correct check digit; hyphens and spaces between them are allowed.
bool is_isbn(std::string_view text);
bool is_issn(std::string_view text);
// A prefix of digits and a name behind a slash (ISO 26324): 10.1000/182.
bool is_doi(std::string_view text);

}  // namespace colophon
