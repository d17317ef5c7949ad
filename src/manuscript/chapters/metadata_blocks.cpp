#include "manuscript/chapters/metadata_blocks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/markdown_lines.h"

namespace colophon::manuscript {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

bool is_rule(std::string_view line) {
  return line.starts_with("---") && line.find_first_not_of("- \t") == line.npos &&
         trim(line) == "---";
}

bool ends_block(std::string_view line) { return is_rule(line) || trim(line) == "..."; }

struct Block {
  std::size_t begin = 0;  // of its first line
  std::size_t end = 0;    // behind its last
  std::size_t yaml_begin = 0;
  std::size_t yaml_end = 0;
};

// The block whose first line begins at `at`; no line of it is blank at its beginning.
std::optional<Block> find_block(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostLines = 200;
  Block block;
  block.begin = at;
  block.yaml_begin = at + line_at(text, at).size() + 1;
  std::size_t lines = 0;
  for (std::size_t next = block.yaml_begin; next < text.size() && lines < kMostLines; ++lines) {
    const std::string_view line = line_at(text, next);
    if (lines == 0 && trim(line).empty()) return std::nullopt;
    if (ends_block(line)) {
      block.yaml_end = next;
      block.end = std::min(next + line.size() + 1, text.size());
      return block;
    }
    next += line.size() + 1;
  }
  return std::nullopt;
}

bool is_metadata(const yaml::Node& map) {
  constexpr auto kKeys = std::to_array<std::string_view>(
      {"abstract", "author", "bibliography", "cover-image", "creator", "csl", "date", "description",
       "keywords", "lang", "language", "nocite", "publisher", "references", "rights", "subject",
       "subtitle", "title"});
  if (!map.is_map() || map.entries.empty()) return false;
  const auto is_plain = [](const yaml::Entry& entry) {
    return ascii::lower(entry.key) == entry.key;
  };
  const auto is_known = [&](const yaml::Entry& entry) {
    return std::find(kKeys.begin(), kKeys.end(), entry.key) != kKeys.end();
  };
  return std::all_of(map.entries.begin(), map.entries.end(), is_plain) &&
         std::any_of(map.entries.begin(), map.entries.end(), is_known);
}

void merge(yaml::Node later, yaml::Node& front) {
  if (!front.is_map()) {
    front = std::move(later);
    return;
  }
  for (yaml::Entry& entry : later.entries) {
    const auto known =
        std::find_if(front.entries.begin(), front.entries.end(),
                     [&entry](const yaml::Entry& old) { return old.key == entry.key; });
    if (known == front.entries.end()) {
      front.entries.push_back(std::move(entry));
    } else {
      *known = std::move(entry);
    }
  }
}

// Where a line `---` stands behind a blank one, outside of code and comments.
std::vector<std::size_t> find_rules(std::string_view text) {
  std::vector<std::size_t> rules;
  bool is_behind_blank = false;
  MarkdownLines lines(text);
  while (const std::optional<MarkdownLine> line = lines.next()) {
    if (line->is_prose() && is_behind_blank && is_rule(line->text)) rules.push_back(line->begin);
    is_behind_blank = trim(line->text).empty();
  }
  return rules;
}

}  // namespace

void take_metadata_blocks(DraftItem& entry, LoadContext& context) {
  if (entry.item.kind != ContentsItem::Kind::chapter || entry.item.text.size() != 1) return;
  const Span whole = entry.item.text.front();
  const std::string_view text = context.sources.text_of(whole);
  if (text.find("\n---") == text.npos) return;
  const auto span = [&whole](std::size_t begin, std::size_t end) {
    return Span{whole.source, whole.begin + static_cast<std::uint32_t>(begin),
                whole.begin + static_cast<std::uint32_t>(end)};
  };
  std::vector<Span> pieces;
  std::size_t done = 0;
  for (const std::size_t rule : find_rules(text)) {
    if (rule < done) continue;
    const std::optional<Block> block = find_block(text, rule);
    if (!block) continue;
    Diagnostics ignored;
    yaml::Document document =
        yaml::parse(span(block->yaml_begin, block->yaml_end), context.sources, ignored);
    if (document.error || !is_metadata(document.root)) continue;
    merge(std::move(document.root), entry.front);
    pieces.push_back(span(done, block->begin));
    done = block->end;
  }
  if (done == 0) return;
  pieces.push_back(span(done, text.size()));
  entry.item.text = std::move(pieces);
}

}  // namespace colophon::manuscript
