#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "formats/addresses.h"
#include "verify/book.h"
#include "verify/checkers/locate_ids.h"

namespace colophon::verify {

namespace {

using Kind = Reference::Kind;

// A drawing of its own, or one that it refers to.
bool shows_svg(const Book& book, const std::string& path, const DocumentFacts& facts) {
  if (facts.has_svg) return true;
  const std::vector<std::string> bases = bases_of(path, facts);
  for (const Reference& reference : facts.references) {
    const bool is_followed = reference.kind != Kind::hyperlink &&
                             reference.kind != Kind::citation && reference.kind != Kind::other &&
                             reference.kind != Kind::loaded;
    if (!is_followed) continue;
    const Url url = resolve(bases[reference.base], trim(reference.target));
    const Item* item = url.kind == Url::Kind::local ? book.package.find_path(url.path) : nullptr;
    if (item != nullptr && item->media_type == "image/svg+xml") return true;
  }
  return false;
}

class FeatureCheck {
 public:
  FeatureCheck(const Package& package, Diagnostics& findings)
      : package_(package), findings_(findings) {}

  void check(const Item& item, const std::string& path, const DocumentFacts& facts,
             bool may_show_svg) {
    if (item.media_type == "text/css") return compare_remote(item, path, facts);
    const bool is_xhtml = item.media_type == "application/xhtml+xml";
    if (!is_xhtml && item.media_type != "image/svg+xml") return;
    compare(item, path, "mathml", facts.has_mathml, "mathematics");
    compare(item, path, "scripted", facts.is_scripted, "scripts or forms");
    compare(item, path, "switch", facts.has_switch, "an <epub:switch>");
    // Scripts may load what no address shows.
    if (!facts.is_scripted || facts.uses_remote) compare_remote(item, path, facts);
    if (!is_xhtml) return;
    if (facts.has_svg || !may_show_svg) {
      compare(item, path, "svg", facts.has_svg, "a drawing in SVG");
    }
  }

 private:
  // What may not lie on the network needs no property, but another place.
  void compare_remote(const Item& item, const std::string& path, const DocumentFacts& facts) {
    if (facts.is_remote_refused && !facts.uses_remote) return;
    compare(item, path, "remote-resources", facts.uses_remote, "something on the network");
  }

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

std::vector<std::string> bases_of(const std::string& path, const DocumentFacts& facts) {
  std::vector<std::string> bases = {path};
  for (const Base& base : facts.bases) {
    bases.push_back(base_of(bases[base.outer], trim(base.address)));
  }
  return bases;
}

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
    check.check(*judged.item, path, judged.facts, shows_svg(book, path, judged.facts));
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
    const std::vector<std::string> bases = bases_of(book.archive.entries[i].path, facts);
    for (const Reference& reference : facts.references) {
      if (reference.kind != Kind::hyperlink) continue;
      linked.insert(resolve(bases[reference.base], trim(reference.target)).path);
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
      // One that was not found moves nowhere.
      if (found != judged->contents_ids.end() && found->second != kUnknownPlace) {
        place.offset = found->second;
      } else if (last && last->spine_position == place.spine_position) {
        place.offset = last->offset;
      }
    }
    const bool is_behind =
        last && (place.spine_position < last->spine_position ||
                 (place.spine_position == last->spine_position && place.offset < last->offset));
    if (is_behind) findings.report(Code::navigation_order, link.place, link.address);
    last = place;
  }
}

}  // namespace colophon::verify
