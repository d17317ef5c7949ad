#include "pages/frame.h"

#include <algorithm>

#include "formats/language_tag.h"
#include "vocabulary/book_parts.h"

namespace colophon::pages {

namespace {

bool is_right_to_left_within(pugi::xml_node node, pugi::xml_node body, bool otherwise) {
  for (; node && node != body.parent(); node = node.parent()) {
    const std::string_view direction = node.attribute("dir").value();
    if (direction == "rtl" || direction == "ltr") return direction == "rtl";
  }
  return otherwise;
}

// What is in a language of the other direction says so. Code runs from left to right in every book,
// and no style sheet may say so (EPUB 3.3 #sec-css-prohibited).
void set_directions(Markup& markup, pugi::xml_node body, bool right_to_left) {
  bool any = right_to_left;
  for (pugi::xml_node node = body; node; node = next_in_order(node, body)) {
    if (const std::string_view language = node.attribute("lang").value();
        !language.empty() && !node.attribute("dir")) {
      const bool own = is_right_to_left(language);
      if (own != is_right_to_left_within(node, body, right_to_left))
        markup.set_attribute(node, "dir", own ? "rtl" : "ltr");
    }
    any = any || std::string_view(node.attribute("dir").value()) == "rtl";
    if (!any || std::string_view(node.name()) != "code") continue;
    const bool is_block = std::string_view(node.parent().name()) == "pre";
    const pugi::xml_node code = is_block ? node.parent() : node;
    if (!code.attribute("dir") && is_right_to_left_within(code, body, right_to_left))
      markup.set_attribute(code, "dir", "ltr");
  }
}

}  // namespace

pugi::xml_node frame_document(Markup& markup, pugi::xml_node body, const Document& document,
                              const Book& book, const Assets& assets) {
  const pugi::xml_node html = markup.append_element(markup.root(), "html");
  markup.set_attribute(html, "xmlns", "http://www.w3.org/1999/xhtml");
  markup.set_attribute(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
  // Both, and equal: XML parsers read the one, HTML parsers the other.
  markup.set_attribute(html, "lang", document.language);
  markup.set_attribute(html, "xml:lang", document.language);
  // What the book file says of the direction counts for its own language.
  const bool right_to_left = document.language == book.language()
                                 ? book.right_to_left
                                 : is_right_to_left(document.language);
  if (right_to_left) {
    markup.set_attribute(html, "dir", "rtl");
    markup.set_attribute(body, "dir", "rtl");  // MuPDF looks no higher
  }
  set_directions(markup, body, right_to_left);

  const pugi::xml_node head = markup.append_element(html, "head");
  markup.append_text(markup.append_element(head, "title"), document.page_title);
  for (const std::string& style : assets.styles) {
    const pugi::xml_node link = markup.append_element(head, "link");
    markup.set_attribute(link, "rel", "stylesheet");
    markup.set_attribute(link, "type", "text/css");  // without it old Kindle tools skip the sheet
    markup.set_attribute(link, "href", relative_href(document.href, style));
  }
  markup.set_attribute(body, "epub:type", vocabulary::partition(document.item.matter));
  pugi::xml_node(html).append_move(body);
  return html;
}

void set_part(Markup& markup, pugi::xml_node section, BookPart part) {
  const vocabulary::BookPartInfo& info = vocabulary::info_of(part);
  if (!info.name.empty()) markup.set_attribute(section, "class", info.name);
  if (!info.epub_type.empty()) markup.set_attribute(section, "epub:type", info.epub_type);
  if (!info.role.empty()) markup.set_attribute(section, "role", info.role);
}

std::string relative_href(std::string_view href, std::string_view target) {
  std::string relative;
  for (auto depth = std::count(href.begin(), href.end(), '/'); depth > 0; --depth) {
    relative += "../";
  }
  relative += target;
  return relative;
}

}  // namespace colophon::pages
