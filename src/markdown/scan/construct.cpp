#include "markdown/scan/construct.h"

#include <charconv>

namespace colophon::markdown {

const ConstructDetails& Construct::details() const {
  static const ConstructDetails kNone;
  return own_details ? *own_details : kNone;
}

ConstructDetails& Construct::edit_details() {
  if (!own_details) own_details = std::make_unique<ConstructDetails>();
  return *own_details;
}

std::string placeholder(std::size_t index) { return ",\x01" + std::to_string(index) + "\x02,"; }

std::optional<FoundPlaceholder> find_placeholder(std::string_view text, std::size_t from) {
  const std::size_t start = text.find('\x01', from);
  if (start == text.npos || start == 0) return std::nullopt;
  const std::size_t stop = text.find('\x02', start);
  if (stop == text.npos || stop + 1 >= text.size()) return std::nullopt;
  std::size_t index = 0;
  std::from_chars(text.data() + start + 1, text.data() + stop, index);
  return FoundPlaceholder{start - 1, stop + 2, index};
}

std::string restore(std::string_view text, const Constructs& constructs) {
  std::string out;
  std::size_t from = 0;
  for (auto found = find_placeholder(text, 0); found; found = find_placeholder(text, from)) {
    out.append(text, from, found->begin - from);
    out += constructs[found->index].raw;
    from = found->end;
  }
  out.append(text, from);
  return out;
}

}  // namespace colophon::markdown
