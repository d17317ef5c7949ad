#include "verify/archive/container.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>

#include "base/ascii.h"
#include "formats/addresses.h"
#include "verify/xml/bounds.h"
#include "verify/xml/element_tree.h"
#include "verify/xml/tree_schema.h"
#include "verify/xml/url.h"
#include "vocabulary/media_types.h"
#include "vocabulary/schema_table.h"

namespace colophon::verify {

namespace {

using vocabulary::ElementRow;
using vocabulary::kText;
using xml::Space;

constexpr std::string_view kObfuscation = "http://www.idpf.org/2008/embedding";
constexpr std::string_view kAdobeObfuscation = "http://ns.adobe.com/pdf/enc#RC";

// Of EPUB 3, and of EPUB 2.
constexpr ElementRow kRows[] = {
    {"container", {"rootfiles!, links?"}, "version!=1.0"},
    {"rootfiles", {"rootfile+"}},
    {"rootfile", {}, "full-path! media-type!=application/oebps-package+xml"},
    {"links", {"link+"}},
    {"link", {}, "href! rel! media-type"},
};
constexpr ElementRow kOldRows[] = {
    {"container", {"rootfiles!"}, "version!"},
    {"rootfiles", {"rootfile+"}},
    {"rootfile", {}, "full-path! media-type!"},
};
// Attributes of other namespaces: those of several renditions.
constexpr auto kTable = vocabulary::compile_schema<kRows>();
constexpr TreeSchema kSchema{.root = "container",
                             .space = Space::container,
                             .elements = kTable.schema(),
                             .has_foreign_attributes = true};
constexpr auto kOldTable = vocabulary::compile_schema<kOldRows>();
constexpr TreeSchema kOldSchema{"container", Space::container, kOldTable.schema()};

std::string_view algorithm_of(const ElementTree& tree, std::size_t data) {
  for (std::size_t i = data; i < tree.elements[data].next; ++i) {
    if (tree.elements[i].name == "EncryptionMethod") return tree.elements[i].value("Algorithm");
  }
  return {};
}

// EPUB Multiple-Rendition Publications 1.1, section 3.
bool has_selection(const Element& element) {
  return std::any_of(element.attributes.begin(), element.attributes.end(),
                     [](const TreeAttribute& attribute) {
                       return attribute.space == Space::other &&
                              has_word("media layout language accessMode label", attribute.name);
                     });
}

// Whether reading systems that know renditions can choose one.
bool declares_renditions(const Container& container, const ContainerOf& book) {
  return book.version == 3 && book.has_metadata &&
         std::all_of(std::next(container.roots.begin()), container.roots.end(),
                     [](const RootFile& root) { return root.is_rendition; });
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
    container.roots.push_back(
        {percent_decode(trim(path->value)), path->span(), has_selection(element)});
  }
  return container;
}

void check_container(const Container& container, const ContainerOf& book, Diagnostics& findings) {
  const ElementTree& tree = container.tree;
  if (tree.elements.empty()) return;
  FindingBound bound(findings);
  const std::size_t before = findings.all().size();
  judge_tree(tree, book.version == 2 ? kOldSchema : kSchema, [&](const TreeFinding& finding) {
    findings.report(Code::malformed_container, finding.place(), describe(finding));
    bound.keep();
  });
  for (const Element& element : tree.elements) {
    const TreeAttribute* path = element.find("full-path");
    if (path == nullptr || !trim(path->value).empty()) continue;
    findings.report(Code::malformed_container, path->span(),
                    "this <rootfile> does not say its `full-path`");
  }
  if (container.roots.size() > 1 && !declares_renditions(container, book)) {
    Diagnostic& finding =
        findings.report(Code::several_packages, container.roots[1].place, container.roots.size());
    if (book.version == 2) finding.severity = Severity::error;
  }
  for (std::size_t i = 1; i < container.roots.size(); ++i) {
    if (container.roots[i].path == container.roots[0].path) continue;
    findings.report(Code::not_examined, container.roots[i].place,
                    fmt::format("`{}`", container.roots[i].path),
                    "of several package documents the first is judged");
  }
  if (!container.roots.empty() || !tree.is_well_formed || findings.all().size() != before) return;
  findings.report(Code::malformed_container, tree.elements.front().span(),
                  "the container names no package document");
}

namespace {

// XML Encryption, as far as anybody asks: properties and what KeyInfo holds may be anything.
constexpr ElementRow kEncryptionRows[] = {
    {"encryption", {"EncryptedData|EncryptedKey+", kText}},
    {"EncryptedData",
     {"EncryptionMethod* KeyInfo* CipherData+ EncryptionProperties*", kText},
     "Id Type MimeType Encoding"},
    {"EncryptedKey",
     {"EncryptionMethod|KeyInfo|CipherData|EncryptionProperties|ReferenceList|CarriedKeyName*",
      kText},
     "Id Type MimeType Encoding Recipient"},
    {"EncryptionMethod", {"KeySize|OAEPparams|DigestMethod|MGF*", kText}, "Algorithm!"},
    {"CipherData", {"CipherReference|CipherValue+", kText}},
    {"CipherReference", {"Transforms*", kText}, "URI!"},
};
constexpr auto kEncryptionTable = vocabulary::compile_schema<kEncryptionRows>();
constexpr TreeSchema kEncryption{
    .root = "encryption", .elements = kEncryptionTable.schema(), .has_any_namespace = true};

bool has_child(const ElementTree& tree, std::size_t parent, std::string_view names) {
  const std::vector<std::size_t> children = tree.children(parent);
  return std::any_of(children.begin(), children.end(),
                     [&](std::size_t child) { return has_word(names, tree.elements[child].name); });
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

namespace {

// How an entry was compressed before it was encrypted (EPUB 3.3 #sec-enc-compression).
void check_compression(const Element& compression, Diagnostics& findings) {
  const std::string_view length = trim(compression.value("OriginalLength"));
  const bool is_length =
      !length.empty() && std::all_of(length.begin(), length.end(), ascii::is_digit);
  if (is_length && has_word("0 8", trim(compression.value("Method")))) return;
  findings.report(Code::malformed_encryption, compression.span(),
                  "a <Compression> has `Method`, 0 or 8, and `OriginalLength`, a number of bytes");
}

void check_ids_and_compression(const ElementTree& tree, Diagnostics& findings) {
  std::unordered_set<std::string_view> ids;
  for (const Element& element : tree.elements) {
    if (element.name == "Compression") check_compression(element, findings);
    const TreeAttribute* id = element.find("Id");
    if (id == nullptr || ids.insert(trim(id->value)).second) continue;
    findings.report(Code::malformed_encryption, id->span(),
                    fmt::format("there is another `{}` in this file", trim(id->value)));
  }
}

}  // namespace

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
  judge_tree(tree, kEncryption, [&](const TreeFinding& finding) {
    const bool is_stranger = finding.kind == TreeFinding::Kind::stranger;
    findings.report(Code::malformed_encryption, finding.place(),
                    is_stranger ? fmt::format("<{}> cannot stand in <{}>", finding.name,
                                              tree.elements[finding.element.parent].name)
                                : describe(finding));
  });
  check_ids_and_compression(tree, findings);
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
