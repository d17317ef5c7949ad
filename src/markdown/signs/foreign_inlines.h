// Inline constructs that other tools have and pandoc and GitHub have not: ==marks==, %%comments%%,
// [[links]], CriticMarkup's {++changes++}, and addresses that no sign of ours may break.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "markdown/scan/construct.h"
#include "markdown/scan/inline_forms.h"
#include "model/dialect.h"

namespace colophon::markdown {

// Bytes [begin, end) of the text that a construct takes the place of.
struct ConstructPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  Construct construct;
};

class ForeignInlines {
 public:
  ForeignInlines(std::string_view text, const Dialect& dialect, const LinkLabels& labels)
      : text_(text), dialect_(dialect), labels_(labels) {}

  // Whether one of them may begin with the character.
  static bool may_begin_with(char c);

  // Reads the one that starts at text[at]: returns the offset from which to go on, and its parts,
  // in order, in `found`; kNone where there is none.
  std::size_t read(std::size_t at, std::vector<ConstructPlace>& found);

 private:
  std::size_t wiki_link(std::size_t at, bool embeds);
  std::size_t comment(std::size_t at);
  std::size_t marked(std::size_t at);
  std::size_t change(std::size_t at);
  std::size_t site(std::size_t at);
  std::size_t address(std::size_t at);
  std::size_t block_id(std::size_t at);

  void add(std::size_t begin, std::size_t end, Construct construct) {
    found_->push_back({begin, end, std::move(construct)});
  }

  std::string_view text_;
  const Dialect& dialect_;
  const LinkLabels& labels_;
  std::vector<ConstructPlace>* found_ = nullptr;
  bool mark_open_ = false;
  bool no_comment_ = false;                 // from here on
  std::array<bool, 5> no_end_of_change_{};  // by kind
};

}  // namespace colophon::markdown
