#include "markdown/constructs/inlines/lower_wiki_links.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/path.h"
#include "formats/internal_names.h"

namespace colophon::markdown {
namespace {

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

// The brackets as they are written, for the case that it leads nowhere: outside a vault they may be
// anything.
std::string delimiters(std::string_view opening, const Construct& construct, bool has_bar,
                       const Dialect& dialect) {
  if (dialect.vault) return "";
  std::string out(opening);
  if (has_bar) out.append(construct.text) += '|';
  return out;
}

}  // namespace

void lower_wiki_link(Output& output, cmark_node* node, const Construct& construct) {
  const pugi::xml_node a = output.append("a", node);
  output.markup.set_attribute(a, "href", construct.text, output.span(node));
  output.markup.set_attribute(
      a, internal::kWiki,
      delimiters("[[", construct, construct.raw.ends_with('|'), output.dialect));
  output.descend(a);
}

void lower_embed(Output& output, cmark_node* node, const Construct& construct) {
  const Span place = output.span(node);
  const std::string_view name = construct.details().name;
  Markup& markup = output.markup;
  if (!names_image(construct.text)) {
    const pugi::xml_node a = output.append("a", node);
    markup.set_attribute(a, "href", construct.text, place);
    markup.set_attribute(a, internal::kWiki,
                         delimiters("![[", construct, !name.empty(), output.dialect));
    markup.set_attribute(a, internal::kEmbeds, "");
    markup.append_text(a, name.empty() ? construct.text : name, place);
    return;
  }
  const pugi::xml_node img = output.append("img", node);
  const Size size = read_size(name);
  markup.set_attribute(img, "src", construct.text, place);
  markup.set_attribute(img, "alt", size.width.empty() ? name : "");
  if (!size.width.empty()) markup.set_attribute(img, "width", size.width);
  if (!size.height.empty()) markup.set_attribute(img, "height", size.height);
  markup.set_attribute(img, internal::kWiki, "");
}

}  // namespace colophon::markdown
