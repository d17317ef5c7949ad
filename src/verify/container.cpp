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

namespace {

// What an element of XML Encryption must have: an attribute, a child. Those that the standard
// leaves to algorithms nobody asks for.
struct EncryptionRule {
  std::string_view name;
  std::string_view attribute;
  std::string_view children;  // one of them
};
constexpr EncryptionRule kEncryption[] = {
    {"encryption", "", "EncryptedData EncryptedKey"},
    {"EncryptedData", "", "CipherData"},
    {"EncryptedKey", "", "CipherData"},
    {"EncryptionMethod", "Algorithm", ""},
    {"CipherData", "", "CipherReference CipherValue"},
    {"CipherReference", "URI", ""},
};

bool has_child(const ElementTree& tree, std::size_t parent, std::string_view names) {
  const std::vector<std::size_t> children = tree.children(parent);
  return std::any_of(children.begin(), children.end(),
                     [&](std::size_t child) { return has_word(names, tree.elements[child].name); });
}

void check_encryption(const ElementTree& tree, Diagnostics& findings) {
  for (std::size_t i = 0; i < tree.elements.size(); ++i) {
    const Element& element = tree.elements[i];
    const std::string_view parent = element.parent == Element::kNone
                                        ? ""
                                        : std::string_view(tree.elements[element.parent].name);
    const bool is_misplaced =
        (parent == "encryption" && !has_word("EncryptedData EncryptedKey", element.name)) ||
        (parent == "CipherData" && !has_word("CipherReference CipherValue", element.name));
    if (is_misplaced) {
      findings.report(Code::malformed_encryption, element.span(),
                      fmt::format("<{}> cannot stand in <{}>", element.name, parent));
    }
    for (const EncryptionRule& rule : kEncryption) {
      if (rule.name != element.name) continue;
      if (!rule.attribute.empty() && element.find(rule.attribute) == nullptr) {
        findings.report(Code::malformed_encryption, element.span(),
                        fmt::format("this <{}> has no `{}`", element.name, rule.attribute));
      }
      if (!rule.children.empty() && tree.is_well_formed && !has_child(tree, i, rule.children)) {
        findings.report(Code::malformed_encryption, element.span(),
                        fmt::format("this <{}> has no <{}>", element.name,
                                    rule.children.substr(0, rule.children.find(' '))));
      }
    }
  }
}

}  // namespace

void check_container_file(std::string_view path, std::string_view bytes, Diagnostics& findings) {
  const ElementTree tree = read_tree(bytes, findings);
  if (path != kSignaturesPath || tree.elements.empty()) return;
  const Element& root = tree.elements.front();
  if (root.is(Space::container, "signatures") && has_child(tree, 0, "Signature")) return;
  findings.report(Code::malformed_container, root.span(),
                  "the root of this file is <signatures> of the container's namespace, with a "
                  "<Signature> in it");
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
  check_encryption(tree, findings);
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
