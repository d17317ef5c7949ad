// Selectors, token by token: whether one can stand behind those before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "verify/styles/tokens.h"

namespace colophon::verify::css {

class SelectorJudge {
 public:
  // Of a text, which has to outlive it.
  explicit SelectorJudge(std::string_view css) : css_(css) {}

  // What is wrong with the token at its place ("cannot stand in a selector"), or null.
  const char* take(const Token& token);
  // What the selector lacks at its `{`, or null.
  const char* finish(const Token& open) const;

 private:
  enum class State : std::uint8_t {
    compound,   // within or behind one, or where one must come
    dot,        // a class must come
    bar,        // an element of a namespace must come
    colon,      // whatever a pseudo-class is
    attribute,  // behind `[`
    name,       // of an attribute
    matched,    // behind `=`
    value,      // of an attribute
    arguments,  // of a pseudo-class that takes words and numbers
  };
  const char* take_in_brackets(const Token& token);
  const char* take_in_arguments(const Token& token);
  const char* take_in_compound(const Token& token, State before);
  const char* take_sign(char sign);
  const char* take_function(const Token& token);
  const char* close_list();
  bool is_split_by_comment(const Token& token) const;

  std::string_view css_;
  State state_ = State::compound;
  std::size_t depth_ = 0;    // of brackets among arguments
  std::vector<bool> lists_;  // open `:not(` and the like: whether combinators may begin them
  bool is_empty_ = true;     // nothing between a combinator or comma and here
  bool may_lead_ = false;    // a combinator may come though nothing stands before it
  bool is_behind_space_ = false;
};

}  // namespace colophon::verify::css
