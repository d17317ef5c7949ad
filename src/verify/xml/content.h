// What stands in an element that is open, judged child by child by its content model
// (vocabulary/schema.h): of documents that stream by and of small trees alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/schema.h"

namespace colophon::verify {

struct OpenContent {
  vocabulary::ContentModel model = {.holds = vocabulary::kAnything};
  bool has_content = false;    // text, or a child that is no part
  std::int8_t place = -1;      // of the last part
  std::uint32_t seen = 0;      // parts, by place
  std::uint32_t children = 0;  // elements, whether they fit or not
  std::uint32_t state = 0;     // of <ruby>
  std::uint64_t last = 0;      // short_name of the last part
};

enum class Fit : std::uint8_t {
  yes,
  no,
  not_here,  // but at another place, or once
};

// The next child, of which is said what it counts as.
Fit add_child(OpenContent& parent, std::string_view name, vocabulary::Groups groups);
// Text, or a child that counts as it does: whether it may still come.
bool add_content(OpenContent& parent);

// What an element lacks that closes, as a phrase: "<title>".
std::vector<std::string> missing_content(const OpenContent& element);

}  // namespace colophon::verify
