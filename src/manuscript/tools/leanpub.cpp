// Leanpub: Book.txt (https://leanpub.com/lfm/read, https://leanpub.com/markua/read).
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/path.h"
#include "manuscript/chapters/chapters.h"
#include "manuscript/metadata/values.h"
#include "manuscript/tools/project_files.h"
#include "manuscript/tools/tools_impl.h"

namespace colophon::manuscript {
namespace {

using vocabulary::Matter;

// `{frontmatter}` or `frontmatter:` on a line of its own.
std::optional<Matter> read_matter(std::string_view line) {
  std::string word = ascii::lower(trim(line));
  if (word.starts_with('{') && word.ends_with('}')) {
    word = word.substr(1, word.size() - 2);
  } else if (word.ends_with(':')) {
    word.pop_back();
  } else {
    return std::nullopt;
  }
  if (word == "frontmatter") return Matter::front;
  if (word == "mainmatter") return Matter::body;
  if (word == "backmatter") return Matter::back;
  return std::nullopt;
}

std::vector<ListedItem> list_chapters(Span whole, const std::string& folder,
                                      const std::string& base, LoadContext& context) {
  std::vector<ListedItem> items;
  const std::string_view text = context.sources.text_of(whole);
  Matter matter = Matter::body;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    const std::size_t indent = text.find_first_not_of(" \t", at);
    at = end + 1;
    if (line.empty() || line.starts_with('#')) continue;
    if (const std::optional<Matter> begun = read_matter(line)) {
      matter = *begun;
      continue;
    }
    const auto begin = whole.begin + static_cast<std::uint32_t>(indent);
    const Span place = {whole.source, begin, begin + static_cast<std::uint32_t>(line.size())};
    if (line.starts_with('{') && line.ends_with('}')) {
      context.diags.report(Code::malformed_contents, place, "this is no file").hint =
          "known here are `{frontmatter}`, `{mainmatter}` and `{backmatter}`";
      continue;
    }
    ListedItem chapter = list_chapter({std::string(line), place}, folder);
    chapter.item.matter = matter;
    chapter.item.base = base;
    items.push_back(std::move(chapter));
  }
  return items;
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, std::min(text.find('\n'), text.size()));
}

// The text of an entry that has not begun yet, blank lines before it passed over.
std::string_view skip_blank_lines(Span& span, const Sources& sources) {
  const std::string_view text = sources.text_of(span);
  const std::size_t word = text.find_first_not_of(" \t\n");
  if (word == text.npos) return {};
  const std::size_t line = text.rfind('\n', word);
  const std::size_t skipped = line == text.npos ? 0 : line + 1;
  span.begin += static_cast<std::uint32_t>(skipped);
  return text.substr(skipped);
}

void skip_line(Span& span, std::string_view text) {
  const std::size_t line = std::min(first_line(text).size() + 1, text.size());
  span.begin += static_cast<std::uint32_t>(line);
}

bool is_part_class(std::string_view line) {
  std::string word = ascii::lower(trim(line));
  if (!word.starts_with('{') || !word.ends_with('}')) return false;
  std::erase_if(word, [](char c) { return c == ' ' || c == '"' || c == '\''; });
  return word == "{class:part}" || word == "{class=part}" || word == "{.part}";
}

// Markua's heading of a part, where nothing else is in the file: others close all their headings.
bool is_closed_heading(std::string_view text) {
  return text.starts_with("# ") && text.ends_with(" #") && text.size() > 4 &&
         text.find('\n') == text.npos;
}

// Takes the mark of a part off the text's beginning.
bool take_part_mark(Span& span, const Sources& sources) {
  const std::string_view text = skip_blank_lines(span, sources);
  if (text.starts_with("-#")) {
    ++span.begin;
    return true;
  }
  if (is_closed_heading(trim(text))) return true;
  if (!is_part_class(first_line(text))) return false;
  Span rest = span;
  skip_line(rest, text);
  if (!skip_blank_lines(rest, sources).starts_with("# ")) return false;
  span = rest;
  return true;
}

}  // namespace

// Leanpub Flavoured Markdown and Markua. Mathematics stands between `{$$}` and `{/$$}`, and a
// dollar is a dollar.
Dialect leanpub_dialect() {
  Dialect dialect = commonmark_with(
      {&Dialect::admonitions, &Dialect::attributes, &Dialect::bare_links, &Dialect::comments,
       &Dialect::definition_lists, &Dialect::letter_lists, &Dialect::notes, &Dialect::page_breaks,
       &Dialect::smart_punctuation, &Dialect::strikeout, &Dialect::subscript, &Dialect::superscript,
       &Dialect::tables, &Dialect::task_lists, &Dialect::templates});
  dialect.template_tool = TemplateTool::leanpub;
  return dialect;
}

bool read_leanpub(ToolProject& book, LoadContext& context) {
  std::string list = find_file_in(book.folder, {"manuscript/Book.txt", "Book.txt"}, context);
  if (list.empty()) return false;
  book.folder = path::normalise(path::folder_of(list));
  // Addresses are relative to the manuscript, not to the chapter; Markua has a folder for them.
  const std::string resources = path::join(book.folder, "resources");
  const std::string base = is_folder(resources, context) ? resources : book.folder;
  const Span text = read_file(list, context);
  Diagnostics before = std::exchange(context.diags, {});
  book.contents = list_chapters(text, book.folder, base, context);
  const bool is_book = names_a_file(book.contents, context);
  if (is_book) before.append(std::move(context.diags));
  context.diags = std::move(before);
  if (!is_book) return false;
  const std::string cover = find_file_in(
      base, {"images/title_page.png", "images/title_page.jpg", "title_page.png", "title_page.jpg"},
      context);
  if (!cover.empty()) {
    ConfigLayer layer;
    add_key(layer.map, "cover", yaml::make_text(cover, {}), {});
    book.layers.push_back(std::move(layer));
  }
  book.files.push_back(std::move(list));
  return true;
}

// `-# Part`, `{class: part}` before a heading, or a file that is nothing but `# Part #`, makes a
// part that the next chapters lie in; `{frontmatter}`, `{mainmatter}` and `{backmatter}` at the
// beginning of a file begin their matter and are no text.
void apply_leanpub_marks(std::vector<DraftItem>& entries, bool are_placed, LoadContext& context) {
  std::optional<Matter> matter;  // that a chapter's own line began
  bool in_part = false;
  for (DraftItem& entry : entries) {
    ContentsItem& item = entry.item;
    if (item.kind != ContentsItem::Kind::chapter) continue;
    Span& text = item.text.front();
    const std::string_view words = skip_blank_lines(text, context.sources);
    const std::optional<Matter> begun = read_matter(first_line(words));
    if (begun) skip_line(text, words);
    const bool is_part = take_part_mark(text, context.sources);
    const bool is_empty = trim(context.sources.text_of(text)).empty();
    if (are_placed) {
      entry.is_blank = is_empty;
      continue;
    }
    // A file of that line alone is no chapter, nor an empty one.
    if (begun && is_empty) item.path.clear();
    if (begun) matter = begun;
    if (matter) item.matter = *matter;
    in_part = is_part || (in_part && item.matter == Matter::body);
    if (is_part) {
      item.role = BookPart::part;
    } else {
      item.depth = in_part ? 1 : 0;
    }
  }
  std::erase_if(entries, [](const DraftItem& entry) {
    return entry.item.kind == ContentsItem::Kind::chapter && entry.item.path.empty();
  });
}

}  // namespace colophon::manuscript
