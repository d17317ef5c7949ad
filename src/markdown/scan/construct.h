// The constructs that the extension layer takes out of cmark's sight, and the placeholders that
// stand for them meanwhile.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace colophon::markdown {

// `{#id .class key=value}`. Offsets are bytes of the chapter's text.
struct Attributes {
  std::string id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string, std::string>> pairs;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // 0 where they are all of the construct
};

inline bool has_none(const Attributes& attributes) {
  return attributes.id.empty() && attributes.classes.empty() && attributes.pairs.empty();
}

enum class Alignment : std::uint8_t { none, left, center, right };

// What only some kinds of constructs have.
struct ConstructDetails {
  Attributes attributes;
  std::string_view name;  // a raw text's format; what is written behind an embedding's bar
  std::string word;       // the kind of an admonition as written, in lower case; else empty
  bool untitled = false;  // of an admonition: the author wants no title
  std::vector<Alignment> columns;  // of a table
};

// There is one for every placeholder of a chapter, so that it is small. What it holds of the text
// are views: of the chapter's text, or of the paragraphs that were joined of its lines.
struct Construct {
  enum class Kind : std::uint8_t {
    text,               // what cmark must not interpret; comes back as it was
    note_reference,     // [^label]
    math,               // $...$
    display_math,       // $$...$$
    example_reference,  // (@label)
    attributes,         // {...} behind a heading, link, image, code span
    raw_text,           // `...`{=format}
    comment,            // %%...%%
    embed,              // ![[target|name]]
    open,               // of a pair, see `pair`
    close,
    div_open,  // ::: name
    div_close,
    note,             // [^label]: ...
    definition,       // : ...
    definition_list,  // made of terms and definitions when the tree is put together
    table,
    cell,
    caption,
    line_block,
    verse_line,
    page_break,
    admonition,  // > [!NOTE], A>, !!! note: of the container that it stands in
    admonition_title,
    block_attributes,  // {...} on a line of its own
    section,           // made of a tab when the tree is put together
  };
  enum class Pair : std::uint8_t {
    none,
    strike,
    superscript,
    subscript,
    span,
    note,
    mark,       // ==...==
    insertion,  // {++...++}
    wiki_link,  // [[target|...]]
  };

  Kind kind = Kind::text;
  Pair pair = Pair::none;
  bool tight = false;       // of a definition, of block attributes: no blank line before it
  bool joined = false;      // of block attributes: no blank line behind them
  bool starts_row = false;  // of a cell
  bool is_header = false;
  std::uint16_t column_span = 1;
  std::uint16_t row_span = 1;
  std::uint32_t column = 0;  // where a cell, or the text of a verse line, begins
  std::uint32_t begin = 0;   // in the chapter's text
  std::uint32_t end = 0;
  std::string_view raw = {};   // as written, without the marks of the containers it stands in
  std::string_view text = {};  // a note's label, the TeX of mathematics, a link's target
  std::unique_ptr<ConstructDetails> own_details = {};

  const ConstructDetails& details() const;
  // The same to write in, made where there are none.
  ConstructDetails& edit_details();
  const Attributes& attributes() const { return details().attributes; }
};

inline bool is_div(const Construct& construct) {
  return construct.kind == Construct::Kind::div_open ||
         construct.kind == Construct::Kind::admonition;
}

inline bool is_admonition(const Construct& construct) { return !construct.details().word.empty(); }

// A placeholder is `,` U+0001 index U+0002 `,`. Neither control character can be in a source, and
// the commas make cmark see punctuation on both sides, as it would with the brackets and carets
// that authors type.
using Constructs = std::deque<Construct>;

std::string placeholder(std::size_t index);

// A block that cmark sees and no reader: it stands where the first line of a list's item was taken
// out, since an item that begins with two empty lines ends there (CommonMark 5.2).
inline constexpr std::string_view kTakenOut = "<!--\1-->";

struct FoundPlaceholder {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t index = 0;
};
std::optional<FoundPlaceholder> find_placeholder(std::string_view text, std::size_t from);

// The text with every placeholder replaced by what the author wrote.
std::string restore(std::string_view text, const Constructs& constructs);

}  // namespace colophon::markdown
