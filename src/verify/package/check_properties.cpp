#include <fmt/format.h>

#include <array>
#include <string_view>

#include "verify/documents/prefixes.h"
#include "verify/package/package.h"

namespace colophon::verify {

namespace {

using xml::Space;

// Where properties stand.
struct Use {
  std::string_view element;
  std::string_view attribute;
  PropertyPlace place;
  bool is_list;
};
constexpr std::array kUses = {
    Use{"meta", "property", PropertyPlace::meta, false},
    Use{"meta", "scheme", PropertyPlace::meta, false},
    Use{"item", "properties", PropertyPlace::item, true},
    Use{"itemref", "properties", PropertyPlace::itemref, true},
    Use{"link", "rel", PropertyPlace::rel, true},
    Use{"link", "properties", PropertyPlace::link, true},
};

void report(PropertyProblem problem, std::string_view property, Span place, Diagnostics& findings) {
  const std::string text(property);
  switch (problem) {
    case PropertyProblem::none:
      return;
    case PropertyProblem::malformed:
      findings.report(Code::malformed_property, place, text, "a property");
      return;
    case PropertyProblem::undeclared:
      findings.report(Code::undeclared_prefix, place, text.substr(0, text.find(':')), text);
      return;
    case PropertyProblem::unknown:
      findings.report(Code::unknown_property, place, text);
      return;
  }
}

void check_use(const Element& element, const Use& use, const Prefixes& prefixes,
               Diagnostics& findings) {
  const TreeAttribute* attribute = element.find(use.attribute);
  if (attribute == nullptr) return;
  const std::vector<std::string_view> words = split_words(attribute->value);
  if (!use.is_list && words.size() > 1) {
    findings.report(Code::malformed_property, attribute->span(), attribute->value, "one property");
    return;
  }
  for (const std::string_view word : words) {
    report(judge_property(word, use.place, prefixes), word, attribute->span(), findings);
  }
}

struct MediaTypes {
  std::string_view property;
  std::string_view types;  // of items that may have it
};
constexpr std::array kItemProperties = {
    MediaTypes{"data-nav", "application/xhtml+xml"},
    MediaTypes{"dictionary", "application/vnd.epub.search-key-map+xml"},
    MediaTypes{"glossary", "application/vnd.epub.search-key-map+xml application/xhtml+xml"},
    MediaTypes{"index", "application/xhtml+xml"},
    MediaTypes{"mathml", "application/xhtml+xml image/svg+xml"},
    MediaTypes{"nav", "application/xhtml+xml"},
    MediaTypes{"remote-resources",
               "application/xhtml+xml application/smil+xml image/svg+xml text/css"},
    MediaTypes{"scripted", "application/xhtml+xml image/svg+xml"},
    MediaTypes{"search-key-map", "application/vnd.epub.search-key-map+xml"},
    MediaTypes{"svg", "application/xhtml+xml"},
    MediaTypes{"switch", "application/xhtml+xml image/svg+xml"},
};

void check_item_properties(const Package& package, Diagnostics& findings) {
  std::size_t covers = 0;
  for (const Item& item : package.items) {
    const Span place = package.place(item, "properties");
    if (item.has_property("cover-image")) {
      if (++covers == 2) {
        findings.report(Code::repeated_metadata, place, "the property `cover-image`");
      }
      if (!item.media_type.starts_with("image/")) {
        findings.report(Code::misplaced_property, place, "cover-image", "images", item.media_type);
      }
    }
    for (const MediaTypes& known : kItemProperties) {
      if (!item.has_property(known.property) || has_word(known.types, item.media_type)) continue;
      findings.report(Code::misplaced_property, place, known.property, split_words(known.types)[0],
                      item.media_type);
    }
  }
}

// Of each group an item of the spine has one at most.
constexpr std::array<std::string_view, 5> kExclusive = {
    "rendition:flow-paginated rendition:flow-scrolled-continuous rendition:flow-scrolled-doc "
    "rendition:flow-auto",
    "rendition:layout-reflowable rendition:layout-pre-paginated",
    "rendition:orientation-landscape rendition:orientation-portrait rendition:orientation-auto",
    "page-spread-right page-spread-left rendition:page-spread-center",
    "rendition:spread-portrait rendition:spread-landscape rendition:spread-both "
    "rendition:spread-none rendition:spread-auto",
};

void check_exclusive(const Element& itemref, Diagnostics& findings) {
  const TreeAttribute* attribute = itemref.find("properties");
  if (attribute == nullptr) return;
  const std::vector<std::string_view> words = split_words(attribute->value);
  for (const std::string_view group : kExclusive) {
    std::string_view first;
    for (const std::string_view word : words) {
      if (!has_word(group, word)) continue;
      if (!first.empty()) {
        findings.report(Code::malformed_package, attribute->span(),
                        fmt::format("`{}` and `{}` exclude each other", first, word));
        break;
      }
      first = word;
    }
  }
}

void check_outdated(const Element& itemref, Diagnostics& findings) {
  const TreeAttribute* attribute = itemref.find("properties");
  if (attribute == nullptr || !has_word(attribute->value, "rendition:spread-portrait")) return;
  findings.report(Code::doubtful_package, attribute->span(),
                  "`rendition:spread-portrait` is outdated; `rendition:spread-both` says the same");
}

}  // namespace

void check_properties(const Package& package, Diagnostics& findings) {
  if (package.version != 3 || package.tree.elements.empty()) return;
  const Prefixes prefixes = read_prefixes(package.tree.elements.front().find("prefix"), findings);
  for (const Element& element : package.tree.elements) {
    if (element.space != Space::opf) continue;
    for (const Use& use : kUses) {
      if (element.name == use.element) check_use(element, use, prefixes, findings);
    }
    if (element.name == "itemref") {
      check_exclusive(element, findings);
      check_outdated(element, findings);
    }
  }
  check_item_properties(package, findings);
}

}  // namespace colophon::verify
