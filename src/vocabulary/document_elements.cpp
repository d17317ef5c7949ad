#include "vocabulary/document_elements.h"

#include <algorithm>

#include "vocabulary/attributes.h"
#include "vocabulary/document_attributes.h"

namespace colophon::vocabulary {

namespace {

constexpr Content content_of(const ContentModel& model) {
  if (model.holds == 0) return model.parts.empty() ? Content::none : Content::structured;
  if (model.holds == kText || model.holds == kPhrasingContent) return Content::phrasing;
  return model.holds == kTransparent ? Content::transparent : Content::flow;
}

constexpr ElementRow part(std::string_view names, ContentModel model) {
  return {.names = names, .content = model, .authored = {.content = content_of(model)}};
}
constexpr ElementRow flow(std::string_view names, ContentModel model) {
  ElementRow row = part(names, model);
  row.groups = kFlow;
  return row;
}
// A part of what stands in a line.
constexpr ElementRow phrase_part(std::string_view names, ContentModel model) {
  ElementRow row = part(names, model);
  row.authored.is_inline = true;
  return row;
}
constexpr ElementRow phrase(std::string_view names, ContentModel model) {
  ElementRow row = phrase_part(names, model);
  row.groups = kFlow | kPhrasing;
  return row;
}
// Only certain children stand in it, and words.
constexpr ElementRow structured(ElementRow row) {
  row.authored.content = Content::structured;
  return row;
}

// What runs, loads, is filled in, or speaks to a browser.
constexpr ElementRow removed(ElementRow row) {
  row.authored.treatment = Treatment::remove;
  row.authored.is_inline = true;
  row.authored.content = Content::flow;
  return row;
}
constexpr ElementRow removed_head(std::string_view names, Groups holds, Groups besides = 0) {
  return removed({.names = names, .content = {.holds = holds}, .groups = kMetadata | besides});
}
// What takes another form in a book.
constexpr ElementRow converted(ElementRow row, Content content) {
  row.authored.treatment = Treatment::convert;
  row.authored.content = content;
  return row;
}
// What has a fallback or text inside that says the same without it.
constexpr ElementRow unwrapped(ElementRow row) {
  row.authored.treatment = Treatment::unwrap;
  row.authored.content = row.authored.is_inline ? Content::transparent : Content::flow;
  return row;
}
// HTML section 16.2.
constexpr ElementRow renamed(ElementRow row, std::string_view successor,
                             std::string_view successor_class = {}) {
  row.authored.treatment = Treatment::rename;
  row.authored.successor = successor;
  row.authored.successor_class = successor_class;
  return row;
}
constexpr ElementRow obsolete(ElementRow row) {
  row.authored.is_xhtml = false;
  return row;
}

constexpr std::string_view kHeadings = "h1? h2? h3? h4? h5? h6? hgroup?";
constexpr ContentModel kEmpty = {};
constexpr ContentModel kFlowModel = {.holds = kFlowContent};
constexpr ContentModel kPhrasingModel = {.holds = kPhrasingContent};
constexpr ContentModel kTransparentModel = {.holds = kTransparent};
constexpr ContentModel kTextModel = {.holds = kText};

constexpr ElementRow kRows[] = {
    unwrapped(part("html", {"head!, body!"})),
    removed(part("head", {"title? base?", kMetadata})),
    removed_head("title", kText),
    removed_head("base", 0),
    removed_head("style", kAnything),
    removed_head("link meta", 0, kFlow | kPhrasing),
    removed_head("script template", kAnything, kFlow | kPhrasing),

    flow("address article aside blockquote div footer header main nav search section", kFlowModel),
    unwrapped(flow("dialog form", kFlowModel)),
    flow("h1 h2 h3 h4 h5 h6 p pre", kPhrasingModel),
    flow("hr", kEmpty),
    unwrapped(part("body", kFlowModel)),
    part("li dd dt td th caption figcaption", kFlowModel),
    converted(flow("details", {"summary!,", kFlowContent}), Content::flow),
    unwrapped(flow("fieldset", {"legend?,", kFlowContent})),
    renamed(part("legend", {kHeadings, kPhrasingContent}), "p"),
    part("summary", {kHeadings, kPhrasingContent}),
    flow("figure", {"figcaption?", kFlowContent, Order::caption}),
    flow("hgroup", {"h1|h2|h3|h4|h5|h6! p*"}),
    flow("ul ol menu", {"li*"}),
    flow("dl", {"dt* dd* div*", 0, Order::groups}),

    flow("table", {"caption?, colgroup*, thead?, tbody/tr*, tfoot?"}),
    part("thead tbody tfoot", {"tr*"}),
    part("tr", {"td* th*"}),
    part("colgroup", {"col*"}),
    part("col", kEmpty),

    phrase("abbr b bdi bdo cite code data dfn em i kbd mark meter progress q s samp small span "
           "strong sub sup time u var",
           kPhrasingModel),
    unwrapped(phrase("button label output", kPhrasingModel)),
    phrase("a ins del", kTransparentModel),
    unwrapped(phrase("map canvas slot", kTransparentModel)),
    phrase("br wbr", kEmpty),
    converted(phrase("area embed img input", kEmpty), Content::none),
    converted(phrase("iframe", kEmpty), Content::transparent),
    converted(phrase("audio video", {"source*, track*,", kTransparent}), Content::transparent),
    phrase_part("source track", kEmpty),
    converted(phrase("object", {"param*,", kTransparent}), Content::transparent),
    removed(part("param", kEmpty)),
    converted(phrase("picture", {"source*, img!"}), Content::transparent),
    structured(phrase("ruby", {"rb* rt* rp* rtc*", kPhrasingContent, Order::ruby})),
    structured(phrase_part("rtc", {"rt* rp*", kPhrasingContent})),
    phrase_part("rt rb", kPhrasingModel),
    phrase_part("rp", kTextModel),

    converted(phrase("select", {"optgroup* option*"}), Content::transparent),
    unwrapped(part("optgroup", {"option*"})),
    unwrapped(phrase_part("option", kTextModel)),
    removed(phrase("datalist", {"option*", kPhrasingContent})),
    converted(phrase("textarea", kTextModel), Content::transparent),

    obsolete(structured(phrase("svg math", kEmpty))),  // of namespaces of their own
    obsolete(converted(phrase("frame", kEmpty), Content::none)),
    obsolete(converted(phrase("font", kTransparentModel), Content::transparent)),
    obsolete(unwrapped(phrase("applet noscript blink", kTransparentModel))),
    obsolete(unwrapped(flow("frameset marquee multicol", kFlowModel))),
    obsolete(renamed(flow("center", kFlowModel), "div", "center")),
    obsolete(renamed(flow("dir", {"li*"}), "ul")),
    obsolete(renamed(flow("listing xmp plaintext", kPhrasingModel), "pre")),
    obsolete(renamed(phrase("acronym", kPhrasingModel), "abbr")),
    obsolete(renamed(phrase("big", kPhrasingModel), "span", "big")),
    obsolete(renamed(phrase("nobr", kPhrasingModel), "span", "nobr")),
    obsolete(renamed(phrase("strike", kPhrasingModel), "s")),
    obsolete(renamed(phrase("tt", kPhrasingModel), "code")),
    obsolete(removed(flow("keygen noframes noembed basefont bgsound spacer isindex nextid",
                          {.holds = kAnything}))),
};
constexpr auto kTable = compile_schema<kRows, kNoValues, kDocumentAttributes>();
constexpr Schema kSchema = kTable.schema();

// Names of SVG and MathML that look like custom ones.
constexpr std::string_view kReserved =
    "annotation-xml color-profile font-face font-face-src font-face-uri font-face-format "
    "font-face-name missing-glyph";

}  // namespace

const Schema& xhtml_schema() { return kSchema; }

const Element* document_element(std::string_view name) {
  const Element* element = kSchema.find(name);
  return element && element->authored.is_xhtml ? element : nullptr;
}

bool is_custom_element(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         name.find('-') != name.npos && !has_word(kReserved, name);
}

const Attribute* document_attribute(std::string_view element, std::string_view attribute) {
  return kSchema.find_attribute(kSchema.find(element), attribute);
}

bool is_custom_data_name(std::string_view attribute) {
  constexpr std::string_view kStart = "data-";
  if (!attribute.starts_with(kStart) || attribute.size() == kStart.size()) return false;
  const char first = attribute[kStart.size()];
  const bool begins_name = (first >= 'a' && first <= 'z') || first == '_' || first == ':' ||
                           static_cast<unsigned char>(first) >= 0x80;
  return begins_name && std::none_of(attribute.begin(), attribute.end(),
                                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace colophon::vocabulary
