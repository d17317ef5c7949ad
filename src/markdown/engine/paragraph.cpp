#include "markdown/engine/paragraph.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "markdown/engine/inlines.h"
#include "markdown/scan/blocks.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using LineOrigin = GeneratedLine::Origin;

class Writer {
 public:
  Writer(const Paragraph& paragraph, std::string_view text, const Origin& origin,
         const Dialect& dialect, RewrittenText& out, Diagnostics& diags)
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
    keep_from_fencing(scan);
    report(scan);
    write(scan);
    if (is_joined_ && scan.edits.empty()) out_.joined_paragraphs.pop_back();
  }

 private:
  std::string_view slice(const ParagraphLine& line) const {
    return text_.substr(line.rest, line.end - line.rest);
  }

  bool is_plain() const {
    if (paragraph_.starts_too_deep || lines_.size() >= kMostBrackets) return false;
    return std::none_of(lines_.begin(), lines_.end(), [&](const ParagraphLine& line) {
      return line.has_prefix || !line.placeholder.empty() || may_have_inlines(slice(line));
    });
  }

  void join_lines() {
    std::size_t size = 0;
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      is_joined_ |= k > 0 && lines_[k].rest != lines_[k - 1].end + 1;
      starts_.push_back(size);
      size += slice(lines_[k]).size() + 1;
    }
    starts_.push_back(size);
    content_ = text_.substr(lines_[0].rest, size - 1);
    if (!is_joined_) return;
    std::string& joined = out_.joined_paragraphs.emplace_back();
    for (const ParagraphLine& line : lines_) joined.append(slice(line)) += '\n';
    joined.pop_back();
    content_ = joined;
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
      out_.generated.insert(placeholder(edit.construct), construct.begin);
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
    if (!construct.own_details) return;
    Attributes& attributes = construct.own_details->attributes;
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
    const bool is_indented = indented_.contains(k);
    changed_ = line.has_prefix || !line.placeholder.empty() || is_indented;
    if (line.has_prefix) {
      out_.generated.insert(line.prefix, line.begin);
    } else {
      out_.generated.copy(line.begin, line.rest);
    }
    if (is_indented) out_.generated.insert(deep_indentation(), line.rest);
    out_.generated.mark_rest();
    out_.generated.insert(line.placeholder, line.rest);
  }

  // Of a line that is no more than a continuation, in whatever lists the paragraph may stand.
  std::string deep_indentation() const {
    constexpr std::size_t kTab = 4;
    const ParagraphLine& first = lines_[0];
    const std::size_t front = std::max<std::size_t>(first.rest - first.begin, first.prefix.size());
    return std::string(kTab + kTab * front, ' ');
  }

  void end_line() {
    const ParagraphLine& line = lines_[first_];
    const LineOrigin kind = line.is_moved     ? LineOrigin::moved
                            : line.has_prefix ? LineOrigin::added
                            : changed_        ? LineOrigin::replaced
                                              : LineOrigin::same;
    out_.generated.end_line(kind, line.begin, lines_[k_].end);
  }

  // The byte is text, whatever cmark would make of it. The edits are in no order afterwards.
  void keep(std::size_t at, std::size_t size, std::string_view text, InlineScan& scan) {
    out_.constructs.push_back({.kind = Construct::Kind::text, .raw = text});
    scan.edits.push_back({at, at + size, out_.constructs.size() - 1});
  }

  static void sort(InlineScan& scan) {
    std::sort(scan.edits.begin(), scan.edits.end(),
              [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  }

  void unescape_bars(InlineScan& scan) {
    const std::size_t count = scan.edits.size();
    std::size_t next = 0;  // the first edit that does not end before the bar
    for (std::size_t at = content_.find("\\|"); at != content_.npos;
         at = content_.find("\\|", at + 2)) {
      while (next < count && scan.edits[next].end <= at) ++next;
      if (next == count || at < scan.edits[next].begin) keep(at, 2, "|", scan);
    }
    sort(scan);
  }

  void keep_first_character(InlineScan& scan) {
    diags_
        .report(Code::deep_nesting, origin_.span(lines_[0].rest, lines_[0].rest + 1),
                kMostContainers)
        .hint = "no book needs so many quotes and lists inside one another";
    if (!scan.edits.empty() && scan.edits[0].begin == 0) return;
    keep(0, 1, content_.substr(0, 1), scan);
    sort(scan);
  }

  // Bytes [begin, end) as cmark sees them. To it a placeholder is a word, in an address too.
  std::string seen(const InlineScan& scan, std::size_t begin, std::size_t end) const {
    std::string text;
    auto edit = std::partition_point(scan.edits.begin(), scan.edits.end(),
                                     [begin](const Edit& each) { return each.end <= begin; });
    for (; edit != scan.edits.end() && edit->begin < end; ++edit) {
      if (edit->begin > begin) text += content_.substr(begin, edit->begin - begin);
      text += "mark";
      begin = edit->end;
    }
    return text.append(content_.substr(begin, std::max(begin, end) - begin));
  }

  // A label holds no bracket, but cmark sees placeholders in place of the author's brackets:
  // `[a[^1]]: b` is text and must not become a definition, which shows nothing.
  void keep_from_defining(InlineScan& scan) {
    if (scan.edits.empty() || scan.head >= content_.size() || content_[scan.head] != '[') return;
    if (skip_reference_definition(seen(scan, scan.head, content_.size()), 0) == kNone) return;
    keep(scan.head, 1, "[", scan);
    sort(scan);
  }

  // Nor does what follows a fence of backticks on its line hold another. Backticks at the head of a
  // paragraph can end no code; those of a line behind it are kept as cmark keeps them, by blanks.
  void keep_from_fencing(InlineScan& scan) {
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      const std::size_t begin = starts_[k];
      if (content_.compare(begin, 3, "```") != 0) continue;
      const std::string line = seen(scan, begin, starts_[k + 1] - 1);
      if (fence_length(line) == 0 || fence_length(slice(lines_[k])) > 0) continue;
      if (k > 0) {
        indented_.insert(k);
      } else {
        keep(begin, 1, "`", scan);
        sort(scan);
      }
    }
  }

  void report(const InlineScan& scan) {
    const auto place = [&](std::size_t offset) { return source(line_of(offset), offset); };
    for (const std::size_t offset : scan.unclosed) {
      diags_.report(Code::unclosed_inline_note, origin_.span(place(offset), place(offset) + 2))
          .hint = "end the note with `]`, or write `\\^[` for the signs themselves";
    }
    for (const auto& [begin, end] : scan.malformed) {
      const std::string_view written = content_.substr(begin, end - begin);
      constexpr std::size_t kMostShown = 200;  // bytes; it may go on to the paragraph's end
      std::size_t size = std::min(written.find('\n'), written.size());
      if (size > kMostShown) {
        size = kMostShown;
        utf8::previous(written, size);
      }
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
  RewrittenText& out_;
  Diagnostics& diags_;

  std::string_view content_;         // the lines' texts with line ends between
  bool is_joined_ = false;           // they do not lie together in the source
  std::vector<std::size_t> starts_;  // of the lines in it, and one past the end
  std::set<std::size_t> indented_;   // lines that cmark is to take for none but text
  std::size_t at_ = 0;               // in the content
  std::size_t k_ = 0;                // the line it is on
  std::size_t first_ = 0;            // the line that the generated line began with
  bool changed_ = false;
};

}  // namespace

void write_paragraph(const Paragraph& paragraph, std::string_view text, const Origin& origin,
                     const Dialect& dialect, RewrittenText& out, Diagnostics& diags) {
  Writer(paragraph, text, origin, dialect, out, diags).run();
}

}  // namespace colophon::markdown
