// What the package document says of media overlays (EPUB 3.3 #sec-docs-package-overlays).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "verify/book.h"
#include "verify/package/package.h"
#include "vocabulary/attribute_forms.h"

namespace colophon::verify {

namespace {

using xml::Space;

void check_durations(const Package& package, Diagnostics& findings) {
  for (const Element& element : package.tree.elements) {
    if (!element.is(Space::opf, "meta") || element.value("property") != "media:duration") continue;
    const std::string_view duration = trim(element.text);
    if (vocabulary::forms::is_clock_value(duration)) continue;
    findings.report(Code::malformed_metadata, element.span(), duration,
                    "a duration like 0:32:29 or 54s");
  }
}

// The names of classes by which a reading system shows what is read aloud.
constexpr std::array<std::string_view, 2> kClasses = {"media:active-class",
                                                      "media:playback-active-class"};

void check_classes(const Package& package, Diagnostics& findings) {
  for (const std::string_view property : kClasses) {
    std::size_t count = 0;
    for (const Element& element : package.tree.elements) {
      if (!element.is(Space::opf, "meta") || element.value("property") != property) continue;
      if (++count > 1) {
        findings.report(Code::repeated_metadata, element.span(), fmt::format("`{}`", property));
      }
      if (element.find("refines") != nullptr) {
        findings.report(Code::malformed_refinement, element.span(),
                        fmt::format("`{}` is of the whole book and refines nothing", property));
      }
      if (split_words(element.text).size() > 1) {
        findings.report(Code::malformed_metadata, element.span(), trim(element.text), "one class");
      }
    }
  }
}

bool names_class(const Package& package) {
  return std::any_of(
      package.tree.elements.begin(), package.tree.elements.end(), [](const Element& element) {
        const std::string_view property = element.value("property");
        return element.is(Space::opf, "meta") &&
               std::find(kClasses.begin(), kClasses.end(), property) != kClasses.end();
      });
}

// Whether a duration is given of the item, or of the whole book where `refines` is empty.
bool has_duration(const Package& package, std::string_view refines) {
  return std::any_of(package.tree.elements.begin(), package.tree.elements.end(),
                     [refines](const Element& element) {
                       return element.is(Space::opf, "meta") &&
                              element.value("property") == "media:duration" &&
                              element.value("refines") == refines;
                     });
}

void check_item(const Package& package, const Item& item, const TreeAttribute& overlay,
                Diagnostics& findings) {
  const std::string_view id = trim(overlay.value);
  const Item* target = package.find_id(id);
  if (target == nullptr || target->media_type != kOverlayType) {
    findings.report(Code::misplaced_property, overlay.span(), "media-overlay", "a media overlay",
                    target ? target->media_type : std::string("nothing"));
  }
  if (item.media_type != "application/xhtml+xml" && item.media_type != "image/svg+xml") {
    findings.report(Code::misplaced_property, overlay.span(), "media-overlay", "documents",
                    item.media_type);
  }
  if (target == nullptr || has_duration(package, fmt::format("#{}", id))) return;
  findings.report(Code::missing_metadata, overlay.span(),
                  fmt::format("<meta property=\"media:duration\" refines=\"#{}\">", id));
}

}  // namespace

void check_overlays(const Package& package, Diagnostics& findings) {
  if (package.version != 3) return;
  check_durations(package, findings);
  check_classes(package, findings);
  const TreeAttribute* first = nullptr;
  for (const Item& item : package.items) {
    const TreeAttribute* overlay = package.tree.elements[item.element].find("media-overlay");
    if (overlay == nullptr) continue;
    if (first == nullptr) first = overlay;
    check_item(package, item, *overlay, findings);
  }
  if (first == nullptr || has_duration(package, "")) return;
  findings.report(Code::missing_metadata, first->span(), "<meta property=\"media:duration\">");
}

void check_overlay_targets(Book& book, Diagnostics& findings) {
  const Package& package = book.package;
  const bool has_class = names_class(package);
  for (const Item& item : package.items) {
    const TreeAttribute* overlay = package.tree.elements[item.element].find("media-overlay");
    const Judged* document = overlay && has_class ? book.find(item.url.path) : nullptr;
    if (document != nullptr && document->is_whole && !document->is_encrypted &&
        !document->facts.has_style) {
      findings.report(
          Code::lacking_content, overlay->span(), "item",
          fmt::format("style sheet in `{}` for the class of what is read aloud", item.url.path));
    }
    const Item* target = overlay ? package.find_id(trim(overlay->value)) : nullptr;
    const Judged* judged = target ? book.find(target->url.path) : nullptr;
    if (judged == nullptr || target->media_type != kOverlayType) continue;
    const std::vector<Reference>& references = judged->facts.references;
    const bool speaks =
        std::any_of(references.begin(), references.end(), [&](const Reference& reference) {
          return resolve(target->url.path, reference.target).path == item.url.path;
        });
    if (speaks) continue;
    findings.report(Code::malformed_overlay, overlay->span(),
                    fmt::format("this media overlay has no word of `{}`", item.url.path));
  }
}

}  // namespace colophon::verify
