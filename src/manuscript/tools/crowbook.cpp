// Crowbook: a .book file of keys, then of chapters, a line each
// (https://github.com/crowdagger/crowbook, guide, "The configuration file").
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/path.h"
#include "base/unicode.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/plain_title.h"
#include "manuscript/tools/project_files.h"
#include "manuscript/tools/tools_impl.h"

namespace colophon::manuscript {
namespace {

struct Key {
  std::string_view theirs;
  std::string_view ours;
};

constexpr auto kKeys = std::to_array<Key>({{"title", "title"},
                                           {"subtitle", "subtitle"},
                                           {"author", "author"},
                                           {"lang", "language"},
                                           {"cover", "cover"},
                                           {"date", "date"},
                                           {"license", "rights"},
                                           {"subject", "subject"},
                                           {"description", "description"}});

constexpr std::size_t kMostImports = 32;

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

std::size_t digits_of(std::string_view line) {
  return std::min(line.find_first_not_of("0123456789"), line.size());
}

// `+ file`, `- file`, `-- file`, `! file`, `@ title`, `4. file`.
bool begins_list(std::string_view line) {
  if (line.empty()) return false;
  const std::size_t digits = digits_of(line);
  if (digits > 0) return digits < line.size() && line[digits] == '.';
  if (line.front() == '@') return true;
  const std::size_t mark = std::min(line.find_first_not_of("+-!"), line.size());
  return mark > 0 && (mark == line.size() || line[mark] == ' ' || line[mark] == '\t');
}

// `file.md # what it is`; a part's title may have the sign.
std::string_view without_comment(std::string_view name, bool is_part) {
  const std::size_t sign = name.find(" #");
  return is_part || sign == name.npos ? name : trim(name.substr(0, sign));
}

// A file in its two halves.
struct BookText {
  Span keys;
  Span chapters;
};

// Keys that are continued have their lines indented, and a quoted text may be over several lines:
// a line of chapters begins without indentation, where no quote is open.
BookText take_apart(Span whole, std::string_view text) {
  char quote = '\0';
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (quote == '\0' && begins_list(line)) {
      const auto middle = whole.begin + static_cast<std::uint32_t>(at);
      return {{whole.source, whole.begin, middle}, {whole.source, middle, whole.end}};
    }
    const std::string_view words = trim(line);
    const std::size_t value = words.find(": ");
    if (quote != '\0') {
      if (words.ends_with(quote)) quote = '\0';
    } else if (value != words.npos && !words.starts_with('#')) {
      const std::string_view said = trim(words.substr(value + 2));
      const bool is_open = said.starts_with('\'') || said.starts_with('"');
      if (is_open && (said.size() == 1 || said.back() != said.front())) quote = said.front();
    }
    at += line.size() + 1;
  }
  return {whole, {whole.source, whole.end, whole.end}};
}

class Reader {
 public:
  Reader(ToolProject& book, LoadContext& context) : book_(book), context_(context) {}

  // The keys of the imported files go below those of the file that imports them.
  void read(const std::string& path) {
    std::vector<ConfigLayer> layers;
    std::vector<std::string> open = {path};
    std::unordered_set<std::string> read;
    while (!open.empty() && read.size() < kMostImports) {
      std::string next = std::move(open.back());
      open.pop_back();
      if (!read.insert(next).second) continue;
      const Span whole = read_file(next, context_);
      const BookText text = take_apart(whole, context_.sources.text_of(whole));
      folder_ = path::normalise(path::folder_of(next));
      layers.push_back(read_keys(text.keys, open));
      if (next == path) list(text.chapters);
      book_.files.push_back(std::move(next));
    }
    std::reverse(layers.begin(), layers.end());
    book_.layers = std::move(layers);
  }

 private:
  ConfigLayer read_keys(Span text, std::vector<std::string>& imports) {
    ConfigLayer layer;
    layer.folder = folder_;
    layer.map.kind = yaml::Node::Kind::map;
    layer.map.span = {text.source, text.begin, text.begin};
    yaml::Document document = yaml::parse(text, context_.sources, context_.diags);
    if (document.error) {
      context_.diags.report(Code::invalid_yaml, document.error->span, document.error->message)
          .hint = std::move(document.error->hint);
      return layer;
    }
    for (const yaml::Entry& entry : document.root.entries) {
      const auto* known = std::find_if(kKeys.begin(), kKeys.end(),
                                       [&](const Key& key) { return key.theirs == entry.key; });
      if (known != kKeys.end()) add_key(layer.map, known->ours, entry.value, entry.key_span);
      if (entry.key == "import") import(entry.value, imports);
      if (entry.key == "input.clean" || entry.key == "input.clean.smart_quotes") {
        const std::optional<bool> is_on = read_flag(entry.key, entry.value, context_.diags);
        if (is_on == false) book_.dialect.smart_punctuation = false;
      }
      if (entry.key == "rendering.chapter.template" || entry.key == "rendering.part.template") {
        context_.diags.report(Code::unsupported_setting, entry.key_span, entry.key).hint =
            "chapters have the titles that they have in their files";
      }
    }
    return layer;
  }

  void import(const yaml::Node& node, std::vector<std::string>& imports) {
    for (const yaml::Node& item : items_of(node)) {
      std::string path = path::join(folder_, item.text);
      if (!is_file(path, context_)) {
        context_.diags.report(Code::missing_include, item.span, item.text);
      } else if (may_read(path, {item.text, item.span}, Wanted::file, context_)) {
        imports.push_back(std::move(path));
      }
    }
  }

  void list(Span whole) {
    const std::string_view text = context_.sources.text_of(whole);
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view line = line_at(text, at);
      const std::string_view words = trim(line);
      const auto begin =
          static_cast<std::uint32_t>(static_cast<std::size_t>(words.data() - text.data()));
      at += line.size() + 1;
      if (words.empty() || words.front() == '#') continue;
      const auto size = static_cast<std::uint32_t>(words.size());
      list_line(words, {whole.source, whole.begin + begin, whole.begin + begin + size});
    }
  }

  void list_line(std::string_view line, Span place) {
    if (!begins_list(line)) {
      context_.diags
          .report(Code::malformed_contents, place, "it begins with no `+`, `-`, `!` or `@`")
          .hint = "write `+ chapter.md`";
      return;
    }
    const bool is_part = line.front() == '@';
    std::size_t mark = is_part ? 1 : 0;
    const std::size_t sign = mark;
    const std::size_t digits = digits_of(line.substr(mark));
    if (digits > 0 && mark + digits < line.size() && line[mark + digits] == '.') {
      mark += digits + 1;
    } else {
      while (mark < line.size() && (line[mark] == '+' || line[mark] == '-' || line[mark] == '!')) {
        ++mark;
      }
    }
    const std::string_view name = without_comment(trim(line.substr(mark)), is_part);
    if (name.empty()) {
      context_.diags.report(Code::malformed_contents, place, "the file is missing").hint =
          "write `+ chapter.md`";
      return;
    }
    const auto begin = place.begin + static_cast<std::uint32_t>(name.data() - line.data());
    Value value = {std::string(name), {place.source, begin, place.end}};
    const std::string_view marks = line.substr(sign, mark - sign);
    is_part ? add_part(std::move(value)) : add_chapter(std::move(value), marks);
  }

  // The part's own file, or nothing but its title.
  void add_part(Value name) {
    in_part_ = true;
    if (is_file(path::join(folder_, name.text), context_)) {
      ListedItem part = list_chapter(std::move(name), folder_);
      part.item.role = BookPart::part;
      book_.contents.push_back(std::move(part));
      return;
    }
    name.text = plain_title(name.text);
    book_.contents.push_back(list_part(std::move(name), 0));
  }

  // `--` is one below a chapter, `---` two.
  void add_chapter(Value name, std::string_view marks) {
    ListedItem chapter = list_chapter(std::move(name), folder_);
    const auto dashes = std::count(marks.begin(), marks.end(), '-');
    chapter.item.depth =
        (in_part_ ? 1 : 0) + static_cast<int>(std::clamp<std::ptrdiff_t>(dashes - 1, 0, 6));
    chapter.item.hides_title = marks == "!";
    if (marks == "-" || marks == "!") {
      place_unnumbered(chapter.item, chapter.name.text);
    } else {
      has_numbered_ = true;
    }
    book_.contents.push_back(std::move(chapter));
  }

  // A preface before the chapters and an afterword behind them are none of their part's.
  void place_unnumbered(ContentsItem& item, std::string_view name) {
    const Matter matter = matter_of_place(place_among(name));
    if (matter == Matter::front && (has_numbered_ || in_part_)) return;
    item.matter = matter;
    if (matter == Matter::body) return;
    item.depth = 0;
    if (matter == Matter::back) in_part_ = false;
  }

  ToolProject& book_;
  LoadContext& context_;
  bool has_numbered_ = false;
  std::string folder_;
  bool in_part_ = false;
};

// The one that the command line names, or those of the folder in natural order.
std::vector<std::string> find_book_files(const ToolProject& book, LoadContext& context) {
  if (!book.named.empty()) return {book.named};
  std::vector<std::string> files;
  const Result<std::vector<std::string>> names =
      context.files.list(path::join(context.root, book.folder));
  if (!names) return files;
  for (const std::string& name : *names) {
    if (name.starts_with('.') || !name.ends_with(".book")) continue;
    files.push_back(path::join(book.folder, name));
  }
  std::sort(files.begin(), files.end(), unicode::natural_less);
  return files;
}

// A .book file that lists no chapter is there to be imported.
bool lists_chapters(const std::string& path, LoadContext& context) {
  const Result<std::string> bytes = context.files.read(path::join(context.root, path));
  if (!bytes) return false;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::string_view line = line_at(*bytes, at);
    if (begins_list(line)) return true;
    at += line.size() + 1;
  }
  return false;
}

}  // namespace

// CommonMark with tables, notes and struck text; typographic quotes are its own habit too.
Dialect crowbook_dialect() {
  return commonmark_with({&Dialect::admonitions, &Dialect::attributes, &Dialect::notes,
                          &Dialect::smart_punctuation, &Dialect::strikeout, &Dialect::tables,
                          &Dialect::task_lists, &Dialect::templates});
}

bool read_crowbook(ToolProject& book, LoadContext& context) {
  std::vector<std::string> books;
  for (std::string& path : find_book_files(book, context)) {
    if (lists_chapters(path, context)) books.push_back(std::move(path));
  }
  if (books.empty()) return false;
  Reader(book, context).read(books.front());
  if (books.size() > 1) {
    book.hint = "of several it is the first by name; `colophon build " +
                path::join(context.root, books[1]) + "` takes another";
  }
  return true;
}

}  // namespace colophon::manuscript
