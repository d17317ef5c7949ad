// The walk over a chapter's text that expands its templates; see expand.h. Each tool's are in a
// file of their own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "manuscript/chapters/chapters.h"
#include "manuscript/sources/reading.h"
#include "manuscript/templates/code_tracker.h"
#include "manuscript/templates/included_files.h"
#include "manuscript/templates/variables.h"
#include "model/dialect.h"

namespace colophon::manuscript {

// What all chapters of a book share.
struct ExpansionOfBook {
  TemplateTool tool = TemplateTool::unknown;
  IncludedFiles files;
  Variables variables;
  std::map<std::pair<SourceId, std::string>, SourceId> made = {};  // texts that no file has
  std::map<SourceId, std::size_t> shown = {};  // bytes that includes have brought of it
  std::map<SourceId, std::uint32_t> front_matter_ends = {};  // of files included by Quarto
};

class Expanding {
 public:
  Expanding(Entry& entry, ExpansionOfBook& book, Reading& reading);

  void run();

 private:
  // What stands between the signs of a template, trimmed.
  struct Template {
    std::size_t begin = 0;  // with its signs
    std::size_t end = 0;
    std::string_view name;    // its first word
    std::string_view rest;    // what follows it
    std::string_view inside;  // both
  };

  // Part of a source that is being read; offsets are of the whole source.
  struct Frame {
    SourceId source = SourceId::none;
    std::string_view text;  // of the source, up to the end of the part
    std::size_t at = 0;     // how far it is read
    std::size_t done = 0;   // how far it is in the chapter
    std::string path;       // of the file, relative to the root
    Span directive;         // that includes it
    // Where the next of a closing sign is, seen from a place before it.
    struct Close {
      std::size_t looked_from = 1;
      std::size_t at = 0;
    };
    std::array<Close, 4> closes = {};
    std::size_t next_angles = 0;
    std::size_t line_begin = 0;  // of the line that `code_spans` are of
    std::size_t line_end = 0;
    std::vector<CodeSpan> code_spans;
    std::set<std::string, std::less<>> unclosed;  // tags that no other ends further on
    bool has_blocks = false;                      // the next is filled
    // The tags of a block by where it begins: `if`, its `else`, its end.
    std::map<std::size_t, std::vector<Template>> blocks;
    std::map<std::size_t, std::size_t> branch_ends;  // tags behind what is shown, and their ends
  };

  // The walk.

  void read(Span part, std::string path, Span directive);
  bool take(Frame& frame, std::size_t at);
  bool take_braces(Frame& frame, std::size_t at);
  std::size_t next_sign(Frame& frame) const;
  std::size_t find_close(Frame& frame, std::size_t at, std::string_view sign) const;
  // The template that begins with so many bytes of signs; one whose end is 0 is none.
  Template parse(Frame& frame, std::size_t begin, std::size_t open_size,
                 std::string_view close) const;

  // What comes out.

  void flush(Frame& frame, std::size_t to);
  // Whether there is room in the book for so many bytes that a template puts there, and that stand
  // elsewhere already.
  bool can_add(std::size_t bytes);
  bool can_repeat(std::size_t bytes);
  void emit(Span piece);
  void emit(const Frame& frame, std::string_view part) { emit(span_of(frame, part)); }
  // Text that no file has: a source of its own that goes by the name of `file`.
  void emit_made(std::string_view text, SourceId file);
  void emit_value(const yaml::Node& value);
  // The template is in the chapter in whatever way; the text goes on behind it.
  bool resume(Frame& frame, std::size_t at);
  // Takes the rest of the line too, where nothing else stands in it and it is code.
  bool drop(Frame& frame, const Template& found);

  Span span_of(const Frame& frame, std::size_t begin, std::size_t end) const;
  Span span_of(const Frame& frame, std::string_view part) const;
  Span span_of(const Frame& frame, const Template& found) const {
    return span_of(frame, found.begin, found.end);
  }
  std::string text_of(const Frame& frame, const Template& found) const {
    return std::string(frame.text.substr(found.begin, found.end - found.begin));
  }

  // Where it stands.

  bool is_tool(TemplateTool tool) const { return book_.tool == tool; }
  bool is_unknown_tool() const { return book_.tool == TemplateTool::unknown; }
  bool in_code(Frame& frame, std::size_t at);
  bool in_comment(Frame& frame, std::size_t at);
  bool is_alone(Frame& frame, std::size_t begin, std::size_t end);

  // What is wrong. Each leaves the template as text.

  bool report_unknown(Frame& frame, const Template& found);
  Diagnostic& report_undefined(Frame& frame, const Template& found, std::string_view name);

  // Files.

  struct Wanted {
    std::string_view name;           // as written
    std::vector<std::string> paths;  // where it may be, relative to the root; the first counts
    FilePart part = {};
    bool all_sections = false;
    std::size_t indent = 0;  // put before every line
  };
  struct Selected {
    const IncludedFile* file = nullptr;
    std::vector<Span> pieces;
  };
  bool is_there(const Wanted& wanted);
  // These report what stands in the way; then there is no file.
  const IncludedFile* open(Frame& frame, const Wanted& wanted);
  Selected select(Frame& frame, const Wanted& wanted);
  void report_missing(Frame& frame, const Wanted& wanted);
  // Whether a template that is being expanded stands in what is to be included.
  bool is_circle(std::span<const Span> pieces) const;
  bool include(Frame& frame, const Template& found, const Wanted& wanted);
  // As a code block in a fence that is long enough.
  bool include_code(Frame& frame, const Template& found, const Wanted& wanted,
                    std::string_view info);
  // Line by line, each as `line_of` leaves it; without it, less the indentation that all have.
  bool include_lines(Frame& frame, const Template& found, const Wanted& wanted,
                     const std::function<std::string_view(std::string_view)>& line_of);

  // mdBook's {{#...}}.

  bool mdbook(Frame& frame, std::size_t at);
  bool mdbook_escape(Frame& frame, std::size_t at);
  bool mdbook_include(Frame& frame, const Template& found);
  bool mdbook_shifted(Frame& frame, const Template& found);
  bool mdbook_title(Frame& frame, const Template& found);
  Wanted mdbook_wanted(const Frame& frame, std::string_view argument) const;

  // Quarto's {{< ... >}}.

  bool shortcode(Frame& frame, std::size_t at);
  bool shortcode_escape(Frame& frame, std::size_t at);
  bool shortcode_include(Frame& frame, const Template& found);
  bool shortcode_value(Frame& frame, const Template& found);
  const yaml::Node* find_metadata(std::string_view name);
  bool shortcode_video(Frame& frame, const Template& found);
  bool shortcode_keys(Frame& frame, const Template& found);
  bool shortcodes_are_off(Frame& frame, std::size_t at);

  // Leanpub's <<(...).

  bool leanpub(Frame& frame, std::size_t at);

  // Liquid and Nunjucks.

  bool is_liquid_tool() const {
    return is_tool(TemplateTool::honkit) || is_tool(TemplateTool::jekyll);
  }
  bool liquid_tag(Frame& frame, std::size_t at);
  bool liquid_raw(Frame& frame, const Template& found);
  bool liquid_comment(Frame& frame, const Template& found);
  bool liquid_include(Frame& frame, const Template& found);
  bool liquid_highlight(Frame& frame, const Template& found);
  bool liquid_code(Frame& frame, const Template& found);
  bool liquid_variable(Frame& frame, std::size_t at);
  bool liquid_string(Frame& frame, std::size_t at);
  const yaml::Node* liquid_value(std::string_view name);
  bool liquid_if(Frame& frame, const Template& found);
  bool ends_branch(Frame& frame, std::size_t at);
  void match_blocks(Frame& frame);
  // The tags of the block that this one begins, the last one its end; none where nothing ends it.
  const std::vector<Template>* find_block(Frame& frame, const Template& found);
  std::optional<std::size_t> choose_branch(const std::vector<Template>& tags);
  std::optional<bool> liquid_condition(std::string_view text);
  std::optional<std::string> liquid_operand(std::string_view word);
  std::optional<std::string> liquid_filtered(std::string_view inside);
  // The tag of that name behind `from`.
  Template find_tag(Frame& frame, std::size_t from, std::string_view name);
  Template find_end(Frame& frame, const Template& found) {
    return find_tag(frame, found.end, "end" + std::string(found.name));
  }
  bool report_unclosed(Frame& frame, const Template& found);

  // GitBook's blocks.

  static bool is_gitbook_block(std::string_view name);
  static std::string indent_of(const Frame& frame, const Template& found);
  void emit_around(const Frame& frame, const Template& found, std::string_view html);
  bool gitbook_block(Frame& frame, const Template& found);

  Entry& entry_;
  ExpansionOfBook& book_;
  Reading& reading_;
  std::string folder_;  // of the chapter
  CodeTracker code_;
  std::vector<Span> pieces_;
  std::vector<const Frame*> frames_;  // that are being read, the chapter's own first
  std::string highlight_fence_;
};

// A word or `key=value` of a template, without quotes; white space parts them where no quotes keep
// it.
struct Argument {
  std::string_view key;  // empty for a word
  std::string_view value;
};
std::vector<Argument> split_arguments(std::string_view text);

// So many backticks that nothing in the text ends them as a code block.
std::string fence_for(std::string_view text);

}  // namespace colophon::manuscript
