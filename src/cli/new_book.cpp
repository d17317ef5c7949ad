#include "cli/new_book.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "base/disk/output_place.h"
#include "base/path.h"
#include "formats/yaml/writer.h"

namespace colophon::cli {
namespace {

using Outcome = Compilation::Outcome;
using Metadata = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kBeginning = R"(# The beginning

A chapter is a file like this one: a heading, and paragraphs with an empty line between them. Write
over these words, they are here to be replaced.

What is *stressed* stands between stars. A note[^1] is opened where the reader is, and comes back.
Another chapter is reached by the name of its file, as [the end](03-end.md) is.

[^1]: It may be written anywhere in the file of its chapter.
)";

constexpr std::string_view kMiddle = R"(# The middle

| You write      | The reader sees |
|----------------|-----------------|
| `*stressed*`   | *stressed*      |
| `**strong**`   | **strong**      |
| `[^1]`         | the number of a note |

Table: A few signs

> Words of somebody else stand behind an angle.

::: verse
A poem keeps its lines,
    and the space before them.
:::

## A section

Headings within a chapter begin with two signs or more, and are in the contents below it.
)";

constexpr std::string_view kEnd = R"(# The end

A chapter more is a file more, and a line more below `body` in the file book.yaml. The order there is
the order in the book.
)";

constexpr std::string_view kContents = R"(
# What the book is made of, in this order. `title-page` and `contents` are made by colophon, the
# others are files. Parts have chapters of their own:
#   - part: The first part
#     chapters: [01-beginning.md, 02-middle.md]
contents:
  front: [title-page, contents]
  body:
    - 01-beginning.md
    - 02-middle.md
    - 03-end.md
)";

// "my-first_novel" -> "My first novel".
std::string title_from(std::string_view name) {
  std::string title;
  for (const char c : name) {
    const bool is_space = c == '-' || c == '_' || c == ' ';
    if (!is_space) {
      title += c;
    } else if (!title.empty() && title.back() != ' ') {
      title += ' ';
    }
  }
  while (title.ends_with(' ')) title.pop_back();
  if (title.empty()) return "Untitled";
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

// Takes out what the metadata say under any of these keys, each once more a value of a list.
std::vector<std::string> take(Metadata& metadata, std::initializer_list<std::string_view> keys) {
  std::vector<std::string> values;
  std::erase_if(metadata, [&](const std::pair<std::string, std::string>& pair) {
    if (std::find(keys.begin(), keys.end(), pair.first) == keys.end()) return false;
    values.push_back(pair.second);
    return true;
  });
  return values;
}

std::string key_line(std::string_view key, const std::vector<std::string>& values) {
  if (values.size() == 1) return fmt::format("{}: {}\n", key, yaml_scalar(values.front()));
  std::string lines = fmt::format("{}:\n", key);
  for (const std::string& value : values) lines += fmt::format("  - {}\n", yaml_scalar(value));
  return lines;
}

std::string book_file(const NewBook& book, std::string_view name) {
  Metadata metadata = book.metadata;
  const auto line = [&metadata](std::initializer_list<std::string_view> keys,
                                const std::string& otherwise) {
    const std::vector<std::string> given = take(metadata, keys);
    if (given.empty() && otherwise.starts_with('#')) return otherwise;
    return key_line(*keys.begin(), given.empty() ? std::vector{otherwise} : given);
  };
  std::string text = line({"title"}, title_from(name));
  text += line({"subtitle"}, "# subtitle: A Novel\n");
  text += line({"creator", "creators", "author", "authors"}, "# creator: The name of its author\n");
  text +=
      "\n# Words are hyphenated, quoted and read aloud as in this language: en, en-GB, fr, pt-BR\n";
  text += line({"language", "lang"}, book.language);
  text += "\n# By this the book is known, whatever becomes of its title: leave it as it is.\n";
  text += line({"identifier", "identifiers", "isbn"}, book.identifier);
  text += "\n";
  text += line({"publisher"}, "# publisher: A Publishing House\n");
  text += line({"date"}, "# date: 2001-12-31\n");
  text += line({"rights", "copyright"}, "# rights: Who may do what with it\n");
  text += line({"cover", "cover-image"}, "# cover: cover.jpg\n");
  while (!metadata.empty()) {
    const std::string key = metadata.front().first;
    text += key_line(key, take(metadata, {key}));
  }
  return text + std::string(kContents);
}

void fail(const Failure& failure, Compilation& result) {
  result.diagnostics.report(Code::write_failed, Span{}, failure.message).hint =
      hint_for_place(failure, "name another folder");
  result.outcome = Outcome::failed;
}

bool is_hidden(const std::string& name) { return name.starts_with('.'); }

// What stands in the way of a new folder beside the disk itself.
std::optional<Failure> find_obstacle(const std::string& folder, Files& files) {
  const Result<FileInfo> info = files.info(folder);
  if (info && info->is_folder) return std::nullopt;
  if (info) {
    return Failure{
        FailureKind::not_a_folder,
        fmt::format("cannot make the folder `{}`: there is a file of that name", folder)};
  }
  // One that is misspelt is not made.
  const std::string parent = path::normalise(path::folder_of(folder));
  const Result<FileInfo> above = files.info(parent);
  if (above && !above->is_folder) {
    return Failure{FailureKind::not_a_folder,
                   fmt::format("cannot make the folder `{}`: `{}` is a file", folder, parent)};
  }
  if (above || above.failure().kind != FailureKind::not_found) return std::nullopt;
  return Failure{
      FailureKind::not_found,
      fmt::format("cannot make the folder `{}`: there is no folder `{}`", folder, parent)};
}

// Whether nothing that can be seen is there, or it was said what is.
bool has_room(const std::string& folder, Files& files, Compilation& result) {
  if (const std::optional<Failure> obstacle = find_obstacle(folder, files)) {
    fail(*obstacle, result);
    return false;
  }
  const Result<std::vector<std::string>> names = files.list(folder);
  if (!names && names.failure().kind == FailureKind::not_found) return true;
  if (!names) {
    fail(names.failure(), result);
    return false;
  }
  if (std::all_of(names->begin(), names->end(), is_hidden)) return true;
  result.diagnostics.report(Code::folder_in_use, Span{}, folder).hint =
      "name a folder that is not there yet";
  return false;
}

std::string name_of_folder(const std::string& folder, Files& files) {
  const Result<std::string> real = files.real_path(folder);
  return std::string(path::name_of(real ? *real : folder));
}

}  // namespace

Compilation make_book(const NewBook& book, Files& files) {
  Compilation result;
  const std::string folder = path::normalise(book.folder);
  if (!has_room(folder, files, result)) return result;
  const Result<Committed> made =
      files.create_folder(folder, {{"01-beginning.md", std::string(kBeginning)},
                                   {"02-middle.md", std::string(kMiddle)},
                                   {"03-end.md", std::string(kEnd)},
                                   {"book.yaml", book_file(book, name_of_folder(folder, files))}});
  if (!made) {
    fail(made.failure(), result);
    return result;
  }
  report_unsynced(folder, *made, result.diagnostics);
  result.outcome = Outcome::written;
  return result;
}

std::string random_identifier() {
  std::array<unsigned char, 16> bytes = {};
  if (getentropy(bytes.data(), bytes.size()) != 0) return {};
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);  // version 4
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);  // the variant of RFC 9562
  std::string text = "urn:uuid:";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += fmt::format("{:02x}", bytes[i]);
  }
  return text;
}

}  // namespace colophon::cli
