#include "verify/checkers/locate_ids.h"

#include <algorithm>

namespace colophon::verify {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The value of the `id` in a tag; empty where it has none.
std::string_view id_in(std::string_view tag) {
  for (std::size_t at = tag.find("id="); at != tag.npos; at = tag.find("id=", at + 1)) {
    if (at == 0 || !is_space(tag[at - 1]) || at + 3 >= tag.size()) continue;
    const char quote = tag[at + 3];
    if (quote != '"' && quote != '\'') continue;
    const std::size_t end = tag.find(quote, at + 4);
    return end == tag.npos ? std::string_view() : tag.substr(at + 4, end - at - 4);
  }
  return {};
}

}  // namespace

void locate_ids(std::string_view text, std::unordered_map<std::string, std::uint32_t>& ids) {
  if (ids.empty()) return;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::size_t end = std::min(text.find('>', at), text.size());
    const std::string_view id = id_in(text.substr(at, end - at));
    if (!id.empty()) {
      const auto found = ids.find(std::string(id));
      if (found != ids.end()) found->second = static_cast<std::uint32_t>(at);
    }
    at = end - 1;
  }
}

}  // namespace colophon::verify
