// The tags {% … %} of a text: which of them ends which.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "manuscript/templates/template.h"

namespace colophon::manuscript {

class Cursor;

// Each is asked with the cursor over its own text.
class LiquidTags {
 public:
  // The tag of that name behind `from`.
  Template find(Cursor& cursor, std::size_t from, std::string_view name);
  Template find_end(Cursor& cursor, const Template& found) {
    return find(cursor, found.end, "end" + std::string(found.name));
  }

  // The tags of the block that this one begins, `if`, its `else`, its end; null where nothing ends
  // it.
  const std::vector<Template>* find_block(Cursor& cursor, const Template& found);

  // Tags behind what is shown of a block, by where they begin, and the ends of their blocks.
  std::map<std::size_t, std::size_t> branch_ends;

 private:
  void match_blocks(Cursor& cursor);

  std::set<std::string, std::less<>> unclosed_;          // tags that no other ends further on
  bool is_matched_ = false;                              // the next is filled
  std::map<std::size_t, std::vector<Template>> blocks_;  // by where they begin
};

}  // namespace colophon::manuscript
