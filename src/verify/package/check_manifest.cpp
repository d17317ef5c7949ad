#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "verify/package/package.h"
#include "vocabulary/media_types.h"

namespace colophon::verify {

namespace {

void check_address(const Package& package, const Item& item, Diagnostics& findings) {
  const Span place = package.place(item, "href");
  const std::string href(package.tree.elements[item.element].value("href"));
  if (!item.url.problem.empty()) {
    findings.report(Code::malformed_url, place, href, item.url.problem);
  }
  switch (item.url.kind) {
    case Url::Kind::data:
      findings.report(Code::forbidden_item, place, "a `data:` address, which is no file");
      return;
    case Url::Kind::file:
      findings.report(Code::forbidden_url, place, href, "lies on the computer of its author");
      return;
    case Url::Kind::remote:
    case Url::Kind::broken:
      return;
    case Url::Kind::local:
      break;
  }
  if (item.url.leaves) findings.report(Code::forbidden_url, place, href, "leads out of the book");
  if (item.url.has_query) findings.report(Code::forbidden_url, place, href, "has a query");
  if (item.url.has_fragment) {
    findings.report(Code::forbidden_item, place,
                    fmt::format("`{}`, which is a part of a file", href));
  }
  if (item.url.path == package.path) {
    findings.report(Code::forbidden_item, place, "the package document itself");
  }
  if (item.url.path.starts_with("META-INF/") && package.version == 3) {
    findings.report(Code::misplaced_resource, place, href);
  }
}

// OPF 2.0.1 and EPUB 3.3 know these as outdated.
void check_media_type(const Package& package, const Item& item, Diagnostics& findings) {
  if (package.version != 2) return;
  const bool is_html = item.media_type == "text/html";
  const bool is_outdated =
      item.media_type == "text/x-oeb1-document" || item.media_type == "text/x-oeb1-css";
  if (!is_html && !is_outdated) return;
  findings.report(Code::doubtful_package, package.place(item, "media-type"),
                  is_html ? std::string("the type of an XHTML document is `application/xhtml+xml`")
                          : fmt::format("the media type `{}` is outdated", item.media_type));
}

void check_fallback(const Package& package, const Item& item, Diagnostics& findings) {
  struct Reference {
    std::string_view attribute;
    const std::string& id;
  };
  for (const Reference& reference :
       {Reference{"fallback", item.fallback}, Reference{"fallback-style", item.fallback_style}}) {
    if (reference.id.empty() || package.find_id(reference.id) != nullptr) continue;
    findings.report(Code::broken_fallback, package.place(item, reference.attribute),
                    fmt::format("no item of the manifest has the id `{}`", reference.id));
  }
}

// Every item that lies on a circle of fallbacks is said once.
void check_circles(const Package& package, Diagnostics& findings) {
  std::vector<std::size_t> visited(package.items.size(), 0);
  for (std::size_t i = 0; i < package.items.size(); ++i) {
    const Item* item = &package.items[i];
    while (item != nullptr) {
      std::size_t& mark = visited[static_cast<std::size_t>(item - package.items.data())];
      if (mark == i + 1) {
        findings.report(Code::broken_fallback, package.place(*item, "fallback"),
                        "this fallback leads back to its own item");
        break;
      }
      if (mark != 0) break;
      mark = i + 1;
      item = package.find_id(item->fallback);
    }
  }
}

void check_navigation_items(const Package& package, Diagnostics& findings) {
  const auto count = std::count_if(package.items.begin(), package.items.end(),
                                   [](const Item& item) { return item.has_property("nav"); });
  const std::size_t manifest = package.tree.child(0, xml::Space::opf, "manifest");
  if (count == 1 || manifest == Element::kNone) return;
  findings.report(Code::missing_navigation, package.tree.elements[manifest].span(), count);
}

void check_ncx_item(const Package& package, Diagnostics& findings) {
  const std::size_t spine = package.tree.child(0, xml::Space::opf, "spine");
  if (spine == Element::kNone) return;
  const Element& element = package.tree.elements[spine];
  if (element.find("toc") != nullptr) return;
  const bool has_ncx =
      std::any_of(package.items.begin(), package.items.end(),
                  [](const Item& item) { return item.media_type == vocabulary::kNcx; });
  if (!has_ncx || package.version == 2) return;  // of EPUB 2 the schema asks for it
  findings.report(Code::missing_ncx, element.span(),
                  "the book has an NCX, and <spine> has no `toc` that names it");
}

}  // namespace

void check_manifest(const Package& package, Diagnostics& findings) {
  for (const Item& item : package.items) {
    check_address(package, item, findings);
    check_media_type(package, item, findings);
    check_fallback(package, item, findings);
  }
  check_circles(package, findings);
  if (!package.tree.is_well_formed) return;
  if (package.version == 3) check_navigation_items(package, findings);
  check_ncx_item(package, findings);
}

void check_spine(const Package& package, Diagnostics& findings) {
  const auto is_document = [&](std::string_view media_type) {
    return is_content_document(media_type, package.version);
  };
  bool has_linear = package.spine.empty();
  for (const std::size_t i : package.spine) {
    const Item& item = package.items[i];
    has_linear |= item.is_linear;
    const bool is_outdated = package.version == 2 && (item.media_type == "text/x-oeb1-document" ||
                                                      item.media_type == "text/html");
    if (is_document(item.media_type) || is_outdated) continue;
    if (item.falls_back_to_document) continue;
    findings.report(Code::wrong_spine_item, package.place(item, "media-type"), item.id,
                    item.media_type);
  }
  if (has_linear) return;
  const std::size_t spine = package.tree.child(0, xml::Space::opf, "spine");
  findings.report(Code::nonlinear_spine, package.tree.elements[spine].span());
}

bool is_content_document(std::string_view media_type, int version) {
  if (media_type == vocabulary::kXhtml) return true;
  return media_type == (version == 2 ? "application/x-dtbook+xml" : "image/svg+xml");
}

bool is_core_image(std::string_view media_type, int version) {
  constexpr std::string_view kImages = "image/gif image/jpeg image/png image/svg+xml";
  return has_word(kImages, media_type) || (version == 3 && media_type == "image/webp");
}

bool is_audio(std::string_view media_type) { return media_type.starts_with("audio/"); }
bool is_video(std::string_view media_type) { return media_type.starts_with("video/"); }

bool is_font(std::string_view media_type) {
  return media_type.starts_with("font/") || media_type.starts_with("application/font-") ||
         media_type.starts_with("application/x-font-") ||
         media_type == "application/vnd.ms-opentype";
}

bool is_core_media_type(std::string_view media_type, int version) {
  constexpr std::string_view kTypes =
      "application/xhtml+xml application/x-dtbncx+xml application/javascript text/javascript "
      "application/ecmascript application/smil+xml text/css audio/mpeg audio/mp4 "
      "application/pls+xml";
  const std::string_view type = trim(media_type.substr(0, media_type.find(';')));
  const bool is_opus = type == "audio/ogg" && media_type.find("codecs=opus") != media_type.npos;
  return has_word(kTypes, type) || is_core_image(type, version) || is_font(type) ||
         is_video(type) || is_opus || (version == 2 && type == "application/x-dtbook+xml");
}

}  // namespace colophon::verify
