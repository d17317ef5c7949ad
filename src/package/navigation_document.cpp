// EPUB 3.3 section 7, in the forms that MuPDF's literal parser knows: the prefix is `epub`, the
// type exactly one word, the list a child of its nav, its label the first child of an item.
#include <algorithm>
#include <vector>

#include "formats/xml_writer.h"
#include "package/package.h"
#include "package/tree.h"
#include "vocabulary/book_parts.h"
#include "vocabulary/labels.h"
#include "vocabulary/media_types.h"

namespace colophon::package {

namespace {

using vocabulary::Label;

std::string say(Label label, const Publication& publication) {
  return std::string(vocabulary::label(label, publication.metadata.language.text));
}

void add_head(pugi::xml_node html, const Publication& publication, const Assets& assets) {
  pugi::xml_node head = add(html, "head");
  add(head, "title", say(Label::contents, publication) + " – " + publication.metadata.title.text);
  for (const std::string& style : assets.styles) {
    pugi::xml_node link = add(head, "link");
    set(link, "rel", "stylesheet");
    set(link, "type", std::string(vocabulary::kCss));
    set(link, "href", style);
  }
}

pugi::xml_node add_item(pugi::xml_node list, const std::string& label, const std::string& href) {
  pugi::xml_node item = add(list, "li");
  set(add(item, "a", label), "href", href);
  return item;
}

void add_contents(pugi::xml_node body, const Publication& publication, SpanMap& spans) {
  pugi::xml_node nav = add(body, "nav");
  set(nav, "epub:type", "toc");
  set(nav, "role", "doc-toc");
  set(nav, "id", "toc");
  set(nav, "aria-labelledby", "toc-title");
  set(add(nav, "h1", say(Label::contents, publication)), "id", "toc-title");
  std::vector<pugi::xml_node> lists = {add(nav, "ol")};  // open ones, the outermost first
  pugi::xml_node last;
  for (const NavigationPoint& point : publication.contents) {
    const auto depth = static_cast<std::size_t>(point.depth);
    lists.resize(std::min(lists.size(), depth + 1));
    if (depth == lists.size()) lists.push_back(add(last, "ol"));
    last = add_item(lists.back(), point.label, point.href);
    place(last, point.span, spans);
    if (point.is_part) set(last, "class", "part");
  }
}

// For reading systems, never shown: `hidden` by itself is not enough for old ones, the style sheet
// says it again.
void add_landmarks(pugi::xml_node body, const Publication& publication, SpanMap& spans) {
  if (publication.landmarks.empty()) return;
  pugi::xml_node nav = add(body, "nav");
  set(nav, "epub:type", "landmarks");
  set(nav, "id", "landmarks");
  set(nav, "hidden", "hidden");
  set(nav, "aria-label", say(Label::landmarks, publication));
  pugi::xml_node list = add(nav, "ol");
  for (const Landmark& landmark : publication.landmarks) {
    pugi::xml_node item = add_item(list, landmark.label, landmark.href);
    place(item, landmark.span, spans);
    set(item.first_child(), "epub:type", landmark.epub_type);
  }
}

}  // namespace

xml::Written write_navigation_document(const Publication& publication, const Assets& assets) {
  pugi::xml_document document;
  SpanMap spans;
  pugi::xml_node html = add(document, "html");
  const std::string& language = publication.metadata.language.text;
  set(html, "xmlns", "http://www.w3.org/1999/xhtml");
  set(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
  set(html, "lang", language);
  set(html, "xml:lang", language);
  if (publication.right_to_left) set(html, "dir", "rtl");
  add_head(html, publication, assets);
  pugi::xml_node body = add(html, "body");
  if (publication.right_to_left) set(body, "dir", "rtl");
  set(body, "epub:type", std::string(vocabulary::partition(publication.navigation_matter)));
  add_contents(body, publication, spans);
  add_landmarks(body, publication, spans);
  return xml::write_xhtml(html, &spans);
}

}  // namespace colophon::package
