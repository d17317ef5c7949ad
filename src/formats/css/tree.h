// A style sheet as rules and declarations (css-syntax-3, section 5), flat and in order; everything
// keeps its place. What cannot be read is a fault, with the bytes that are to go for the rest to be
// CSS that every parser takes: EPUBCheck knows no nesting and no selectors after level 3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/references.h"
#include "formats/css/tokens.h"

namespace colophon::css {

inline constexpr std::size_t kNoRule = static_cast<std::size_t>(-1);

struct Rule {
  std::string at_name;           // "media", in lower case; empty for a rule with selectors
  std::size_t parent = kNoRule;  // the at-rule it lies in
  TokenRange prelude;            // selectors or conditions, blanks at both ends left out
  std::uint32_t begin = 0;       // in bytes, as are the following
  std::uint32_t name_end = 0;    // of the at-keyword, or of the selectors
  std::uint32_t end = 0;         // its block or semicolon included
  bool has_block = false;
  bool is_empty = false;  // a block of nothing but blanks
};

struct Declaration {
  std::string name;  // in lower case, but for custom properties
  TokenRange value;  // blanks at both ends and !important left out
  std::uint32_t begin = 0;
  std::uint32_t name_end = 0;
  std::uint32_t end = 0;     // without its semicolon
  std::uint32_t behind = 0;  // with it
  std::size_t rule = kNoRule;
};

struct Fault {
  enum class Kind : std::uint8_t {
    harmless,  // means nothing to anybody, but EPUBCheck
    repaired,  // gone, it leaves what the author meant
    lost,      // with it goes something that the author wanted
  } kind = Kind::lost;
  std::uint32_t begin = 0;  // what is wrong
  std::uint32_t end = 0;
  std::uint32_t cut_begin = 0;  // what goes with it
  std::uint32_t cut_end = 0;
  std::string message = {};      // "`color` has no value"; empty where harmless
  std::string_view hint = {};    // how to mend it; empty where it is to be left out
  std::uint32_t joined_end = 0;  // what stands behind the cut, as far as this, takes its place
};

// Of a text, which has to outlive it.
struct Tree {
  Tokens tokens;
  std::vector<Rule> rules;  // in the order of their beginnings
  std::vector<Declaration> declarations;
  std::vector<Reference> references;  // in order; those in what is a fault, too
  std::vector<Problem> problems;      // of a tree that has some the rest is a guess
  std::vector<Fault> faults;
};

Tree parse_sheet(std::string_view text);
// What a `style` attribute holds.
Tree parse_declarations(std::string_view text);

// A property that EPUB leaves to markup (EPUB 3.3 #sec-css-req, EPUBCheck CSS-001).
inline bool is_forbidden(const Declaration& declaration) {
  return declaration.name == "direction" || declaration.name == "unicode-bidi";
}

// Whether an at-rule has a block that says nothing, at which some readers stop: @media of nothing,
// or @font-face without declarations that can stay.
bool is_idle(const Tree& tree, const Rule& rule);

}  // namespace colophon::css
