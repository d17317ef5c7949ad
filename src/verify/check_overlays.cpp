// What the package document says of media overlays (EPUB 3.3 #sec-docs-package-overlays).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "verify/book.h"
#include "verify/package/clock.h"
#include "verify/package/package.h"
#include "verify/xml/bounds.h"
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

bool is_duration(const Element& element, std::string_view refines) {
  return element.is(Space::opf, "meta") && element.value("property") == "media:duration" &&
         element.value("refines") == refines;
}

// Whether a duration is given of the item, or of the whole book where `refines` is empty.
bool has_duration(const Package& package, std::string_view refines) {
  const std::vector<Element>& elements = package.tree.elements;
  return std::any_of(elements.begin(), elements.end(),
                     [refines](const Element& element) { return is_duration(element, refines); });
}

// The whole is as long as the overlays are together, give or take a second.
void check_total(const Package& package, Diagnostics& findings) {
  constexpr std::int64_t kTolerance = 1000;
  const Element* whole = nullptr;
  std::int64_t sum = 0;
  for (const Element& element : package.tree.elements) {
    if (is_duration(element, "")) whole = &element;
    if (!element.is(Space::opf, "meta") || element.value("property") != "media:duration" ||
        element.find("refines") == nullptr) {
      continue;
    }
    sum += read_clock(element.text).value_or(0);
  }
  const std::optional<std::int64_t> total = whole ? read_clock(whole->text) : std::nullopt;
  if (!total || std::abs(*total - sum) <= kTolerance) return;
  findings.report(
      Code::doubtful_package, whole->span(),
      fmt::format("`{}` is not as long as the media overlays are together", trim(whole->text)));
}

// `xpointer(…)`, `t=10`, `:~:text=…`: what names a part of a document in another way than by an id.
bool is_scheme(std::string_view fragment) {
  const std::size_t bracket = fragment.find('(');
  const bool is_pointer = bracket != fragment.npos && bracket > 0 && fragment.ends_with(')');
  return is_pointer || fragment.starts_with("t=") || fragment.starts_with("xywh=") ||
         fragment.starts_with(":~:");
}

// `xywh=0,0,1,1`, also in pixels or percent (Media Fragments URI 1.0 section 4.2.2).
bool is_region(std::string_view fragment) {
  fragment.remove_prefix(std::string_view("xywh=").size());
  for (const std::string_view unit : {"pixel:", "percent:"}) {
    if (fragment.starts_with(unit)) fragment.remove_prefix(unit.size());
  }
  return std::count(fragment.begin(), fragment.end(), ',') == 3 &&
         fragment.find_first_not_of("0123456789.,") == fragment.npos;
}

// Of a drawing a view or a region can be named, too (SVG 2 section 16.3).
bool is_of_drawing(std::string_view fragment) {
  if (fragment.starts_with("xywh=")) return is_region(fragment);
  return fragment.starts_with("svgView(") || fragment.starts_with("t=");
}

// What the overlays of a book speak of, one after another.
class SpokenDocuments {
 public:
  explicit SpokenDocuments(const Package& package) : package_(package) {}

  void check(const Item& overlay, const std::vector<Reference>& references, Diagnostics& findings) {
    FindingBound bound(findings);
    for (const Reference& reference : references) {
      if (reference.kind != Reference::Kind::hyperlink) continue;
      const Url url = resolve(overlay.url.path, reference.target);
      const Item* document = package_.find_path(url.path);
      if (url.kind != Url::Kind::local || document == nullptr) continue;
      const Span place{SourceId{0}, reference.begin, reference.end};
      check_fragment(*document, reference.target, place, findings);
      check_document(overlay, *document, place, findings);
      bound.keep();
    }
  }

 private:
  static void check_fragment(const Item& document, std::string_view target, Span place,
                             Diagnostics& findings) {
    const std::size_t mark = target.find('#');
    if (mark == target.npos || !is_scheme(target.substr(mark + 1))) return;
    const std::string_view fragment = target.substr(mark + 1);
    const bool is_drawing = document.media_type == "image/svg+xml";
    if (is_drawing && is_of_drawing(fragment)) return;
    findings.report(Code::wrong_url_fragment, place, target, "names no element by its id")
        .severity = Severity::warning;
  }

  void check_document(const Item& overlay, const Item& document, Span place,
                      Diagnostics& findings) {
    const auto [first, is_new] = spoken_.try_emplace(&document, &overlay);
    if (!is_new) {
      if (first->second == &overlay) return;
      first->second = &overlay;  // said once
      findings.report(Code::malformed_overlay, place,
                      fmt::format("another media overlay speaks of `{}`, too", document.url.path));
      return;
    }
    const TreeAttribute* named = package_.tree.elements[document.element].find("media-overlay");
    if (named != nullptr && trim(named->value) == overlay.id) return;
    findings.report(
        Code::malformed_overlay, place,
        fmt::format("`{}` does not name this media overlay as its own", document.url.path));
  }

  const Package& package_;
  std::unordered_map<const Item*, const Item*> spoken_;  // a document -> who spoke of it last
};

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
  if (first != nullptr) check_total(package, findings);
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
  SpokenDocuments spoken(package);
  for (const Item& item : package.items) {
    Judged* judged = item.media_type == kOverlayType ? book.find(item.url.path) : nullptr;
    if (judged != nullptr) spoken.check(item, judged->facts.references, judged->findings);
  }
}

}  // namespace colophon::verify
