// What the expanders of all tools have at hand: the text that they read, its chapter and its book.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "manuscript/chapters/chapters.h"
#include "manuscript/sources/load_context.h"
#include "manuscript/templates/included_files.h"
#include "manuscript/templates/liquid_tags.h"
#include "manuscript/templates/output.h"
#include "manuscript/templates/template.h"
#include "manuscript/templates/variables.h"
#include "model/dialect.h"

namespace colophon::manuscript {

// What all chapters of a book share.
struct BookExpansion {
  TemplateTool tool = TemplateTool::unknown;
  IncludedFiles files;
  Variables variables;
  MadeTexts made = {};
  std::map<SourceId, std::size_t> shown = {};  // bytes that includes have brought of it
  std::map<SourceId, std::uint32_t> front_matter_ends = {};  // of files included by Quarto
};

class Cursor;

// A chapter that is being expanded.
struct Expansion {
  BookExpansion& book;
  LoadContext& context;
  DraftItem& entry;
  std::string folder;  // of the chapter
  Output output;
  std::vector<const Cursor*> open = {};  // texts that are being read, the chapter's own first
  std::string highlight_fence = {};      // of the code that `{% highlight %}` has begun
};

// A text whose templates are being expanded: how far it is read, how much of it is in the chapter,
// and where in Markdown it stands. Offsets are of the whole source.
class Cursor {
 public:
  // The part is of the file at `path`, relative to the root; `directive` includes it.
  Cursor(Expansion& chapter, Span part, std::string path, Span directive);

  Expansion& chapter;
  const SourceId source;
  const std::string_view text;  // of the source, up to the end of the part
  const std::string path;
  const Span directive;
  LiquidTags tags;

  std::size_t at() const { return at_; }
  TemplateTool tool() const { return chapter.book.tool; }
  LoadContext& context() const { return chapter.context; }

  // The template that begins with so many bytes of signs.
  Template parse(std::size_t begin, std::size_t open_size, std::string_view close);
  std::string_view written(const Template& found) const;
  Span span_of(std::size_t begin, std::size_t end) const;
  Span span_of(std::string_view part) const;
  Span span_of(const Template& found) const { return span_of(found.begin, found.end); }

  // Where it stands, once what is before it is in the chapter.
  bool is_escaped() const;  // by a backslash
  bool in_code(std::size_t at);
  bool in_comment(std::size_t at);
  bool is_alone(const Template& found);  // in its line

  // What comes into the chapter. The text up to `to` is copied.
  void copy_to(std::size_t to);
  void add(std::string_view part) { chapter.output.add(span_of(part)); }
  void add_made(std::string_view made) { chapter.output.add_made(made, source, place()); }
  void add_value(const yaml::Node& value) { chapter.output.add_value(value, place()); }
  void add_repeated(std::string_view made);
  Span place() const { return span_of(done_, done_); }  // of the template that is read

  // Each says that the template has been dealt with, and goes on behind it.
  bool resume(std::size_t at);       // it is in the chapter in whatever way
  bool drop(const Template& found);  // with its line, where that has nothing else and is code
  bool keep(const Template& found);  // as text
  bool report_unknown(const Template& found);
  bool report_undefined(const Template& found, std::string_view name, std::string hint);
  bool report_unclosed(const Template& found);

  // What comes next is left out.
  void skip_to(std::size_t at) { done_ = at; }
  // What is read is as it should be.
  void read_to(std::size_t at) { at_ = at; }

 private:
  std::size_t find_close(std::size_t at, std::string_view sign);

  std::size_t at_;    // how far it is read
  std::size_t done_;  // how far it is in the chapter
  // Where the next of a closing sign is, seen from a place before it.
  struct Close {
    std::size_t looked_from = 1;
    std::size_t at = 0;
  };
  std::array<Close, 4> closes_ = {};
  std::size_t line_begin_ = 0;  // of the line that `code_spans_` are of
  std::size_t line_end_ = 0;
  std::vector<CodeSpan> code_spans_;
};

}  // namespace colophon::manuscript
