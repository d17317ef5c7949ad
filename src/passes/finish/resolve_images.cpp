#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/path.h"
#include "formats/addresses.h"
#include "formats/css/edit.h"
#include "passes/common/addresses.h"
#include "passes/common/inline_style.h"
#include "passes/finish/finish.h"

namespace colophon::passes {

namespace {

// The text in an image's place: what it would have said, or else what it was.
std::string text_instead(pugi::xml_node image, std::string_view address) {
  const std::string_view alternative = image.attribute("alt").value();
  if (!alternative.empty()) return std::string(alternative);
  return std::string(is_remote(address) ? address : path::name_of(address));
}

void remove_attributes_but_id(Markup& markup, pugi::xml_node element) {
  for (pugi::xml_attribute attribute = element.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    const std::string_view name = attribute.name();
    if (name != "id" && name != "lang" && name != "xml:lang" && name != "dir") {
      markup.remove_attribute(element, attribute.name());
    }
    attribute = next;
  }
}

void replace(Markup& markup, pugi::xml_node image, std::string_view address) {
  if (is_element(image, "image")) return markup.remove(image);  // a drawing has no room for text
  const std::string text = text_instead(image, address);
  remove_attributes_but_id(markup, image);
  markup.rename(image, "span");
  markup.set_attribute(image, "class", "missing-image");
  markup.append_text(image, text, markup.span_of(image));
}

void set_size(Markup& markup, pugi::xml_node image, const PackedImage& packed) {
  if (packed.width == 0 || packed.height == 0 || !is_element(image, "img")) return;
  if (image.attribute("width") || image.attribute("height")) return;
  // A height in pixels beside a width in percent would distort it.
  const std::string_view style = image.attribute("style").value();
  if (style.find("width:") != style.npos || style.find("height:") != style.npos) return;
  markup.set_attribute(image, "width", std::to_string(packed.width));
  markup.set_attribute(image, "height", std::to_string(packed.height));
}

class ImageResolver {
 public:
  ImageResolver(Chapter& chapter, const Document& document, const Assets& assets)
      : chapter_(chapter),
        markup_(chapter.markup),
        folder_(folder_of(document.item)),
        href_(document.href),
        assets_(assets) {}

  void resolve_all() {
    std::vector<pugi::xml_node> images;
    // Pages of gathered notes lie in the same folder as chapters.
    for (const pugi::xml_node root : {chapter_.body, chapter_.notes}) {
      for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
        if (is_element(node, "img") || is_element(node, "image")) images.push_back(node);
        if (const pugi::xml_attribute style = node.attribute("style")) resolve(style);
      }
    }
    for (const pugi::xml_node image : images) resolve(image);
  }

 private:
  // What cannot be shown is `none`; it was judged where it was packed.
  void resolve(pugi::xml_attribute style) {
    std::string text = style.value();
    const std::vector<css::Reference> references = css::find_references(text);
    if (std::none_of(references.begin(), references.end(), names_image_file)) return;
    std::vector<std::string> hrefs;
    for (const css::Reference& reference : references) {
      hrefs.push_back(href_of(reference));
      if (hrefs.back().empty()) css::blank_reference(text, reference);
    }
    markup_.set_attribute(style, css::rewrite(text, references, hrefs), markup_.span_of(style));
  }

  std::string href_of(const css::Reference& reference) const {
    if (!names_image_file(reference)) return {};
    const auto found = assets_.images.find(read_address(reference.target, folder_).path);
    if (found == assets_.images.end() || found->second.href.empty()) return {};
    return relative_href(href_, found->second.href);
  }

  // An image that is its own address has to be of a core media type (EPUB 3.3
  // #sec-core-media-types).
  void resolve_data(pugi::xml_node image, const std::string& address, Span span) {
    const std::string type = ascii::lower(address.substr(5, address.find_first_of(";,", 5) - 5));
    constexpr std::array<std::string_view, 5> kTypes = {"image/gif", "image/jpeg", "image/png",
                                                        "image/svg+xml", "image/webp"};
    if (std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end()) {
      const std::string escaped = escape_address(address);
      if (escaped == address) return;
      return markup_.set_attribute(image, image_source(image).name(), escaped, span);
    }
    chapter_.diagnostics.report(Code::unknown_image, span, "data:" + type).hint =
        "convert it to JPEG, PNG, GIF, WebP or SVG";
    replace(markup_, image, "data:" + type);
  }

  // A query asks a server; a fragment of an image is nothing that a reader shows.
  void report_unasked_part(std::string_view address, Span span) {
    const std::size_t begin = address.find_first_of("?#");
    if (begin == address.npos) return;
    chapter_.diagnostics.report(Code::dropped_query, span, address.substr(begin)).hint =
        fmt::format("write `{}`", address.substr(0, begin));
  }

  void resolve(pugi::xml_node image) {
    const pugi::xml_attribute source = image_source(image);
    const std::string address(trim(source.value()));
    const Span span = markup_.span_of(image, source ? source.name() : "src");
    // A drawing's image whose address went already was spoken of.
    if (!source && is_element(image, "image")) return markup_.remove(image);
    if (scheme_of(address) == "data") return resolve_data(image, address, span);
    // A drive of Windows has one letter, and no scheme has.
    if (scheme_of(address) == "file" || scheme_of(address).size() == 1) {
      chapter_.diagnostics.report(Code::outside_book, span, address).hint =
          "put the file into the manuscript";
      return replace(markup_, image, address);
    }
    if (is_remote(address)) {
      chapter_.diagnostics.report(Code::remote_resource, span, address).hint =
          "put the file into the manuscript";
      return replace(markup_, image, address);
    }
    const std::string path = read_address(address, folder_).path;
    if (path.empty()) {
      chapter_.diagnostics.report(Code::missing_image, span, address).hint =
          "say where its file is";
      return replace(markup_, image, address);
    }
    report_unasked_part(address, span);
    // Whether it is there and an image was judged where it was packed.
    const auto found = assets_.images.find(path);
    if (found == assets_.images.end() || found->second.href.empty()) {
      return replace(markup_, image, path);
    }
    markup_.set_attribute(image, source.name(), relative_href(href_, found->second.href));
    set_size(markup_, image, found->second);
  }

  Chapter& chapter_;
  Markup& markup_;
  std::string folder_;
  const std::string& href_;  // of the document
  const Assets& assets_;
};

}  // namespace

void resolve_images(Chapter& chapter, const Book& book, const Assets& assets) {
  ImageResolver(chapter, book.documents[chapter.document], assets).resolve_all();
}

}  // namespace colophon::passes
