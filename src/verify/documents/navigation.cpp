#include "verify/documents/navigation.h"

#include <utility>

#include "verify/xml/element_tree.h"

namespace colophon::verify {

namespace {

using xml::Space;

bool leads_through_book(std::string_view type) {
  return has_word(type, "toc") || has_word(type, "page-list") || has_word(type, "landmarks");
}

void read_list(const ElementTree& tree, std::size_t nav, std::string_view path,
               Navigation& navigation, Diagnostics& findings) {
  const std::string_view type = tree.elements[nav].value("type", Space::ops);
  for (std::size_t i = nav + 1; i < tree.elements[nav].next; ++i) {
    const TreeAttribute* href = tree.elements[i].find("href");
    if (!tree.elements[i].is(Space::xhtml, "a") || href == nullptr) continue;
    Url url = resolve(path, trim(href->value));
    if (url.kind == Url::Kind::remote && leads_through_book(type)) {
      findings.report(Code::remote_navigation, href->span(), href->value);
    }
    if (has_word(type, "toc")) {
      navigation.contents.push_back({std::move(url), href->value, href->span()});
    }
  }
}

}  // namespace

Navigation read_navigation(std::string_view bytes, std::string_view path, Diagnostics& findings) {
  Navigation navigation;
  Diagnostics ill_formed;  // said when it is judged as a document
  const ElementTree tree = read_tree(bytes, ill_formed);
  for (std::size_t i = 0; i < tree.elements.size();) {
    if (!tree.elements[i].is(Space::xhtml, "nav")) {
      ++i;
      continue;
    }
    read_list(tree, i, path, navigation, findings);
    i = tree.elements[i].next;
  }
  return navigation;
}

}  // namespace colophon::verify
