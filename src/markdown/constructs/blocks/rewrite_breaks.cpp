#include "markdown/constructs/blocks/rewrite_breaks.h"

#include <algorithm>
#include <array>

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

bool is_page_break(std::string_view line) {
  static constexpr std::array<std::string_view, 5> kBreaks = {
      "\\newpage", "\\pagebreak", "\\clearpage", "\\cleardoublepage", "{pagebreak}"};
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  if (std::find(kBreaks.begin(), kBreaks.end(), line) != kBreaks.end()) return true;
  if (!line.starts_with("{{<") || !line.ends_with(">}}")) return false;
  line = line.substr(3, line.size() - 6);
  const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t last = line.find_last_not_of(" \t");
  return line.substr(first, last + 1 - first) == "pagebreak";
}

}  // namespace

bool rewrite_page_break(RewriteState& state, std::string_view rest) {
  if (!state.dialect.page_breaks || !is_page_break(rest)) return false;
  const std::uint32_t begin = state.scanner.line().rest;
  state.add_block({.kind = Construct::Kind::page_break}, begin,
                  begin + static_cast<std::uint32_t>(rest.size()));
  return true;
}

}  // namespace colophon::markdown
