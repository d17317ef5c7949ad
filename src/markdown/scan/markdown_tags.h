// Tags with a `markdown` attribute, as kramdown, Python-Markdown and PHP Markdown Extra have it:
// what they hold is Markdown though no empty lines stand around it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace colophon::markdown {

enum class TagContent : std::uint8_t {
  blocks,
  block_or_text,  // blocks; where there is a lone paragraph, its text
  text,           // of one paragraph, whatever it looks like
  html,           // no Markdown at all
};

struct MarkdownTag {
  std::string name;  // lower case
  TagContent content = TagContent::blocks;
  std::size_t end = 0;  // behind its `>`, in the last of its lines
  std::size_t more_lines = 0;
};

// The open tag with the attribute at the start of the text, where it is that of a block: its name
// begins an HTML block (CommonMark section 4.6), or it is a custom element's, alone on its line.
std::optional<MarkdownTag> read_markdown_tag(std::string_view text);

// Whether the tag at the start of the text has the attribute, and not to turn Markdown off.
bool asks_for_markdown(std::string_view text);

// Whether the text, which begins an HTML block of kind 7, is a tag of words: `<img>`, `<span>`.
bool is_tag_of_words(std::string_view text);

// A tag at the start of the text, by its name alone.
struct TagName {
  std::string_view name;  // as written; empty where there is none
  bool is_end = false;

  bool is(std::string_view other) const;  // in whatever case
};
TagName read_tag_name(std::string_view text);

// How many more tags are opened than closed; one that the text breaks off counts as many.
int count_open_tags(std::string_view html);

// Which elements of a text have an end, found in one go.
class TagEnds {
 public:
  explicit TagEnds(std::string_view text);

  // Whether an end tag of the name, in lower case, stands behind `offset`.
  bool has_behind(const std::string& name, std::uint32_t offset) const;
  // Whether the tag that starts at `offset` has an end tag of its own.
  bool is_closed(std::uint32_t offset) const { return closed_.contains(offset); }

 private:
  std::unordered_map<std::string, std::uint32_t> last_;
  std::unordered_set<std::uint32_t> closed_;
};

}  // namespace colophon::markdown
