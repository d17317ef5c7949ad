// MathML: presentation, with content MathML in annotations alone (EPUB 3.3 section 6.1.3.4).
#include <fmt/format.h>

#include "verify/documents/judge.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/document_elements.h"
#include "vocabulary/math_elements.h"

namespace colophon::verify {

namespace {

using xml::Space;

constexpr std::string_view kPresentationEncodings =
    "MathML|MathML-Presentation|application/mathml-presentation+xml";
constexpr std::string_view kContentEncodings = "MathML-Content|application/mathml-content+xml";

// <annotation-xml> says what it holds; nothing said, that are words of XHTML.
void open_annotation(const xml::StartTag& tag, Frame& frame) {
  const xml::Attribute* encoding = tag.find("encoding");
  const std::string_view value = encoding ? encoding->value : std::string_view();
  if (vocabulary::forms::is_one_of(kPresentationEncodings, value)) return;
  if (vocabulary::forms::is_one_of(kContentEncodings, value)) {
    frame.rules = Rules::anything;  // content MathML is nobody's to judge here
    return;
  }
  frame.rules = Rules::document;
  frame.content.model = {.holds = vocabulary::kFlowContent};
  frame.may_hold_flow = true;
}

// What it counts as in <mtext>, where alone words and drawings stand.
vocabulary::Groups groups_of(const xml::Name& name) {
  if (name.is(Space::svg, "svg")) return vocabulary::kPhrasing;
  const vocabulary::Element* word =
      name.space == Space::xhtml ? vocabulary::document_element(name.local) : nullptr;
  return word ? word->groups : 0;
}

}  // namespace

void open_formula(const xml::StartTag& tag, Frame& frame) {
  frame.element = vocabulary::math_schema().find(tag.name.local);
  frame.content.model =
      frame.element ? frame.element->content : vocabulary::ContentModel{.holds = vocabulary::kText};
  if (tag.name.local == "annotation-xml") open_annotation(tag, frame);
}

void judge_math_place(Document& document, const xml::StartTag& tag, Frame& frame) {
  Frame& parent = document.open.back();
  if (!parent.element) return;
  const vocabulary::Element* model = frame.space == Space::mathml ? frame.element : nullptr;
  const Fit fit = model ? add_child(parent.content, tag.name.local, model->groups)
                        : add_child(parent.content, {}, groups_of(tag.name));
  if (fit == Fit::yes) return;
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written,
                           fmt::format("here in <{}>", parent.written));
  if (!model && frame.space == Space::mathml) frame.rules = Rules::anything;
}

}  // namespace colophon::verify
