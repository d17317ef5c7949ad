#include "markdown/paragraph.h"

#include <algorithm>

#include "markdown/blocks.h"
#include "markdown/inlines.h"
#include "markdown/syntax.h"

namespace colophon::markdown {
namespace {

using LineOrigin = GeneratedLine::Origin;

class Writer {
 public:
  Writer(const Paragraph& paragraph, std::string_view text, const Origin& origin,
         const Dialect& dialect, Prepared& out, Diagnostics& diags)
      : paragraph_(paragraph),
        lines_(paragraph.lines),
        text_(text),
        origin_(origin),
        dialect_(dialect),
        out_(out),
        diags_(diags) {}

  void run() {
    if (is_plain()) {
      for (const ParagraphLine& line : lines_)
        out_.generated.copy_line(line.begin, line.end, line.rest);
      return;
    }
    join_lines();
    InlineScan scan =
        scan_inlines(content_, paragraph_.takes_attributes, dialect_, out_.labels, out_.constructs);
    if (paragraph_.is_cell) unescape_bars(scan);
    if (paragraph_.starts_too_deep) keep_first_character(scan);
    keep_from_defining(scan);
    report(scan);
    write(scan);
  }

 private:
  std::string_view slice(const ParagraphLine& line) const {
    return text_.substr(line.rest, line.end - line.rest);
  }

  bool is_plain() const {
    if (paragraph_.starts_too_deep || lines_.size() >= kMostBrackets) return false;
    return std::none_of(lines_.begin(), lines_.end(), [&](const ParagraphLine& line) {
      return line.has_prefix || !line.mark.empty() || may_have_inlines(slice(line));
    });
  }

  void join_lines() {
    for (const ParagraphLine& line : lines_) {
      starts_.push_back(content_.size());
      content_ += slice(line);
      content_ += '\n';
    }
    starts_.push_back(content_.size());
    content_.pop_back();
  }

  // The place in the source of a byte of the content, on line `k`.
  std::uint32_t source(std::size_t k, std::size_t offset) const {
    return lines_[k].rest + static_cast<std::uint32_t>(offset - starts_[k]);
  }

  std::size_t line_of(std::size_t offset) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end() - 1, offset);
    return static_cast<std::size_t>(after - starts_.begin()) - 1;
  }

  void write(const InlineScan& scan) {
    begin_line(0);
    for (const Edit& edit : scan.edits) {
      copy_until(edit.begin);
      Construct& construct = out_.constructs[edit.construct];
      construct.begin = source(k_, edit.begin);
      out_.generated.insert(mark(edit.construct), construct.begin);
      changed_ = true;
      at_ = edit.end;
      while (k_ + 1 < lines_.size() && at_ >= starts_[k_ + 1]) ++k_;
      construct.end = source(k_, edit.end);
      place_attributes(construct);
    }
    copy_until(content_.size());
    end_line();
  }

  // Those behind the brackets of a span stand apart from what opens it.
  void place_attributes(Construct& construct) const {
    Attributes& attributes = construct.attributes;
    if (attributes.end == 0) {
      attributes.begin = construct.begin;
      attributes.end = construct.end;
      return;
    }
    const std::size_t k = line_of(attributes.begin);
    const std::uint32_t size = attributes.end - attributes.begin;
    attributes.begin = source(k, attributes.begin);
    attributes.end = attributes.begin + size;
  }

  void copy_until(std::size_t stop) {
    while (at_ < stop) {
      const std::size_t part = std::min(stop, starts_[k_ + 1] - 1);
      out_.generated.copy(source(k_, at_), source(k_, part));
      at_ = part;
      if (at_ == stop) return;
      end_line();
      ++at_;
      begin_line(k_ + 1);
    }
  }

  void begin_line(std::size_t k) {
    k_ = first_ = k;
    const ParagraphLine& line = lines_[k];
    changed_ = line.has_prefix || !line.mark.empty();
    if (line.has_prefix) {
      out_.generated.insert(line.prefix, line.begin);
    } else {
      out_.generated.copy(line.begin, line.rest);
    }
    out_.generated.mark_rest();
    out_.generated.insert(line.mark, line.rest);
  }

  void end_line() {
    const ParagraphLine& line = lines_[first_];
    const LineOrigin kind = line.is_moved     ? LineOrigin::moved
                            : line.has_prefix ? LineOrigin::added
                            : changed_        ? LineOrigin::replaced
                                              : LineOrigin::same;
    out_.generated.end_line(kind, line.begin, lines_[k_].end);
  }

  void unescape_bars(InlineScan& scan) {
    for (std::size_t at = content_.find("\\|"); at != content_.npos;
         at = content_.find("\\|", at + 2)) {
      const auto holds = [at](const Edit& edit) { return edit.begin <= at && at < edit.end; };
      if (std::any_of(scan.edits.begin(), scan.edits.end(), holds)) continue;
      out_.constructs.push_back({.kind = Construct::Kind::text, .raw = "|"});
      scan.edits.push_back({at, at + 2, out_.constructs.size() - 1});
    }
    std::sort(scan.edits.begin(), scan.edits.end(),
              [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  }

  void keep_first_character(InlineScan& scan) {
    diags_
        .report(Code::deep_nesting, origin_.span(lines_[0].rest, lines_[0].rest + 1),
                kMostContainers)
        .hint = "no book needs so many quotes and lists inside one another";
    if (!scan.edits.empty() && scan.edits[0].begin == 0) return;
    out_.constructs.push_back({.kind = Construct::Kind::text, .raw = content_.substr(0, 1)});
    scan.edits.insert(scan.edits.begin(), {0, 1, out_.constructs.size() - 1});
  }

  // A label holds no bracket, but cmark sees marks in place of the author's brackets: `[a[^1]]: b`
  // is text and must not become a definition, which shows nothing. To cmark a mark is a word, in an
  // address too.
  void keep_from_defining(InlineScan& scan) {
    const std::string_view content = content_;
    if (scan.head >= content.size() || content[scan.head] != '[') return;
    if (scan.edits.empty() || scan.edits[0].begin == scan.head) return;
    std::string seen;
    std::size_t from = scan.head;
    for (const Edit& edit : scan.edits) {
      seen.append(content.substr(from, edit.begin - from)).append("mark");
      from = edit.end;
    }
    seen.append(content.substr(from));
    if (skip_reference_definition(seen, 0) == kNone) return;
    out_.constructs.push_back({.kind = Construct::Kind::text, .raw = "["});
    scan.edits.insert(scan.edits.begin(), {scan.head, scan.head + 1, out_.constructs.size() - 1});
  }

  void report(const InlineScan& scan) {
    const auto place = [&](std::size_t offset) { return source(line_of(offset), offset); };
    for (const std::size_t offset : scan.unclosed) {
      diags_.report(Code::unclosed_inline_note, origin_.span(place(offset), place(offset) + 2))
          .hint = "end the note with `]`, or write `\\^[` for the signs themselves";
    }
    for (const auto& [begin, end] : scan.malformed) {
      const std::string_view written = std::string_view(content_).substr(begin, end - begin);
      const std::size_t size = std::min(written.find('\n'), written.size());
      diags_
          .report(Code::malformed_attributes,
                  origin_.span(place(begin), place(begin + size - 1) + 1), written.substr(0, size))
          .hint = "write `{#id .class key=\"value\"}`, or `\\{` for the sign itself";
    }
    if (scan.first_bracket_too_many != kNone) {
      const std::uint32_t at = place(scan.first_bracket_too_many);
      diags_.report(Code::many_brackets, origin_.span(at, at + 1), kMostBrackets).hint =
          "close them, or write `\\[` for the sign itself";
    }
  }

  const Paragraph& paragraph_;
  const std::vector<ParagraphLine>& lines_;
  std::string_view text_;
  const Origin& origin_;
  const Dialect& dialect_;
  Prepared& out_;
  Diagnostics& diags_;

  std::string content_;              // the lines' texts with line ends between
  std::vector<std::size_t> starts_;  // of the lines in it, and one past the end
  std::size_t at_ = 0;               // in the content
  std::size_t k_ = 0;                // the line it is on
  std::size_t first_ = 0;            // the line that the generated line began with
  bool changed_ = false;
};

}  // namespace

void write_paragraph(const Paragraph& paragraph, std::string_view text, const Origin& origin,
                     const Dialect& dialect, Prepared& out, Diagnostics& diags) {
  Writer(paragraph, text, origin, dialect, out, diags).run();
}

}  // namespace colophon::markdown
