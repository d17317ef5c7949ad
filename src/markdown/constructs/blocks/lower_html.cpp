#include "markdown/constructs/blocks/lower_html.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/html/html.h"
#include "formats/internal_names.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

// What pandoc's writer of EPUB takes for its own.
constexpr std::array<std::string_view, 6> kHtmlFormats = {"epub", "epub2", "epub3",
                                                          "html", "html4", "html5"};

// Whether it is for another format, which is said.
bool is_hidden(Output& output, cmark_node* node, const Construct& raw) {
  if (std::find(kHtmlFormats.begin(), kHtmlFormats.end(), raw.details().name) != kHtmlFormats.end())
    return false;
  output.diags.report(Code::hidden_content, output.span(node));
  return true;
}

}  // namespace

void HtmlLowering::block(cmark_node* node) { lines(node, view(cmark_node_get_literal(node)), 0); }

void HtmlLowering::tag(cmark_node* node) {
  add({true,
       std::string(view(cmark_node_get_literal(node))),
       {{0, output_.source_of(info_of(node).begin)}}},
      output_.span(node));
  directives_.read(node, raw_.back());
}

void HtmlLowering::raw_text(cmark_node* node, const Construct& construct) {
  if (is_hidden(output_, node, construct)) return;
  const auto ticks = static_cast<std::uint32_t>(skip_run(construct.raw, 0));
  add({true, std::string(construct.text), {{0, construct.begin + ticks}}}, output_.span(node));
}

void HtmlLowering::lines(cmark_node* node, std::string_view text, std::size_t skipped) {
  RawHtml raw{false, std::string(text), {}};
  // Each line of it is the end of a generated line; cmark cut off the containers.
  const auto& lines = output_.document.generated().lines();
  auto number =
      static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1 + skipped;
  for (std::size_t at = 0; at < raw.text.size() && number < lines.size(); ++number) {
    const std::size_t end = std::min(raw.text.find('\n', at), raw.text.size());
    if (lines[number].origin == GeneratedLine::Origin::added) continue;
    const std::uint32_t source_end = lines[number].source_end;
    const std::size_t size =
        std::min<std::size_t>(end - at, source_end - lines[number].source_begin);
    raw.places.emplace_back(static_cast<std::uint32_t>(at),
                            source_end - static_cast<std::uint32_t>(size));
    at = end + 1;
  }
  add(std::move(raw), output_.span(node));
  directives_.read(node, raw_.back());
}

void HtmlLowering::add(RawHtml raw, Span place) {
  output_.end_text();
  const pugi::xml_node element =
      output_.markup.append_element(output_.here(), internal::kHtml, place);
  output_.markup.set_attribute(element, internal::kRaw, std::to_string(raw_.size()));
  raw_.push_back(std::move(raw));
}

std::vector<RawHtml> HtmlLowering::finish() {
  directives_.settle();
  return std::move(raw_);
}

std::string raw_words(Output& output, cmark_node* node, const Construct& construct) {
  std::string words;
  if (is_hidden(output, node, construct)) return words;
  for (const html::Node& part : html::parse_fragment(construct.text).nodes) {
    if (part.kind == html::Node::Kind::text) words += part.text;
  }
  return words;
}

}  // namespace colophon::markdown
