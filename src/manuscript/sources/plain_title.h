// Titles as metadata and contents have them: words alone.
#pragma once

#include <string>
#include <string_view>

namespace colophon::manuscript {

// The words of one line of Markdown: without attributes at its end, marks of emphasis that come in
// pairs, code's backticks, the addresses of links, tags, notes and the backslashes of escapes. It
// is a guess where CommonMark would look further (nested brackets, emphasis across one another);
// the Markdown stage reads headings in earnest. Linear in the text.
std::string plain_title(std::string_view markdown);

}  // namespace colophon::manuscript
