#include <fmt/format.h>

#include <array>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "verify/package/package.h"

namespace colophon::verify {

namespace {

using xml::Space;

// What a property says more of: names of elements of the Dublin Core, or a property of <meta>
// (EPUB 3.3 #sec-meta-property-vocab).
struct Refinement {
  std::string_view property;
  std::string_view dc_elements;
  std::string_view meta_property;
  bool must_refine = true;
  bool once = true;
};
constexpr std::array kRefinements = {
    Refinement{"authority", "subject", "", true, false},
    Refinement{"term", "subject", "", true, false},
    Refinement{"belongs-to-collection", "", "belongs-to-collection", false, false},
    Refinement{"collection-type", "", "belongs-to-collection", true, true},
    Refinement{"identifier-type", "identifier source", "", true, true},
    Refinement{"role", "creator contributor publisher", "", true, false},
    Refinement{"source-of", "source", "", true, true},
    Refinement{"title-type", "title", "", true, true},
};
constexpr std::array<std::string_view, 3> kOnceOfAnything = {"display-seq", "file-as",
                                                             "group-position"};

class RefinementCheck {
 public:
  RefinementCheck(const Package& package, Diagnostics& findings)
      : package_(package), tree_(package.tree), findings_(findings) {
    for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
      const std::string_view id = tree_.elements[i].value("id");
      if (!id.empty()) by_id_.emplace(id, i);
    }
  }

  void run() {
    count_subjects();
    std::size_t collection_end = 0;
    for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
      const Element& element = tree_.elements[i];
      if (element.is(Space::opf, "collection") && i >= collection_end)
        collection_end = element.next;
      if (i < collection_end) continue;  // a collection has refinements of its own
      if (element.find("refines") != nullptr) check_target(element);
      if (element.is(Space::opf, "meta")) check_property(element);
      if (element.is(Space::dc, "subject")) check_subject(element);
    }
    check_cycles();
  }

 private:
  // The element that is refined, or null.
  const Element* target_of(const Element& element) const {
    const std::string_view refines = element.value("refines");
    if (!refines.starts_with('#')) return nullptr;
    const auto found = by_id_.find(refines.substr(1));
    return found == by_id_.end() ? nullptr : &tree_.elements[found->second];
  }

  void report(const Element& element, std::string message) {
    const TreeAttribute* refines = element.find("refines");
    findings_.report(Code::malformed_refinement, refines ? refines->span() : element.span(),
                     std::move(message));
  }

  void check_target(const Element& element) {
    const std::string_view refines = element.value("refines");
    const Url url = resolve(package_.path, refines);
    if (url.kind != Url::Kind::local) {
      report(element, fmt::format("`{}` is not relative to the package document", refines));
    } else if (refines.starts_with('#') && target_of(element) == nullptr) {
      report(element,
             fmt::format("no element of the package document has the id `{}`", refines.substr(1)));
    } else if (const Item* item = package_.find_path(url.path); item && !url.has_fragment) {
      findings_.report(Code::doubtful_package, element.find("refines")->span(),
                       fmt::format("a refinement of this item is written `#{}`", item->id));
    }
  }

  bool is_target(const Refinement& rule, const Element* target) const {
    if (target == nullptr) return false;
    if (target->space == Space::dc) return has_word(rule.dc_elements, target->name);
    return !rule.meta_property.empty() && target->value("property") == rule.meta_property;
  }

  void check_property(const Element& meta) {
    const std::string_view property = meta.value("property");
    for (const Refinement& rule : kRefinements) {
      if (rule.property != property) continue;
      const bool refines = meta.find("refines") != nullptr;
      if ((refines || rule.must_refine) && !is_target(rule, target_of(meta))) {
        const std::string wanted = rule.meta_property.empty()
                                       ? fmt::format("a <dc:{}>", split_words(rule.dc_elements)[0])
                                       : fmt::format("a `{}`", rule.meta_property);
        report(meta, fmt::format("`{}` refines {}", property, wanted));
      }
      if (rule.once) check_once(meta);
    }
    for (const std::string_view once : kOnceOfAnything) {
      if (once == property) check_once(meta);
    }
    if (property == "source-of" && trim(meta.text) != "pagination") {
      findings_.report(Code::malformed_metadata, meta.span(), std::string(trim(meta.text)),
                       "`pagination`");
    }
  }

  void check_once(const Element& meta) {
    const auto key = std::pair(meta.value("property"), meta.value("refines"));
    if (seen_.insert(key).second) return;
    findings_.report(Code::repeated_metadata, meta.span(), fmt::format("`{}`", key.first));
  }

  // How many authorities and terms each element has.
  void count_subjects() {
    for (const Element& meta : tree_.elements) {
      const std::string_view refines = meta.value("refines");
      if (!meta.is(Space::opf, "meta") || !refines.starts_with('#')) continue;
      if (meta.value("property") == "authority") ++authorities_[refines.substr(1)];
      if (meta.value("property") == "term") ++terms_[refines.substr(1)];
    }
  }

  void check_subject(const Element& subject) {
    const std::string_view id = subject.value("id");
    const std::size_t authorities = authorities_[id];
    const std::size_t terms = terms_[id];
    if (id.empty() || (authorities == terms && terms <= 1)) return;
    findings_.report(Code::malformed_refinement, subject.span(),
                     "a subject has one `authority` and one `term`, or neither");
  }

  // A chain of refinements that comes back to itself.
  void check_cycles() {
    std::vector<std::size_t> visited(tree_.elements.size(), 0);
    for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
      const Element* element = &tree_.elements[i];
      while (element != nullptr && element->is(Space::opf, "meta")) {
        std::size_t& mark = visited[static_cast<std::size_t>(element - tree_.elements.data())];
        if (mark == i + 1) {
          report(*element, "this refinement leads back to itself");
          return;
        }
        if (mark != 0) break;
        mark = i + 1;
        element = target_of(*element);
      }
    }
  }

  const Package& package_;
  const ElementTree& tree_;
  Diagnostics& findings_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::set<std::pair<std::string_view, std::string_view>> seen_;
  std::unordered_map<std::string_view, std::size_t> authorities_;
  std::unordered_map<std::string_view, std::size_t> terms_;
};

}  // namespace

void check_refinements(const Package& package, Diagnostics& findings) {
  if (package.version == 3) RefinementCheck(package, findings).run();
}

}  // namespace colophon::verify
