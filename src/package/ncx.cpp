// The NCX of OPF 2.0.1 section 2.4.1 (ANSI/NISO Z39.86-2005 section 8): Kindle and MuPDF still go
// by it. It says what the navigation document says.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/xml_writer.h"
#include "package/complete_metadata.h"
#include "package/package.h"
#include "package/tree.h"

namespace colophon::package {

namespace {

void add_head(pugi::xml_node ncx, const Publication& publication) {
  int depth = 0;
  for (const NavigationPoint& point : publication.contents) {
    depth = std::max(depth, point.depth + 1);
  }
  const std::pair<const char*, std::string> entries[] = {
      {"dtb:uid", publication.metadata.identifiers.front().text},
      {"dtb:depth", std::to_string(depth)},
      {"dtb:totalPageCount", "0"},
      {"dtb:maxPageNumber", "0"},
  };
  pugi::xml_node head = add(ncx, "head");
  for (const auto& [name, content] : entries) {
    pugi::xml_node meta = add(head, "meta");
    set(meta, "name", name);
    set(meta, "content", content);
  }
}

void add_text(pugi::xml_node parent, const char* name, const std::string& text) {
  add(add(parent, name), "text", text);
}

void add_points(pugi::xml_node ncx, const Publication& publication, SpanMap& spans) {
  std::vector<pugi::xml_node> parents = {add(ncx, "navMap")};
  std::map<std::string_view, std::size_t> order;  // two points of one place share its number
  std::size_t number = 0;
  for (const NavigationPoint& entry : publication.contents) {
    parents.resize(static_cast<std::size_t>(entry.depth) + 1);
    const std::size_t position = order.try_emplace(entry.href, order.size() + 1).first->second;
    pugi::xml_node point = add(parents.back(), "navPoint");
    place(point, entry.span, spans);
    set(point, "id", "point-" + std::to_string(++number));
    set(point, "playOrder", std::to_string(position));
    add_text(point, "navLabel", entry.label);
    set(add(point, "content"), "src", entry.href);
    parents.push_back(point);
  }
}

}  // namespace

xml::Written write_ncx(const Publication& publication) {
  pugi::xml_document document;
  SpanMap spans;
  pugi::xml_node ncx = add(document, "ncx");
  set(ncx, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
  set(ncx, "version", "2005-1");
  set(ncx, "xml:lang", publication.metadata.language.text);
  if (publication.right_to_left) set(ncx, "dir", "rtl");
  add_head(ncx, publication);
  add_text(ncx, "docTitle", whole_title(publication.metadata));
  place(ncx.last_child(), publication.metadata.title.span, spans);
  add_points(ncx, publication, spans);
  return xml::write_xml(ncx, &spans);
}

}  // namespace colophon::package
