#include <fmt/format.h>

#include <utility>

#include "verify/package/package.h"
#include "vocabulary/media_types.h"

namespace colophon::verify {

namespace {

using xml::Space;

void read_item(const Element& element, std::size_t index, Package& package, Diagnostics& findings) {
  if (element.value("id").empty() || element.find("href") == nullptr) return;  // the schema's
  Item item;
  item.element = index;
  item.id = element.value("id");
  item.media_type = element.value("media-type");
  item.url = resolve(package.path, element.value("href"));
  item.properties = element.value("properties");
  item.fallback = element.value("fallback");
  item.fallback_style = element.value("fallback-style");
  const std::size_t number = package.items.size();
  package.by_id.emplace(item.id, number);
  const bool is_new =
      item.url.kind != Url::Kind::local || package.by_path.emplace(item.url.path, number).second;
  if (!is_new) {
    findings.report(Code::repeated_item, element.find("href")->span(),
                    std::string(element.value("href")));
  }
  if (package.version == 3 && item.has_property("nav") && package.navigation == kNoItem) {
    package.navigation = number;
  }
  package.items.push_back(std::move(item));
}

void read_itemref(const Element& element, Package& package, Diagnostics& findings) {
  const TreeAttribute* idref = element.find("idref");
  if (idref == nullptr) return;
  const auto found = package.by_id.find(std::string(element.value("idref")));
  if (found == package.by_id.end()) {
    findings.report(Code::dangling_itemref, idref->span(), std::string(element.value("idref")));
    return;
  }
  Item& item = package.items[found->second];
  if (item.is_in_spine()) {
    findings.report(Code::repeated_itemref, idref->span(), item.id);
    return;
  }
  item.spine_position = package.spine.size();
  item.is_linear = element.value("linear") != "no";
  package.spine.push_back(found->second);
}

void read_ncx(const Element& spine, Package& package, Diagnostics& findings) {
  const TreeAttribute* toc = spine.find("toc");
  if (toc == nullptr) return;
  const auto found = package.by_id.find(std::string(spine.value("toc")));
  if (found == package.by_id.end()) {
    findings.report(Code::missing_ncx, toc->span(),
                    fmt::format("no item of the manifest has the id `{}`", spine.value("toc")));
    return;
  }
  package.ncx = found->second;
  if (package.items[found->second].media_type == vocabulary::kNcx) return;
  findings.report(Code::missing_ncx, toc->span(),
                  fmt::format("the `toc` of <spine> is an item of type `{}`",
                              package.items[found->second].media_type));
}

void read_version(Package& package, Diagnostics& findings) {
  const Element& root = package.tree.elements.front();
  const TreeAttribute* attribute = root.find("version");
  const std::string_view version = attribute ? std::string_view(attribute->value) : "";
  package.version = version.starts_with("2") ? 2 : 3;
  if (version == "2.0" || version == "3.0") return;
  findings.report(Code::malformed_package, attribute ? attribute->span() : root.span(),
                  attribute ? fmt::format("there is no EPUB of version `{}`", version)
                            : std::string("<package> does not say its version"));
}

void read_identifier(Package& package) {
  const std::string_view wanted = package.tree.elements.front().value("unique-identifier");
  for (const Element& element : package.tree.elements) {
    if (element.is(Space::dc, "identifier") && element.value("id") == wanted && !wanted.empty()) {
      package.identifier = trim(element.text);
      return;
    }
  }
}

}  // namespace

const Item* Package::find_id(std::string_view id) const {
  const auto found = by_id.find(std::string(id));
  return found == by_id.end() ? nullptr : &items[found->second];
}

const Item* Package::find_path(std::string_view wanted) const {
  const auto found = by_path.find(std::string(wanted));
  return found == by_path.end() ? nullptr : &items[found->second];
}

Span Package::place(const Item& item, std::string_view attribute) const {
  const Element& element = tree.elements[item.element];
  const TreeAttribute* found = element.find(attribute);
  return found ? found->span() : element.span();
}

Package read_package(std::string_view bytes, std::string path, Diagnostics& findings) {
  Package package;
  package.path = std::move(path);
  package.tree = read_tree(bytes, findings);
  const ElementTree& tree = package.tree;
  if (tree.elements.empty()) return package;
  const Element& root = tree.elements.front();
  if (!root.is(Space::opf, "package")) {
    findings.report(Code::malformed_package, root.span(),
                    "the root of a package document is <package> of the namespace "
                    "`http://www.idpf.org/2007/opf`");
    return package;
  }
  read_version(package, findings);
  constexpr std::string_view kOldDoctype = "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN";
  if (!tree.doctype_file.empty() && tree.doctype_public_id != kOldDoctype) {
    findings.report(
        Code::malformed_package, root.span(),
        fmt::format("the document type names `{}`, which is not in the book", tree.doctype_file));
  }
  const std::size_t manifest = tree.child(0, Space::opf, "manifest");
  for (const std::size_t i : tree.children(manifest)) {
    if (tree.elements[i].is(Space::opf, "item")) read_item(tree.elements[i], i, package, findings);
  }
  settle_fallbacks(package);
  const std::size_t spine = tree.child(0, Space::opf, "spine");
  for (const std::size_t i : tree.children(spine)) {
    if (tree.elements[i].is(Space::opf, "itemref")) {
      read_itemref(tree.elements[i], package, findings);
    }
  }
  if (spine != Element::kNone) read_ncx(tree.elements[spine], package, findings);
  for (std::size_t i = 0; i < tree.elements.size(); ++i) {
    if (!tree.elements[i].is(Space::opf, "link")) continue;
    const Url url = resolve(package.path, tree.elements[i].value("href"));
    if (url.kind == Url::Kind::local) package.linked.push_back({url.path, i});
  }
  read_identifier(package);
  return package;
}

}  // namespace colophon::verify
