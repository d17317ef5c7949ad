#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "verify/book.h"

namespace colophon::verify {

namespace {

using Kind = Reference::Kind;

struct Features {
  bool uses_remote = false;
  bool shows_svg = false;  // a drawing of its own, or one that it refers to
};

Features features_of(const Book& book, const std::string& path, const DocumentFacts& facts) {
  Features features;
  features.shows_svg = facts.has_svg;
  for (const Reference& reference : facts.references) {
    const bool is_declared = reference.kind != Kind::hyperlink &&
                             reference.kind != Kind::citation && reference.kind != Kind::loaded;
    if (!is_declared) continue;
    const Url url = resolve(path, trim(reference.target));
    features.uses_remote |= url.kind == Url::Kind::remote;
    const Item* item = url.kind == Url::Kind::local ? book.package.find_path(url.path) : nullptr;
    features.shows_svg |= item != nullptr && item->media_type == "image/svg+xml";
  }
  return features;
}

class FeatureCheck {
 public:
  FeatureCheck(const Package& package, Diagnostics& findings)
      : package_(package), findings_(findings) {}

  void check(const Item& item, const std::string& path, const DocumentFacts& facts,
             const Features& features) {
    if (item.media_type == "text/css") {
      compare(item, path, "remote-resources", features.uses_remote, "something on the network");
      return;
    }
    const bool is_xhtml = item.media_type == "application/xhtml+xml";
    if (!is_xhtml && item.media_type != "image/svg+xml") return;
    compare(item, path, "mathml", facts.has_mathml, "mathematics");
    compare(item, path, "scripted", facts.is_scripted, "scripts or forms");
    compare(item, path, "switch", facts.has_switch, "an <epub:switch>");
    // Scripts may load what no address shows.
    if (!facts.is_scripted || features.uses_remote) {
      compare(item, path, "remote-resources", features.uses_remote, "something on the network");
    }
    if (!is_xhtml) return;
    if (facts.has_svg || !features.shows_svg) {
      compare(item, path, "svg", facts.has_svg, "a drawing in SVG");
    }
  }

 private:
  void compare(const Item& item, const std::string& path, std::string_view property, bool has,
               std::string_view what) {
    const bool is_declared = item.has_property(property);
    const Span place = package_.place(item, "properties");
    if (has && !is_declared) {
      findings_.report(Code::undeclared_feature, place, path, what, property);
    } else if (!has && is_declared) {
      Diagnostic& finding = findings_.report(Code::superfluous_feature, place, property, path);
      if (property == "remote-resources") finding.severity = Severity::warning;
    }
  }

  const Package& package_;
  Diagnostics& findings_;
};

// Where an entry of the contents leads to, for comparing.
struct Place {
  std::size_t spine_position = 0;
  std::uint32_t offset = 0;
};

}  // namespace

Judged* Book::find(std::string_view path) {
  const auto found = archive.by_path.find(path);
  return found == archive.by_path.end() ? nullptr : &entries[found->second];
}

void check_features(Book& book, Diagnostics& findings) {
  if (book.package.version != 3) return;
  FeatureCheck check(book.package, findings);
  for (std::size_t i = 0; i < book.entries.size(); ++i) {
    const Judged& judged = book.entries[i];
    if (judged.item == nullptr || !judged.is_whole || judged.is_encrypted) continue;
    const std::string& path = book.archive.entries[i].path;
    check.check(*judged.item, path, judged.facts, features_of(book, path, judged.facts));
  }
}

void check_reachable(Book& book, Diagnostics& findings) {
  const Package& package = book.package;
  if (package.version != 3) return;
  const bool has_nonlinear =
      std::any_of(package.spine.begin(), package.spine.end(),
                  [&](std::size_t i) { return !package.items[i].is_linear; });
  if (!has_nonlinear) return;
  std::unordered_set<std::string> linked;
  for (std::size_t i = 0; i < book.entries.size(); ++i) {
    const DocumentFacts& facts = book.entries[i].facts;
    if (facts.is_scripted) return;  // scripts may lead anywhere
    for (const Reference& reference : facts.references) {
      if (reference.kind != Kind::hyperlink) continue;
      linked.insert(resolve(book.archive.entries[i].path, trim(reference.target)).path);
    }
  }
  for (const std::size_t i : package.spine) {
    const Item& item = package.items[i];
    if (item.is_linear || item.url.kind != Url::Kind::local || linked.contains(item.url.path)) {
      continue;
    }
    findings.report(Code::unreachable_document, package.place(item, "href"), item.url.path);
  }
}

void check_contents_order(Book& book, Diagnostics& findings) {
  std::optional<Place> last;
  for (const NavigationLink& link : book.navigation.contents) {
    const Item* item =
        link.url.kind == Url::Kind::local ? book.package.find_path(link.url.path) : nullptr;
    if (item == nullptr || !item->is_in_spine()) continue;
    Place place{item->spine_position, 0};
    if (const Judged* judged = book.find(link.url.path); judged && link.url.has_fragment) {
      const auto found = judged->contents_ids.find(percent_decode(link.url.fragment));
      if (found != judged->contents_ids.end()) place.offset = found->second;
    }
    const bool is_behind =
        last && (place.spine_position < last->spine_position ||
                 (place.spine_position == last->spine_position && place.offset < last->offset));
    if (is_behind) findings.report(Code::navigation_order, link.place, link.address);
    last = place;
  }
}

}  // namespace colophon::verify
