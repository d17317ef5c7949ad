#include "markdown/constructs/blocks/lower_code.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "markdown/engine/apply_attributes.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

bool is_html(std::string_view format) {
  constexpr auto kFormats = std::to_array<std::string_view>(
      {"html", "html4", "html5", "xhtml", "epub", "epub2", "epub3"});
  return std::find(kFormats.begin(), kFormats.end(), format) != kFormats.end();
}

bool is_file_name(std::string_view caption) {
  return caption.find(' ') == caption.npos && caption.find_first_of("./") != caption.npos;
}

enum class Shown : std::uint8_t { as_it_is, hidden, unescaped };

// mdBook's rule for Rust: `# code` and `#` alone are hidden, `## code` shows `# code`.
Shown rust_line(std::string_view line) {
  const std::size_t sign = std::min(line.find_first_not_of(" \t"), line.size());
  if (sign == line.size() || line[sign] != '#') return Shown::as_it_is;
  if (sign + 1 == line.size() || line[sign + 1] == ' ') return Shown::hidden;
  return line[sign + 1] == '#' ? Shown::unescaped : Shown::as_it_is;
}

Shown line_with_prefix(std::string_view line, std::string_view prefix) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  return line.substr(begin).starts_with(prefix) ? Shown::hidden : Shown::as_it_is;
}

struct HidingRule {
  bool is_rust = false;
  std::string_view prefix;  // where it is not Rust's

  explicit operator bool() const { return is_rust || !prefix.empty(); }
};

HidingRule rule_for(const CodeInfo& info, const Dialect& dialect) {
  if (!info.hidden_prefix.empty() && info.language != "rust") return {false, info.hidden_prefix};
  for (const HiddenLines& hidden : dialect.hidden_lines) {
    if (hidden.language == info.language) return {info.language == "rust", hidden.prefix};
  }
  return {};
}

// The code without its hidden lines, which are counted.
std::string shown_lines(std::string_view code, const HidingRule& rule, std::size_t& hidden) {
  std::string out;
  out.reserve(code.size());
  for (std::size_t at = 0; at < code.size();) {
    const std::size_t end = std::min(code.find('\n', at), code.size() - 1) + 1;
    const std::string_view whole = code.substr(at, end - at);
    const std::string_view line = whole.substr(0, whole.size() - (whole.ends_with('\n') ? 1 : 0));
    at = end;
    switch (rule.is_rust ? rust_line(line) : line_with_prefix(line, rule.prefix)) {
      case Shown::hidden:
        ++hidden;
        break;
      case Shown::unescaped: {
        const std::size_t sign = line.find('#');
        out.append(whole.substr(0, sign)).append(whole.substr(sign + 1));
        break;
      }
      case Shown::as_it_is:
        out += whole;
        break;
    }
  }
  return out;
}

}  // namespace

// A fence that its container's end closes, of which its author may know nothing.
void CodeLowering::check_fence_end(cmark_node* node) {
  const Generated& generated = output_.document.generated();
  const std::string_view text = generated.text().substr(info_of(node).begin);
  const std::string_view opening = text.substr(0, text.find('\n'));
  const auto first = cmark_node_get_start_line(node);
  const auto last = cmark_node_get_end_line(node);
  const auto& lines = generated.lines();
  if (last > first && static_cast<std::size_t>(last) <= lines.size()) {
    const auto number = static_cast<std::size_t>(last) - 1;
    std::string_view line = generated.line(number);
    // Only marks of quotes and indentation can stand before it.
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    const std::size_t length = line.empty() ? 0 : skip_run(line, 0);
    if (length >= skip_run(opening, 0) && line[0] == opening[0]) return;
  }
  const std::uint32_t begin = output_.source_of(info_of(node).begin);
  output_.diags
      .report(Code::unclosed_fence,
              output_.origin.span(begin, begin + static_cast<std::uint32_t>(opening.size())))
      .hint = "end it with a line of the same signs, indented as this one is";
}

void CodeLowering::block(cmark_node* node) {
  if (is_fenced(node, output_.document)) check_fence_end(node);
  const Span place = output_.span(node);
  CodeInfo info = read_code_info(view(cmark_node_get_fence_info(node)));
  std::string_view code = view(cmark_node_get_literal(node));
  if (!info.raw_format.empty() && output_.dialect.raw_attributes) {
    if (is_html(info.raw_format)) return html_.lines(node, code, 1);
    output_.end_text();
    output_.diags.report(Code::hidden_content, place);
    return;
  }
  if (info.is_cell) code.remove_prefix(read_cell_options(code, info));
  if (info.is_cell ? info.has_output : info.language == "mermaid") report_output(info, place);
  if (!info.shows_code) return hide(code, place, info.has_output);
  std::string rest;
  if (const HidingRule rule = rule_for(info, output_.dialect)) {
    std::size_t hidden = 0;
    rest = shown_lines(code, rule, hidden);
    count_hidden(hidden, place);
    if (hidden > 0 && rest.empty()) return;
    code = rest;
  }
  add(node, info, code);
}

void CodeLowering::report_output(const CodeInfo& info, Span place) {
  output_.diags.report(Code::missing_output, place).hint =
      info.shows_code
          ? "the book shows its code; put the result beside it, as an image or a table"
          : "its code is hidden too; put the result in its place, as an image or a table";
}

void CodeLowering::hide(std::string_view code, Span place, bool is_reported) {
  output_.end_text();
  const auto lines = static_cast<std::size_t>(std::count(code.begin(), code.end(), '\n'));
  if (!is_reported) count_hidden(lines, place);
}

void CodeLowering::count_hidden(std::size_t lines, Span place) {
  if (lines > 0 && hidden_lines_ == 0) first_hidden_ = place;
  hidden_lines_ += lines;
}

void CodeLowering::add(cmark_node* node, const CodeInfo& info, std::string_view text) {
  const Span place = output_.span(node);
  const std::uint32_t begin = output_.source_of(info_of(node).begin);
  Attributes attributes{info.id, info.classes, {}, begin, begin};
  pugi::xml_node parent = output_.here();
  output_.end_text();
  if (!info.caption.empty()) {
    parent = output_.markup.append_element(output_.here(), "figure", place);
    apply_attributes(output_.markup, parent, {info.id, {}, {}, begin, begin}, output_.origin);
    output_.markup.add_class(parent, "listing");
    pugi::xml_node caption = output_.markup.append_element(parent, "figcaption", place);
    if (is_file_name(info.caption)) caption = output_.markup.append_element(caption, "code", place);
    output_.markup.append_text(caption, info.caption, place);
    attributes.id.clear();
  }
  const pugi::xml_node pre = output_.markup.append_element(parent, "pre", place);
  if (const Attributes* outer = info_of(node).attributes)
    apply_attributes(output_.markup, pre, *outer, output_.origin);
  apply_attributes(output_.markup, pre, attributes, output_.origin);
  const pugi::xml_node code = output_.markup.append_element(pre, "code", place);
  if (!info.language.empty())
    output_.markup.set_attribute(code, "class", "language-" + info.language);
  output_.markup.append_text(code, text, place);
}

void CodeLowering::finish() {
  if (hidden_lines_ > 0) output_.diags.report(Code::hidden_code, first_hidden_, hidden_lines_);
}

}  // namespace colophon::markdown
