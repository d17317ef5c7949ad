#include <fmt/format.h>

#include <string_view>
#include <unordered_set>

#include "base/ascii.h"
#include "verify/package/package.h"

namespace colophon::verify {

namespace {

using xml::Space;

class LinkCheck {
 public:
  LinkCheck(const Package& package, Diagnostics& findings)
      : package_(package), findings_(findings) {}

  void check(const Element& link) {
    const TreeAttribute* href = link.find("href");
    if (href == nullptr) return;
    const Url url = resolve(package_.path, trim(href->value));
    if (!url.problem.empty()) {
      findings_.report(Code::malformed_url, href->span(), href->value, url.problem);
    }
    if (url.kind == Url::Kind::data) {
      findings_.report(Code::forbidden_url, href->span(), "data:…", "is no file of its own");
      return;
    }
    if (url.kind == Url::Kind::file) {
      findings_.report(Code::forbidden_url, href->span(), href->value,
                       "lies on the computer of its author");
    }
    if (url.kind == Url::Kind::local) check_local(link, *href, url);
    check_rel(link, url.kind == Url::Kind::local);
  }

 private:
  Diagnostic& report(const Element& link, std::string_view attribute, std::string message) {
    const TreeAttribute* found = link.find(attribute);
    return findings_.report(Code::wrong_linked_resource, found ? found->span() : link.span(),
                            message);
  }

  void check_local(const Element& link, const TreeAttribute& href, const Url& url) {
    if (url.leaves) {
      findings_.report(Code::forbidden_url, href.span(), href.value, "leads out of the book");
    }
    if (url.has_query)
      findings_.report(Code::forbidden_url, href.span(), href.value, "has a query");
    const bool is_of_metadata = package_.tree.elements[link.parent].name == "metadata";
    if (!is_of_metadata) return;
    if (url.path == package_.path) {
      report(link, "href", "a <link> leads to a file, not into the package document");
    } else if (package_.find_path(url.path) != nullptr) {
      report(link, "href", fmt::format("`{}` is listed in the manifest as well", href.value))
          .severity = Severity::warning;
    }
  }

  void check_rel(const Element& link, bool is_local) {
    const std::string_view rel = link.value("rel");
    const bool is_record = has_word(rel, "record");
    const bool is_voicing = has_word(rel, "voicing");
    const std::string_view type = link.value("media-type");
    const bool is_of_metadata = package_.tree.elements[link.parent].name == "metadata";
    if (link.find("media-type") == nullptr && is_of_metadata &&
        (is_local || is_record || is_voicing)) {
      report(link, "href", "this <link> does not say the media type of what it leads to");
    }
    if (is_voicing && !type.empty() && !is_audio(type)) {
      report(link, "media-type", fmt::format("`voicing` is audio, not `{}`", type));
    }
    if (has_word(rel, "alternate") && split_words(rel).size() > 1) {
      report(link, "rel", "`alternate` stands alone");
    }
    if (is_record && link.find("refines") != nullptr) {
      report(link, "refines", "`record` is of the whole book and refines nothing");
    }
    if (is_voicing && link.find("refines") == nullptr) {
      report(link, "rel", "`voicing` refines what it speaks");
    }
    for (const std::string_view old :
         {"marc21xml-record", "mods-record", "onix-record", "xml-signature", "xmp-record"}) {
      if (!has_word(rel, old)) continue;
      findings_.report(Code::doubtful_package, link.find("rel")->span(),
                       fmt::format("`{}` is outdated", old));
    }
  }

  const Package& package_;
  Diagnostics& findings_;
};

// Roles of one's own are addresses (EPUB 3.3 #sec-collection-elem).
void check_role(const Element& collection, Diagnostics& findings) {
  const TreeAttribute* role = collection.find("role");
  if (role == nullptr) return;
  for (const std::string_view word : split_words(role->value)) {
    if (resolve("", word).kind != Url::Kind::broken) continue;
    findings.report(Code::doubtful_package, role->span(), fmt::format("`{}` is no address", word));
  }
}

void check_guide(const Package& package, Diagnostics& findings) {
  std::unordered_set<std::string> seen;
  const std::size_t guide = package.tree.child(0, Space::opf, "guide");
  for (const std::size_t i : package.tree.children(guide)) {
    const Element& reference = package.tree.elements[i];
    const TreeAttribute* href = reference.find("href");
    if (href == nullptr) continue;
    const Url url = resolve(package.path, trim(href->value));
    const Item* item = package.find_path(url.path);
    const bool is_old = item != nullptr && (item->media_type == "text/html" ||
                                            item->media_type == "text/x-oeb1-document");
    if (url.kind != Url::Kind::local || item == nullptr ||
        !(is_content_document(item->media_type, package.version) || is_old)) {
      findings.report(Code::wrong_guide, href->span(), href->value);
    } else if (is_old && !item->falls_back_to_document) {
      findings.report(Code::missing_fallback, href->span(), href->value, item->media_type);
    }
    const std::string key =
        ascii::lower(reference.value("type")) + '\n' + ascii::lower(trim(href->value));
    if (!seen.insert(key).second) {
      findings.report(Code::doubtful_package, href->span(),
                      fmt::format("the guide has `{}` twice", href->value));
    }
  }
}

}  // namespace

void check_links(const Package& package, Diagnostics& findings) {
  if (package.tree.elements.empty()) return;
  check_guide(package, findings);
  if (package.version != 3) return;
  LinkCheck check(package, findings);
  for (const Element& element : package.tree.elements) {
    if (element.is(Space::opf, "link") && element.parent != Element::kNone) check.check(element);
    if (element.is(Space::opf, "collection")) check_role(element, findings);
    const bool is_outdated =
        element.is(Space::opf, "bindings") ||
        (element.is(Space::opf, "meta") && element.value("property") == "meta-auth");
    if (is_outdated) {
      findings.report(
          Code::doubtful_package, element.span(),
          fmt::format("`{}` is outdated", element.name == "meta" ? "meta-auth" : "bindings"));
    }
  }
}

}  // namespace colophon::verify
