// Selectors, token by token: whether one can stand behind those before it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "verify/styles/tokens.h"

namespace colophon::verify::css {

class SelectorJudge {
 public:
  // What is wrong with the token at its place ("cannot stand in a selector"), or null.
  const char* take(const Token& token);
  // What the selector lacks at its `{`, or null.
  const char* finish() const;

 private:
  enum class State : std::uint8_t {
    start,      // a compound must come
    compound,   // within or behind one
    dot,        // a class must come
    bar,        // an element of a namespace must come
    colon,      // whatever a pseudo-class is
    attribute,  // behind `[`
    name,       // of an attribute
    matched,    // behind `=`
    value,      // of an attribute
    arguments,  // of a pseudo-class
  };
  const char* take_in_brackets(const Token& token);
  const char* take_in_arguments(const Token& token);
  const char* take_in_compound(const Token& token);

  State state_ = State::start;
  std::size_t depth_ = 0;  // of brackets among arguments
  bool is_empty_ = true;   // nothing between a combinator or comma and here
  bool has_argument_ = false;
};

}  // namespace colophon::verify::css
