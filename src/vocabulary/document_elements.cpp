#include "vocabulary/document_elements.h"

#include <algorithm>

#include "base/short_name.h"
#include "vocabulary/attributes.h"

namespace colophon::vocabulary {

namespace {

constexpr Content content_of(Holds holds, std::string_view parts) {
  switch (holds) {
    case Holds::nothing:
      return parts.empty() ? Content::none : Content::structured;
    case Holds::text:
    case Holds::phrasing:
      return Content::phrasing;
    case Holds::transparent:
      return Content::transparent;
    case Holds::flow:
    case Holds::anything:
    case Holds::metadata:
      break;
  }
  return Content::flow;
}

constexpr DocumentElement part(Holds holds, std::string_view parts = {}, Order order = Order::any) {
  return {.holds = holds, .parts = parts, .order = order, .content = content_of(holds, parts)};
}
constexpr DocumentElement flow(Holds holds, std::string_view parts = {}, Order order = Order::any) {
  DocumentElement element = part(holds, parts, order);
  element.in_flow = true;
  return element;
}
constexpr DocumentElement phrase(Holds holds, std::string_view parts = {},
                                 Order order = Order::any) {
  DocumentElement element = flow(holds, parts, order);
  element.in_phrasing = element.is_inline = true;
  return element;
}
// A part of what stands in a line.
constexpr DocumentElement phrase_part(Holds holds, std::string_view parts = {},
                                      Order order = Order::any) {
  DocumentElement element = part(holds, parts, order);
  element.is_inline = true;
  return element;
}
// Only certain children stand in it, and words.
constexpr DocumentElement structured(DocumentElement element) {
  element.content = Content::structured;
  return element;
}

// What runs, loads, is filled in, or speaks to a browser.
constexpr DocumentElement removed(DocumentElement element) {
  element.treatment = Treatment::remove;
  element.is_inline = true;
  element.content = Content::flow;
  return element;
}
constexpr DocumentElement removed_head(Holds holds, bool in_text) {
  return removed({.in_flow = in_text, .in_phrasing = in_text, .in_head = true, .holds = holds});
}
// What takes another form in a book.
constexpr DocumentElement converted(DocumentElement element, Content content) {
  element.treatment = Treatment::convert;
  element.content = content;
  return element;
}
// What has a fallback or text inside that says the same without it.
constexpr DocumentElement unwrapped(DocumentElement element) {
  element.treatment = Treatment::unwrap;
  element.content = element.is_inline ? Content::transparent : Content::flow;
  return element;
}
// HTML section 16.2.
constexpr DocumentElement renamed(DocumentElement element, std::string_view successor,
                                  std::string_view successor_class = {}) {
  element.treatment = Treatment::rename;
  element.successor = successor;
  element.successor_class = successor_class;
  return element;
}
constexpr DocumentElement obsolete(DocumentElement element) {
  element.is_xhtml = false;
  return element;
}

constexpr std::string_view kHeadings = "h1? h2? h3? h4? h5? h6? hgroup?";

constexpr NamesWith<DocumentElement> kLines[] = {
    {"html", unwrapped(part(Holds::nothing, "head! body!", Order::sequence))},
    {"head", removed(part(Holds::metadata, "title? base?"))},
    {"title", removed_head(Holds::text, false)},
    {"base", removed_head(Holds::nothing, false)},
    {"style", removed_head(Holds::anything, false)},
    {"link meta", removed_head(Holds::nothing, true)},
    {"script template", removed_head(Holds::anything, true)},

    {"address article aside blockquote div footer header main nav search section",
     flow(Holds::flow)},
    {"dialog form", unwrapped(flow(Holds::flow))},
    {"h1 h2 h3 h4 h5 h6 p pre", flow(Holds::phrasing)},
    {"hr", flow(Holds::nothing)},
    {"body", unwrapped(part(Holds::flow))},
    {"li dd dt td th caption figcaption", part(Holds::flow)},
    {"details", converted(flow(Holds::flow, "summary!", Order::sequence), Content::flow)},
    {"fieldset", unwrapped(flow(Holds::flow, "legend?", Order::sequence))},
    {"legend", renamed(part(Holds::phrasing, kHeadings), "p")},
    {"summary", part(Holds::phrasing, kHeadings)},
    {"figure", flow(Holds::flow, "figcaption?", Order::caption)},
    {"hgroup", flow(Holds::nothing, "h1|h2|h3|h4|h5|h6! p*")},
    {"ul ol menu", flow(Holds::nothing, "li*")},
    {"dl", flow(Holds::nothing, "dt* dd* div*", Order::groups)},

    {"table", flow(Holds::nothing, "caption? colgroup* thead? tbody|tr* tfoot?", Order::sequence)},
    {"thead tbody tfoot", part(Holds::nothing, "tr*")},
    {"tr", part(Holds::nothing, "td* th*")},
    {"colgroup", part(Holds::nothing, "col*")},
    {"col", part(Holds::nothing)},

    {"abbr b bdi bdo cite code data dfn em i kbd mark meter progress q s samp small span strong "
     "sub sup time u var",
     phrase(Holds::phrasing)},
    {"button label output", unwrapped(phrase(Holds::phrasing))},
    {"a ins del", phrase(Holds::transparent)},
    {"map canvas slot", unwrapped(phrase(Holds::transparent))},
    {"br wbr", phrase(Holds::nothing)},
    {"area embed img input", converted(phrase(Holds::nothing), Content::none)},
    {"iframe", converted(phrase(Holds::nothing), Content::transparent)},
    {"audio video", converted(phrase(Holds::transparent, "source* track*", Order::sequence),
                              Content::transparent)},
    {"source track", phrase_part(Holds::nothing)},
    {"object",
     converted(phrase(Holds::transparent, "param*", Order::sequence), Content::transparent)},
    {"param", removed(part(Holds::nothing))},
    {"picture",
     converted(phrase(Holds::nothing, "source* img!", Order::sequence), Content::transparent)},
    {"ruby", structured(phrase(Holds::phrasing, "rb* rt* rp* rtc*", Order::ruby))},
    {"rtc", structured(phrase_part(Holds::phrasing, "rt* rp*"))},
    {"rt rb", phrase_part(Holds::phrasing)},
    {"rp", phrase_part(Holds::text)},

    {"select", converted(phrase(Holds::nothing, "optgroup* option*"), Content::transparent)},
    {"optgroup", unwrapped(part(Holds::nothing, "option*"))},
    {"option", unwrapped(phrase_part(Holds::text))},
    {"datalist", removed(phrase(Holds::phrasing, "option*"))},
    {"textarea", converted(phrase(Holds::text), Content::transparent)},

    {"svg math", obsolete(structured(phrase(Holds::nothing)))},  // of namespaces of their own
    {"frame", obsolete(converted(phrase(Holds::nothing), Content::none))},
    {"font", obsolete(converted(phrase(Holds::transparent), Content::transparent))},
    {"applet noscript blink", obsolete(unwrapped(phrase(Holds::transparent)))},
    {"frameset marquee multicol", obsolete(unwrapped(flow(Holds::flow)))},
    {"center", obsolete(renamed(flow(Holds::flow), "div", "center"))},
    {"dir", obsolete(renamed(flow(Holds::nothing, "li*"), "ul"))},
    {"listing xmp plaintext", obsolete(renamed(flow(Holds::phrasing), "pre"))},
    {"acronym", obsolete(renamed(phrase(Holds::phrasing), "abbr"))},
    {"big", obsolete(renamed(phrase(Holds::phrasing), "span", "big"))},
    {"nobr", obsolete(renamed(phrase(Holds::phrasing), "span", "nobr"))},
    {"strike", obsolete(renamed(phrase(Holds::phrasing), "s"))},
    {"tt", obsolete(renamed(phrase(Holds::phrasing), "code"))},
    {"keygen noframes noembed basefont bgsound spacer isindex nextid",
     obsolete(removed(flow(Holds::anything)))},
};
constexpr NameTable<DocumentElement, count_names(kLines)> kElements(kLines);

// Names of SVG and MathML that look like custom ones.
constexpr std::string_view kReserved =
    "annotation-xml color-profile font-face font-face-src font-face-uri font-face-format "
    "font-face-name missing-glyph";

bool is_in_group(std::string_view group, std::string_view name) {
  while (!group.empty()) {
    const std::size_t length = std::min(group.find('|'), group.size());
    if (group.substr(0, length) == name) return true;
    group.remove_prefix(std::min(length + 1, group.size()));
  }
  return false;
}

}  // namespace

const DocumentElement* document_element(std::string_view name) {
  const DocumentElement* element = kElements.find(name);
  return element && element->is_xhtml ? element : nullptr;
}

const DocumentElement* written_element(std::string_view name) { return kElements.find(name); }

bool is_custom_element(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         name.find('-') != name.npos && !has_word(kReserved, name);
}

Part find_part(std::string_view parts, std::string_view name) {
  for (int place = 0; !parts.empty(); ++place) {
    const std::size_t length = std::min(parts.find(' '), parts.size());
    const std::string_view group = parts.substr(0, length - 1);
    if (is_in_group(group, name)) return {place, parts[length - 1]};
    parts.remove_prefix(std::min(length + 1, parts.size()));
  }
  return {};
}

}  // namespace colophon::vocabulary
