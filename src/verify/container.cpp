#include "verify/container.h"

#include <fmt/format.h>

#include <algorithm>

#include "verify/element_tree.h"
#include "verify/url.h"
#include "vocabulary/media_types.h"

namespace colophon::verify {

namespace {

using xml::Space;

constexpr std::string_view kObfuscation = "http://www.idpf.org/2008/embedding";
constexpr std::string_view kAdobeObfuscation = "http://ns.adobe.com/pdf/enc#RC";

bool is_element_of_container(const ElementTree& tree, std::size_t index) {
  const Element& element = tree.elements[index];
  const std::string_view parent =
      element.parent == Element::kNone ? "" : std::string_view(tree.elements[element.parent].name);
  if (element.space != Space::container) return false;
  if (element.name == "container") return parent.empty();
  if (element.name == "rootfiles" || element.name == "links") return parent == "container";
  if (element.name == "rootfile") return parent == "rootfiles";
  return element.name == "link" && parent == "links";
}

// The elements that no container has, each with all that stands in it.
void check_structure(const ElementTree& tree, Diagnostics& findings) {
  for (std::size_t i = 0; i < tree.elements.size();) {
    const Element& element = tree.elements[i];
    if (is_element_of_container(tree, i)) {
      ++i;
      continue;
    }
    findings.report(Code::malformed_container, element.span(),
                    fmt::format("<{}> cannot stand here", element.name));
    i = element.next;
  }
  const Element& root = tree.elements.front();
  if (root.is(Space::container, "container") && root.value("version") != "1.0") {
    findings.report(Code::malformed_container, root.span(),
                    "<container> needs the attribute `version` with the value `1.0`");
  }
}

void read_root_file(const Element& element, std::vector<RootFile>& roots, Diagnostics& findings) {
  const std::string_view type = element.value("media-type");
  if (type != vocabulary::kPackage) {
    const TreeAttribute* attribute = element.find("media-type");
    findings.report(Code::malformed_container, attribute ? attribute->span() : element.span(),
                    fmt::format("the media type of a <rootfile> is `{}`", vocabulary::kPackage));
    return;
  }
  const TreeAttribute* path = element.find("full-path");
  if (path == nullptr || trim(path->value).empty()) {
    findings.report(Code::malformed_container, element.span(),
                    "this <rootfile> does not say its `full-path`");
    return;
  }
  // From the root of the archive, not from the folder of this file.
  roots.push_back({percent_decode(trim(path->value)), path->span()});
}

std::string_view algorithm_of(const ElementTree& tree, std::size_t data) {
  for (std::size_t i = data; i < tree.elements[data].next; ++i) {
    if (tree.elements[i].name == "EncryptionMethod") return tree.elements[i].value("Algorithm");
  }
  return {};
}

}  // namespace

std::vector<RootFile> read_container(std::string_view bytes, Diagnostics& findings) {
  std::vector<RootFile> roots;
  const ElementTree tree = read_tree(bytes, findings);
  if (tree.elements.empty()) return roots;
  check_structure(tree, findings);
  const std::size_t before = findings.all().size();
  for (const Element& element : tree.elements) {
    if (element.is(Space::container, "rootfile")) read_root_file(element, roots, findings);
  }
  if (roots.empty() && tree.is_well_formed && findings.all().size() == before) {
    findings.report(Code::malformed_container, tree.elements.front().span(),
                    "the container names no package document");
  }
  return roots;
}

std::vector<Encrypted> read_encryption(std::string_view bytes, Diagnostics& findings) {
  std::vector<Encrypted> encrypted;
  const ElementTree tree = read_tree(bytes, findings);
  if (tree.elements.empty()) return encrypted;
  const Element& root = tree.elements.front();
  if (root.name != "encryption" || root.space != Space::container) {
    findings.report(Code::malformed_encryption, root.span(),
                    "the root of this file is <encryption> of the container's namespace");
    return encrypted;
  }
  for (std::size_t i = 0; i < tree.elements.size(); ++i) {
    if (tree.elements[i].name != "EncryptedData") continue;
    const std::string_view algorithm = algorithm_of(tree, i);
    for (std::size_t k = i; k < tree.elements[i].next; ++k) {
      if (tree.elements[k].name != "CipherReference") continue;
      encrypted.push_back({percent_decode(tree.elements[k].value("URI")),
                           algorithm == kObfuscation || algorithm == kAdobeObfuscation,
                           tree.elements[k].span()});
    }
  }
  return encrypted;
}

}  // namespace colophon::verify
