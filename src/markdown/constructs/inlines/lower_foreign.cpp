// Raw texts and Obsidian's links.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "base/path.h"
#include "formats/html/html.h"
#include "markdown/engine/lowering.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

// What pandoc's writer of EPUB takes for its own.
constexpr std::array<std::string_view, 6> kHtmlFormats = {"epub", "epub2", "epub3",
                                                          "html", "html4", "html5"};

constexpr std::array<std::string_view, 8> kImages = {".avif", ".bmp", ".gif", ".jpeg",
                                                     ".jpg",  ".png", ".svg", ".webp"};

bool names_image(std::string_view target) {
  return std::find(kImages.begin(), kImages.end(), path::extension_of(target)) != kImages.end();
}

// `300` or `300x200`: pixels.
struct Size {
  std::string_view width;
  std::string_view height;
};
Size read_size(std::string_view text) {
  const std::size_t width = std::min(text.find_first_not_of("0123456789"), text.size());
  if (width == 0 || width > 5) return {};
  if (width == text.size()) return {text, {}};
  const std::string_view height = text.substr(width + 1);
  const bool is_number = !height.empty() && height.size() <= 5 &&
                         height.find_first_not_of("0123456789") == height.npos;
  return text[width] == 'x' && is_number ? Size{text.substr(0, width), height} : Size{};
}

}  // namespace

bool Lowering::is_hidden(cmark_node* node, const Construct& raw) {
  if (std::find(kHtmlFormats.begin(), kHtmlFormats.end(), raw.details().name) != kHtmlFormats.end())
    return false;
  chapter_.diagnostics.report(Code::hidden_content, span(info_of(node)));
  return true;
}

void Lowering::raw_text(cmark_node* node, const Construct& construct) {
  if (is_hidden(node, construct)) return;
  const auto ticks = static_cast<std::uint32_t>(skip_run(construct.raw, 0));
  add_raw({true, std::string(construct.text), {{0, construct.begin + ticks}}}, span(info_of(node)));
}

std::string Lowering::raw_words(cmark_node* node, const Construct& construct) {
  std::string words;
  if (is_hidden(node, construct)) return words;
  for (const html::Node& part : html::parse_fragment(construct.text).nodes) {
    if (part.kind == html::Node::Kind::text) words += part.text;
  }
  return words;
}

// Where it leads is found when the whole book is known. Outside a vault two brackets may be
// anything, so that the signs are kept for the case that it leads nowhere.
void Lowering::wiki_link(cmark_node* node, const Construct& construct) {
  const pugi::xml_node a = append("a", node);
  markup_.set_attribute(a, "href", construct.text, span(info_of(node)));
  const bool has_bar = construct.raw.ends_with('|');
  markup_.set_attribute(a, "colophon:wiki",
                        dialect_.vault ? ""
                        : has_bar      ? "[[" + std::string(construct.text) + '|'
                                       : "[[");
  descend(a);
}

void Lowering::embed(cmark_node* node, const Construct& construct) {
  const Span place = span(info_of(node));
  const std::string_view name = construct.details().name;
  if (!names_image(construct.text)) {
    const pugi::xml_node a = append("a", node);
    markup_.set_attribute(a, "href", construct.text, place);
    const std::string signs = name.empty() ? "![[" : "![[" + std::string(construct.text) + '|';
    markup_.set_attribute(a, "colophon:wiki", dialect_.vault ? "" : signs);
    markup_.set_attribute(a, "colophon:embeds", "");
    markup_.append_text(a, name.empty() ? construct.text : name, place);
    return;
  }
  const pugi::xml_node img = append("img", node);
  const Size size = read_size(name);
  markup_.set_attribute(img, "src", construct.text, place);
  markup_.set_attribute(img, "alt", size.width.empty() ? name : "");
  if (!size.width.empty()) markup_.set_attribute(img, "width", size.width);
  if (!size.height.empty()) markup_.set_attribute(img, "height", size.height);
  markup_.set_attribute(img, "colophon:wiki", "");
}

}  // namespace colophon::markdown
