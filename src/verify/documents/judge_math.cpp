// MathML: presentation, with content MathML in annotations alone (EPUB 3.3 section 6.1.3.4).
#include <fmt/format.h>

#include <algorithm>

#include "verify/documents/judge.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"
#include "vocabulary/math_attributes.h"
#include "vocabulary/math_values.h"
#include "vocabulary/roles.h"

namespace colophon::verify {

namespace {

using xml::Space;

enum class Kind : std::uint8_t {
  row,      // any number of expressions
  exact,    // a certain number
  token,    // text, glyphs and marks
  leaf,     // nothing
  table,    // rows
  cells,    // of a row
  scripts,  // mmultiscripts
  stack,    // elementary mathematics
  semantics,
  annotation,
  annotation_xml,
};

struct MathElement {
  Kind kind = Kind::row;
  std::uint8_t count = 0;
  bool is_expression = true;
};

// The count of a token that holds words of XHTML too.
constexpr std::uint8_t kWords = 1;

constexpr NamesWith<MathElement> kLines[] = {
    {"math", {Kind::row, 0, false}},
    {"mrow msqrt mstyle merror mpadded mphantom mfenced menclose maction", {Kind::row}},
    {"mfrac mroot msub msup munder mover", {Kind::exact, 2}},
    {"msubsup munderover", {Kind::exact, 3}},
    {"mi mn mo ms", {Kind::token}},
    {"mtext", {Kind::token, kWords}},
    {"mspace malignmark", {Kind::leaf}},
    {"mglyph none msline", {Kind::leaf, 0, false}},
    {"mtable", {Kind::table}},
    {"mtr mlabeledtr", {Kind::cells, 0, false}},
    {"mtd", {Kind::row, 0, false}},
    {"mstack mlongdiv", {Kind::stack}},
    {"msgroup msrow mscarries mscarry", {Kind::stack, 0, false}},
    {"semantics", {Kind::semantics}},
    {"annotation", {Kind::annotation, 0, false}},
};
constexpr NameTable<MathElement, count_names(kLines)> kElements(kLines);

// Names that are longer than a short one.
constexpr MathElement kScripts{Kind::scripts};
constexpr MathElement kPrescripts{Kind::leaf, 0, false};
constexpr MathElement kGroup{Kind::leaf};
constexpr MathElement kAnnotationXml{Kind::annotation_xml, 0, false};

const MathElement* math_element(std::string_view name) {
  if (name == "mmultiscripts") return &kScripts;
  if (name == "mprescripts") return &kPrescripts;
  if (name == "maligngroup") return &kGroup;
  if (name == "annotation-xml") return &kAnnotationXml;
  return kElements.find(name);
}

constexpr std::string_view kPresentationEncodings =
    "MathML|MathML-Presentation|application/mathml-presentation+xml";
constexpr std::string_view kContentEncodings = "MathML-Content|application/mathml-content+xml";
constexpr std::string_view kOtherEncodings = "application/xhtml+xml|text/html|SVG1.1";

std::string_view local_name(const Frame& frame) {
  const std::size_t colon = frame.written.find(':');
  return colon == frame.written.npos ? frame.written : frame.written.substr(colon + 1);
}

bool fits(const MathElement& parent, const MathElement& child, std::string_view name,
          std::uint32_t place) {
  switch (parent.kind) {
    case Kind::row:
    case Kind::exact:
      return child.is_expression;
    case Kind::token:
      return name == "mglyph" || name == "malignmark" || (name == "math" && parent.count == kWords);
    case Kind::table:
      return name == "mtr" || name == "mlabeledtr";
    case Kind::cells:
      return name == "mtd";
    case Kind::scripts:
      return child.is_expression || (place > 1 && (name == "none" || name == "mprescripts"));
    case Kind::stack:
      return child.is_expression ||
             vocabulary::has_word("none msline msgroup msrow mscarries mscarry", name);
    case Kind::semantics:
      return place == 1 ? child.is_expression : name == "annotation" || name == "annotation-xml";
    case Kind::annotation_xml:
      return child.is_expression;
    case Kind::leaf:
    case Kind::annotation:
      return false;
  }
  return true;
}

void refuse(Document& document, const Frame& frame, const Frame& parent) {
  document.findings.report(Code::invalid_element, tag_span(document, frame), frame.written,
                           fmt::format("here in <{}>", parent.written));
}

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

}  // namespace

void open_formula(const xml::StartTag& tag, Frame& frame) {
  const MathElement* model = math_element(tag.name.local);
  const bool holds_text = !model || model->kind == Kind::token || model->kind == Kind::annotation;
  frame.content.model = {.holds = holds_text ? vocabulary::kText : 0U};
  if (model && model->kind == Kind::annotation_xml) open_annotation(tag, frame);
}

void judge_math_place(Document& document, const xml::StartTag& tag, Frame& frame) {
  const Frame& parent = document.open.back();
  const MathElement* around = math_element(local_name(parent));
  const std::string_view name = tag.name.local;
  const MathElement* model = frame.space == Space::mathml ? math_element(name) : nullptr;
  if (!around) return;
  if (!model) {
    // Words of XHTML stand in <mtext> alone, and drawings.
    const vocabulary::Element* word =
        frame.space == Space::xhtml ? vocabulary::document_element(name) : nullptr;
    const bool is_phrase =
        (word && (word->groups & vocabulary::kPhrasing)) || tag.name.is(Space::svg, "svg");
    const bool is_word = is_phrase && local_name(parent) == "mtext";
    if (!is_word) refuse(document, frame, parent);
    if (!is_word && frame.space == Space::mathml) frame.rules = Rules::anything;
    return;
  }
  if (!fits(*around, *model, name, parent.content.children)) refuse(document, frame, parent);
}

void judge_math_end(Document& document, const Frame& frame) {
  const MathElement* model = math_element(local_name(frame));
  if (!model) return;
  constexpr std::uint32_t kLeastOfDivision = 3;
  const bool is_division = local_name(frame) == "mlongdiv";
  const bool is_short = (model->kind == Kind::exact && frame.content.children != model->count) ||
                        (is_division && frame.content.children < kLeastOfDivision) ||
                        (model->kind == Kind::semantics && frame.content.children == 0) ||
                        (model->kind == Kind::scripts && frame.content.children == 0);
  if (!is_short) return;
  const std::string expected =
      model->kind == Kind::exact
          ? fmt::format("{} parts, but {}", model->count, frame.content.children)
          : std::string("formula, or too few");
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                           expected);
}

namespace {

// Of <annotation-xml>; content MathML is there as what the formula means.
void judge_encoding(Document& document, const xml::StartTag& tag, const Frame& frame) {
  using vocabulary::forms::is_one_of;
  const xml::Attribute* encoding = tag.find("encoding");
  if (!encoding) return;
  const bool is_content = is_one_of(kContentEncodings, encoding->value);
  if (!is_content && !is_one_of(kPresentationEncodings, encoding->value) &&
      !is_one_of(kOtherEncodings, encoding->value)) {
    document.findings.report(Code::invalid_value, value_span(document, tag, *encoding), "encoding",
                             frame.written, encoding->value);
  }
  const xml::Attribute* name = tag.find("name");
  if (!is_content || (name && name->value == "contentequiv")) return;
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                           "`name=\"contentequiv\"`");
}

bool fits(const xml::StartTag& tag, const xml::Attribute& attribute) {
  const std::string_view name = attribute.name.local;
  switch (attribute.name.space) {
    case Space::none:
      if (name.starts_with("aria-")) return vocabulary::is_aria_allowed("math", "", name);
      if (name.starts_with("its-")) return true;
      return vocabulary::is_math_attribute(tag.name.local, name);
    case Space::xml:
      return name == "base";
    case Space::ops:
      return name == "type";
    case Space::ssml:
      return name == "ph";
    default:
      return true;
  }
}

}  // namespace

void judge_math_attributes(Document& document, const xml::StartTag& tag, const Frame& frame) {
  if (tag.name.local == "annotation-xml") judge_encoding(document, tag, frame);
  // Content MathML is nobody's to judge here.
  if (!math_element(tag.name.local)) return;
  for (const xml::Attribute& attribute : tag.attributes) {
    const std::string_view name = attribute.name.local;
    if (!fits(tag, attribute)) {
      document.findings.report(Code::invalid_attribute, name_span(document, tag, attribute),
                               written_name(document, tag, attribute), frame.written);
    } else if (attribute.name.space == xml::Space::none &&
               !vocabulary::is_math_value(tag.name.local, name, attribute.value)) {
      document.findings.report(Code::invalid_value, value_span(document, tag, attribute), name,
                               frame.written, attribute.value);
    }
  }
}

}  // namespace colophon::verify
