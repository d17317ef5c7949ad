// Where every byte of a book came from.
// A position is a source and a byte offset into its decoded text; lines and columns are computed
// only when somebody has to read one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

// Names one file that was read, by its place in Sources.
enum class SourceId : std::uint32_t { none = 0xFFFFFFFF };

// The half-open range [begin, end) of bytes in the decoded text of a source. A default span is
// nowhere.
struct Span {
  SourceId source = SourceId::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  explicit operator bool() const { return source != SourceId::none; }
  friend bool operator==(const Span&, const Span&) = default;
};

// A file as the author knows it.
struct Source {
  std::string
      name;  // as the author would type it: relative to the working directory, '/' between folders
  std::string text;  // UTF-8 without a byte-order mark, every line end '\n'
};

// Every file that was read, in the order of reading. Owns the texts; references stay valid while
// more are added.
class Sources {
 public:
  // Keeps `text`, which must be shorter than 4 GiB, under `name`.
  SourceId add(std::string name, std::string text);

  const Source& operator[](SourceId id) const { return sources_[static_cast<std::size_t>(id)]; }
  std::size_t size() const { return sources_.size(); }

  // The bytes of a span; empty for a span that is nowhere.
  std::string_view text_of(Span span) const;

 private:
  std::deque<Source> sources_;
};

// A place as a person reads it, both 1-based; a column counts Unicode code points.
struct Location {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const Location&, const Location&) = default;
};

// The line starts of a text: turns offsets into locations in logarithmic time, however long a line
// is.
class LineTable {
 public:
  // `text` must outlive the table.
  explicit LineTable(std::string_view text);

  // `offset` may be the length of the text, which lies behind its last character.
  Location locate(std::size_t offset) const;

  // The line (1-based) without its end.
  std::string_view line(std::size_t number) const;
  std::size_t line_start(std::size_t number) const { return starts_[number - 1]; }
  std::size_t size() const { return starts_.size(); }

 private:
  // The code points that begin before an offset.
  std::size_t code_points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> code_points_;  // before each multiple of a number of bytes
};

}  // namespace colophon
