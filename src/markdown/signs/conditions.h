// Content that is for some formats only: Quarto's `.content-visible` and `.content-hidden`.
#pragma once

#include <string>

#include "markdown/scan/construct.h"

namespace colophon::markdown {

struct Condition {
  enum class Answer : std::uint8_t { none, shown, hidden };
  Answer answer = Answer::none;
  std::string unknown;  // what it depends on and we cannot know; then it is shown
};

// What the attributes of a division, span or code block say of an EPUB. As in Quarto, `html` holds
// for every format made of HTML, and all conditions together must be met. No profile is active.
Condition judge(const Attributes& attributes);

// Takes out what the condition is written with.
void remove_condition(Attributes& attributes);

}  // namespace colophon::markdown
