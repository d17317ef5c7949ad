#include "vocabulary/math_values.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::vocabulary {
namespace {

using forms::is_one_of;
using forms::trim;

enum class Form : std::uint8_t {
  word,     // one of the words
  length,   // or one of the words
  padding,  // a length that may say by how much
  colour,   // or one of the words
  integer,
  positive,
  count,
  number,
  sign,     // one character
  name,     // without a colon
  names,    // of classes
  words,    // any number of them, all of the words
  lengths,  // or words
  place,    // one of the words, and a row
};

struct Line {
  std::string_view attributes;
  Form form = Form::word;
  std::string_view words = {};  // with `|` between them
  // Nothing for all that have the attribute and are not named in a line before.
  std::string_view elements = {};
};

constexpr std::string_view kSides = "left|center|right";
constexpr std::string_view kRows = "top|bottom|center|baseline|axis";
constexpr std::string_view kVariants =
    "normal|bold|italic|bold-italic|double-struck|bold-fraktur|script|bold-script|fraktur|"
    "sans-serif|bold-sans-serif|sans-serif-italic|sans-serif-bold-italic|monospace|initial|tailed|"
    "looped|stretched";
constexpr std::string_view kDivisions =
    "lefttop|stackedrightright|mediumstackedrightright|shortstackedrightright|righttop|left/"
    "\\right|"
    "left)(right|:right=right|stackedleftleft|stackedleftlinetop";

constexpr Line kLines[] = {
    {"depth height lspace voffset width", Form::padding, {}, "mpadded"},
    {"width", Form::length, "auto", "mtable"},
    {"align", Form::place, kRows, "mtable mstack"},
    {"rowalign", Form::word, kRows, "mtr mlabeledtr mtd"},
    {"columnalign", Form::word, kSides, "mtd"},
    {"linebreak", Form::word, "auto|newline|nobreak|goodbreak|badbreak|indentingnewline", "mspace"},

    {"accent accentunder bevelled displaystyle equalcolumns equalrows fence largeop movablelimits "
     "separator stretchy symmetric",
     Form::word, "true|false"},
    {"altimg-height altimg-width depth fontsize height indentshift leftoverhang lineleading lspace "
     "maxwidth mediummathspace minlabelspacing minsize rightoverhang rspace scriptminsize "
     "subscriptshift superscriptshift thickmathspace thinmathspace valign verythickmathspace "
     "verythinmathspace veryverythickmathspace veryverythinmathspace width",
     Form::length},
    {"altimg-valign", Form::length, "top|middle|bottom"},
    {"charspacing", Form::length, "loose|medium|tight"},
    {"indentshiftfirst indentshiftlast", Form::length, "indentshift"},
    {"linethickness mslinethickness", Form::length, "thin|medium|thick"},
    {"mathsize", Form::length, "small|normal|big"},
    {"maxsize", Form::length, "infinity"},
    {"color mathcolor", Form::colour},
    {"background mathbackground", Form::colour, "transparent"},
    {"index position scriptlevel shift", Form::integer},
    {"columnspan rowspan selection", Form::positive},
    {"length", Form::count},
    {"scriptsizemultiplier", Form::number},
    {"decimalpoint", Form::sign},
    {"cd name", Form::name},
    {"class", Form::names},
    {"alignmentscope", Form::words, "true|false"},
    {"columnalign", Form::words, kSides},
    {"rowalign", Form::words, kRows},
    {"columnlines rowlines", Form::words, "none|solid|dashed"},
    {"crossout", Form::words,
     "none|updiagonalstrike|downdiagonalstrike|verticalstrike|horizontalstrike"},
    {"columnspacing framespacing rowspacing", Form::lengths},
    {"columnwidth", Form::lengths, "auto|fit"},
    {"align charalign denomalign numalign", Form::word, kSides},
    {"dir", Form::word, "ltr|rtl"},
    {"display", Form::word, "block|inline"},
    {"edge", Form::word, "left|right"},
    {"fontstyle", Form::word, "normal|italic"},
    {"fontweight", Form::word, "normal|bold"},
    {"form", Form::word, "prefix|infix|postfix"},
    {"frame", Form::word, "none|solid|dashed"},
    {"groupalign stackalign", Form::word, "left|center|right|decimalpoint"},
    {"indentalign", Form::word, "left|center|right|auto|id"},
    {"indentalignfirst indentalignlast", Form::word, "left|center|right|auto|id|indentalign"},
    {"infixlinebreakstyle", Form::word, "before|after|duplicate"},
    {"linebreak", Form::word, "auto|newline|nobreak|goodbreak|badbreak"},
    {"linebreakstyle", Form::word, "before|after|duplicate|infixlinebreakstyle"},
    {"location", Form::word, "w|nw|n|ne|e|se|s|sw"},
    {"longdivstyle", Form::word, kDivisions},
    {"mathvariant", Form::word, kVariants},
    {"overflow", Form::word, "linebreak|scroll|elide|truncate|scale"},
    {"side", Form::word, "left|right|leftoverlap|rightoverlap"},
};

const Line* find_line(std::string_view element, std::string_view attribute) {
  const auto* const found = std::find_if(std::begin(kLines), std::end(kLines), [&](const Line& it) {
    return has_word(it.attributes, attribute) &&
           (it.elements.empty() || has_word(it.elements, element));
  });
  return found == std::end(kLines) ? nullptr : found;
}

using ascii::is_digit;

bool is_name_sign(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || ascii::is_alpha(c) || c == '_' ||
         c == '-' || c == '.';
}

// Takes digits with at most one point among them off a text; false where there are none.
bool take_digits(std::string_view& text) {
  std::size_t at = 0;
  bool has_point = false;
  bool has_digit = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !has_point)); ++at) {
    has_digit |= is_digit(text[at]);
    has_point |= text[at] == '.';
  }
  text.remove_prefix(at);
  return has_digit;
}

bool is_math_space(std::string_view value) {
  return is_one_of(
      "veryverythinmathspace|verythinmathspace|thinmathspace|mediummathspace|thickmathspace|"
      "verythickmathspace|veryverythickmathspace|negativeveryverythinmathspace|"
      "negativeverythinmathspace|negativethinmathspace|negativemediummathspace|"
      "negativethickmathspace|negativeverythickmathspace|negativeveryverythickmathspace",
      value);
}

bool is_length(std::string_view value) {
  value = trim(value);
  if (is_math_space(value)) return true;
  if (value.starts_with('-')) value.remove_prefix(1);
  return take_digits(value) && is_one_of("''|em|ex|in|cm|mm|px|pt|pc|%", value);
}

bool is_padding(std::string_view value) {
  value = trim(value);
  if (value.starts_with('+') || value.starts_with('-')) value.remove_prefix(1);
  if (!take_digits(value)) return false;
  value = trim(value);
  if (value.starts_with('%')) value = trim(value.substr(1));
  return is_one_of("''|height|depth|width|em|ex|in|cm|mm|px|pt|pc", value) || is_math_space(value);
}

bool is_colour(std::string_view value) {
  value = trim(value);
  if (value.starts_with('#')) {
    return (value.size() == 4 || value.size() == 7) &&
           std::all_of(value.begin() + 1, value.end(), ascii::is_hex_digit);
  }
  return is_one_of(
      "aqua|black|blue|fuchsia|gray|green|lime|maroon|navy|olive|purple|red|silver|teal|white|"
      "yellow",
      ascii::lower(value));
}

bool is_place(std::string_view words, std::string_view value) {
  value = trim(value);
  const std::size_t end = std::min(value.find_first_of(" \t\r\n"), value.size());
  const std::string_view row = trim(value.substr(end));
  return is_one_of(words, value.substr(0, end)) &&
         (row.empty() || (!row.starts_with('+') && forms::is_integer(row)));
}

// Whether there is a word, and each is as it has to be.
template <class Fits>
bool is_list(std::string_view value, Fits fits) {
  value = trim(value);
  if (value.empty()) return false;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of(" \t\r\n"), value.size());
    if (!fits(value.substr(0, end))) return false;
    value = trim(value.substr(end));
  }
  return true;
}

bool is_one_character(std::string_view value) {
  return std::count_if(value.begin(), value.end(), [](char c) { return (c & 0xC0) != 0x80; }) == 1;
}

bool is_name_token(std::string_view value) {
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return is_name_sign(c) || c == ':'; });
}

}  // namespace

bool is_math_value(std::string_view element, std::string_view attribute, std::string_view value) {
  const Line* line = find_line(element, attribute);
  if (line == nullptr) return true;
  const auto is_word = [line](std::string_view word) { return is_one_of(line->words, word); };
  switch (line->form) {
    case Form::word:
      return is_word(value);
    case Form::length:
      return is_length(value) || is_word(value);
    case Form::padding:
      return is_padding(value);
    case Form::colour:
      return is_colour(value) || is_word(value);
    case Form::integer:
      return forms::is_integer(trim(value));
    case Form::positive:
      return forms::is_positive(trim(value));
    case Form::count:
      return forms::is_count(trim(value));
    case Form::number:
      return forms::is_finite(trim(value)) && value.find_first_of("eE") == value.npos;
    case Form::sign:
      return is_one_character(trim(value));
    case Form::name:
      return forms::is_xml_name(trim(value));
    case Form::names:
      return is_list(value, is_name_token);
    case Form::words:
      return is_list(value, is_word);
    case Form::lengths:
      return is_list(value, [&](std::string_view it) { return is_length(it) || is_word(it); });
    case Form::place:
      return is_place(line->words, value);
  }
  return true;
}

}  // namespace colophon::vocabulary
