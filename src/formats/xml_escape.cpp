// Text as XML has to have it.
#include <array>
#include <cstdint>

#include "formats/xml_writer.h"

namespace colophon::xml {

namespace {

enum class Byte : std::uint8_t { clean, reserved, spacing, forbidden, maybe_noncharacter };

using ByteTable = std::array<Byte, 256>;

// XML 1.0 section 2.2: of the C0 controls only tab, line feed and carriage return are characters,
// and the last does not survive parsing. U+FFFE and U+FFFF begin with 0xEF.
constexpr ByteTable make_table(bool for_attribute) {
  ByteTable table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = Byte::forbidden;
  table['\t'] = table['\n'] = for_attribute ? Byte::spacing : Byte::clean;
  table['&'] = table['<'] = table['>'] = Byte::reserved;
  if (for_attribute) table['"'] = Byte::reserved;
  table[0xEF] = Byte::maybe_noncharacter;
  return table;
}

constexpr ByteTable kInText = make_table(false);
constexpr ByteTable kInAttribute = make_table(true);

std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    case '\t':
      return "&#9;";
    default:
      return {};
  }
}

bool is_noncharacter(std::string_view rest) {
  return rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF");
}

void escape(std::string& out, std::string_view text, const ByteTable& table) {
  std::size_t run = 0;
  std::size_t i = 0;
  while (true) {
    while (i < text.size() && table[static_cast<unsigned char>(text[i])] == Byte::clean) ++i;
    if (i == text.size()) break;
    std::size_t length = 1;
    if (table[static_cast<unsigned char>(text[i])] == Byte::maybe_noncharacter) {
      if (!is_noncharacter(text.substr(i))) {
        ++i;
        continue;
      }
      length = 3;
    }
    out.append(text, run, i - run);
    out += escaped(text[i]);
    i += length;
    run = i;
  }
  out.append(text, run, text.size() - run);
}

}  // namespace

void escape_text(std::string& out, std::string_view text) { escape(out, text, kInText); }

void escape_attribute(std::string& out, std::string_view text) { escape(out, text, kInAttribute); }

}  // namespace colophon::xml
