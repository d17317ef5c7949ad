#include "vocabulary/content_model.h"

#include <algorithm>

#include "base/short_name.h"
#include "vocabulary/attributes.h"
#include "vocabulary/document_attributes.h"

namespace colophon::vocabulary {

namespace {

constexpr ElementInfo kept(Content content, bool is_phrasing) {
  return {.treatment = Treatment::keep, .is_phrasing = is_phrasing, .content = content};
}

constexpr ElementInfo renamed(std::string_view successor, std::string_view successor_class,
                              bool is_phrasing, Content content) {
  return {Treatment::rename, is_phrasing, content, successor, successor_class};
}

constexpr ElementInfo kFlow = kept(Content::flow, false);
constexpr ElementInfo kText = kept(Content::phrasing, false);
constexpr ElementInfo kPhrase = kept(Content::phrasing, true);
constexpr ElementInfo kTransparent = kept(Content::transparent, true);
constexpr ElementInfo kStructured = kept(Content::structured, false);
constexpr ElementInfo kVoidBlock = kept(Content::none, false);
constexpr ElementInfo kVoidPhrase = kept(Content::none, true);
constexpr ElementInfo kUnwrapped = {
    .treatment = Treatment::unwrap, .is_phrasing = true, .content = Content::transparent};
constexpr ElementInfo kUnwrappedBlock = {.treatment = Treatment::unwrap};
constexpr ElementInfo converted(Content content, bool is_phrasing) {
  return {.treatment = Treatment::convert, .is_phrasing = is_phrasing, .content = content};
}
constexpr ElementInfo kRemoved = {.treatment = Treatment::remove, .is_phrasing = true};

constexpr NamesWith<ElementInfo> kLines[] = {
    // HTML standard section 4, as far as a book has a use for it.
    {"section nav article aside header footer main search address blockquote div li dd dt figure "
     "figcaption caption td th",
     kFlow},
    {"p pre h1 h2 h3 h4 h5 h6 summary", kText},
    {"em strong small s cite q dfn abbr data time code var samp kbd sub sup i b u mark bdi bdo "
     "span "
     "meter progress rb rt rp",
     kPhrase},
    {"a ins del", kTransparent},
    {"ul ol menu dl table colgroup thead tbody tfoot tr hgroup", kStructured},
    {"ruby rtc svg math", kept(Content::structured, true)},
    {"hr col", kVoidBlock},
    {"br wbr source track", kVoidPhrase},

    // What takes another form in a book.
    {"details", converted(Content::flow, false)},
    {"img input embed frame area", converted(Content::none, true)},
    {"font select audio video picture object iframe textarea",
     converted(Content::transparent, true)},

    // What has a fallback or text inside that says the same without it.
    {"applet canvas map button label output option noscript slot blink", kUnwrapped},
    {"html body form fieldset dialog frameset optgroup marquee multicol", kUnwrappedBlock},

    // Obsolete, with a successor (section 16.2).
    {"center", renamed("div", "center", false, Content::flow)},
    {"dir", renamed("ul", "", false, Content::structured)},
    {"legend", renamed("p", "", false, Content::phrasing)},
    {"listing xmp plaintext", renamed("pre", "", false, Content::phrasing)},
    {"acronym", renamed("abbr", "", true, Content::phrasing)},
    {"big", renamed("span", "big", true, Content::phrasing)},
    {"nobr", renamed("span", "nobr", true, Content::phrasing)},
    {"strike", renamed("s", "", true, Content::phrasing)},
    {"tt", renamed("code", "", true, Content::phrasing)},

    // What runs, loads, is filled in, or speaks to a browser.
    {"script style template head title base meta link param datalist keygen noframes noembed "
     "basefont bgsound spacer isindex nextid",
     kRemoved},
};
constexpr NameTable<ElementInfo, count_names(kLines)> kElements(kLines);

constexpr ElementInfo kUnknown = kUnwrapped;
constexpr ElementInfo kNoteReference = kVoidPhrase;

constexpr std::string_view kInternal = "colophon:";

constexpr std::string_view kGlobalAttributes =
    "class id title lang xml:lang dir translate style hidden tabindex role";

// Of the global states and properties of ARIA those that mean something in a text without scripts.
constexpr std::string_view kAriaAttributes =
    "aria-label aria-labelledby aria-describedby aria-description aria-details aria-hidden "
    "aria-live aria-atomic aria-current aria-roledescription";

constexpr NamesWith<std::string_view> kAttributeLines[] = {
    {"a", "href hreflang rel target type"},
    {"blockquote q", "cite"},
    {"ins del", "cite datetime"},
    {"time", "datetime"},
    {"data", "value"},
    {"meter", "value min low high max optimum"},
    {"progress", "value max"},
    {"img", "src alt width height"},
    {"audio", "src controls preload"},
    {"video", "src controls preload poster width height"},
    {"source", "src type"},
    {"track", "src kind srclang label default"},
    {"ol", "start reversed type"},
    {"li", "value"},
    {"col colgroup", "span"},
    {"td", "colspan rowspan headers"},
    {"th", "colspan rowspan headers scope"},
    {"details", "open"},
    {"h1 h2 h3 h4 h5 h6", "aria-level"},
};
constexpr NameTable<std::string_view, count_names(kAttributeLines)> kOwnAttributes(kAttributeLines);

// EPUBCheck's schema has no epub:type on these.
constexpr std::string_view kWithoutEpubType = "search col rb rtc";

// data-* names that XML and HTML both can have (EPUBCheck HTM-061).
bool is_data_attribute(std::string_view name) {
  if (!is_custom_data_name(name)) return false;
  return std::all_of(name.begin() + 5, name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

// What a structured element holds, and where its parts may stand.
constexpr NamesWith<std::string_view> kChildLines[] = {
    {"ul ol menu", "li"},
    {"dl", "dt dd div"},
    {"table", "caption colgroup thead tbody tfoot tr"},
    {"thead tbody tfoot", "tr"},
    {"tr", "td th"},
    {"colgroup", "col"},
    {"hgroup", "p h1 h2 h3 h4 h5 h6"},
};
constexpr NameTable<std::string_view, count_names(kChildLines)> kChildren(kChildLines);

constexpr NamesWith<std::string_view> kParentLines[] = {
    {"li", "ul ol menu"},
    {"dt dd", "dl div"},
    {"caption colgroup thead tbody tfoot", "table"},
    {"tr", "table thead tbody tfoot"},
    {"td th", "tr"},
    {"col", "colgroup"},
    {"rb rp rtc", "ruby"},
    {"rt", "ruby rtc"},
    {"figcaption", "figure"},
    {"summary", "details"},
    {"source track", "audio video"},
};
constexpr NameTable<std::string_view, count_names(kParentLines)> kParents(kParentLines);

}  // namespace

const ElementInfo& info_of_element(std::string_view name) {
  if (const ElementInfo* found = kElements.find(name)) return *found;
  if (!name.starts_with(kInternal)) return kUnknown;
  return name == "colophon:noteref" ? kNoteReference : kFlow;
}

bool is_attribute_allowed(std::string_view element, std::string_view attribute) {
  if (has_word(kGlobalAttributes, attribute)) return true;
  if (attribute.starts_with("aria-") && has_word(kAriaAttributes, attribute)) return true;
  if (attribute == "epub:type") return !has_word(kWithoutEpubType, element);
  if (attribute.starts_with(kInternal)) return true;
  const std::string_view* own = kOwnAttributes.find(element);
  return (own && has_word(*own, attribute)) || is_data_attribute(attribute);
}

bool is_child_allowed(std::string_view parent, std::string_view child) {
  if (const std::string_view* parents = kParents.find(child)) {
    if (!has_word(*parents, parent)) return false;
    if (has_word("rb rt rp rtc", child)) return true;
  }
  if (const std::string_view* children = kChildren.find(parent)) return has_word(*children, child);
  const ElementInfo& info = info_of_element(child);
  switch (info_of_element(parent).content) {
    case Content::none:
      return false;
    case Content::phrasing:
      return info.is_phrasing;
    case Content::structured:
      return info.is_phrasing;  // ruby
    case Content::flow:
    case Content::transparent:
      break;
  }
  return true;
}

}  // namespace colophon::vocabulary
