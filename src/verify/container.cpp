#include "verify/container.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "verify/element_tree.h"
#include "verify/tree_schema.h"
#include "verify/url.h"
#include "vocabulary/media_types.h"

namespace colophon::verify {

namespace {

using xml::Space;

constexpr std::string_view kObfuscation = "http://www.idpf.org/2008/embedding";
constexpr std::string_view kAdobeObfuscation = "http://ns.adobe.com/pdf/enc#RC";

// Of EPUB 3, and of EPUB 2.
constexpr ElementRule kRules[] = {
    {"container", "rootfiles! links?", "version!=1.0"},
    {"rootfiles", "rootfile+"},
    {"rootfile", "", "full-path! media-type!=application/oebps-package+xml"},
    {"links", "link+"},
    {"link", "", "href! rel! media-type"},
};
constexpr ElementRule kOldRules[] = {
    {"container", "rootfiles!", "version!"},
    {"rootfiles", "rootfile+"},
    {"rootfile", "", "full-path! media-type!"},
};
// Attributes of other namespaces: those of several renditions.
constexpr TreeSchema kSchema{
    .space = Space::container, .rules = kRules, .has_foreign_attributes = true};
constexpr TreeSchema kOldSchema{.space = Space::container, .rules = kOldRules};

std::string_view algorithm_of(const ElementTree& tree, std::size_t data) {
  for (std::size_t i = data; i < tree.elements[data].next; ++i) {
    if (tree.elements[i].name == "EncryptionMethod") return tree.elements[i].value("Algorithm");
  }
  return {};
}

}  // namespace

Container read_container(std::string_view bytes, Diagnostics& findings) {
  Container container{read_tree(bytes, findings), {}};
  for (const Element& element : container.tree.elements) {
    const TreeAttribute* path = element.find("full-path");
    const bool is_package = element.is(Space::container, "rootfile") && path != nullptr &&
                            ascii::lower(element.value("media-type")) == vocabulary::kPackage;
    if (!is_package || trim(path->value).empty()) continue;
    // From the root of the archive, not from the folder of this file.
    container.roots.push_back({percent_decode(trim(path->value)), path->span()});
  }
  return container;
}

void check_container(const Container& container, int version, Diagnostics& findings) {
  const ElementTree& tree = container.tree;
  if (tree.elements.empty()) return;
  const std::size_t before = findings.all().size();
  judge_tree(tree, version == 2 ? kOldSchema : kSchema,
             [&findings](const Span& place, const std::string& message) {
               findings.report(Code::malformed_container, place, message);
             });
  for (const Element& element : tree.elements) {
    const TreeAttribute* path = element.find("full-path");
    if (path == nullptr || !trim(path->value).empty()) continue;
    findings.report(Code::malformed_container, path->span(),
                    "this <rootfile> does not say its `full-path`");
  }
  if (container.roots.size() > 1) {
    Diagnostic& finding =
        findings.report(Code::several_packages, container.roots[1].place, container.roots.size());
    if (version == 2) finding.severity = Severity::error;
  }
  if (!container.roots.empty() || !tree.is_well_formed || findings.all().size() != before) return;
  findings.report(Code::malformed_container, tree.elements.front().span(),
                  "the container names no package document");
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
