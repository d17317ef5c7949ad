#include "vocabulary/document_elements.h"

#include <algorithm>

#include "base/short_name.h"
#include "vocabulary/attributes.h"

namespace colophon::vocabulary {

namespace {

constexpr DocumentElement flow(Holds holds, std::string_view parts = {}, Order order = Order::any) {
  return {.in_flow = true, .holds = holds, .parts = parts, .order = order};
}
constexpr DocumentElement phrase(Holds holds, std::string_view parts = {},
                                 Order order = Order::any) {
  return {.in_flow = true, .in_phrasing = true, .holds = holds, .parts = parts, .order = order};
}
constexpr DocumentElement part(Holds holds, std::string_view parts = {}, Order order = Order::any) {
  return {.holds = holds, .parts = parts, .order = order};
}
constexpr DocumentElement meta(Holds holds, bool in_text) {
  return {.in_flow = in_text, .in_phrasing = in_text, .in_head = true, .holds = holds};
}

constexpr std::string_view kHeadings = "h1? h2? h3? h4? h5? h6? hgroup?";

constexpr NamesWith<DocumentElement> kLines[] = {
    {"html", part(Holds::nothing, "head! body!", Order::sequence)},
    {"head", part(Holds::metadata, "title? base?")},
    {"title", meta(Holds::text, false)},
    {"base", meta(Holds::nothing, false)},
    {"style", meta(Holds::anything, false)},
    {"link meta", meta(Holds::nothing, true)},
    {"script template", meta(Holds::anything, true)},

    {"address article aside blockquote dialog div footer form header main nav search section",
     flow(Holds::flow)},
    {"h1 h2 h3 h4 h5 h6 p pre", flow(Holds::phrasing)},
    {"hr", flow(Holds::nothing)},
    {"body li dd dt td th caption figcaption", part(Holds::flow)},
    {"details", flow(Holds::flow, "summary!", Order::sequence)},
    {"fieldset", flow(Holds::flow, "legend?", Order::sequence)},
    {"summary legend", part(Holds::phrasing, kHeadings)},
    {"figure", flow(Holds::flow, "figcaption?", Order::caption)},
    {"hgroup", flow(Holds::nothing, "h1|h2|h3|h4|h5|h6! p*")},
    {"ul ol menu", flow(Holds::nothing, "li*")},
    {"dl", flow(Holds::nothing, "dt* dd* div*", Order::groups)},

    {"table", flow(Holds::nothing, "caption? colgroup* thead? tbody|tr* tfoot?", Order::sequence)},
    {"thead tbody tfoot", part(Holds::nothing, "tr*")},
    {"tr", part(Holds::nothing, "td* th*")},
    {"colgroup", part(Holds::nothing, "col*")},
    {"col source track param", part(Holds::nothing)},

    {"abbr b bdi bdo button cite code data dfn em i kbd label mark meter output progress q s samp "
     "small span strong sub sup time u var",
     phrase(Holds::phrasing)},
    {"a ins del map canvas slot", phrase(Holds::transparent)},
    {"area br embed iframe img input wbr", phrase(Holds::nothing)},
    {"audio video", phrase(Holds::transparent, "source* track*", Order::sequence)},
    {"object", phrase(Holds::transparent, "param*", Order::sequence)},
    {"picture", phrase(Holds::nothing, "source* img!", Order::sequence)},
    {"ruby", phrase(Holds::phrasing, "rb* rt* rp* rtc*", Order::ruby)},
    {"rtc", part(Holds::phrasing, "rt* rp*")},
    {"rt rb", part(Holds::phrasing)},
    {"rp", part(Holds::text)},

    {"select", phrase(Holds::nothing, "optgroup* option*")},
    {"optgroup", part(Holds::nothing, "option*")},
    {"option", part(Holds::text)},
    {"datalist", phrase(Holds::phrasing, "option*")},
    {"textarea", phrase(Holds::text)},
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

const DocumentElement* document_element(std::string_view name) { return kElements.find(name); }

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
