#include "manuscript/book_file/write_contents.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "manuscript/metadata/roles.h"
#include "manuscript/metadata/values.h"
#include "manuscript/metadata/yaml_lines.h"

namespace colophon::manuscript {
namespace {

using Kind = ContentsItem::Kind;

std::string_view name_of(Matter matter) {
  constexpr auto kNames = std::to_array<std::string_view>({"front", "body", "back"});
  return kNames[static_cast<std::size_t>(matter)];
}

// So that it is the name of a file, and neither of a page nor with space to be taken off.
std::string as_file(const std::string& path) {
  const bool may_be_page = path.find('/') == path.npos && path::extension_of(path).empty();
  return may_be_page || trim(path) != path ? "./" + path : path;
}

// Of words with nothing between them that Markdown or typography would make something else of.
bool is_plain_heading(std::string_view text) {
  if (!unicode::is_composed(text)) return false;
  char32_t before = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool is_word = unicode::is_letter(c) || unicode::is_mark(c) || unicode::is_digit(c);
    const bool is_point = (c == ',' || c == '.') && (at == text.size() || text[at] == ' ');
    if (!is_word && !is_point && c != ' ') return false;
    if (before == ' ' && !is_word) return false;
    before = c;
  }
  return before != ' ';
}

// The first line of a chapter that says something.
std::string first_line(const ContentsItem& item, const Sources& sources) {
  std::string line;
  for (const Span& piece : item.text) {
    for (const char c : sources.text_of(piece)) {
      if (c != '\n') {
        line += c;
      } else if (!trim(line).empty()) {
        return line;
      } else {
        line.clear();
      }
    }
  }
  return line;
}

class ContentsWriter {
 public:
  ContentsWriter(const Manuscript& manuscript, const Sources& sources)
      : manuscript_(manuscript), sources_(sources) {}

  std::string write() {
    const std::vector<ContentsItem>& items = manuscript_.contents;
    out_.line("contents:");
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool begins_section = i == 0 || items[i].matter > section_;
      if (begins_section) begin_section(items[i].matter);
      go_to_depth(static_cast<std::size_t>(items[i].depth));
      const bool is_last = i + 1 == items.size() || items[i + 1].matter > section_;
      write_item(items[i], !is_last && items[i + 1].depth > items[i].depth);
    }
    return out_.take();
  }

 private:
  void begin_section(Matter matter) {
    section_ = matter;
    lists_ = {matter};
    out_.line("  " + std::string(name_of(matter)) + ":");
  }

  // Lists that nothing stands above are for items deeper than any parent that they could have.
  void go_to_depth(std::size_t depth) {
    while (lists_.size() > depth + 1) lists_.pop_back();
    while (lists_.size() < depth + 1) {
      out_.line(indent() + "- chapters:");
      lists_.push_back(lists_.back());
    }
  }

  std::string indent() const { return std::string(4 * lists_.size(), ' '); }

  void write_item(const ContentsItem& item, bool has_more) {
    switch (item.kind) {
      case Kind::generated:
        return out_.line(indent() + "- " + std::string(vocabulary::info_of(item.page).name));
      case Kind::part:
        return write_part(item, has_more);
      case Kind::chapter:
        return write_chapter(item, has_more);
    }
  }

  void write_part(const ContentsItem& part, bool has_more) {
    out_.plain(indent() + "- part", yaml_scalar(part.title.text));
    if (part.matter != lists_.back()) out_.plain(indent() + "  matter", name_of(part.matter));
    if (has_more) return begin_list(part.matter);
    out_.line(indent() + "  chapters: []");
  }

  void write_chapter(const ContentsItem& chapter, bool has_more) {
    YamlLines details;
    write_details(chapter, details);
    const std::string more = details.take();
    const std::string file = as_file(chapter.path);
    if (more.empty() && !has_more) return out_.line(indent() + "- " + yaml_scalar(file));
    out_.plain(indent() + "- file", yaml_scalar(file));
    out_.lines(more);
    if (has_more) begin_list(chapter.matter);
  }

  void begin_list(Matter matter) {
    out_.line(indent() + "  chapters:");
    lists_.push_back(matter);
  }

  void write_details(const ContentsItem& chapter, YamlLines& out) const {
    const std::string inside = indent() + "  ";
    if (chapter.hides_title) out.plain(inside + "heading", "hidden");
    if (!chapter.begins_with_title && !chapter.hides_title)
      out.key(inside + "title", chapter.title.text);
    if (!chapter.hides_title && !is_called_so(chapter))
      out.key(inside + "label", chapter.label.text);
    if (chapter.role != role_from_name(chapter.path, chapter.matter)) {
      out.key(inside + "role", vocabulary::info_of(chapter.role).name);
    }
    out.key(inside + "language", chapter.language);
    out.key(inside + "id", chapter.id);
    if (chapter.speaks_for_book) out.plain(inside + "front-matter", "book");
    if (chapter.matter != lists_.back()) out.plain(inside + "matter", name_of(chapter.matter));
  }

  // Whether the heading that the text begins with is, to the letter, what the contents call it.
  bool is_called_so(const ContentsItem& chapter) const {
    const std::string& label = chapter.label.text;
    if (label.empty() || chapter.title || manuscript_.split != Split::none) return false;
    return is_plain_heading(label) && first_line(chapter, sources_) == "# " + label;
  }

  const Manuscript& manuscript_;
  const Sources& sources_;
  YamlLines out_;
  Matter section_ = Matter::front;
  std::vector<Matter> lists_;  // that are open, with the matter that their items have
};

}  // namespace

std::string write_contents(const Manuscript& manuscript, const Sources& sources) {
  return ContentsWriter(manuscript, sources).write();
}

}  // namespace colophon::manuscript
