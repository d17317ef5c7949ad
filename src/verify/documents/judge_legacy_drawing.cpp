// Drawings in the documents of EPUB 2 (vocabulary/legacy_drawings.h).
#include <fmt/format.h>

#include "verify/documents/judge.h"
#include "verify/xml/element_tree.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/legacy_drawings.h"

namespace colophon::verify {

namespace {

using xml::Space;

void refuse(Document& document, const Frame& frame, const std::string& where) {
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written, where);
}

// As the table has it; empty for one of a namespace that a drawing may have anything of.
std::string name_of(const xml::Name& name) {
  switch (name.space) {
    case Space::none:
      return std::string(name.local);
    case Space::xlink:
      return fmt::format("xlink:{}", name.local);
    case Space::xml:
      return fmt::format("xml:{}", name.local);
    case Space::ops:
      return fmt::format("epub:{}", name.local);
    default:
      return {};
  }
}

}  // namespace

void judge_legacy_drawing(Document& document, const xml::StartTag& tag, Frame& frame,
                          const Frame* parent) {
  frame.rules = Rules::anything;
  const std::string_view name = tag.name.local;
  if (parent && parent->rules == Rules::anything) return;
  frame.drawing = vocabulary::legacy_drawing(name);
  if (!frame.drawing && !vocabulary::is_other_drawing(name)) {
    return refuse(document, frame, "in SVG 1.1: there is no such element");
  }
  if (parent && parent->rules == Rules::legacy_drawing &&
      !has_word(parent->drawing->children, name)) {
    refuse(document, frame, fmt::format("directly in <{}>", parent->written));
  }
  if (!frame.drawing) return;
  frame.rules = Rules::legacy_drawing;
  frame.is_judged = true;
  if (name != "foreignObject") return;
  static constexpr vocabulary::LegacyElement kForeign{.holds = vocabulary::LegacyHolds::flow,
                                                      .parts = "body*"};
  frame.rules = Rules::legacy;
  frame.legacy = &kForeign;
  frame.content.model.parts = kForeign.parts;
}

void judge_legacy_drawing_attributes(Document& document, const xml::StartTag& tag,
                                     const Frame& frame) {
  for (const xml::Attribute& attribute : tag.attributes) {
    const std::string name = name_of(attribute.name);
    if (name.empty()) continue;
    if (!vocabulary::takes_attribute(*frame.drawing, name)) {
      document.findings.report(Code::invalid_attribute, name_span(document, tag, attribute),
                               written_name(document, tag, attribute), frame.written);
    } else if (name == "id" && !vocabulary::forms::is_xml_name(trim(attribute.value))) {
      document.findings.report(Code::invalid_value, value_span(document, tag, attribute),
                               written_name(document, tag, attribute), frame.written,
                               shortened(attribute.value));
    }
  }
  for (const std::string_view name : split_words(frame.drawing->required)) {
    const bool is_there = name == "xlink:href" ? tag.find(Space::xlink, "href") : tag.find(name);
    if (is_there) continue;
    document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                             fmt::format("`{}`", name));
  }
}

}  // namespace colophon::verify
