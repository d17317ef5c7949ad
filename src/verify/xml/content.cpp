#include "verify/xml/content.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/short_name.h"

namespace colophon::verify {

namespace {

using vocabulary::Groups;
using vocabulary::Order;
using vocabulary::Part;

// Behind every part: what is no part stands there.
constexpr std::int8_t kContentPlace = 100;

// States of <ruby>, of which several may hold at a time. It begins with bases.
enum Ruby : std::uint32_t { kBases = 1, kAnnotated = 2, kOpened = 4, kToClose = 8, kClosed = 16 };

std::uint32_t ruby_state(const OpenContent& ruby) { return ruby.state == 0 ? kBases : ruby.state; }

// What must follow what in <ruby>: bases, then <rt>s, or <rt>s each between two <rp>s.
bool step_ruby(OpenContent& ruby, std::string_view child) {
  const std::uint32_t state = ruby_state(ruby);
  const bool is_between = (state & (kBases | kAnnotated | kClosed)) != 0;
  std::uint32_t next = 0;
  if (child == "rt" || child == "rtc") {
    if (is_between) next |= kAnnotated;
    if (state & (kOpened | kClosed)) next |= kToClose;
  } else if (child == "rp") {
    if (is_between) next |= kOpened;
    if (state & kToClose) next |= kClosed;
  } else if (is_between) {
    next = kBases;
  }
  if (next == 0) return false;
  ruby.state = next;
  return true;
}

// Terms, then descriptions; a list of groups has nothing else.
bool step_groups(OpenContent& list, int place) {
  constexpr int kTerm = 0;
  constexpr int kGroup = 2;
  const int last = list.place;
  list.place = static_cast<std::int8_t>(place);
  if (place == kGroup) return last < 0 || last == kGroup;
  if (last == kGroup) return false;
  if (place == kTerm) return list.model.order == Order::groups || last <= kTerm;
  return last >= 0;
}

bool step_sequence(OpenContent& parent, const Part& part, std::uint64_t child) {
  const bool is_other = part.is_alone && part.place == parent.place && child != parent.last;
  const bool in_order = part.place >= parent.place && !is_other;
  parent.place = std::max(parent.place, static_cast<std::int8_t>(part.place));
  return in_order;
}

// A child that is a part of its parent; false where it cannot stand at this place.
bool add_part(OpenContent& parent, const Part& part, std::string_view name) {
  const std::uint32_t bit = 1U << part.place;
  const bool is_one = part.count == '!' || part.count == '?';
  const bool is_repeated = is_one && (parent.seen & bit) != 0;
  const std::uint64_t child = short_name(name);
  parent.seen |= bit;
  bool is_in_order = true;
  switch (parent.model.order) {
    case Order::any:
      break;
    case Order::sequence:
      is_in_order = step_sequence(parent, part, child);
      break;
    case Order::caption:
      // Behind the content: nothing may follow it.
      if (parent.has_content) parent.place = kContentPlace;
      break;
    case Order::group:
    case Order::groups:
      is_in_order = step_groups(parent, part.place);
      break;
    case Order::ruby:
      is_in_order = step_ruby(parent, name);
      break;
    case Order::scripts:
    case Order::meaning:
      is_in_order = parent.children > 1;
      break;
  }
  parent.last = child;
  return is_in_order && !is_repeated;
}

}  // namespace

Fit add_child(OpenContent& parent, std::string_view name, Groups groups) {
  const Part part = vocabulary::find_part(parent.model.parts, name);
  if (part.place >= 0) return add_part(parent, part, name) ? Fit::yes : Fit::not_here;
  if ((parent.model.holds & (groups | vocabulary::kAnything)) == 0) return Fit::no;
  return add_content(parent) ? Fit::yes : Fit::not_here;
}

bool add_content(OpenContent& parent) {
  parent.has_content = true;
  switch (parent.model.order) {
    case Order::sequence:
      parent.place = kContentPlace;
      return true;
    case Order::ruby:
      return step_ruby(parent, {});
    case Order::caption:
      return parent.place != kContentPlace;
    case Order::meaning:
      return parent.children <= 1;
    case Order::any:
    case Order::group:
    case Order::groups:
    case Order::scripts:
      return true;
  }
  return true;
}

std::vector<std::string> missing_content(const OpenContent& element) {
  std::vector<std::string> missing;
  const bool needs_nothing = element.model.parts.empty() && element.model.least == 0 &&
                             element.model.holds != vocabulary::kBlock;
  if (needs_nothing) return missing;
  std::string_view rest = element.model.parts;
  for (std::uint32_t place = 0; !rest.empty(); ++place) {
    const std::size_t length = std::min(rest.find(' '), rest.size());
    const std::string_view part = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    const std::size_t end = part.find_first_of("!+");
    if (end == part.npos || (element.seen & (1U << place)) != 0) continue;
    missing.push_back(part.starts_with("h1|")
                          ? "heading"
                          : fmt::format("<{}>", part.substr(0, part.find_first_of("|/!+"))));
  }
  const std::uint32_t least = element.model.least;
  if (element.model.is_exact && element.children != least) {
    missing.push_back(fmt::format("{} parts, but {}", least, element.children));
  } else if (element.children < least) {
    missing.emplace_back("formula, or too few");
  }
  if (element.model.holds == vocabulary::kBlock && !element.has_content && element.seen == 0) {
    missing.emplace_back("block in it");
  }
  const bool is_group = element.model.order == Order::group;
  if ((is_group || element.model.order == Order::groups) &&
      (element.place == 0 || (is_group && element.place < 0))) {
    missing.emplace_back("<dd>");
  }
  if (element.model.order == Order::ruby && !(ruby_state(element) & (kAnnotated | kClosed))) {
    missing.emplace_back("<rt> at its end");
  }
  return missing;
}

}  // namespace colophon::verify
