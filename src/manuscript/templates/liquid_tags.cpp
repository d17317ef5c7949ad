#include "manuscript/templates/liquid_tags.h"

#include <utility>

#include "manuscript/templates/cursor.h"

namespace colophon::manuscript {
namespace {

bool is_condition(std::string_view name) { return name == "if" || name == "unless"; }

bool is_block(std::string_view name) {
  return is_condition(name) || name == "tab" || name == "tabs";
}

bool is_branch(std::string_view name) {
  return name == "else" || name == "elsif" || name == "elif";
}

}  // namespace

Template LiquidTags::find(Cursor& cursor, std::size_t from, std::string_view name) {
  const std::string_view text = cursor.text;
  if (unclosed_.contains(name)) return {};
  for (std::size_t at = text.find("{%", from); at != text.npos; at = text.find("{%", at + 2)) {
    const std::size_t word = text.find_first_not_of("- \t\n", at + 2);
    if (word == text.npos) return {};
    if (!text.substr(word).starts_with(name)) continue;
    const Template found = cursor.parse(at, 2, "%}");
    if (found && found.name == name) return found;
  }
  unclosed_.insert(std::string(name));
  return {};
}

// In one pass, so that blocks within blocks cost no more. A tag within `raw` is text.
void LiquidTags::match_blocks(Cursor& cursor) {
  const std::string_view text = cursor.text;
  std::vector<std::vector<Template>*> open;
  std::map<std::string_view, std::size_t> count;  // of the open ones, by name
  for (std::size_t at = text.find("{%"); at != text.npos; at = text.find("{%", at + 2)) {
    const Template found = cursor.parse(at, 2, "%}");
    if (!found) continue;
    if (found.name == "raw") {
      if (const Template end = find_end(cursor, found)) at = end.begin;
    } else if (is_block(found.name)) {
      open.push_back(&blocks_[at]);
      open.back()->push_back(found);
      ++count[found.name];
    } else if (is_branch(found.name) && !open.empty()) {
      if (is_condition(open.back()->front().name)) open.back()->push_back(found);
    } else if (found.name.starts_with("end") && count[found.name.substr(3)] > 0) {
      // What was begun later and has not ended is never closed.
      for (bool is_closed = false; !is_closed; open.pop_back()) {
        const std::string_view name = open.back()->front().name;
        is_closed = name == found.name.substr(3);
        if (is_closed) open.back()->push_back(found);
        --count[name];
      }
    }
  }
}

const std::vector<Template>* LiquidTags::find_block(Cursor& cursor, const Template& found) {
  if (!std::exchange(is_matched_, true)) match_blocks(cursor);
  const auto known = blocks_.find(found.begin);
  const bool is_closed = known != blocks_.end() && known->second.back().name.starts_with("end");
  return is_closed ? &known->second : nullptr;
}

}  // namespace colophon::manuscript
